"""How an app declares what programs may do: every operation names the scope that a token needs for it.

    router = Operations(tags=["groups"])

    @router.read("/groups", GroupPage, opens=True)
    def list_groups(request, ...): return {"items": [...], "next": None}

    @router.act("/groups/{pk}/memberships", MembershipOut, scope="memberships")
    def apply(request, pk: Id, body: ApplicationIn): return {...}

A read answers with an ETag; an act takes an Idempotency-Key, and one with keyed=True demands it. With kept=False nothing
of request or answer is stored under the key: what is said there is secret, and the act itself cannot happen twice.
"""

import json
import re
from datetime import date
from functools import wraps
from hashlib import blake2b
from typing import Annotated

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from ninja import Field, Path, Query, Router, Schema
from ninja.utils import check_csrf
from pydantic import AfterValidator, AwareDatetime, ConfigDict, field_validator
from pydantic_core import PydanticCustomError

from .answers import once, seal_of
from .cursors import MOST
from .forms import plain
from .problems import Problem

KEY = re.compile(r"[!-~]{1,255}")
HIGHEST = 2**63 - 1
READS, ACTS = "GET", "POST"
KEPT = "Random text, the same for every repetition of one request; kept 24 hours."
NOT_KEPT = "Taken and not stored: the answer is secret, and sent again the act is refused rather than repeated."

Id = Path(ge=1, le=HIGHEST)
Limit = Annotated[int, Query(20, ge=1, le=MOST, description="Rows of one page.")]
After = Annotated[str, Query("", max_length=600, description="The value of `next` of the page before.")]


class Asked(Schema):
    """What a program sends: nothing unknown, nothing of another type, no text that cannot be read."""

    model_config = ConfigDict(strict=True, extra="forbid")

    @field_validator("*", mode="wrap")
    @classmethod
    def plain_text(cls, value, read):
        """What was sent must keep the contract as it stands, and once more when it has been made plain."""
        read(value)
        return read(plain(value))


def of_our_time(moment):
    if not 2000 <= moment.year <= 2100:
        raise PydanticCustomError("year_out_of_range", "the year is out of range")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(of_our_time)]
TypedMoment = Annotated[Moment, Field(strict=False)]
TypedDay = Annotated[date, Field(strict=False), AfterValidator(of_our_time)]


class FieldProblem(Schema):
    field: str
    say: str


class ProblemOut(Schema):
    """A problem in the reader's language (RFC 9457); `type` leads to a page that says what to do."""

    type: str
    title: str
    status: int
    detail: str
    fields: list[FieldProblem] = Field([], description="Inputs that are wrong, each with a sentence.")


class Token:
    """A personal access token, found by the gate; it must carry the scope of the operation."""

    openapi_security_schema = {"type": "http", "scheme": "bearer", "description": "A personal access token (guyub_…)."}

    def __init__(self, scope):
        self.scope = scope

    def __call__(self, request):
        bearer = getattr(request, "bearer", None)
        if bearer is not None and self.scope not in bearer.scopes:
            raise Problem("scope-missing")
        return bearer


class Session:
    """The browser's own session, with its anti-forgery token for whatever changes something."""

    openapi_security_schema = {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}

    def __call__(self, request):
        if not request.actor.signed_in:
            return False
        if request.method != READS and check_csrf(request) is not None:
            raise Problem("csrf")
        return True


class Anybody:
    def __call__(self, request):
        return True


def encoded(answer, status=200):
    """The answer as JSON; an HttpResponse stays as it is."""
    if isinstance(answer, HttpResponse):
        return answer
    text = json.dumps(answer, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type="application/json")


def fresh(request, answer):
    """The answer with its ETag, or 304 if the program has it already."""
    etag = f'"{blake2b(answer.content, digest_size=12).hexdigest()}"'
    answer["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=answer)


def key_of(request, demanded):
    key = request.headers.get("Idempotency-Key")
    if key is None:
        if demanded:
            raise Problem("key-missing")
        return None
    if not KEY.fullmatch(key):
        raise Problem("key-invalid")
    return key


def problems(*statuses):
    return dict.fromkeys(statuses, ProblemOut)


class Operations(Router):
    """A router whose operations all say their scope; see the module."""

    def read(self, path, answer, *, scope="read", opens=False):
        """GET. With `opens` also nobody may ask, and gets what the public may see."""
        return self.declared(READS, path, {200: answer, 304: None, **problems(401, 403, 404, 422, 429, 503)},
                             scope, opens=opens, keyed=None)

    def act(self, path, answer, *, scope, status=200, keyed=False, kept=True):
        """POST. With `keyed` the Idempotency-Key is demanded: where hours or money move."""
        return self.declared(
            ACTS, path, {status: answer, **problems(400, 401, 403, 404, 413, 415, 422, 429, 503)}, scope, opens=False,
            keyed=keyed, status=status, kept=kept)

    def declared(self, method, path, responses, scope, *, opens, keyed, status=200, kept=True):
        callers = [Token(scope), Session(), *([Anybody()] if opens else [])]
        extra = {"x-scope": scope, "x-public": opens}
        if keyed is not None:
            extra["parameters"] = [{
                "in": "header", "name": "Idempotency-Key", "required": keyed,
                "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
                "description": KEPT if kept else NOT_KEPT}]

        def declare(view):
            @wraps(view)
            def run(request, *args, **facts):
                if method == READS:
                    return fresh(request, encoded(view(request, *args, **facts)))
                key = key_of(request, keyed)
                if key is None or not kept:
                    return encoded(view(request, *args, **facts), status)
                return once(f"login/{request.actor.login_id}", key, seal_of(request),
                            lambda: encoded(view(request, *args, **facts), status))

            run.scope, run.opens, run.keyed = scope, opens, keyed
            return self.api_operation([method], path, response=responses, auth=callers, openapi_extra=extra,
                                      operation_id=view.__name__)(run)

        return declare

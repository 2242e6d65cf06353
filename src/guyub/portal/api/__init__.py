"""The root of /api/v1: one description of everything, and errors as problem+json in the reader's language."""

import json

from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser

from guyub.core.errors import Stopped
from guyub.core.forms import plain
from guyub.core.problems import MEDIA_TYPE, problem, problem_of
from guyub.foundation.groups.api import routers as groups
from guyub.insight.portfolio.api import routers as portfolio
from guyub.profession.credits.api import routers as credits
from guyub.volunteering.matching.api import routers as matching
from guyub.workshop.activities.api import routers as activities
from guyub.workshop.conflicts.api import routers as conflicts
from guyub.workshop.credentials.api import routers as credentials
from guyub.workshop.decisions.api import routers as decisions
from guyub.workshop.invitations.api import routers as invitations
from guyub.workshop.ledger.api import routers as ledger

from .wording import sentence

DESCRIPTION = """What a person can do on the pages, a program can do here: the same acts under the same rules.

Sign in with a personal access token (`Authorization: Bearer guyub_…`, made on `/saya/token/`). Lists come in pages of at
most 50: pass `next` as `after`. Errors are problem+json in Indonesian or English (Accept-Language). Send an
`Idempotency-Key`
with a POST and repeat it safely for 24 hours. Every operation names the scope it takes as `x-scope`.
"""


class PlainParser(Parser):
    """Reads JSON strictly, an empty body as an empty object, and texts without signs that cannot be read."""

    def parse_body(self, request):
        return json.loads(request.body, parse_constant=refuse) if request.body else {}

    def parse_querydict(self, data, list_fields, request):
        found = super().parse_querydict(data, list_fields, request)
        return {name: [plain(one) for one in value] if isinstance(value, list) else plain(value)
                for name, value in found.items()}


def refuse(name):
    raise ValueError(f"{name} is not JSON")


class GuyubAPI(NinjaAPI):
    """Describes its errors as problem+json; the description is made once per process."""

    described = None

    def get_openapi_schema(self, **options):
        if self.described is None:
            self.described = super().get_openapi_schema(**options)
            for operations in self.described["paths"].values():
                for operation in operations.values():
                    amend(operation)
        return self.described


def amend(operation):
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
    if operation.pop("x-public", False):
        operation["security"].append({})


api = GuyubAPI(title="Guyub", version="1", description=DESCRIPTION, urls_namespace="api-1", openapi_url="/openapi.json",
               docs_url=None, parser=PlainParser())
for router in (*groups, *activities, *invitations, *matching, *portfolio, *ledger, *decisions, *conflicts, *credentials,
               *credits):
    api.add_router("", router)


@api.exception_handler(Stopped)
def stopped(request, error):
    return problem_of(error)


@api.exception_handler(Http404)
def missing(request, error):
    return problem("not-found")


@api.exception_handler(AuthenticationError)
def unknown(request, error):
    return problem("sign-in")


@api.exception_handler(ValidationError)
def unreadable(request, error):
    fields = [(".".join(str(part) for part in one["loc"][1:] if part != "body"), sentence(one)) for one in error.errors]
    return problem("fields", fields=fields)


@api.exception_handler(HttpError)
def other(request, error):
    return problem("not-json")

"""The gate before /api/v1: language, size and kind of the body, who asks, how often; and errors of others made ours."""

from dataclasses import replace

from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation.trans_real import parse_accept_lang_header

from guyub.core.problems import MEDIA_TYPE, Problem, problem, problem_of
from guyub.foundation.groups.queries import actor_of
from guyub.foundation.people.commands import note_use
from guyub.foundation.people.queries import access_token, token_state
from guyub.foundation.people.rules import TOKEN_SIGN

from .. import limits
from ..accounts import ip_of, network_of

ROOT = "/api/v1/"
PAGES = (f"{ROOT}problems/", f"{ROOT}docs")
MOST_BYTES = 256 * 1024
KNOWN = ("id", "en")
SAID = {400: "not-json", 403: "not-yours", 404: "not-found", 405: "method", 413: "too-large", 415: "media-type",
        500: "broken", 503: "busy"}


class ApiGate:
    """Stands behind the session's and the actor's middleware, which it overrules when a token is shown."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(ROOT) or request.path.startswith(PAGES):
            return self.get_response(request)
        request.tallies = []
        language = asked_language(request)
        if language:
            translation.activate(language)
        try:
            check_body(request)
            identify(request, language)
            answer = self.get_response(request)
        except Problem as error:
            answer = problem_of(error)
        return finished(request, answer)


def asked_language(request):
    """What Accept-Language wishes of what we have; None if nothing."""
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]):
        if (short := code.partition("-")[0]) in KNOWN:
            return short
    return None


def check_body(request):
    try:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise Problem("not-json") from None
    if size > MOST_BYTES:
        raise Problem("too-large")
    if size and request.method not in {"GET", "HEAD"} and request.content_type != "application/json":
        raise Problem("media-type")


def identify(request, language):
    """Set the actor of a token, and count the request."""
    address = network_of(ip_of(request))
    header = request.headers.get("Authorization")
    if header is None:
        if request.actor.signed_in:
            tally(request, "person", request.actor.login_id)
        else:
            tally(request, "address", address)
        return
    if limits.count("address", address, amount=0).left <= 0:  # so that tokens cannot be tried at will
        tally(request, "address", address)
    token = token_of(header)
    state = token_state(token) if token is not None else "unknown"
    if state:
        tally(request, "address", address)
        raise Problem("token-expired" if state == "expired" else "token-invalid")
    if language is None:
        translation.activate(token.login.person.language)
    request.bearer = token
    request.actor = SimpleLazyObject(lambda: replace(actor_of(token.login), operator=False))
    tally(request, "token", token.pk)
    tally(request, "person", token.login_id)
    note_use(token)


def token_of(header):
    scheme, _space, secret = header.partition(" ")
    secret = secret.strip()
    if scheme.lower() != "bearer" or not secret.startswith(TOKEN_SIGN) or len(secret) > 100:
        return None
    return access_token(secret)


def tally(request, name, who):
    counted = limits.count(name, who)
    request.tallies.append(counted)
    if counted.over:
        raise Problem("too-many")


def finished(request, answer):
    """The answer with what every answer of the API says; an error that somebody else worded becomes a problem."""
    if answer.status_code >= 400 and answer.get("Content-Type") != MEDIA_TYPE:
        allow = answer.get("Allow")
        answer = problem(SAID.get(answer.status_code, "broken" if answer.status_code >= 500 else "not-json"))
        if allow:
            answer["Allow"] = allow
    answer["Content-Language"] = translation.get_language()
    answer["Cache-Control"] = "private, no-cache"
    answer["Vary"] = "Accept-Language, Authorization, Cookie"
    for name, value in limits.headers(request.tallies).items():
        if request.tallies:
            answer[name] = value
    if answer.status_code == 429:
        answer["Retry-After"] = str(max(one.seconds for one in request.tallies if one.over))
    return answer

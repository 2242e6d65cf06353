"""The root of /api/v1: one description, errors as problem+json in the reader's language."""

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from guyub.core.errors import Stopped
from guyub.foundation.groups.api import router as groups
from guyub.workshop.activities.api import router as activities

api = NinjaAPI(title="Guyub", version="1", urls_namespace="api-1", openapi_url="/openapi.json")
api.add_router("", groups)
api.add_router("", activities)


def problem(request, status, detail, **more):
    answer = api.create_response(request, {"type": "about:blank", "status": status, "detail": detail, **more}, status=status)
    answer["Content-Type"] = "application/problem+json"
    return answer


@api.exception_handler(Stopped)
def stopped(request, error):
    more = {"field": error.field} if error.field else {}
    return problem(request, error.status, str(error), **more)


@api.exception_handler(Http404)
def missing(request, error):
    return problem(request, 404, _("Tidak ada, atau bukan untuk akun Anda."))


@api.exception_handler(AuthenticationError)
def unknown(request, error):
    return problem(request, 401, _("Masuk dulu."))


@api.exception_handler(ValidationError)
def unreadable(request, error):
    fields = [{"field": ".".join(str(part) for part in one["loc"][1:]), "say": one["msg"]} for one in error.errors]
    return problem(request, 422, _("Sebagian isian tidak terbaca."), fields=fields)


@api.exception_handler(HttpError)
def other(request, error):
    return problem(request, error.status_code, str(error))

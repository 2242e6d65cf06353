"""What comes in is bounded and plain before a page sees it; errors of acts become pages that say what to do."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404

from . import pages
from .errors import Stopped
from .forms import plain_data
from .typed import LARGEST


class PlainErrors:
    """Answers Refused, Rejected and Busy that no page caught, in the reader's language.

    Who sends a form when the session has ended comes back, after signing in, to the page where it stood: the address of the
    form itself may take nothing but forms.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        if answer.status_code == 405 and not answer.content and not request.path.startswith("/api/"):
            said = pages.wrong_way(request)
            said["Allow"] = answer.get("Allow", "")
            return said
        if request.method == "POST" and answer.get("Location", "").startswith(f"{settings.LOGIN_URL}?next="):
            answer["Location"] = f"{settings.LOGIN_URL}?{urlencode({'next': urlsplit(pages.came_from(request)).path})}"
        return answer

    def process_exception(self, request, error):
        if isinstance(error, Stopped) and not request.path.startswith("/api/"):
            return pages.stopped(request, error)
        return None


class PlainIntake:
    """Refuses what is too large before it is read, and ids that no row can have; takes unseen signs out of texts.

    Stands before whatever reads a body, the guard of forms included. A body without a stated length is not read at all.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        program = request.path.startswith("/api/")  # reads its body itself
        most = settings.LARGEST_UPLOAD if request.content_type == "multipart/form-data" else settings.LARGEST_BODY
        if length_of(request) > most:
            return pages.too_large(request, most)
        if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower() and not request.META.get("CONTENT_LENGTH"):
            return pages.length_missing(request)
        if any(isinstance(value, int) and value > LARGEST for value in kwargs.values()):
            raise Http404
        request.GET = plain_data(request.GET)
        if request.method == "POST" and not program:
            request.POST = plain_data(request.POST)
        return None


def length_of(request):
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0

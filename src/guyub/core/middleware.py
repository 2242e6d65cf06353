"""Errors of acts become pages and fragments that say what to do."""

from . import pages
from .errors import Stopped


class PlainErrors:
    """Answers Refused, Rejected and Busy that no page caught, in the reader's language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if isinstance(error, Stopped) and not request.path.startswith("/api/"):
            return pages.stopped(request, error)
        return None

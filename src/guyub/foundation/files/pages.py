"""The content of a picture, for ever the same under its name."""

import re

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response

from .queries import content_of

NAME = re.compile(r"[0-9a-f]{40}\.webp")


def content(request, name):
    if not NAME.fullmatch(name):
        raise Http404
    etag = f'"{name[:40]}"'
    if known := get_conditional_response(request, etag=etag):
        return known
    if (data := content_of(name)) is None:
        raise Http404
    answer = HttpResponse(data, content_type="image/webp")
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    answer["ETag"] = etag
    return answer

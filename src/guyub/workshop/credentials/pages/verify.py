"""Checking: the page of a token, and a desk to which anybody brings a link, a slip, a file or a badge."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .. import commands, queries
from ..rules.badge import unbaked_png, unbaked_svg
from ..rules.integrity import LARGEST, read
from ..rules.quads import Unreadable
from .files import file

ENDED = 410
LARGEST_FILE = 1024 * 1024


def found_by(token):
    found = queries.shown(token)
    if found is None:
        raise Http404
    return found


@never_cache
def shown(request, token):
    """What a credential says, whether it stands, and how one can check that oneself."""
    found = found_by(token)
    answer = render(request, "credentials/verify/shown.html", {
        "shown": found, "house": settings.SITE.split("://")[-1], "relies": queries.relies(request.actor, found.credential)},
        status=200 if found.state in ("stands", "revoked", "untrusted") else ENDED)
    answer["X-Robots-Tag"] = "noindex"
    return answer


@never_cache
def shown_file(request, token, kind):
    return file(found_by(token), kind)


@require_POST
@login_required
def rely(request, token):
    """Ask to be told if it falls."""
    found = found_by(token)
    commands.rely_on_credential(request.actor, found.credential)
    messages.success(request, _("Anda akan dikabari bila sertifikat ini dicabut."))
    return HttpResponseRedirect(found.path)


def check(request):
    """Whatever somebody was shown, held against this house's keys and lists."""
    context = {"house": settings.SITE.split("://")[-1], "text": "", "claim": None, "wrong": "", "elsewhere": ""}
    if request.method != "POST":
        return render(request, "credentials/verify/check.html", context)
    text = request.POST.get("sertifikat", "").strip()
    context["text"] = text[:4000]
    try:
        document = read(brought(request, text))
    except Elsewhere as error:
        return render(request, "credentials/verify/check.html", {**context, "elsewhere": error.host}, status=422)
    except Here as found:
        return HttpResponseRedirect(f"/v/{found.token}/")
    except Unreadable:
        return wrong(request, context)
    try:
        claim = queries.claim_of(document)
    except Unreadable:
        return wrong(request, context)
    return render(request, "credentials/verify/check.html", {**context, "claim": claim})


def wrong(request, context):
    words = _("Ini bukan tautan, lencana, atau berkas sertifikat yang bisa dibaca. Tempel tautannya, atau pilih berkas "
              "PNG, SVG, atau JSON yang diunduh dari halaman sertifikat.")
    return render(request, "credentials/verify/check.html", {**context, "wrong": words}, status=422)


class Elsewhere(Exception):
    """An address that is not of this house."""

    def __init__(self, host):
        super().__init__(host)
        self.host = host


class Here(Exception):
    """An address of this house."""

    def __init__(self, token):
        super().__init__(token)
        self.token = token


def brought(request, text):
    """The text of the credential that was pasted or uploaded; an address is answered at once."""
    upload = request.FILES.get("berkas")
    if upload is not None:
        if upload.size > LARGEST_FILE:
            raise Unreadable("too large")
        octets = upload.read()
        if octets.startswith(b"\x89PNG"):
            text = unbaked_png(octets) or ""
        else:
            text = octets.decode("utf-8", "replace")
            text = unbaked_svg(text) or text
        return text[: LARGEST + 1]
    if "://" in text[:12] or text.startswith("/v/"):
        try:
            parts = urlsplit(text)
        except ValueError as error:
            raise Unreadable("no address") from error
        house = urlsplit(settings.SITE)
        if parts.netloc and parts.netloc != house.netloc:
            raise Elsewhere(parts.netloc)
        token = parts.path.removeprefix("/v/").strip("/")
        if parts.path.startswith("/v/") and queries.shown(token):
            raise Here(token)
        raise Unreadable("no such page")
    return text

"""Cards that other sites show in a frame: a group or an activity, without cookies and without a script.

They say the same to everybody, whoever is signed in here. Only these pages may be framed; all others stay shut.
"""

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.clickjacking import xframe_options_exempt

from guyub.core.actors import PUBLIC
from guyub.core.cloths import stripes
from guyub.foundation.groups.queries import group_named
from guyub.workshop.activities.queries import activity_cards, activity_for_page, activity_poster, may_be_shown
from guyub.workshop.ledger.queries import sum_of

from .linked import address

SHOWN = 3
# No script, no form, no connection: in a frame nothing happens but reading and following a link.
POLICY = {name: ["'none'"] for name in (
    "default-src", "base-uri", "form-action", "script-src", "connect-src", "font-src", "media-src", "manifest-src")}
POLICY |= {"style-src": ["'self'"], "img-src": ["'self'"], "frame-ancestors": ["*"]}


def framed(page):
    """A page that every site may show in a frame."""
    return csp_replace(POLICY)(xframe_options_exempt(page))


@framed
def group(request, slug):
    with spoken(request):
        found = group_named(PUBLIC, slug)
        if found is None or not found.living:
            raise Http404
        cards, more = activity_cards(PUBLIC, group=found, limit=SHOWN)
        year = timezone.localdate().replace(month=1, day=1)
        return shown("portal/card/group.html", found.kain, f"/kelompok/{found.slug}/", {
            "group": found, "cards": cards, "more": more, "year": year.year, "minutes": sum_of(group=found, since=year)})


@framed
def activity(request, pk):
    with spoken(request):
        found = activity_for_page(PUBLIC, pk)
        if found is None or not may_be_shown(found):
            raise Http404
        return shown("portal/card/activity.html", found.group.kain, f"/kegiatan/{pk}/", {
            "activity": found, "group": found.group, "poster": activity_poster(found)})


def spoken(request):
    """The language that the address asks for: a frame of another site gets no cookie of ours."""
    asked = request.GET.get("bahasa")
    return translation.override(asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)


def shown(template, kain, page, facts):
    threads, x = [], 0
    for colour, width in stripes(kain):
        threads.append((colour, x, width))
        x += width
    # Without the request: no session is opened, so no cookie is set and one copy is right for all.
    text = render_to_string(template, {
        **facts, "threads": threads, "repeat": x, "url": address(page), "site": settings.SITE,
        "language": translation.get_language()})
    answer = HttpResponse(text)
    answer["Cache-Control"] = "public, max-age=300"
    return answer

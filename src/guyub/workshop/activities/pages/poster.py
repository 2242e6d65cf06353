"""A poster with a QR code as PDF, A4 or A5, of an activity or of a group."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.cloths import stripes
from guyub.core.papers import breakable, numbers_of, paper, qr_svg
from guyub.foundation.groups.queries import group_named

from .. import policy, queries

SOURCE = Path(__file__).parents[1] / "papers" / "poster.typ"
SIZES = ("a4", "a5")
LONG = 420  # letters of what a group says of itself; its page has it whole


def activity(request, pk, size):
    """The public's poster of a published activity; its coordinators may print that of a draft, too."""
    found = queries.activity_for_page(request.actor, pk)
    if found is None or not (queries.may_be_shown(found) or request.actor.holds(found.group, *policy.VOUCHING)):
        raise Http404
    return printed(queries.activity_poster(found), size)


def group(request, slug, size):
    found = group_named(request.actor, slug)
    if found is None or not found.living:
        raise Http404
    return printed(queries.group_poster(found, found.about or (found.parent.about if found.parent else "")), size)


def printed(poster, size):
    if poster is None or size not in SIZES:
        raise Http404
    answer = HttpResponse(paper(SOURCE, facts_of(poster, size)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="poster-{size}.pdf"'
    answer["Cache-Control"] = "private, max-age=300"
    patch_vary_headers(answer, ["Cookie"])  # the language, and who may see it
    return answer


def facts_of(poster, size):
    """What poster.typ reads; the address stands in letters as well, for who cannot scan."""
    url = f"{settings.SITE}{poster.path}"
    about = " ".join(poster.about.split())
    return {
        "size": size, "language": get_language() or "id", "title": breakable(poster.title), "group": poster.group,
        "cloth": stripes(poster.kain), "qr": qr_svg(url), "call": poster.call, "logo": numbers_of(poster.logo),
        "qr_alt": _("Kode QR ke %(url)s") % {"url": url}, "address": url.split("://")[-1].rstrip("/"),
        "about": about if len(about) <= LONG else about[:LONG].rsplit(" ", 1)[0] + "…",
        "parts": [(head, lines) for head, lines in (
            (_("Kapan"), poster.when), (_("Di mana"), poster.where), (poster.needs_head, poster.needs),
            (_("Bawa dari rumah"), poster.bring)) if lines],
    }

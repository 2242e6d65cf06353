"""The picture that messengers show beside a link: drawn once for each wording, kept as a file, named by its content."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.actors import PUBLIC
from guyub.core.cloths import stripes
from guyub.core.formats import clock_in, day_in
from guyub.core.papers import breakable, numbers_of, picture
from guyub.foundation.groups.queries import group_named
from guyub.workshop.activities.queries import activity_for_page, may_be_shown

from .. import limits
from ..accounts import ip_of, network_of
from .linked import address

SOURCE = Path(__file__).parents[1] / "papers" / "preview.typ"
DRAWING = 1  # raise it when preview.typ looks different, so that pictures get new names
SHORT = 90
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Preview:
    """What a page says of itself to those who show links: `mark` is the digest of all that the picture shows."""

    title: str
    about: str
    page: str
    kind: str
    facts: dict
    alt: str

    @property
    def mark(self):
        said = json.dumps([DRAWING, self.facts], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:20]

    @property
    def path(self):
        return f"/gambar/{self.facts['language']}/{self.kind}-{self.mark}.png"

    @property
    def image(self):
        return address(self.path)

    @property
    def url(self):
        return address(self.page)

    @property
    def locale(self):
        return {"en": "en_GB"}.get(self.facts["language"], "id_ID")


def facts_of(title, over, kain, lines, logo=None):
    return {"language": get_language() or "id", "house": "Guyub", "title": title, "over": shortened(over), "kain": kain,
            "lines": [shortened(said) for said in lines if said], "logo": logo.name if logo else ""}


def shortened(text, most=SHORT):
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rstrip() + "…"


def activity_preview(activity):
    """None for what the public may not see."""
    if not may_be_shown(activity):
        return None
    moment, zone = activity.next_at or activity.starts_at, activity.timezone
    when = f"{day_in(moment, zone)}, {clock_in(moment, None, zone)}" if moment else ""
    if activity.cancelled_at:
        when = _("Dibatalkan")
    where = ", ".join(filter(None, (activity.venue, activity.place.title if activity.place else "")))
    facts = facts_of(activity.title, activity.group.name, activity.group.kain, [when, where], activity.group.logo)
    page = f"kegiatan/{activity.pk}"
    return Preview(activity.title, shortened(activity.about, 200), f"/{page}/", page, facts,
                   ". ".join(filter(None, (activity.title, activity.group.name, when, where))))


def group_preview(group, about):
    if not group.living:
        return None
    place = group.place.title if group.place else ""
    kind = str(group.get_kind_display())
    facts = facts_of(group.name, kind, group.kain, [shortened(about), place], group.logo)
    return Preview(group.name, shortened(about, 200), f"/kelompok/{group.slug}/", f"kelompok/{group.slug}", facts,
                   ". ".join(filter(None, (group.name, kind, place))))


def activity(request, language, pk, mark):
    with spoken(language):
        found = activity_for_page(PUBLIC, pk)
        return shown(request, found and activity_preview(found), mark, found and found.group.logo)


def group(request, language, slug, mark):
    with spoken(language):
        found = group_named(PUBLIC, slug)
        about = found and (found.about or (found.parent.about if found.parent else ""))
        return shown(request, found and group_preview(found, about), mark, found and found.logo)


def spoken(language):
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return translation.override(language)


def shown(request, preview, mark, logo):
    """The picture of this mark; an older mark leads to the one that is true now."""
    if preview is None:
        raise Http404
    if mark != preview.mark:
        return HttpResponseRedirect(preview.path)
    etag = f'"{mark}"'
    if known := get_conditional_response(request, etag=etag):
        return known
    file = Path(settings.PICTURES) / f"{mark}.png"
    if not file.exists():
        tally = limits.count("picture", network_of(ip_of(request)))
        if tally.over:
            answer = HttpResponse(_("Terlalu banyak gambar sekaligus. Coba lagi sebentar."), status=429,
                                  content_type="text/plain; charset=utf-8")
            answer["Retry-After"] = str(tally.seconds)
            return answer
        keep(file, picture(SOURCE, preview.facts | {"cloth": stripes(preview.facts["kain"]), "logo": numbers_of(logo),
                                                    "title": breakable(preview.title)}))
    answer = HttpResponse(file.read_bytes(), content_type="image/png")
    answer["Cache-Control"] = FOR_EVER
    answer["ETag"] = etag
    return answer


def keep(file, drawn):
    """Put it in place in one step, so that nobody reads half a picture."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half, name = tempfile.mkstemp(dir=file.parent, suffix=".half")
    with os.fdopen(half, "wb") as out:
        out.write(drawn)
    os.replace(name, file)

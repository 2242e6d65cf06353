"""What other programs read of the public's activities: feeds (Atom, RSS), the map of the site, and what robots leave."""

import re

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpResponse
from django.utils import feedgenerator
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from guyub.core.actors import PUBLIC
from guyub.core.formats import clock_in, day_in
from guyub.foundation.groups.policy import visible_groups
from guyub.foundation.groups.queries import group_named
from guyub.workshop.activities.queries import activity_rows, newest_activities

from ..chapters.reading import SLUGS
from .finder import Finder
from .linked import address

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML may hold them, whoever typed them
FORMS = {"atom": feedgenerator.Atom1Feed, "rss": feedgenerator.Rss201rev2Feed}
PER_MAP = 50_000  # as many as the protocol of site maps takes in one file
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
STANDING = ("/", "/kegiatan/", "/kelompok/", "/dampak/", "/tentang/", *(f"/tentang/{slug}/" for slug in SLUGS), "/kain/",
            "/buku/", "/cara-menghitung/", "/data-pribadi/")
APART = ("/ruang/", "/saya/", "/giliran/", "/pemberitahuan/", "/pengelola/", "/demo/", "/bahasa/", "/masuk/", "/lapor/",
         "/portofolio/", "/catatan/", "/undangan/", "/sematkan/", "/api/")


def activities(request, form):
    """The newest activities still to come: all, or those near the place in `di`."""
    finder = Finder(request.GET)
    if finder.unknown:
        raise Http404
    title = _("Kegiatan di sekitar %(place)s") % {"place": finder.place.title} if finder.place else _("Kegiatan")
    return fed(request, form, title, "/kegiatan/", newest_activities(place=finder.place, km=finder.km))


def group(request, slug, form):
    """The newest activities of a group and those below it."""
    found = group_named(PUBLIC, slug)
    if found is None:
        raise Http404
    title = _("Kegiatan %(name)s") % {"name": found.name}
    return fed(request, form, title, f"/kelompok/{slug}/", newest_activities(group=found))


def clean(text):
    return UNWRITABLE.sub("", text)


def fed(request, form, title, page, rows):
    feed = FORMS[form](
        title=clean(f"{title} · Guyub"), link=address(page), language=get_language(),
        feed_url=address(request.get_full_path()), description=_("Kegiatan yang akan datang, yang terbaru lebih dulu."))
    for row in rows:
        zone = row.timezone
        when = ", ".join((day_in(row.next_at, zone), clock_in(row.next_at, None, zone)))
        where = row.venue or (row.place.title if row.place else "")
        feed.add_item(
            title=clean(row.title), link=address(f"/kegiatan/{row.pk}/"), unique_id=address(f"/kegiatan/{row.pk}/"),
            unique_id_is_permalink=True, author_name=clean(row.group.name),
            pubdate=row.published_at, updateddate=row.changed_at,
            description=clean(" · ".join(filter(None, (when, where, row.group.name, row.about)))))
    return shown(feed.writeString("utf-8"), feed.content_type)


def shown(text, kind):
    answer = HttpResponse(text, content_type=kind)
    answer["Cache-Control"] = "public, max-age=900"
    patch_vary_headers(answer, ["Cookie"])  # the language
    return answer


def sorts():
    """{name of a kind of page: (its public rows, their address, when they changed)}."""
    return {
        "kelompok": (visible_groups(PUBLIC), lambda row: f"/kelompok/{row['slug']}/", ("id", "slug")),
        "kegiatan": (activity_rows(PUBLIC), lambda row: f"/kegiatan/{row['id']}/", ("id", "changed_at")),
    }


def maps(request):
    """The list of site maps: one of the standing pages, and one for each 50,000 numbers among which a page still is."""
    parts = ["/peta-situs/halaman-1.xml"]
    for name, (rows, _address, _fields) in sorts().items():
        held = rows.order_by().annotate(part=(F("id") - 1) / PER_MAP).values_list("part", flat=True).distinct()
        parts += [f"/peta-situs/{name}-{part + 1}.xml" for part in sorted(held)]
    return written("sitemapindex", "sitemap", [(address(part), None) for part in parts])


def site_map(request, name, part):
    """One site map; a part holds a range of numbers, so no part is ever longer than the protocol allows."""
    if name == "halaman" and part == 1:
        return written("urlset", "url", [(address(page), None) for page in STANDING])
    if name not in sorts() or not 1 <= part <= 10_000:
        raise Http404
    rows, where, fields = sorts()[name]
    found = rows.filter(id__gt=(part - 1) * PER_MAP, id__lte=part * PER_MAP).order_by("id").values(*fields)
    return written("urlset", "url", [(address(where(row)), row.get("changed_at")) for row in found])


def written(root, item, lines):
    answer = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = SimplerXMLGenerator(answer, "utf-8")
    xml.startDocument()
    xml.startElement(root, {"xmlns": SPACE})
    for place, changed in lines:
        xml.startElement(item, {})
        xml.addQuickElement("loc", place)
        if changed:
            xml.addQuickElement("lastmod", changed.isoformat(timespec="seconds"))
        xml.endElement(item)
    xml.endElement(root)
    answer["Cache-Control"] = "public, max-age=900"
    return answer


def robots(request):
    """Workspaces, accounts and doors that change something are not for search engines."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in APART), f"Sitemap: {settings.SITE}/sitemap.xml"]
    answer = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=900"
    return answer

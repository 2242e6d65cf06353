"""A certificate on paper and as a badge: what its page shows, with the QR code that checks it, also without network."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.cloths import stripes
from guyub.core.papers import breakable, paper, picture, qr_svg

from ..rules.badge import baked_png, baked_svg

SOURCE = Path(__file__).parents[1] / "papers" / "certificate.typ"
BADGE = SOURCE.with_name("badge.typ")


def address(shown):
    """What the QR code says: the page, and behind the # the slip, which no server ever gets to see."""
    return f"{settings.SITE}{shown.path}#{shown.slip}"


def certificate(shown):
    """The PDF (PDF/UA-1) of what a page shows."""
    url = f"{settings.SITE}{shown.path}"
    parts = [(_("Peran"), shown.role), (_("Tanggal"), shown.span), (_("Lama"), shown.hours),
             (_("Ukurannya"), shown.criteria), (_("Berlaku sampai"), shown.until)]
    signed = _("Diterbitkan %(day)s, kunci nomor %(key)d.") % {"day": shown.issued, "key": shown.key_number}
    if shown.office:
        signed = _("Diterbitkan %(day)s oleh %(office)s, kunci nomor %(key)d.") % {
            "day": shown.issued, "office": shown.office.lower(), "key": shown.key_number}
    return paper(SOURCE, {
        "language": get_language() or "id", "title": breakable(shown.title), "sort": shown.sort, "group": shown.group,
        "name": breakable(shown.name), "given-to": _("diberikan kepada"), "about": shown.about,
        "parts": [part for part in parts if part[1]], "cloth": stripes(shown.kain), "qr": qr_svg(address(shown)),
        "qr-alt": _("Kode QR untuk memeriksa sertifikat ini di %(url)s") % {"url": url}, "address": url.split("://")[-1],
        "how": _("Periksa keasliannya dengan memindai kode ini, juga tanpa sinyal bila halaman periksanya pernah dibuka. "
                 "Pastikan alamatnya sama dengan yang tertulis di sini:"),
        "signed": signed, "rows": shown.rows, "rows-title": _("Rincian"),
        "rows-head": [_("Peran"), _("Masa dan lamanya")]})


def badge_png(shown):
    """A picture with the credential inside, to be kept in a badge wallet."""
    return baked_png(picture(BADGE, {
        "title": breakable(shown.title), "group": breakable(shown.group), "cloth": stripes(shown.kain),
        "qr": qr_svg(f"{settings.SITE}{shown.path}"), "qr-alt": _("Kode QR")}), shown.document)


def badge_svg(shown):
    """A QR code with the credential inside."""
    code = qr_svg(f"{settings.SITE}{shown.path}", border=4, light="#ffffff", title=shown.title)
    return baked_svg(code, shown.document)

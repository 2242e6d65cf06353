"""Tags and filters of every page: icons, threads, chips, QR codes, and formats in the reader's language."""

import segno
from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import formats

register = template.Library()
MOST_THREADS = 24
ICONS = []


@register.simple_tag
def icon(name):
    """<svg> that draws one symbol of the sprite; decoration, so hidden from screen readers."""
    if not ICONS:
        ICONS.append(static("guyub/icons.svg"))
    return mark_safe(f'<svg class="i" aria-hidden="true"><use href="{ICONS[0]}#{name}"/></svg>')


@register.simple_tag
def threads(taken, least, most, waiting=0, partner=0, mine=None):
    """One thread for each person: taken, partner's, one's own, waiting, open; above 24 people a bar."""
    said = _("%(taken)d dari %(most)d orang terisi") % {"taken": taken, "most": most}
    if waiting:
        said += ngettext(", %(n)d menunggu", ", %(n)d menunggu", waiting) % {"n": waiting}
    own = 1 if getattr(mine, "placed_at", None) else 0
    if own:
        said += _(", termasuk Anda")
    if most > MOST_THREADS:
        return format_html('<progress value="{}" max="{}" aria-label="{}"></progress>', min(taken, most), most, said)
    full = max(0, taken - partner - own)
    kinds = ["f"] * full + ["m"] * partner + ["u"] * own + ["w"] * min(waiting, 6)
    kinds += [""] * max(0, most - taken)
    drawn = "".join(f'<i class="{kind}"></i>' if kind else "<i></i>" for kind in kinds)
    return format_html('<span class="threads" role="img" aria-label="{}">{}</span>', said, mark_safe(drawn))


@register.simple_tag
def need(taken, least, most, waiting=0):
    """The chip that says whether people are needed, in words."""
    if taken < least:
        short = least - taken
        return chip("need", ngettext("Kurang %(n)d orang", "Kurang %(n)d orang", short) % {"n": short})
    if waiting:
        return chip("wait", ngettext("%(n)d menunggu", "%(n)d menunggu", waiting) % {"n": waiting})
    if taken >= most:
        return chip("full", _("Penuh"))
    return chip("ok", _("Sudah cukup"))


def chip(kind, words):
    return format_html('<span class="chip chip-{}">{}</span>', kind, words)


@register.simple_tag
def qr(text, label=""):
    """A QR code as inline SVG in black on white."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(scale=4, border=2, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawn.replace("<svg ", f'<svg role="img" aria-label="{label or _("Kode QR")}" ', 1))


@register.filter
def hours(minutes):
    return formats.hours(minutes)


@register.filter
def whole_hours(minutes):
    return formats.whole_hours(minutes or 0)


@register.filter
def number(value):
    return formats.number(value or 0)


@register.filter
def rupiah(value):
    return formats.rupiah(value or 0)


@register.filter
def distance(km):
    return formats.distance(km)


@register.filter
def day_month(when):
    return formats.day_month(when) if when else ""


@register.filter
def ago(moment):
    return formats.ago(moment, timezone.now())

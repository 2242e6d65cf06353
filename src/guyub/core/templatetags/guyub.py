"""Tags and filters of every page: icons, cloths, threads, chips, QR codes, formats in one's language."""

import json
from functools import cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import formats

register = template.Library()
MOST_THREADS = 24
MASK = 3


@cache
def sprite():
    return static("guyub/icons.svg")


@register.simple_tag
def icon(name):
    """One symbol of the sprite; decoration, so hidden from screen readers."""
    return mark_safe(f'<svg class="i" aria-hidden="true"><use href="{sprite()}#{escape(name)}"/></svg>')


@register.simple_tag
def symbols(*names):
    """Nothing: every symbol comes from the one cached sprite. Kept so that a page may name what it draws."""
    return ""


@register.simple_tag
def kain(number, shape="swatch"):
    """A group's cloth beside its name: {% kain group.kain %}, {% kain group.kain "swatch swatch-s" %}."""
    return mark_safe(f'<span class="{escape(shape)} kain kain-{int(number or 1)}" aria-hidden="true"></span>')


@register.simple_tag
def kawung():
    """The mark of four leaves; the frame draws the leaf once as #kw."""
    turned = "".join(f'<use href="#kw" transform="rotate({angle} 16 16)"/>' for angle in (180, 270))
    return mark_safe('<svg class="kawung" viewBox="0 0 32 32" aria-hidden="true"><use href="#kw"/>'
                     f'<use class="g" href="#kw" transform="rotate(90 16 16)"/>{turned}</svg>')


@register.simple_tag
def threads(taken, least, most, waiting=0, partner=0, mine=None):
    """One thread for each person: taken, the partner's, one's own, waiting, open; above 24 people a bar.

    `partner` of those taken come from the partner group; `mine` is one's own signup (or True): one without
    a place counts among the waiting. Open places above `least` are drawn smaller: nobody is missed there.
    """
    taken, least, waiting = int(taken or 0), int(least or 0), int(waiting or 0)
    most = int(most or 0) or max(least, taken)
    placed = bool(mine) and getattr(mine, "placed_at", True) is not None
    said = [_("%(taken)d dari %(most)d orang terisi") % {"taken": taken, "most": most}]
    if waiting:
        said.append(ngettext("%(n)d menunggu", "%(n)d menunggu", waiting) % {"n": waiting})
    if placed:
        said.append(_("termasuk Anda"))
    label = escape(", ".join(said))
    if most > MOST_THREADS:
        value = min(taken, most)
        return mark_safe(f'<progress value="{value}" max="{most}" aria-label="{label}"></progress>')
    you = 1 if placed and taken else 0
    partner = min(int(partner or 0), taken - you)
    shown = min(waiting, max(0, most - taken))
    needed = max(0, min(least, most) - taken - shown)
    spare = max(0, most - taken - shown - needed)
    own = taken - partner - you
    drawn = "<i class=f></i>" * own + "<i class=m></i>" * partner + "<i class=u></i>" * you
    drawn += "<i class=w></i>" * shown + "<i></i>" * needed + "<i class=o></i>" * spare
    return mark_safe(f'<span class="threads" role="img" aria-label="{label}">{drawn}</span>')


@register.simple_tag
def need(taken, least, most, waiting=0):
    """The chip that says in words whether people are needed."""
    taken, least, waiting = int(taken or 0), int(least or 0), int(waiting or 0)
    most = int(most or 0)
    short = least - taken
    if short > waiting:
        return chip("need", ngettext("Kurang %(n)d orang", "Kurang %(n)d orang", short) % {"n": short})
    full = bool(most) and taken >= most
    if full and waiting:
        said = ngettext("Penuh, %(n)d menunggu", "Penuh, %(n)d menunggu", waiting)
        return chip("full", said % {"n": waiting})
    if full:
        return chip("full", _("Penuh"))
    if waiting:
        return chip("wait", ngettext("%(n)d menunggu", "%(n)d menunggu", waiting) % {"n": waiting})
    return chip("ok", _("Cukup"))


@register.simple_tag
def chip(kind, words):
    """{% chip "ok" words %}: need, ok, wait, full, bad or info."""
    return mark_safe(f'<span class="chip chip-{escape(kind)}">{escape(words)}</span>')


@register.simple_tag
def acard(a, hide_group=""):
    """One line of a list of activities, written out here: a list has twenty, and a template costs ten times as much."""
    swatch = f'<span class="swatch swatch-s kain kain-{a.kain}" aria-hidden="true"></span>'
    who = "" if hide_group else f'<p class="who">{swatch} {escape(a.group)}</p>'
    spot = ", ".join(filter(None, (a.venue, a.place)))
    where = f' {icon("pin")} {escape(spot)}' if spot else ""
    far = f", {formats.distance(a.km)}" if a.km is not None else ""
    people = a.taken, a.least, a.most, a.waiting
    return mark_safe(
        f'<article class="acard">\n<p class="date"><time datetime="{a.when.isoformat()}">'
        f'{a.weekday}<b>{a.day}</b>{a.month}</time></p>\n'
        f'<div class="what"><h3><a href="{a.url}">{escape(a.title)}</a></h3>{who}'
        f'<p class="small muted">{a.clock}{where}{far}</p>{because(a.why)}</div>\n'
        f'<div class="need">{threads(*people)}{need(*people)}</div>\n</article>')


def because(why):
    """Why a line is among what was found, if that is not seen."""
    return f'<p class="small">{escape(why)}</p>' if why else ""


@register.simple_tag
def week_line(role, days):
    """The line of a role on the board of a week, its shifts under their days; written out like `acard`."""
    none = f'<td><span class="vh">{_("tidak ada")}</span></td>'
    cells = (f'<td>{"".join(map(slot, slots))}</td>' if slots else none for slots in days)
    return mark_safe(f'<tr><th scope="row">{escape(role)}</th>{"".join(cells)}</tr>\n')


def slot(s):
    people = threads(s.taken, s.least, s.most, s.waiting)
    return (f'<a class="slot{" short" if s.short else ""}" href="{s.url}"><span class="small">{s.clock}</span> {people} '
            f'<small>{shortly(s)}</small> <span class="what">{escape(s.title)}</span></a>')


def shortly(s):
    """How many people a shift lacks, in two words."""
    if s.short:
        return ngettext("kurang %(n)s", "kurang %(n)s", s.short) % {"n": s.short}
    if s.waiting:
        return ngettext("%(n)s menunggu", "%(n)s menunggu", s.waiting) % {"n": s.waiting}
    return _("penuh") if s.taken >= s.most else _("cukup")


@register.simple_tag
def gcard(g, short=0):
    """One group of a list of groups, written out here like the lines of activities; `short`: people still needed."""
    said = g.about or ", ".join(filter(None, (g.kind, g.place)))
    size = ngettext("%(m)s anggota", "%(m)s anggota", g.members) % {"m": formats.number(g.members)}
    if g.chapters:
        size += ", " + ngettext("%(m)s cabang", "%(m)s cabang", g.chapters) % {"m": formats.number(g.chapters)}
    needed = chip("need", ngettext("Butuh %(n)s orang", "Butuh %(n)s orang", short) % {"n": short}) if short else chip(
        "ok", _("Terbuka"))
    emblem = f'<img class="emblem emblem-s" src="{escape(g.logo)}" alt="" loading="lazy">' if g.logo else ""
    return mark_safe(
        f'<article class="gcard"><div class="kain kain-{g.kain}" aria-hidden="true"></div><div class="body">{emblem}'
        f'<h3><a href="/kelompok/{g.slug}/">{escape(g.name)}</a></h3><p class="small muted">{escape(said)}</p>'
        f'{because(g.why)}<p class="meta row small"><span>{size}</span>{needed}</p></div></article>')


@register.simple_tag
def linked(facts):
    """{% linked facts %}: what the page says to programs, as JSON-LD; no word of it can end the element."""
    told = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        told = told.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(f'<script type="application/ld+json">{told}</script>')


@register.simple_tag
def qr(text, label=""):
    """A QR code as inline SVG, always dark on white; the words say what it is for.

    Readers take any of the eight masks; to try them all and choose costs five times as much as the code itself.
    """
    import segno  # heavy: only who shows a code loads it

    code = segno.make(text, error="m", micro=False, mask=MASK)
    width = code.symbol_size(border=3)[0]
    path = code.svg_inline(border=3, omitsize=True, lineclass="", svgclass="", dark="#000")
    path = path[path.index("<path"):path.rindex("</svg>")]
    label = label or _("Kode QR")
    return mark_safe(f'<svg class="qr" viewBox="0 0 {width} {width}" role="img" '
                     f'aria-label="{escape(label)}">'
                     f'<path fill="#fff" d="M0 0h{width}v{width}H0z"/>{path}</svg>')


def written(name, function):
    """A filter that leaves empty what is not known."""
    def shown(value):
        return "" if value is None or value == "" else function(value)
    shown.__doc__ = function.__doc__
    register.filter(name, shown)


for _name in ("hours", "whole_hours", "number", "hundredths", "rupiah", "distance", "day_month", "long_day", "month_name"):
    written(_name, getattr(formats, _name))


@register.filter
def amount(value, unit):
    """{{ row.amount|amount:row.unit }}: Rp1.250.000"""
    return formats.amount(value, unit)


@register.filter
def day_in(moment, zone):
    """{{ shift.starts_at|day_in:activity.timezone }}: Selasa, 24 November 2026"""
    return formats.day_in(moment, zone) if moment else ""


@register.filter
def clock_in(moment, zone):
    """{{ shift.starts_at|clock_in:activity.timezone }}: 07.00 WIB; a span is {% clock start end zone %}."""
    return formats.clock_in(moment, None, zone) if moment else ""


@register.simple_tag
def clock(start, end, zone):
    """{% clock shift.starts_at shift.ends_at activity.timezone %}: 07.00–12.00 WIB"""
    return formats.clock_in(start, end, zone)


@register.filter
def ago(moment):
    return formats.ago(moment, timezone.now()) if moment else ""

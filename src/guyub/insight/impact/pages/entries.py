"""The entries under a figure: by month, then one by one, down to the page of each."""

from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from guyub.core import typed
from guyub.core.formats import day_month, hours, number
from guyub.foundation.groups.queries import group_named
from guyub.workshop.ledger.models import PURPOSES, UNITS

from ..forms import Asked, area_name
from ..queries import entries_under, freshness, months_of
from ..rules.findings import month_of
from ..rules.lens import NOTHING
from . import shown
from .impact import as_of
from .refusal import refused

PAGE = 50


def wanted(request):
    """(asked, group or None, unit, purpose) of an address; a group that is not there is a 404."""
    slug = request.GET.get("kelompok", "").replace("\0", "")[:80]
    group = group_named(request.actor, slug) if slug else None
    if slug and group is None:
        raise Http404
    unit, purpose = request.GET.get("satuan", ""), request.GET.get("macam", "")
    return (Asked(request.GET, group.pk if group else 0), group, unit if unit in UNITS else "",
            purpose if purpose in PURPOSES else "")


def after(text):
    day, _sep, pk = (text or "").partition("~")
    day, pk = typed.day(day), typed.number(pk)
    return None if day is None or pk is None else (day, pk)


def entries(request):
    asked, group, unit, purpose = wanted(request)
    if asked.refused:
        return refused(request)
    lens = asked.lens
    (months,) = months_of(lens)
    here = asked.address("/dampak/catatan/", tahun2="", wilayah2="", kelompok=group.slug if group else "", satuan=unit,
                         macam=purpose)
    lines, more = entries_under(lens, path=group.path if group else "", unit=unit, purpose=purpose,
                                after=after(request.GET.get("dari")), limit=PAGE)
    return render(request, "impact/entries.html", {
        "asked": asked, "group": group, "area": area_name(asked.area) if asked.area else "", "fresh": as_of(freshness()),
        "period": f"{month_of(asked.month)} {asked.year}" if asked.month else str(asked.year),
        "section": shown.section_name(asked.section) if asked.section else "",
        "unit": shown.about(unit, purpose) if unit else "",
        "rows": [(line, day_month(line.occurred_on), said(line)) for line in lines],
        "months": month_rows(asked, months, here), "whole": here_without_month(asked, group, unit, purpose),
        "csv": here.replace("/dampak/catatan/", "/dampak/tabel/catatan.csv"),
        "following": f"{here}&dari={lines[-1].occurred_on:%Y-%m-%d}~{lines[-1].id}" if more else "",
        "back": asked.address("/dampak/", bulan="")})


def said(line):
    text = hours(line.amount) if line.unit == "minute" else shown.amount(line.amount, line.unit)
    return f"−{text}" if line.reverses else text


def month_rows(asked, lines, here):
    """[(month, address, hours, entries, current)] of the months in which there is something."""
    base = here.replace(f"bulan={asked.month}", "").rstrip("&?")
    found = []
    for month in asked.lens.but(period=str(asked.year)).months:
        line = lines.get(month, NOTHING)
        if line.entries() or line.paid or line.others:
            joint = "&" if "?" in base else "?"
            found.append((month_of(month), f"{base}{joint}bulan={month}", hours(line.minutes), number(line.entries()),
                          month == asked.month))
    return found


def here_without_month(asked, group, unit, purpose):
    return asked.address("/dampak/catatan/", bulan="", tahun2="", wilayah2="", kelompok=group.slug if group else "",
                         satuan=unit, macam=purpose) if asked.month else ""


def entry_rows(asked, group, unit, purpose, limit):
    """Rows of the CSV: the same entries, up to a limit."""
    lines, _more = entries_under(asked.lens, path=group.path if group else "", unit=unit, purpose=purpose, limit=limit)
    head = [_("Tanggal"), _("Jumlah"), _("Satuan"), _("Macam"), _("Kelompok"), _("Disahkan oleh"), _("Catatan")]
    return head, [[date.isoformat(line.occurred_on), -line.amount if line.reverses else line.amount, line.unit, line.purpose,
                   line.group, line.office, f"{line.chain}/{line.number}"] for line in lines]

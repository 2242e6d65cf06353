"""The entries under a figure: by month, then one by one, down to the page of each."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guyub.core import typed
from guyub.core.formats import day_month, hours, number
from guyub.foundation.groups.models import Group
from guyub.foundation.groups.queries import group_named
from guyub.workshop.activities.models import Activity
from guyub.workshop.activities.queries import activity_for_page
from guyub.workshop.ledger.models import PURPOSES, UNITS

from ..forms import Asked, area_name
from ..queries import entries_under, freshness, months_of
from ..rules.findings import month_of
from ..rules.lens import NOTHING
from . import shown
from .impact import as_of
from .refusal import refused

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What an address asks for; a group or an activity that is not there is a 404."""

    asked: Asked
    group: Group | None
    activity: Activity | None
    unit: str
    purpose: str

    @property
    def path(self):
        return self.group.path if self.group else ""

    def address(self, base, **changes):
        """The address of the entries, or of what leads to them, with all that was asked for."""
        return self.asked.address(base, **{
            "tahun2": "", "wilayah2": "", "kelompok": self.group.slug if self.group else "",
            "kegiatan": self.activity.pk if self.activity else "", "satuan": self.unit, "macam": self.purpose, **changes})

    def under(self, **more):
        return entries_under(self.asked.lens, path=self.path, unit=self.unit, purpose=self.purpose,
                             activity=self.activity.pk if self.activity else 0, **more)


def wanted(request):
    slug = request.GET.get("kelompok", "").replace("\0", "")[:80]
    group = group_named(request.actor, slug) if slug else None
    if slug and group is None:
        raise Http404
    activity = None
    if request.GET.get("kegiatan"):
        pk = typed.number(request.GET["kegiatan"])
        activity = None if pk is None else activity_for_page(request.actor, pk)
        if activity is None:
            raise Http404
    unit, purpose = request.GET.get("satuan", ""), request.GET.get("macam", "")
    return Wanted(Asked(request.GET, group.pk if group else 0), group, activity, unit if unit in UNITS else "",
                  purpose if purpose in PURPOSES else "")


def after(text):
    day, _sep, pk = (text or "").partition("~")
    day, pk = typed.day(day), typed.number(pk)
    return None if day is None or pk is None else (day, pk)


def entries(request):
    want = wanted(request)
    asked = want.asked
    if asked.refused:
        return refused(request)
    (months,) = months_of(asked.lens) if want.activity is None else ({},)
    here = want.address(shown.ENTRIES)
    lines, more = want.under(after=after(request.GET.get("dari")), limit=PAGE)
    return render(request, "impact/entries.html", {
        "asked": asked, "group": want.group, "activity": want.activity, "people": request.GET.get("hitung") == "orang",
        "participation": f"/dampak/peserta/?tahun={asked.year}",
        "area": area_name(asked.area) if asked.area else "", "fresh": as_of(freshness()),
        "period": f"{month_of(asked.month)} {asked.year}" if asked.month else str(asked.year),
        "section": shown.section_name(asked.section) if asked.section else "",
        "unit": shown.about(want.unit, want.purpose) if want.unit else "",
        "rows": [(line, day_month(line.occurred_on), said(line)) for line in lines],
        "months": month_rows(asked, months, here), "whole": want.address(shown.ENTRIES, bulan="") if asked.month else "",
        "csv": want.address("/dampak/tabel/catatan.csv"),
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


def entry_rows(want, limit):
    """Rows of the CSV: the same entries, up to a limit."""
    lines, _more = want.under(limit=limit)
    head = [_("Tanggal"), _("Jumlah"), _("Satuan"), _("Macam"), _("Kelompok"), _("Disahkan oleh"),
            pgettext("entry", "Catatan")]
    return head, [[date.isoformat(line.occurred_on), -line.amount if line.reverses else line.amount, line.unit, line.purpose,
                   line.group, line.office, f"{line.chain}/{line.number}"] for line in lines]

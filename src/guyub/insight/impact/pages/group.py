"""What a group and all below it add up to: for everybody, and in the workspace for its officers."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from guyub.core.formats import number, whole_hours
from guyub.core.workspaces import workspace
from guyub.foundation.groups.policy import OFFICERS
from guyub.foundation.groups.queries import group_named

from ..forms import Asked
from ..queries import chapters_of, freshness, months_of, sections_of
from ..rules.lens import NOTHING
from . import shown
from .impact import as_of, figures, readings, table_addresses
from .refusal import refused


def context_of(request, group, base):
    asked = Asked(request.GET, group.pk)
    if asked.refused:
        return None
    year = str(asked.year)
    lens = asked.lens.but(period=year, area="")
    lines, before = months_of(lens, lens.but(period=str(asked.year - 1)))
    by_section, by_month = sections_of(lens) if not asked.section else ({}, {})
    whole = lines.get(year, NOTHING)
    asked.area = asked.area2 = ""
    tables = {name: f"{address}&kelompok={group.slug}" for name, address in table_addresses(asked).items()}
    chapters = chapters_of(group, year)
    found = figures(asked, whole, lines, before, kelompok=group.slug)
    return {
        "group": group, "asked": asked, "year": asked.year, "fresh": as_of(freshness()), "line": whole,
        "figures": found, "base": base,
        "reached": number(whole.regencies),
        "readings": readings(lines, before, asked, whole),
        "months": shown.months_chart(asked, lines, by_month, tables["bulan"], kelompok=group.slug) if whole.sums else None,
        "fields": shown.sections_chart(asked, by_section, tables["bidang"], base) if len(by_section) > 1 else None,
        "sides": shown.sides_chart(by_section, tables["sisi"]) if len(by_section) > 1 else None,
        "chapters": [(line, whole_hours(line.minutes), number(line.people), number(line.activities),
                      asked.address(f"/kelompok/{line.slug}/dampak/")) for line in chapters],
        "chapters_csv": tables["cabang"],
        "entries": asked.address(shown.ENTRIES, kelompok=group.slug),
    }


def impact(request, slug):
    group = group_named(request.actor, slug)
    if group is None:
        raise Http404
    context = context_of(request, group, f"/kelompok/{slug}/dampak/")
    return refused(request) if context is None else render(request, "impact/group.html", context)


def report(request, slug):
    """The same figures in the workspace; who holds no office there finds the public page."""
    group = group_named(request.actor, slug)
    if group is None or not request.actor.holds(group, *OFFICERS):
        raise Http404
    context = context_of(request, group, f"/ruang/{slug}/laporan/")
    if context is None:
        return refused(request)
    return render(request, "impact/report.html", context | {"heading": _("Laporan")} | workspace(request, group))

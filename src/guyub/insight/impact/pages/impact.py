"""What it all adds up to: one page for an area, a field and a year, each figure opening what stands under it."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guyub.core.formats import day_month, number, whole_hours
from guyub.foundation.groups.queries import section_words

from ..forms import Asked, area_name
from ..queries import areas_of, freshness, groups_under, largest_groups, months_of, sections_of
from ..rules import findings
from ..rules.lens import NOTHING, added
from . import shown
from .refusal import refused

MOST_GROUPS = 5


def impact(request):
    asked = Asked(request.GET)
    if asked.refused:
        return refused(request)
    year = str(asked.year)
    lens = asked.lens.but(period=year)
    other = asked.compared
    lenses = [lens, lens.but(period=str(asked.year - 1)), *([other] if other else [])]
    lines, before, *beside = months_of(*lenses)
    by_section, by_month = ({}, {}) if asked.section or other else sections_of(lens)
    whole = lines.get(year, NOTHING)
    context = {
        "asked": asked, "year": asked.year, "fresh": as_of(freshness()), "title": heading(asked),
        "area": area_name(asked.area), "regencies": shown.regencies_words(asked, whole),
        "groups_words": number(whole.groups), "line": whole, "figures": figures(asked, whole, lines, before),
        "sections": [(code, shown.section_name(code)) for code in section_words()], "crumbs": crumbs(asked),
    }
    if whole.sums:
        paths = shown.children(asked.area)
        areas = areas_of(lens, paths) if paths else {}
        groups, more = groups_here(asked, lens)
        tables = table_addresses(asked)
        context |= {
            "months": None if other else shown.months_chart(asked, lines, by_month, tables["bulan"]),
            "fields": shown.sections_chart(asked, by_section, tables["bidang"], "/dampak/") if by_section else None,
            "sides": shown.sides_chart(by_section, tables["sisi"]) if by_section else None,
            "areas": shown.areas_chart(asked, paths, areas, tables["wilayah"]) if paths else None,
            "groups": groups, "counted": bool(asked.section), "groups_csv": "" if asked.section else tables["kelompok"],
            "more_groups": asked.address(shown.GROUPS, tahun2="", wilayah2="") if more else "",
            "compared": shown.compared_chart(asked, other, lines, beside[0], tables["banding"]) if other else None,
            "readings": readings(lines, before, asked, whole),
        }
    return render(request, "impact/page.html", context)


def groups_here(asked, lens):
    """(rows, whether there are more): the groups with most time in an area; in a field those with most entries of it."""
    if not asked.section:
        found = largest_groups(lens, MOST_GROUPS)
        return group_rows(asked, found[:MOST_GROUPS]), len(found) > MOST_GROUPS
    found, more = groups_under(lens, limit=MOST_GROUPS)
    return [(one, "", number(one.entries), asked.address(
        shown.ENTRIES, kelompok=one.slug, satuan="minute", macam="service", tahun2="", wilayah2="")) for one in found], more


def as_of(fresh):
    at = timezone.localtime(fresh.at)
    return {"day": day_month(at), "clock": f"{at:%H.%M}", "waiting": fresh.waiting}


def heading(asked):
    return _("Yang sudah dikerjakan bersama, %(year)s") % {"year": asked.year}


def crumbs(asked):
    """[(words, address)] of the areas above the one that is shown."""
    if not asked.area:
        return []
    above = [("", _("Seluruh Indonesia"))] + [(asked.area[:3], area_name(asked.area[:3]))] * (len(asked.area) > 3)
    return [(name, asked.address("/dampak/", wilayah=path)) for path, name in above]


def to_date(asked, lines):
    """The months of a year up to now, so that this year is compared with the same months of the last one."""
    until = asked.today.month if asked.year == asked.today.year else 12
    return added("", [lines[period] for period in lines if len(period) > 4 and int(period[5:]) <= until])


def figures(asked, whole, lines, before, **where):
    """[(what it is, amount, address of what stands under it)]"""
    entries = joined(asked.address(shown.ENTRIES, tahun2="", wilayah2="", **where))
    past = to_date(asked, before).minutes
    moved = findings.change(to_date(asked, lines).minutes, past)
    hours = _("jam kerja disahkan, %(change)s dari %(year)s") % {"change": moved, "year": asked.year - 1} if moved else \
        _("jam kerja disahkan")
    found = [(hours, whole_hours(whole.minutes), entries + "macam=service&satuan=minute"),
             (_("orang bekerja"), number(whole.people), entries + "macam=service&satuan=minute&hitung=orang"),
             (_("kegiatan"), number(whole.activities), asked.address(shown.ACTIVITIES, tahun2="", wilayah2="", **where)),
             (ngettext("kelompok", "kelompok", whole.groups), number(whole.groups), asked.address(
                 shown.GROUPS, tahun2="", wilayah2="", **where))]
    if whole.paid:
        found.append((_("jam dibayar, dihitung terpisah"), whole_hours(whole.paid), entries + "macam=paid&satuan=minute"))
    for unit, purpose, value, _entries in whole.others:
        found.append((shown.about(unit, purpose), shown.amount(value, unit), f"{entries}satuan={unit}&macam={purpose}"))
    return found


def joined(address):
    """An address to which one more fact may be added."""
    return address + ("&" if "?" in address else "?")


def readings(lines, before, asked, whole):
    """A few sentences that the figures themselves say."""
    found = []
    if (moved := findings.change(to_date(asked, lines).minutes, to_date(asked, before).minutes)):
        found.append(_("Jam kerja %(change)s dibanding bulan yang sama pada %(year)s.") % {
            "change": moved, "year": asked.year - 1})
    if whole.people:
        found.append(_("Rata-rata %(n)s jam seorang setahun.") % {"n": number(round(whole.minutes / 60 / whole.people, 1))})
    if whole.activities:
        found.append(_("Rata-rata %(n)s jam sebuah kegiatan.") % {
            "n": number(round(whole.minutes / 60 / whole.activities, 1))})
    if whole.paid:
        found.append(_("Jam dibayar tidak ikut dihitung sebagai kerelawanan."))
    return found


def group_rows(asked, groups):
    """[(GroupLine, hours, share of all, address of its entries)]"""
    return [(group, whole_hours(group.minutes), number(group.entries()), asked.address(
        shown.ENTRIES, kelompok=group.slug, bidang="", tahun2="", wilayah2="")) for group in groups]


def table_addresses(asked, base="/dampak/tabel/"):
    return {name: asked.address(f"{base}{name}.csv") for name in (
        "bulan", "bidang", "sisi", "wilayah", "kelompok", "banding", "cabang", "belum")}

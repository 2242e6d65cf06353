"""Where nobody has worked yet, and all groups and activities that worked somewhere: what those figures count."""

from django.shortcuts import render

from guyub.core import typed
from guyub.core.formats import number

from ..forms import Asked, area_name
from ..queries import activities_under, freshness, groups_under, largest_groups, regencies_in, unreached
from . import shown
from .entries import wanted
from .impact import as_of, group_rows, table_addresses
from .refusal import refused

PAGE = 50
HOURS = {"satuan": "minute", "macam": "service"}  # what people, activities and groups are counted from


def reach(request):
    """The regencies and cities without hours in a year, by province."""
    asked = Asked(request.GET)
    if asked.refused:
        return refused(request)
    found = unreached(asked.lens)
    missing = sum(len(one.missing) for one in found)
    total = regencies_in(asked.area[:3])
    return render(request, "impact/reach.html", {
        "asked": asked, "area": area_name(asked.area[:3]), "fresh": as_of(freshness()), "found": found,
        "missing": number(missing), "total": number(total), "none": not missing, "all": missing == total,
        "csv": table_addresses(asked)["belum"], "back": asked.address("/dampak/")})


def groups(request):
    """Every group that worked in an area, the most hours first; in one field or in a tree of chapters, the most entries."""
    want = wanted(request)
    asked = want.asked
    if asked.refused:
        return refused(request)
    size, _sep, pk = request.GET.get("dari", "").partition("~")
    size, pk = typed.number(size), typed.number(pk)
    behind = None if size is None or pk is None else (size, pk)
    counted = bool(asked.section or asked.month or want.group)
    if counted:
        found, more = groups_under(asked.lens, path=want.path, after=behind, limit=PAGE)
        rows = [(one, "", number(one.entries), want.address(shown.ENTRIES, kelompok=one.slug, **HOURS)) for one in found]
        last = found[-1].entries if found else 0
    else:
        kept = largest_groups(asked.lens, PAGE, behind)
        found, more = kept[:PAGE], len(kept) > PAGE
        rows, last = group_rows(asked, found), found[-1].minutes if found else 0
    return render(request, "impact/groups.html", {
        "asked": asked, "area": area_name(asked.area), "fresh": as_of(freshness()), "groups": rows, "counted": counted,
        "section": shown.section_name(asked.section) if asked.section else "", "of": want.group,
        "following": want.address(shown.GROUPS, dari=f"{last}~{found[-1].group}") if more else "",
        "csv": "" if counted else table_addresses(asked)["kelompok"], "back": back(want)})


def activities(request):
    """The activities that were counted in an area, a field, a period, or a group with all below it, the newest first."""
    want = wanted(request)
    asked = want.asked
    if asked.refused:
        return refused(request)
    found, more = activities_under(request.actor, asked.lens, path=want.path, limit=PAGE,
                                   after=typed.number(request.GET.get("dari")))
    rows = [(one, number(one.entries), want.address(
        shown.ENTRIES, **({"kegiatan": one.id} if one.title else {"kelompok": one.slug}), **HOURS)) for one in found]
    return render(request, "impact/activities.html", {
        "asked": asked, "area": area_name(asked.area), "fresh": as_of(freshness()), "rows": rows, "of": want.group,
        "section": shown.section_name(asked.section) if asked.section else "", "untitled": shown.members_only(),
        "following": want.address(shown.ACTIVITIES, dari=found[-1].id) if more else "",
        "csv": want.address("/dampak/tabel/kegiatan.csv"), "back": back(want)})


def back(want):
    return want.asked.address(f"/kelompok/{want.group.slug}/dampak/" if want.group else "/dampak/", bulan="")

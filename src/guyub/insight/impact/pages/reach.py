"""Where nobody has worked yet, and all groups that worked in an area."""

from django.shortcuts import render

from guyub.core import typed
from guyub.core.formats import number

from ..forms import Asked, area_name
from ..queries import freshness, largest_groups, regencies_in, unreached
from .impact import as_of, group_rows, table_addresses
from .refusal import refused

PAGE = 50


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
    """Every group that worked in an area, the most hours first."""
    asked = Asked(request.GET)
    if asked.refused:
        return refused(request)
    minutes, _sep, pk = request.GET.get("dari", "").partition("~")
    minutes, pk = typed.number(minutes), typed.number(pk)
    found = largest_groups(asked.lens, PAGE, None if minutes is None or pk is None else (minutes, pk))
    shown = found[:PAGE]
    return render(request, "impact/groups.html", {
        "asked": asked, "area": area_name(asked.area), "fresh": as_of(freshness()), "groups": group_rows(asked, shown),
        "following": asked.address("/dampak/kelompok/", dari=f"{shown[-1].minutes}~{shown[-1].group}")
        if len(found) > PAGE else "", "csv": table_addresses(asked)["kelompok"], "back": asked.address("/dampak/")})

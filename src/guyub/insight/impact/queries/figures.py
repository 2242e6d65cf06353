"""Stored figures as pages and programs ask for them: one statement each, whatever stands in the ledger."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from guyub.core.kept import kept
from guyub.core.models import Act, Outbox
from guyub.foundation.places.rules import TILES

from ..models import Figure
from ..rules.cells import AREA, OWN, TIME, TREE
from ..rules.lens import Line

REACTION = "impact.add_to_figures"
CELL = ("measure", "value", "count")
PROVINCES = [f"{code}." for code in TILES]
SHOWN = (TIME, "minute/paid", "people", "activities", "groups")


@dataclass(frozen=True)
class Freshness:
    """Everything that was posted up to `at` is in the figures; `waiting` tells that something later is not yet."""

    at: datetime
    waiting: bool


@dataclass(frozen=True)
class GroupLine(Line):
    """The figures of one group, with what a list shows of it."""

    group: int
    name: str
    slug: str
    kain: int


def freshness():
    """As of when the figures are: now, or the moment of the first act that is still to be added."""
    first = first_waiting(REACTION)
    return Freshness(Act.objects.values_list("at", flat=True).get(pk=first[0][0]) if first else timezone.now(), bool(first))


@kept
def first_waiting(reaction):
    return Outbox.objects.filter(reaction=reaction).order_by("pk").values_list("act_id")[:1]


def place_of(lens):
    """What at() takes of a lens."""
    return lens.scope, lens.area, lens.group or None


def at(scope, area, group):
    """The condition of a lens's place: an area, a group with all below it, or a group in an area."""
    where = Q(scope=scope, area=area)
    return where if group is None else where & Q(group_id=group)


def gathered(rows):
    """{key: Line} of rows (key, measure, value, count)."""
    found = {}
    for name, measure, value, count in rows:
        found.setdefault(name, {})[measure] = value, count
    return {name: Line(name, sums) for name, sums in found.items()}


def months_of(*lenses):
    """[{period: Line}] of each lens: the months and the year; one statement for all."""
    asked, found = [], {}
    for lens in lenses:
        asked += [*place_of(lens), lens.section, str(lens.year), f"{lens.year}-12"]
    for scope, area, group, section, period, *cell in month_rows(*asked):
        found.setdefault((scope, area, group or 0, section, period[:4]), []).append((period, *cell))
    return [gathered(found.get((lens.scope, lens.area, lens.group, lens.section, str(lens.year)), ())) for lens in lenses]


@kept
def month_rows(*asked):
    wanted = Q(pk__in=[])
    for start in range(0, len(asked), 6):
        *place, section, first, last = asked[start : start + 6]
        wanted |= at(*place) & Q(section=section, period__gte=first, period__lte=last)
    return Figure.objects.filter(wanted).values_list("scope", "area", "group_id", "section", "period", *CELL)


def sections_of(lens):
    """({section: Line} of the period, {month: {section: minutes}}): by field, and each field's months."""
    rows = section_rows(*place_of(lens), lens.period, lens.months[-1])
    lines = gathered((section, *cell) for section, period, *cell in rows if period == lens.period)
    months = {}
    for section, period, measure, value, _count in rows:
        if measure == TIME and len(period) > 4:
            months.setdefault(period, {})[section] = value
    return lines, months


@kept
def section_rows(scope, area, group, period, last):
    return Figure.objects.filter(
        at(scope, area, group), Q(period=period) | Q(measure=TIME), period__gte=period, period__lte=last,
        section__gt="").values_list("section", "period", *CELL)


def areas_of(lens, areas):
    """{path: Line} of these areas in the lens's field and period."""
    return gathered(area_rows(list(areas), lens.section, lens.period))


@kept
def area_rows(areas, section, period):
    return Figure.objects.filter(
        scope=AREA, area__in=areas, section=section, period=period, measure__in=SHOWN).values_list("area", *CELL)


def provinces_of(*years):
    """{year: {path: minutes}} of the provinces in which there are hours; values only, one statement."""
    found = {year: {} for year in years}
    for period, area, minutes in province_rows([str(year) for year in years]):
        found[int(period)][area] = minutes
    return found


@kept
def province_rows(years):
    return Figure.objects.filter(
        scope=AREA, section="", period__in=years, measure=TIME, area__in=PROVINCES, value__gt=0).values_list(
        "period", "area", "value")


def largest_groups(lens, limit=8, after=None):
    """[GroupLine] of the groups that gave most time in an area and period, the largest first; one more if there is more.

    `after` is (minutes, group) of the last one shown.
    """
    return [GroupLine(slug, {TIME: (value, count)}, pk, name, slug, kain) for pk, name, slug, kain, value, count in
            group_rows(lens.area, lens.period, *after or (None, None), range(limit + 1))]


@kept
def group_rows(area, period, minutes, last, most):
    rows = Figure.objects.filter(scope=OWN, area=area, period=period, measure=TIME, value__gt=0)
    if minutes is not None:
        rows = rows.filter(Q(value__lt=minutes) | Q(value=minutes, group_id__gt=last))
    return rows.order_by("-value", "group_id").values_list(
        "group_id", "group__name", "group__slug", "group__kain", "value", "count")[: most.stop]


def chapters_of(group, period):
    """[GroupLine] of the groups directly below one, with all below them; the most hours first. Two measures each."""
    found = {}
    rows = Figure.objects.filter(
        scope=TREE, group__parent=group, section="", period=period,
        measure__in=(TIME, "minute/paid", "people", "activities"))
    for pk, name, slug, kain, *cell in rows.values_list("group_id", "group__name", "group__slug", "group__kain", *CELL):
        found.setdefault((pk, name, slug, kain), {})[cell[0]] = tuple(cell[1:])
    lines = [GroupLine(slug, sums, pk, name, slug, kain) for (pk, name, slug, kain), sums in found.items()]
    return sorted(lines, key=lambda line: (-line.minutes, line.name))

"""Counting presences and figures anew, in portions, while the house goes on.

Presences are counted some groups at a time, each portion whole in one transaction. Figures are counted a year at a time:
reactions wait meanwhile (`hold_figures`), the cells are laid out in memory, and only those that differ are written.
"""

from collections import Counter
from datetime import date, timedelta
from itertools import groupby

from django.db import connection
from django.db.models import Case, CharField, Count, F, IntegerField, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Length, Substr
from django.utils import timezone

from guyub.core.commands import command
from guyub.core.models import Outbox
from guyub.foundation.groups.models import Group
from guyub.workshop.activities.models import Attendance
from guyub.workshop.activities.queries.entries import activities_of_entries
from guyub.workshop.ledger.commands.totals import MonthText, entries, insert_from, signed
from guyub.workshop.ledger.models import Total, Transfer

from .. import policy
from ..models import Clock, Figure, Presence
from ..rules.cells import KINDS, cells, key_of, met
from .keeping import ENTRY, add_figures, add_presences

REACTION, TOTALS = "impact.add_to_figures", "ledger.add_to_totals"
HOLD = timedelta(minutes=10)
NAMES = ("kind", "ref", "month", "group", "area", "section", "count")


def lock():
    return Clock.objects.select_for_update().get_or_create(pk=1)[0]


@command(policy.may_recount_presences, notes=("first", "last"))
def recount_presences(actor, nothing, *, first, last):
    """Replace the presences of the groups from `first` to `last` by what ledger and attendance say."""
    lock()
    Presence.objects.filter(group_id__gte=first, group_id__lte=last).delete()
    time = entries(first, last, REACTION).filter(unit="minute", purpose="service")
    where = {"ym": MonthText(F("occurred_on")), "area": Coalesce("place__path", Value("")),
             "part": Coalesce("field__section", Value(""))}
    person = Case(
        When(reverses=None, then=Coalesce("giver__person__merged_into_id", "giver__person_id")),
        default=Coalesce("receiver__person__merged_into_id", "receiver__person_id"))
    people = time.annotate(**where, who=person).filter(who__isnull=False).values(
        "who", "ym", "group_id", "area", "part").annotate(sort=Value("p", CharField()), entries=signed(Value(1)))
    enter(people, "who", "ym", "group_id", "area", "part")
    groups = Presence.objects.filter(kind="p", group_id__gte=first, group_id__lte=last).values(
        "group_id", "month", "area", "section").annotate(entries=Sum("count"))
    enter(groups.annotate(sort=Value("g", CharField())), "group_id", "month", "group_id", "area", "section")
    code = Cast(Concat(Substr("area", 1, 2), Substr("area", 4, 2)), IntegerField())
    regencies = groups.annotate(size=Length("area")).filter(size__gte=6).exclude(area__startswith="x")
    enter(regencies.annotate(sort=Value("r", CharField()), code=code), "code", "month", "group_id", "area", "section")
    activities = Attendance.objects.filter(transfer__in=time).annotate(
        ym=MonthText(F("transfer__occurred_on")), area=Coalesce("transfer__place__path", Value("")),
        part=Coalesce("transfer__field__section", Value(""))).values(
        "shift__activity_id", "ym", "transfer__group_id", "area", "part").annotate(
        sort=Value("a", CharField()), entries=Count("pk"))
    enter(activities, "shift__activity_id", "ym", "transfer__group_id", "area", "part")
    add_presences(still_standing(time))


def enter(rows, *names):
    insert_from(Presence, rows.values_list("sort", *names, "entries"), NAMES)


def still_standing(time):
    """Activities of entries that are taken back, by an act that is still to be counted: {(kind, ref, base): count}."""
    waiting = Outbox.objects.filter(reaction=REACTION).values("act_id")
    rows = list(time.filter(reversal__act_id__in=waiting).values_list(
        "key", "group_id", "group__path", "place__path", "field__section", "occurred_on"))
    activities = activities_of_entries([key for key, *_rest in rows])
    return Counter(("a", activities[key], (group, path, area or "", section or "", f"{day:%Y-%m}"))
                   for key, group, path, area, section, day in rows if key in activities)


@command(policy.may_hold_figures, notes=("year",))
def hold_figures(actor, nothing, *, year):
    """Let reactions wait; returns the amounts of a year as reactions have left them: {(base, measure): [amount, count]}."""
    clock = lock()
    clock.held_until = timezone.now() + HOLD
    clock.save(update_fields=["held_until"])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(Total._meta.db_table)} IN SHARE ROW EXCLUSIVE MODE")
    sums = totals_of(year)
    since, until = date(year, 1, 1), date(year, 12, 31)
    waiting = {}
    for act, reaction in Outbox.objects.filter(reaction__in=(REACTION, TOTALS)).values_list("act_id", "reaction"):
        waiting.setdefault(act, set()).add(reaction)
    odd = {act: 1 if TOTALS in reactions else -1 for act, reactions in waiting.items() if len(reactions) == 1}
    rows = Transfer.objects.filter(act_id__in=odd, occurred_on__gte=since, occurred_on__lte=until)
    for act, (_key, undone, _giver, _receiver, group, path, area, section, day, unit, purpose, amount) in (
            (row[0], row[1:]) for row in rows.values_list("act_id", *ENTRY)):
        sign = odd[act] * (-1 if undone else 1)
        add(sums, (group, path, area or "", section or "", f"{day:%Y-%m}"), f"{unit}/{purpose}", sign * amount, sign)
    return sums


def totals_of(year):
    """The ledger's totals of a year: {(base, measure): [amount, count]}."""
    sums = {}
    rows = Total.objects.filter(month__gte=date(year, 1, 1), month__lte=date(year, 12, 31)).values_list(
        "group_id", "group__path", "place__path", "field__section", "month", "unit", "purpose", "amount", "count")
    for group, path, area, section, month, unit, purpose, amount, count in rows.iterator(5000):
        add(sums, (group, path, area or "", section or "", f"{month:%Y-%m}"), f"{unit}/{purpose}", amount, count)
    return sums


def add(sums, base, measure, amount, count):
    kept = sums.setdefault((base, measure), [0, 0])
    kept[0] += amount
    kept[1] += count


@command(policy.may_release_figures)
def release_figures(actor, nothing):
    """Let reactions go on."""
    clock = lock()
    clock.held_until = None
    clock.save(update_fields=["held_until"])


@command(policy.may_write_figures)
def write_figures(actor, nothing, *, steps):
    """Bring some cells to what was counted: {(cell, measure): [value, count]} to be added; empty cells go."""
    lock()
    add_figures(steps)
    Figure.objects.filter(key__in=[key_of(*one) for one in steps], value=0, count=0).delete()


def counted(sums, year):
    """All figures of a year: {(cell, measure): [value, count]}, from amounts and presences."""
    found = {}
    for (base, measure), (amount, count) in sums.items():
        for cell in cells(*base):
            kept = found.get((cell, measure))
            if kept is None:
                found[cell, measure] = [amount, count]
            else:
                kept[0] += amount
                kept[1] += count
    for kind, measure in KINDS.items():
        for cell, number in people_in(kind, year).items():
            found[cell, measure] = [number, 0]
    return {one: kept for one, kept in found.items() if kept[0] or kept[1]}


def people_in(kind, year):
    """{cell: how many different people (activities, groups) were in it} in a year."""
    paths = dict(Group.objects.values_list("pk", "path"))
    known, numbers = {}, Counter()
    rows = Presence.objects.filter(kind=kind, month__gte=f"{year}-01", month__lte=f"{year}-12", count__gt=0)
    rows = rows.order_by("ref").values_list("ref", "group_id", "area", "section", "month")
    for _ref, presences in groupby(rows.iterator(5000), key=lambda row: row[0]):
        where = set()
        for _one, *base in presences:
            base = tuple(base)
            if (fallen := known.get(base)) is None:
                group, area, section, month = base
                fallen = known[base] = met(group, paths[group], area, section, month)
            where.update(fallen)
        numbers.update(where)
    return numbers


def differences(found, year):
    """What has to be added to the stored cells of a year: {(cell, measure): [value, count]}."""
    left = dict(found)
    steps = {}
    rows = Figure.objects.filter(period__in=periods(year)).values_list(
        "scope", "area", "group_id", "section", "period", "measure", "value", "count")
    for scope, area, group, section, period, measure, value, count in rows.iterator(5000):
        one = ((scope, area, group or 0, section, period), measure)
        wanted = left.pop(one, (0, 0))
        if (value, count) != tuple(wanted):
            steps[one] = [wanted[0] - value, wanted[1] - count]
    return steps | left


def periods(year):
    return [str(year), *(f"{year}-{month:02d}" for month in range(1, 13))]

"""Who may not come: what past shifts say of coming ones, and how often such a range has held."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from guyub.core.formats import clock_in, day_in
from guyub.engines.forecasting.attendance import SHARE, missing_range, rate, standbys
from guyub.workshop.activities.models import Shift

YEAR = timedelta(days=365)
SHOWN = 25


@dataclass(frozen=True)
class Risk:
    """Of `people`, between `low` and `high` may not come; `more` stand-bys make it likely that enough do."""

    people: int
    low: int
    high: int
    more: int
    known: int  # promises of the past that stand behind it

    @property
    def span(self):
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True)
class Held:
    """A past shift: what would have been said before it, and what happened."""

    activity: str
    words: str
    people: int
    low: int
    high: int
    missing: int

    @property
    def inside(self):
        return self.low <= self.missing <= self.high


@dataclass(frozen=True)
class Calibration:
    rows: list
    told: int
    inside: int
    share: int

    @property
    def percent(self):
        return round(100 * self.inside / self.told) if self.told else 0


def kept_shifts(group):
    """Ended shifts of a year, of a group with its chapters, whose list was kept: (promised, came), the earliest first."""
    now = timezone.now()
    placed = Q(signups__placed_at__isnull=False, signups__withdrawn_at=None)
    return (
        Shift.objects.filter(activity__group__path__startswith=group.path, cancelled_at=None, ends_at__lt=now,
                             starts_at__gt=now - YEAR)
        .annotate(promised=Count("signups", filter=placed, distinct=True), came=Count("attendances", distinct=True))
        .filter(promised__gt=0, came__gt=0).order_by("starts_at", "pk"))


def history(group):
    """({kind of activity: (came, promised)}, (came, promised) of all kinds); one statement."""
    kinds, all_came, all_promised = {}, 0, 0
    for kind, promised, came in kept_shifts(group).values_list("activity__kind", "promised", "came"):
        came = min(came, promised)
        held = kinds.get(kind, (0, 0))
        kinds[kind] = held[0] + came, held[1] + promised
        all_came, all_promised = all_came + came, all_promised + promised
    return kinds, (all_came, all_promised)


def risk_of(group, kind, people, least):
    """The Risk of a coming shift with so many people; one statement."""
    kinds, everybody = history(group)
    return judged(kinds, everybody, kind, people, least)


def judged(kinds, everybody, kind, people, least):
    belief = rate(*kinds.get(kind, (0, 0)), *everybody)
    low, high = missing_range(people, belief)
    return Risk(people, low, high, standbys(people, min(least, people), belief) if people else 0, belief.promised)


def forecast(group, kind, people, least):
    """(the Risk of a coming shift, the Calibration of such ranges in the past); one statement."""
    held, kinds, everybody = walked(group)
    return judged(kinds, everybody, kind, people, least), held


def calibration(group):
    """What would have been said before each past shift, from the shifts before it, and what happened; one statement."""
    return walked(group)[0]


def walked(group):
    """(Calibration, past by kind, past of all kinds); one statement."""
    kinds, everybody, rows = {}, (0, 0), []
    for shift in kept_shifts(group).select_related("activity", "role"):
        came, promised, kind = min(shift.came, shift.promised), shift.promised, shift.activity.kind
        low, high = missing_range(promised, rate(*kinds.get(kind, (0, 0)), *everybody))
        zone = shift.activity.timezone
        rows.append(Held(shift.activity.title, f"{shift.role.name}, {day_in(shift.starts_at, zone)}, "
                         f"{clock_in(shift.starts_at, shift.ends_at, zone)}", promised, low, high, promised - came))
        held = kinds.get(kind, (0, 0))
        kinds[kind] = held[0] + came, held[1] + promised
        everybody = everybody[0] + came, everybody[1] + promised
    held = Calibration(rows[::-1][:SHOWN], len(rows), sum(one.inside for one in rows), round(100 * SHARE))
    return held, kinds, everybody

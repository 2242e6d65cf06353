"""The week of a group: days across, roles down, and in each cell the shifts with their people as threads."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from guyub.core.formats import clock_in, day_short
from guyub.core.kept import kept

from .. import policy, rules
from ..models import Activity, Shift

DAYS = 7
MOST_SHIFTS = 300  # read for the sums
MOST_SHOWN = 36


class Slot(NamedTuple):
    """One shift of the week; `url` leads to it on the plan of its activity."""

    id: int
    url: str
    activity_id: int
    title: str
    slug: str
    role: str
    day: date
    starts_at: datetime
    clock: str
    least: int
    most: int
    taken: int
    waiting: int

    @property
    def short(self):
        return max(0, self.least - self.taken)


@dataclass(frozen=True)
class Week:
    """columns: days in words; rows: (role, [[Slot] for each day]); slots: all of the week, by time.

    `taken` of `least` over all slots; `left` more slots than the board shows.
    """

    today: date
    columns: list
    rows: list
    slots: list
    taken: int
    least: int
    left: int


def week_board(actor, group):
    """The Week of this group with all below it, from today on; one statement."""
    zone = group.place.timezone if group.place else rules.ZONE
    now = timezone.now()
    today = rules.day_of(now, zone)
    end = rules.at(today + timedelta(days=DAYS), datetime.min.time(), zone)
    viewer = None if actor.holds(group, *policy.VOUCHING) else actor  # who vouches here sees all that is planned here
    moments = Moments()
    slots = [slot(moments, *row) for row in shifts_between(viewer, group.path, now, end)]
    shown = slots[:MOST_SHOWN]
    days = {one.day: day_short(one.starts_at, zone) for one in shown}
    rows = {}
    for one in shown:
        rows.setdefault(one.role, {}).setdefault(one.day, []).append(one)
    return Week(
        today=today, columns=list(days.values()),
        rows=[(role, [line.get(day, ()) for day in days]) for role, line in sorted(rows.items())], slots=slots,
        taken=sum(min(one.taken, one.least) for one in slots), least=sum(one.least for one in slots),
        left=len(slots) - len(shown))


@kept
def shifts_between(viewer, path, now, end):
    planned = Activity.objects if viewer is None else policy.visible_activities(viewer)
    planned = planned.filter(group__path__startswith=path, published_at__isnull=False, cancelled_at=None, next_at__lt=end)
    return (
        Shift.objects.filter(activity__in=planned, cancelled_at=None, starts_at__lt=end, ends_at__gt=now)
        .order_by("starts_at", "role__name", "pk").values_list(
            "pk", "activity_id", "activity__title", "activity__group__slug", "role__name", "starts_at", "ends_at",
            "activity__timezone", "least", "most", "taken", "waiting")[:MOST_SHIFTS])


class Moments(dict):
    """{(start, end, zone): (day, clock in words)}: said once for all shifts of the same time."""

    def __missing__(self, key):
        start, end, zone = key
        self[key] = said = rules.day_of(start, zone), clock_in(start, end, zone)
        return said


def slot(moments, pk, activity, title, slug, role, starts_at, ends_at, zone, *people):
    day, clock = moments[starts_at, ends_at, zone]
    return Slot(pk, f"/ruang/{slug}/kegiatan/{activity}/?giliran={pk}#g{pk}", activity, title, slug, role, day, starts_at,
                clock, *people)

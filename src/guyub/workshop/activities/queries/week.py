"""The week of a group: days across, roles down, and in each cell the shifts with their people as threads."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from guyub.core.formats import clock_in, day_short

from .. import policy, rules
from ..models import Shift

DAYS = 7
MOST_SHIFTS = 300  # read for the sums
MOST_SHOWN = 36


@dataclass(frozen=True)
class Slot:
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
    shifts = (
        Shift.objects.filter(
            activity__in=policy.visible_activities(actor).filter(
                group__path__startswith=group.path, published_at__isnull=False, cancelled_at=None, next_at__lt=end),
            cancelled_at=None, starts_at__lt=end, ends_at__gt=now)
        .select_related("activity__group", "role").order_by("starts_at", "role__name", "pk")[:MOST_SHIFTS])
    slots = [slot(shift) for shift in shifts]
    shown = slots[:MOST_SHOWN]
    days = {one.day: day_short(one.starts_at, zone) for one in shown}
    rows = {}
    for one in shown:
        rows.setdefault(one.role, {}).setdefault(one.day, []).append(one)
    return Week(
        today=today, columns=list(days.values()),
        rows=[(role, [line.get(day, []) for day in days]) for role, line in sorted(rows.items())], slots=slots,
        taken=sum(min(one.taken, one.least) for one in slots), least=sum(one.least for one in slots),
        left=len(slots) - len(shown))


def slot(shift):
    activity = shift.activity
    zone = activity.timezone
    slug = activity.group.slug
    return Slot(
        id=shift.pk, url=f"/ruang/{slug}/kegiatan/{activity.pk}/?giliran={shift.pk}#g{shift.pk}", activity_id=activity.pk,
        title=activity.title, slug=slug, role=shift.role.name, day=rules.day_of(shift.starts_at, zone),
        starts_at=shift.starts_at, clock=clock_in(shift.starts_at, shift.ends_at, zone), least=shift.least, most=shift.most,
        taken=shift.taken, waiting=shift.waiting)

"""The coordinator's board: roles down, times across, people as threads."""

from dataclasses import dataclass

from django.utils import timezone

from guyub.core.formats import clock_in, day_short

from .. import policy
from ..models import Shift


@dataclass(frozen=True)
class Cell:
    id: int
    least: int
    most: int
    taken: int
    waiting: int

    @property
    def short(self):
        return max(0, self.least - self.taken)


@dataclass(frozen=True)
class Board:
    """columns: (day, clock); rows: (role, [Cell or None for each column]); taken of `least` over all cells."""

    columns: list
    rows: list
    taken: int
    least: int


def shift_board(actor, activity, *, limit=12):
    """The board of the next `limit` times of an activity; one statement."""
    shifts = list(
        Shift.objects.filter(activity=activity, activity__in=policy.visible_activities(actor), cancelled_at=None,
                             ends_at__gt=timezone.now())
        .select_related("role").order_by("starts_at", "role__pk")[: limit * 6])
    times = sorted({(shift.starts_at, shift.ends_at) for shift in shifts})[:limit]
    place = {span: column for column, span in enumerate(times)}
    rows = {}
    for shift in shifts:
        if (column := place.get((shift.starts_at, shift.ends_at))) is None:
            continue
        line = rows.setdefault(shift.role.name, [None] * len(times))
        line[column] = Cell(shift.pk, shift.least, shift.most, shift.taken, shift.waiting)
    cells = [cell for line in rows.values() for cell in line if cell]
    zone = activity.timezone
    return Board(
        columns=[(day_short(start, zone), clock_in(start, end, zone)) for start, end in times],
        rows=sorted(rows.items()), taken=sum(min(c.taken, c.least) for c in cells), least=sum(c.least for c in cells))

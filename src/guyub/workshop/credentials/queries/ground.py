"""On what a credential would rest: attendances that somebody vouched for, summed for each person."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from guyub.core.formats import hours, month_name
from guyub.workshop.activities.models import Attendance

from ..rules import MOST_ROWS


@dataclass
class Grounds:
    """Somebody's confirmed attendances: their ids, first and last day, minutes, and minutes by (role, year, month)."""

    attendances: list = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    minutes: int = 0
    by_month: dict = field(default_factory=dict)

    def add(self, pk, day, minutes, role):
        self.attendances.append(pk)
        self.first, self.last = min(self.first or day, day), max(self.last or day, day)
        self.minutes += minutes
        was, times = self.by_month.get((role, day.year, day.month), (0, 0))
        self.by_month[role, day.year, day.month] = was + minutes, times + 1

    @property
    def roles(self):
        return ", ".join(dict.fromkeys(role for role, _year, _month in self.by_month))


def grounds_of(kind, person_ids=None, since=None, until=None):
    """{person id: Grounds} of a kind; for one without activity that is not of service, nothing. One statement."""
    rows = Attendance.objects.filter(confirmed_at__isnull=False, minutes__gt=0)
    if kind.activity_id:
        rows = rows.filter(shift__activity_id=kind.activity_id)
    elif kind.of_service:
        rows = rows.filter(shift__activity__group_id=kind.group_id, shift__role__paid=False, day__gte=since, day__lte=until)
    else:
        return {}
    if person_ids is not None:
        rows = rows.filter(person_id__in=person_ids)
    found = {}
    for pk, person_id, day, minutes, role in rows.order_by("day", "pk").values_list(
            "pk", "person_id", "day", "minutes", "shift__role__name"):
        found.setdefault(person_id, Grounds()).add(pk, day, minutes, role)
    return found


def rows_of(grounds):
    """[(role, what was given in a month)], of a year each if there are too many."""
    by_span = {}
    for (role, year, month), (minutes, times) in grounds.by_month.items():
        key = (role, year, month if len(grounds.by_month) <= MOST_ROWS else 0)
        was, before = by_span.get(key, (0, 0))
        by_span[key] = was + minutes, before + times
    told = []
    for (role, year, month), (minutes, times) in sorted(by_span.items(), key=lambda row: (row[0][1], row[0][2], row[0][0])):
        span = f"{month_name(date(year, month, 1))} {year}" if month else str(year)
        told.append((role, _("%(span)s: %(hours)s, %(times)d kali") % {
            "span": span, "hours": hours(minutes), "times": times}))
    return told[:MOST_ROWS]

"""The entries under a figure, as the public may read them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery

from guyub.foundation.groups.models import Office
from guyub.foundation.places.models import Place
from guyub.workshop.activities.models import Attendance
from guyub.workshop.ledger.models import Transfer

from ..rules.cells import OWN, TREE


@dataclass(frozen=True)
class EntryLine:
    """One transfer without names: when, how much of what, for whom, and by what office it was vouched for."""

    id: int
    chain: int
    number: int
    occurred_on: date
    amount: int
    unit: str
    purpose: str
    group: str
    slug: str
    kain: int
    office: str
    reverses: bool

    @property
    def paid(self):
        return self.purpose == "paid"


def span(period):
    """(first day, last day) of a month or a year."""
    year, month = int(period[:4]), int(period[5:7] or 0)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def entries_under(lens, *, path="", unit="", purpose="", activity=0, after=None, limit=50):
    """(lines, more): the transfers under a lens, the latest first, after (day, id) if given; `path` is the group's.

    With an activity only what was booked for it and stands. One statement whatever is asked. Hours name the office in
    which they were vouched for.
    """
    since, until = span(lens.period)
    rows = Transfer.objects.filter(occurred_on__gte=since, occurred_on__lte=until)
    if lens.scope == OWN:
        rows = rows.filter(group_id=lens.group)
    elif lens.scope == TREE:
        rows = rows.filter(group__path__startswith=path)
    if lens.area:
        rows = rows.filter(place_id__in=Place.objects.filter(path__startswith=lens.area).values("pk"))
    if lens.section:
        rows = rows.filter(field__section=lens.section)
    if unit:
        rows = rows.filter(unit=unit)
    if purpose:
        rows = rows.filter(purpose=purpose)
    if activity:
        booked = Attendance.objects.filter(shift__activity=activity, transfer__isnull=False)
        rows = rows.filter(pk__in=booked.values("transfer"))
    if after:
        rows = rows.filter(Q(occurred_on__lt=after[0]) | Q(occurred_on=after[0], pk__lt=after[1]))
    vouched = Attendance.objects.filter(transfer=OuterRef("pk")).values("confirmed_as")[:1]
    found = list(rows.order_by("-occurred_on", "-pk").annotate(vouched=Subquery(vouched)).values_list(
        "pk", "chain_id", "number", "occurred_on", "amount", "unit", "purpose", "group__name", "group__slug", "group__kain",
        "vouched", "reverses_id")[: limit + 1])
    roles = dict(Office.Role.choices)
    lines = [EntryLine(*row[:10], office=str(roles.get(row[10], "")), reverses=row[11] is not None) for row in found[:limit]]
    return lines, len(found) > limit

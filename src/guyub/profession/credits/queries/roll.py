"""The officers' picture: who has enough, who is short, and whose cycle ends soon."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from guyub.core.formats import day_month, hundredths

from ..models import Enrolment
from ..rules.words import percent

SOON = timedelta(days=180)
SHOWN = 30


@dataclass(frozen=True)
class Picture:
    enrolled: int
    met: int
    short: int
    soon: int
    over: int


@dataclass(frozen=True)
class Member:
    """One line: who, how far, what is missing, by when, and how much a month that would take."""

    id: int
    name: str
    counted: str
    percent: str
    missing: str
    lacks: str
    until: str
    monthly: str
    over: bool


def picture(scheme, *, today=None):
    """The Picture of the open cycles of one scheme; one statement."""
    today = today or timezone.localdate()
    lacking, soon = Q(missing__gt=0), Q(ends_on__lte=today + SOON, ends_on__gte=today)
    return Picture(**Enrolment.objects.filter(scheme=scheme, closed_at=None).aggregate(
        enrolled=Count("pk"), met=Count("pk", filter=Q(missing=0)), short=Count("pk", filter=lacking),
        soon=Count("pk", filter=lacking & soon), over=Count("pk", filter=Q(ends_on__lt=today))))


def roll(scheme, *, short=False, after="", today=None):
    """([Member], "day~id" to go on after): open cycles, those that end first first; one statement."""
    today = today or timezone.localdate()
    rows = Enrolment.objects.filter(scheme=scheme, closed_at=None).select_related("person", "version")
    if short:
        rows = rows.filter(missing__gt=0)
    day, _sep, pk = after.partition("~")
    if pk.isdecimal() and pk.isascii() and len(pk) < 12:
        try:
            last = date.fromisoformat(day)
        except ValueError:
            last = None
        if last:
            rows = rows.filter(Q(ends_on__gt=last) | Q(ends_on=last, pk__gt=int(pk)))
    found = list(rows.order_by("ends_on", "pk")[: SHOWN + 1])
    more = f"{found[SHOWN - 1].ends_on.isoformat()}~{found[SHOWN - 1].pk}" if len(found) > SHOWN else ""
    read = {}
    return [member(row, read, today) for row in found[:SHOWN]], more


def member(row, read, today):
    key = row.version_id, row.profile
    if key not in read:
        read[key] = row.rules
    scheme = read[key]
    months = max(1, (row.ends_on - today).days // 30)
    names = {one.code: one.name for one in scheme.categories}
    return Member(
        id=row.pk, name=row.person.name, counted=hundredths(row.counted), percent=percent(row.counted, scheme.total),
        missing=f"{hundredths(row.missing)} {scheme.unit}" if row.missing else "",
        lacks=", ".join(f"{names.get(code, code)} {hundredths(amount)}" for code, amount in row.short.items()),
        until=day_month(row.ends_on),
        monthly=f"{hundredths(-(-row.missing // months))} {scheme.unit}" if row.missing else "",
        over=row.ends_on < today)

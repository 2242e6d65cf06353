"""What a pack of evidence says, before it becomes files: what counts, each with who vouched and where it stands."""

from dataclasses import dataclass
from datetime import date

from guyub.core.formats import day_month, hours, hundredths
from guyub.foundation.groups.models.office import Role

from ..models import Entry
from ..rules.words import cut_words

MOST = 60


@dataclass(frozen=True)
class Proved:
    """One entry for the pack; `office` is that of who vouched or granted, `document` the name of its kept evidence."""

    id: int
    day: date
    title: str
    kind: str
    category: str
    category_code: str
    organiser: str
    role: str
    number: str
    minutes: int | None
    claimed: int
    awarded: int
    counted: int
    cuts: list
    office: str
    ledger: str
    digest: str
    document: str
    from_attendance: bool


def proved(enrolment, scheme, *, category=""):
    """([Proved] of what counts, the latest first, at most MOST; whether there is more); one statement."""
    rows = Entry.objects.filter(enrolment=enrolment, awarded__isnull=False, withdrawn_at=None, counted__gt=0)
    if category:
        rows = rows.filter(category=category)
    found = list(rows.select_related("transfer", "evidence", "attendance").order_by("-day", "-pk")[: MOST + 1])
    return [line(scheme, row) for row in found[:MOST]], len(found) > MOST


def line(scheme, row):
    kind, category = scheme.kind(row.kind), scheme.category(row.category)
    office = str(Role(row.decided_as).label) if row.decided_as in Role.values else row.decided_as
    return Proved(
        id=row.pk, day=row.day, title=row.title, kind=kind.name if kind else row.kind,
        category=category.name if category else row.category, category_code=row.category, organiser=row.organiser,
        role=row.role, number=row.number, minutes=row.attendance.minutes if row.attendance else None, claimed=row.claimed,
        awarded=row.awarded, counted=row.counted, cuts=[cut_words(scheme, *cut) for cut in row.cuts], office=office,
        ledger=f"{row.transfer.chain_id}/{row.transfer.number}" if row.transfer else "",
        digest=row.transfer.digest if row.transfer else "", document=row.evidence.name if row.evidence else "",
        from_attendance=row.attendance_id is not None)


def told(one, unit):
    """(day, what, how much) of an entry in words."""
    much = f"{hundredths(one.counted)} {unit}"
    return day_month(one.day), one.title, f"{much} ({hours(one.minutes)})" if one.minutes else much

"""The official transcript beside one's own entries: what is the same, what differs, what stands on one side only."""

from dataclasses import dataclass
from datetime import date

from guyub.core.formats import day_month, hundredths

from .. import policy
from ..models import Entry
from ..rules.official import Official, Own, compare


@dataclass(frozen=True)
class Beside:
    day: str
    title: str
    number: str
    theirs: str
    ours: str


@dataclass(frozen=True)
class Differences:
    """What the latest official transcript and one's own record say of each other; sums in words."""

    name: str
    given: str
    unread: int
    same: int
    theirs: str
    ours: str
    differ: list
    only_there: list
    only_here: list


def differences(actor, enrolment):
    """The Differences with the latest transcript of this cycle, or None if there is none; two statements."""
    latest = policy.visible_transcripts(actor).filter(enrolment=enrolment).order_by("-given_at", "-pk").first()
    if latest is None:
        return None
    rows = Entry.objects.filter(enrolment=enrolment, awarded__isnull=False, withdrawn_at=None).order_by("day", "pk")
    ours = [Own(row.pk, row.day.isoformat(), row.title, row.number, row.awarded) for row in rows]
    theirs = [Official(**line) for line in latest.lines]
    found = compare(theirs, ours)
    return Differences(
        name=latest.name, given=day_month(latest.given_at.date()), unread=latest.unread, same=len(found.same),
        theirs=hundredths(sum(one.amount for one in theirs)), ours=hundredths(sum(one.amount for one in ours)),
        differ=[beside(there, here) for there, here in found.differ],
        only_there=[beside(there, None) for there in found.only_there],
        only_here=[beside(None, here) for here in found.only_here])


def beside(there, here):
    one = there or here
    return Beside(
        day=day_month(date.fromisoformat(one.day)), title=one.title, number=one.number,
        theirs=hundredths(there.amount) if there else "", ours=hundredths(here.amount) if here else "")

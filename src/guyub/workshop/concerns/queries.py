"""The queues of the operator and of groups: what waits, oldest first, and what was answered last."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Window
from django.utils import timezone

from guyub.core import formats
from guyub.core.kept import kept

from . import policy
from .models import Concern, Reason
from .rules import ANSWER_DAYS

PAGE, ANSWERED = 50, 20


@dataclass(frozen=True)
class ConcernLine:
    id: int
    about: str
    reason: str
    grave: bool
    words: str
    by: str
    contact: str
    ago: str
    upheld: bool
    answer: str
    answered_by: str
    answered_on: str
    due: str
    late: int  # days
    group: str = ""  # that was asked to answer, and why
    because: str = ""
    returned: str = ""  # the group that gave it back, and why
    return_reason: str = ""


def waiting_concerns(actor):
    """The reports that nobody has answered, oldest first; at most a page of them."""
    rows = policy.visible_concerns(actor).filter(upheld_at=None, dismissed_at=None)
    return [line(row) for row in joined(rows).order_by("created_at", "pk")[:PAGE]]


def answered_concerns(actor):
    """The reports answered last."""
    rows = policy.visible_concerns(actor).exclude(upheld_at=None, dismissed_at=None)
    return [line(row) for row in joined(rows).order_by("-pk")[:ANSWERED]]


def inbox(actor, group):
    """(waiting, answered): the reports passed on to a group, without who reported; two statements."""
    rows = joined(policy.visible_concerns(actor).filter(group=group))
    waiting = rows.filter(upheld_at=None, dismissed_at=None).order_by("referred_at", "pk")[:PAGE]
    answered = rows.exclude(upheld_at=None, dismissed_at=None).order_by("-pk")[:ANSWERED]
    return [line(row, by=False) for row in waiting], [line(row, by=False) for row in answered]


def referred_waiting(group):
    """(how many reports wait in this group, days until the oldest is late); one statement."""
    rows = oldest_referred(group.pk)
    if not rows:
        return 0, 0
    due = timezone.localdate(rows[0][0]) + timedelta(days=group.answer_days)
    return rows[0][1], (due - timezone.localdate()).days


@kept
def oldest_referred(group):
    return (
        Concern.objects.filter(group_id=group, upheld_at=None, dismissed_at=None)
        .annotate(all=Window(Count("pk"))).order_by("referred_at").values_list("referred_at", "all")[:1])


def joined(rows):
    return rows.select_related("reporter", "answered_by", "group", "returned_from")


def due_day(concern):
    """The last day on which a report is answered in time, by the operator or by the group that was asked."""
    if concern.group is not None:
        return timezone.localdate(concern.referred_at) + timedelta(days=concern.group.answer_days)
    return timezone.localdate(concern.created_at) + timedelta(days=ANSWER_DAYS)


def line(row: Concern, by=True):
    at = row.upheld_at or row.dismissed_at
    due = due_day(row)
    return ConcernLine(
        id=row.pk, about=row.about, reason=row.get_reason_display(), words=row.words,
        grave=row.reason in {Reason.PERSONAL, Reason.HARASSMENT, Reason.FRAUD},
        by=row.reporter.name if by and row.reporter else "", contact=row.contact if by else "",
        ago=formats.ago(row.created_at, timezone.now()),
        upheld=row.upheld_at is not None, answer=row.answer, answered_by=row.answered_by.name if row.answered_by else "",
        answered_on=formats.day_month(timezone.localtime(at)) if at else "", due=formats.day_month(due),
        late=max(0, (timezone.localdate() - due).days), group=row.group.name if row.group else "",
        because=row.referral_reason, returned=row.returned_from.name if row.returned_from else "",
        return_reason=row.return_reason)

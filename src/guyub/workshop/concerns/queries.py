"""The operator's queue: what waits, oldest first, and what was answered last."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from guyub.core import formats

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


def waiting_concerns(actor):
    """The reports that nobody has answered, oldest first; at most a page of them."""
    rows = policy.visible_concerns(actor).filter(upheld_at=None, dismissed_at=None)
    return [line(row) for row in joined(rows).order_by("created_at", "pk")[:PAGE]]


def answered_concerns(actor):
    """The reports answered last."""
    rows = policy.visible_concerns(actor).exclude(upheld_at=None, dismissed_at=None)
    return [line(row) for row in joined(rows).order_by("-pk")[:ANSWERED]]


def joined(rows):
    return rows.select_related("reporter", "answered_by")


def line(row: Concern):
    at = row.upheld_at or row.dismissed_at
    due = timezone.localdate(row.created_at) + timedelta(days=ANSWER_DAYS)
    return ConcernLine(
        id=row.pk, about=row.about, reason=row.get_reason_display(), words=row.words,
        grave=row.reason in {Reason.PERSONAL, Reason.HARASSMENT, Reason.FRAUD},
        by=row.reporter.name if row.reporter else "", contact=row.contact, ago=formats.ago(row.created_at, timezone.now()),
        upheld=row.upheld_at is not None, answer=row.answer, answered_by=row.answered_by.name if row.answered_by else "",
        answered_on=formats.day_month(timezone.localtime(at)) if at else "", due=formats.day_month(due),
        late=max(0, (timezone.localdate() - due).days))

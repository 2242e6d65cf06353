"""Confirmations that wait to be looked at again, as the officers of a group find them."""

from dataclasses import dataclass

from django.db.models import F

from guyub.core.formats import day_month, hours

from .. import policy
from ..models import Audit
from ..rules import attestation as attested


@dataclass(frozen=True)
class AuditLine:
    id: int
    person: str
    activity: str
    activity_id: int
    slug: str
    role: str
    day: str
    time: str
    voucher: str
    evidence: str
    strength: str
    why: str
    own: bool


def audits_of(actor, group, limit=50):
    """(open ones of a group, the oldest first; how many were upheld, how many not); two statements."""
    rows = policy.visible_audits(actor).filter(attendance__shift__activity__group=group)
    still = rows.filter(decided_at=None, revision=F("attendance__revision"), attendance__confirmed_at__isnull=False)
    found = still.select_related("attendance__person", "attendance__shift__activity__group", "attendance__shift__role",
                                 "voucher").order_by("picked_at", "pk")
    decided = list(rows.filter(decided_at__isnull=False).values_list("upheld", flat=True))
    return [line(row, actor) for row in found[:limit]], sum(decided), len(decided) - sum(decided)


def line(row, actor):
    attendance = row.attendance
    names = attested.evidence(
        attendance.came_by, attendance.checked_in_by_id, attendance.confirmed_by_id, attendance.cosigned_by_id)
    activity = attendance.shift.activity
    return AuditLine(
        row.pk, attendance.person.name, activity.title, activity.pk, activity.group.slug, attendance.shift.role.name,
        day_month(attendance.day), hours(attendance.minutes), row.voucher.name, attested.words(names),
        str(attested.STRENGTHS[attested.strength(names)]), str(Audit.Why(row.why).label),
        actor.person_id in (row.voucher_id, attendance.person_id, attendance.cosigned_by_id))


def audit_seen(actor, pk):
    return policy.visible_audits(actor).select_related("attendance__shift__activity__group").filter(pk=pk).first()

"""A second pair of eyes: signing along with who vouched, drawing samples, and looking at them again."""

from datetime import time

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import Attendance, Audit
from ..rules import attestation as attested
from .confirmation import JOINED, undo_confirmation

LIKE_ATTENDANCE = tuple(f"attendance__{name}" for name in JOINED)


@command(policy.may_cosign_attendance, joined=JOINED, weighs="approval")
def cosign_attendance(actor, attendance):
    """Vouch for hours besides who did already, so that two stand for them."""
    if not attendance.confirmed_at:
        raise Rejected(_("Kehadiran ini belum disahkan."))
    if attendance.cosigned_at:
        raise Rejected(_("Sudah ada pengurus kedua yang ikut mengesahkan."))
    attendance.cosigned_at, attendance.cosigned_by_id = timezone.now(), actor.person_id
    group = attendance.shift.activity.group
    attendance.cosigned_as = next((role for role in policy.VOUCHING if actor.holds(group, role)), "")
    attendance.save(update_fields=["cosigned_at", "cosigned_by", "cosigned_as"])
    return attendance


@command(policy.may_pick_audits)
def pick_audits(actor, nothing, *, act_id):
    """Draw from what one act vouched for; more, and some in any case, if that officer vouched for very much that day."""
    rows = list(Attendance.objects.filter(transfer__act_id=act_id, confirmed_at__isnull=False).order_by("pk"))
    if not rows:
        return []
    day, voucher = timezone.localdate(rows[0].confirmed_at), rows[0].confirmed_by_id
    start = rules.at(day, time.min, timezone.get_current_timezone_name())
    today = Attendance.objects.filter(confirmed_by_id=voucher, confirmed_at__gte=start, confirmed_at__lte=timezone.now())
    much = (today.aggregate(sum=Sum("minutes"))["sum"] or 0) > attested.MUCH
    share = attested.SHARE_OF_MUCH if much else attested.SHARE
    chosen = [row for row in rows if attested.sampled(f"{act_id}/{row.pk}", share)]
    if much and len(chosen) < attested.LEAST_OF_MUCH:
        chosen = rows[: attested.LEAST_OF_MUCH]
    known = set(Audit.objects.filter(attendance__in=chosen).values_list("attendance_id", "revision"))
    why = Audit.Why.MUCH if much else Audit.Why.SAMPLE
    return Audit.objects.bulk_create(
        Audit(attendance=row, revision=row.revision, voucher_id=voucher, why=why) for row in chosen
        if (row.pk, row.revision) not in known)


@command(policy.may_audit_attendance, joined=LIKE_ATTENDANCE, weighs="review")
def audit_attendance(actor, audit, *, upheld, reason=""):
    """Say what looking again has shown; hours that do not hold are taken back, with all that rests on them."""
    if audit.decided_at:
        raise Rejected(_("Ini sudah diperiksa ulang."))
    attendance = audit.attendance
    if attendance.revision != audit.revision or not attendance.confirmed_at:
        raise Rejected(_("Pengesahan ini sudah dibatalkan."))
    if not upheld:
        undo_confirmation(actor, attendance, reason=reason)
    audit.decided_at, audit.decided_by_id, audit.upheld = timezone.now(), actor.person_id, upheld
    audit.save(update_fields=["decided_at", "decided_by", "upheld"])
    return audit

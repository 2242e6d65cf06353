"""Vouching: an hour enters the ledger when somebody else says that it was given."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core import rows as written
from guyub.core.commands import command
from guyub.core.errors import Refused, Rejected
from guyub.workshop.conflicts.queries import barred_among
from guyub.workshop.conflicts.rules import Parties
from guyub.workshop.ledger import commands as ledger
from guyub.workshop.ledger.models import Transfer
from guyub.workshop.notices.commands import tell

from .. import policy, rules
from ..models import Attendance, Shift
from .facts import facts_of

JOINED = ("shift__activity__group", "shift__role")
STORED = "minutes", "confirmed_at", "confirmed_by_id", "confirmed_as", "transfer_id"
EMPTIED = ("revision", "transfer_id", "confirmed_at", "confirmed_by_id", "minutes", "confirmed_as", "cosigned_at",
           "cosigned_by_id", "cosigned_as")
MOST_AT_ONCE = 500


@command(policy.may_confirm_attendance, notes=("minutes",), joined=JOINED, weighs="approval")
def confirm_attendance(actor, attendance, *, minutes=None):
    """Say that this person was here, and book the time: one transfer from the person to the group.

    Without `minutes` the time between coming and leaving within the shift counts; who never checked out needs a decision.
    """
    book(actor, attendance.shift.activity, [(attendance, minutes)])
    return attendance


@command(policy.may_confirm_attendances, notes=("attendances",), joined=("group",))
def confirm_attendances(actor, activity, *, attendances):
    """Vouch for several at once (ids, at most 500): those with a check-out, not oneself nor those close to one.

    Returns those who were vouched for.
    """
    found = locked(activity, attendances).filter(confirmed_at=None, declined_at=None, left_at__isnull=False)
    rows = with_shifts(activity, found.exclude(person_id=actor.person_id))
    close = barred_among({row.person_id for row in rows}, "approval", Parties(persons=frozenset({actor.person_id})))
    rows = [row for row in rows if row.person_id not in close]
    book(actor, activity, [(row, None) for row in rows])
    return rows


def locked(activity, attendances):
    """The attendances of these ids in this activity, to be locked in the order of their ids."""
    if len(attendances) > MOST_AT_ONCE:
        raise Rejected(_("Paling banyak 500 kehadiran sekali jalan."))
    return Attendance.objects.select_for_update(no_key=True).filter(
        pk__in=attendances, shift__in=Shift.objects.filter(activity=activity)).order_by("pk")


def with_shifts(activity, rows):
    """The rows with their shifts, each of which is fetched once."""
    rows = list(rows)
    asked = Shift.objects.filter(pk__in={row.shift_id for row in rows}).select_related("role")
    shifts = {shift.pk: shift for shift in asked}
    for shift in asked:
        shift.activity = activity
    for row in rows:
        row.shift = shifts[row.shift_id]
    return rows


def book(actor, activity, rows):
    """Post one transfer for each (attendance, minutes) and store the confirmations."""
    group, now = activity.group, timezone.now()
    role = next((role for role in policy.VOUCHING if actor.holds(group, role)), "")
    entries = []
    for attendance, minutes in rows:
        attendance.minutes = decided(attendance, minutes)
        attendance.confirmed_at, attendance.confirmed_by_id, attendance.confirmed_as = now, actor.person_id, role
        entries.append(ledger.Entry(
            key=f"attendance/{attendance.pk}/{attendance.revision}", giver=("person", attendance.person_id), receiver=group,
            unit="minute", amount=attendance.minutes, occurred_on=attendance.day,
            purpose="paid" if attendance.shift.role.paid else "service", place_id=activity.place_id,
            field_id=activity.field_id or group.field_id))
    for (attendance, _minutes), transfer in zip(rows, ledger.post_many(group, entries), strict=True):
        attendance.transfer = transfer
    written.update(Attendance, STORED, [
        [*(getattr(attendance, name) for name in STORED), attendance.pk] for attendance, _minutes in rows])


def decided(attendance, minutes):
    if attendance.confirmed_at:
        raise Rejected(_("Jam untuk kehadiran ini sudah disahkan."))
    if attendance.declined_at:
        raise Rejected(_("Kehadiran ini sudah diputuskan tanpa jam."))
    shift = attendance.shift
    if minutes is None:
        if attendance.left_at is None:
            raise Rejected(_("Belum tercatat pulang. Tentukan lamanya, atau putuskan tanpa jam."), field="minutes")
        return rules.worked_minutes(attendance.came_at, attendance.left_at, shift.starts_at, shift.ends_at)
    most = rules.longest_minutes(shift.starts_at, shift.ends_at)
    if not 1 <= minutes <= most:
        raise Rejected(_("Lamanya antara 1 dan %(most)d menit untuk giliran ini.") % {"most": most}, field="minutes")
    return minutes


@command(policy.may_decline_attendance, joined=JOINED, weighs="approval")
def decline_attendance(actor, attendance, *, reason):
    """Decide that no hours follow from this attendance, with the reason."""
    if attendance.confirmed_at or attendance.declined_at:
        raise Rejected(_("Jam untuk kehadiran ini sudah diputuskan."))
    if not reason.strip():
        raise Rejected(_("Tulis alasannya; orangnya akan membacanya."), field="reason")
    attendance.declined_at, attendance.declined_reason = timezone.now(), reason.strip()[:300]
    attendance.save(update_fields=["declined_at", "declined_reason"])
    return attendance


@command(policy.may_undo_confirmation, joined=JOINED)
def undo_confirmation(actor, attendance, *, reason):
    """Take a wrong confirmation back by one transfer the other way; the attendance can then be decided anew."""
    if not attendance.confirmed_at:
        raise Rejected(_("Kehadiran ini belum disahkan."))
    reason = reason.strip()[:300]
    if not reason:
        raise Rejected(_("Tulis alasannya; orangnya akan membacanya."), field="reason")
    ledger.reverse(Transfer.objects.select_related("group").get(pk=attendance.transfer_id))
    minutes = taken_back(attendance)
    attendance.save(update_fields=list(EMPTIED))
    tell([attendance.person_id], "activities/confirmation_undone", url="/giliran/", reason=reason, minutes=minutes,
         **facts_of(attendance.shift))
    return attendance


@command(policy.may_undo_confirmations, notes=("attendances",), joined=("group",))
def undo_confirmations(actor, activity, *, attendances, reason):
    """Take several confirmations back at once (ids, at most 500), each by one transfer the other way. Returns them.

    Each is judged as if it were alone; if one may not be taken back, none is.
    """
    reason = reason.strip()[:300]
    if not reason:
        raise Rejected(_("Tulis alasannya; orangnya akan membacanya."), field="reason")
    found = locked(activity, attendances).filter(confirmed_at__isnull=False)
    told, back = {}, with_shifts(activity, found)
    for attendance in back:
        if not (verdict := policy.may_undo_confirmation(actor, attendance)):
            raise Refused(getattr(verdict, "reason", None) or _("Anda tidak berhak melakukan ini."))
    ledger.reverse_many(list(Transfer.objects.filter(pk__in=[row.transfer_id for row in back]).order_by("pk")))
    for attendance in back:
        told.setdefault((attendance.shift, taken_back(attendance)), []).append(attendance.person_id)
    written.update(Attendance, EMPTIED, [[*(getattr(row, name) for name in EMPTIED), row.pk] for row in back])
    for (shift, minutes), people in told.items():
        tell(people, "activities/confirmation_undone", url="/giliran/", reason=reason, minutes=minutes, **facts_of(shift))
    return back


def taken_back(attendance):
    """Empty the decision, so that it can be made anew; returns the minutes that were booked."""
    minutes = attendance.minutes
    attendance.revision += 1
    attendance.transfer_id = attendance.confirmed_at = attendance.confirmed_by_id = attendance.minutes = None
    attendance.cosigned_at = attendance.cosigned_by_id = None
    attendance.confirmed_as = attendance.cosigned_as = ""
    return minutes

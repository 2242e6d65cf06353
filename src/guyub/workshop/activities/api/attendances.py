from django.http import Http404
from ninja import Body

from guyub.core.cursors import page
from guyub.core.operations import After, Id, Limit, Operations

from .. import commands, policy
from ..schemas import (
    AttendanceOut,
    AttendancePage,
    CheckInIn,
    Confirmation,
    ConfirmationsIn,
    Decided,
    ReasonIn,
    ReceivedIn,
    ReversalsIn,
    SignUpOut,
)
from .signups import activity_led, signup_out
from .signups import seen as signup_seen

router = Operations(tags=["attendances"])
SCOPE = "attendance"
BY_LIST, AS_RECORDED = Body(CheckInIn()), Body(Confirmation())
JOINED = ("shift__activity", "shift__role", "person", "confirmed_by", "transfer")


def attendance_out(row):
    shift = row.shift
    return {
        "id": row.pk, "signup": row.signup_id, "shift": row.shift_id, "activity": shift.activity_id,
        "title": shift.activity.title, "role": shift.role.name, "person": row.person_id, "person_name": row.person.name,
        "day": row.day, "came_at": row.came_at, "left_at": row.left_at, "minutes": row.minutes,
        "confirmed_at": row.confirmed_at, "confirmed_by": row.confirmed_by.name if row.confirmed_by else "",
        "confirmed_as": row.confirmed_as, "declined_at": row.declined_at, "declined_reason": row.declined_reason,
        "promised": shift.role.benefits, "received": row.received, "benefits_at": row.benefits_at,
        "transfer": f"{row.transfer.chain_id}/{row.transfer.number}" if row.transfer else None}


def visible(request):
    return policy.visible_attendances(request.actor).select_related(*JOINED)


def seen(request, pk):
    row = visible(request).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def listed(rows, name, after, limit):
    found, following = page(name, rows, ("-day", "-id"), after=after, limit=limit)
    return {"items": [attendance_out(row) for row in found], "next": following}


@router.read("/activities/{pk}/attendances", AttendancePage, scope=SCOPE)
def list_attendances(request, after: After, limit: Limit, pk: int = Id, waiting: bool = False):
    """Attendances of an activity that one vouches for, the latest day first; `waiting`: only those nobody has decided."""
    rows = visible(request).filter(shift__activity=activity_led(request, pk))
    if waiting:
        rows = rows.filter(confirmed_at=None, declined_at=None)
    return listed(rows, f"attendances.{pk}", after, limit)


@router.read("/attendances/{pk}", AttendanceOut, scope=SCOPE)
def show_attendance(request, pk: int = Id):
    """One attendance: one's own, or of a group in which one vouches."""
    return attendance_out(seen(request, pk))


@router.act("/sign-ups/{pk}/attendance", AttendanceOut, scope=SCOPE, status=201, keyed=True)
def check_in(request, pk: int = Id, body: CheckInIn = BY_LIST):
    """Note that somebody who signed up has come."""
    made = commands.check_in(request.actor, signup_seen(request, pk), how=body.how)
    return attendance_out(seen(request, made.pk))


@router.act("/sign-ups/{pk}/attendance/removal", SignUpOut, scope=SCOPE, keyed=True)
def undo_check_in(request, pk: int = Id):
    """Take a mistaken note back: who signed up has not come. Only while nobody has decided on the hours."""
    return signup_out(signup_seen(request, commands.undo_check_in(request.actor, signup_seen(request, pk)).pk))


@router.act("/attendances/{pk}/departure", AttendanceOut, scope=SCOPE, keyed=True)
def check_out(request, pk: int = Id):
    """Note that somebody has left."""
    return attendance_out(seen(request, commands.check_out(request.actor, seen(request, pk)).pk))


@router.act("/attendances/{pk}/departure/removal", AttendanceOut, scope=SCOPE, keyed=True)
def undo_check_out(request, pk: int = Id):
    """Take a mistaken note back: somebody has not left. Only while nobody has decided on the hours."""
    return attendance_out(seen(request, commands.undo_check_out(request.actor, seen(request, pk)).pk))


@router.act("/attendances/{pk}/confirmation", AttendanceOut, scope=SCOPE, keyed=True)
def confirm_attendance(request, pk: int = Id, body: Confirmation = AS_RECORDED):
    """Vouch for somebody's hours: one transfer in the ledger."""
    row = commands.confirm_attendance(request.actor, seen(request, pk), minutes=body.minutes)
    return attendance_out(seen(request, row.pk))


@router.act("/attendances/{pk}/reversal", AttendanceOut, scope=SCOPE, keyed=True)
def undo_confirmation(request, body: ReasonIn, pk: int = Id):
    """Take a wrong confirmation back by one transfer the other way; the attendance can then be decided anew."""
    row = commands.undo_confirmation(request.actor, seen(request, pk), reason=body.reason)
    return attendance_out(seen(request, row.pk))


@router.act("/activities/{pk}/confirmations", Decided, scope=SCOPE, keyed=True)
def confirm_attendances(request, body: ConfirmationsIn, pk: int = Id):
    """Vouch for several at once: those with a noted departure, never oneself; one transfer for each."""
    activity = activity_led(request, pk)
    rows = commands.confirm_attendances(request.actor, activity, attendances=body.attendances)
    return {"attendances": [row.pk for row in rows]}


@router.act("/activities/{pk}/reversals", Decided, scope=SCOPE, keyed=True)
def undo_confirmations(request, body: ReversalsIn, pk: int = Id):
    """Take several confirmations back, each by one transfer the other way; if one may not be, none is."""
    activity = activity_led(request, pk)
    rows = commands.undo_confirmations(request.actor, activity, attendances=body.attendances, reason=body.reason)
    return {"attendances": [row.pk for row in rows]}


@router.act("/attendances/{pk}/refusal", AttendanceOut, scope=SCOPE, keyed=True)
def decline_attendance(request, body: ReasonIn, pk: int = Id):
    """Decide that no hours count, with a reason that the person reads."""
    row = commands.decline_attendance(request.actor, seen(request, pk), reason=body.reason)
    return attendance_out(seen(request, row.pk))


@router.act("/attendances/{pk}/benefits", AttendanceOut, scope=SCOPE)
def record_benefits(request, body: ReceivedIn, pk: int = Id):
    """Tick off which of the promised benefits somebody has received; said again, it replaces what was said."""
    row = commands.record_benefits(request.actor, seen(request, pk), received=body.received)
    return attendance_out(seen(request, row.pk))

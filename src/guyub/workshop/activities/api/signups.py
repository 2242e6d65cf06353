from django.http import Http404
from ninja import Body

from guyub.core.cursors import page
from guyub.core.errors import Refused
from guyub.core.operations import After, Id, Limit, Operations

from .. import commands, policy, queries
from ..schemas import SignUpIn, SignUpOut, SignUpPage, WithdrawalIn

router = Operations(tags=["sign-ups"])
SCOPE = "signups"
NO_WISH, NO_REASON = Body(SignUpIn()), Body(WithdrawalIn())
JOINED = ("shift__activity", "shift__role", "person")


def signup_out(row):
    shift = row.shift
    return {
        "id": row.pk, "shift": row.shift_id, "activity": shift.activity_id, "title": shift.activity.title,
        "role": shift.role.name, "person": row.person_id, "person_name": row.person.name, "starts_at": shift.starts_at,
        "ends_at": shift.ends_at, "code": row.code, "assistance": row.assistance,
        "assistance_answer": row.assistance_answer, "asked_at": row.asked_at, "placed_at": row.placed_at,
        "withdrawn_at": row.withdrawn_at}


def visible(request):
    return policy.visible_signups(request.actor).select_related(*JOINED)


def seen(request, pk):
    row = visible(request).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def activity_led(request, pk):
    """The visible activity of this id, if the actor vouches in its group."""
    activity = queries.activity_for_page(request.actor, pk)
    if activity is None:
        raise Http404
    if not request.actor.holds(activity.group, *policy.VOUCHING):
        raise Refused(policy.VOUCHERS_ONLY)
    return activity


@router.read("/sign-ups", SignUpPage, scope=SCOPE)
def list_own_sign_ups(request, after: After, limit: Limit, withdrawn: bool = False):
    """One's own sign-ups, the latest first; with `withdrawn` also those given back."""
    rows = visible(request).filter(person_id=request.actor.person_id)
    if not withdrawn:
        rows = rows.filter(withdrawn_at=None)
    found, following = page("sign-ups", rows, ("-id",), after=after, limit=limit)
    return {"items": [signup_out(row) for row in found], "next": following}


@router.read("/activities/{pk}/sign-ups", SignUpPage, scope="attendance")
def list_activity_sign_ups(request, after: After, limit: Limit, pk: int = Id):
    """Who signed up for an activity that one vouches for, by shift; the list that is ticked on the day."""
    activity = activity_led(request, pk)
    rows = visible(request).filter(shift__activity=activity, withdrawn_at=None)
    found, following = page(f"sign-ups.{pk}", rows, ("shift__starts_at", "id"), after=after, limit=limit)
    return {"items": [signup_out(row) for row in found], "next": following}


@router.read("/sign-ups/{pk}", SignUpOut, scope=SCOPE)
def show_sign_up(request, pk: int = Id):
    """One sign-up: one's own, or of a group in which one vouches."""
    return signup_out(seen(request, pk))


@router.act("/shifts/{pk}/sign-ups", SignUpOut, scope=SCOPE, status=201)
def sign_up(request, pk: int = Id, body: SignUpIn = NO_WISH):
    """Sign oneself up for a shift; a full one puts one on the waiting list."""
    shift = policy.visible_shifts(request.actor).filter(pk=pk).first()
    if shift is None:
        raise Http404
    made = commands.sign_up(request.actor, shift, assistance=body.assistance)
    return signup_out(seen(request, made.pk))


@router.act("/sign-ups/{pk}/withdrawal", SignUpOut, scope=SCOPE)
def withdraw_signup(request, pk: int = Id, body: WithdrawalIn = NO_REASON):
    """Give one's place back, or leave the waiting list."""
    row = commands.withdraw_signup(request.actor, seen(request, pk), reason=body.reason)
    return signup_out(seen(request, row.pk))

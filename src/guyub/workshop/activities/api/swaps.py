from django.http import Http404
from django.utils import timezone

from guyub.core.cursors import page
from guyub.core.operations import After, Id, Limit, Operations

from .. import commands, policy
from ..schemas import SignUpOut, SwapOut, SwapPage
from .signups import SCOPE, signup_out
from .signups import seen as signup_seen

router = Operations(tags=["swaps"])
JOINED = ("signup__shift__role",)


def swap_out(row, actor):
    shift = row.signup.shift
    return {
        "id": row.pk, "shift": shift.pk, "activity": shift.activity_id, "role": shift.role.name,
        "starts_at": shift.starts_at, "ends_at": shift.ends_at, "yours": row.signup.person_id == actor.person_id,
        "offered_at": row.offered_at, "taken_at": row.taken_at, "withdrawn_at": row.withdrawn_at}


def visible(request):
    return policy.visible_swaps(request.actor).select_related(*JOINED)


def seen(request, pk):
    row = visible(request).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@router.read("/activities/{pk}/swaps", SwapPage, scope=SCOPE)
def list_swaps(request, after: After, limit: Limit, pk: int = Id):
    """Places of an activity that somebody offers and that may still be taken, by their start; without names."""
    if not policy.visible_activities(request.actor).filter(pk=pk).exists():
        raise Http404
    rows = visible(request).filter(
        signup__shift__activity_id=pk, taken_at=None, withdrawn_at=None, signup__withdrawn_at=None,
        signup__shift__starts_at__gt=timezone.now())
    found, following = page(f"swaps.{pk}", rows, ("signup__shift__starts_at", "id"), after=after, limit=limit)
    return {"items": [swap_out(row, request.actor) for row in found], "next": following}


@router.act("/sign-ups/{pk}/swap", SwapOut, scope=SCOPE, status=201)
def offer_swap(request, pk: int = Id):
    """Offer one's place to others; it stays one's own until somebody takes it."""
    made = commands.offer_swap(request.actor, signup_seen(request, pk))
    return swap_out(seen(request, made.pk), request.actor)


@router.act("/swaps/{pk}/withdrawal", SwapOut, scope=SCOPE)
def withdraw_swap(request, pk: int = Id):
    """Keep one's place after all."""
    return swap_out(seen(request, commands.withdraw_swap(request.actor, seen(request, pk)).pk), request.actor)


@router.act("/swaps/{pk}/taking", SignUpOut, scope=SCOPE)
def take_swap(request, pk: int = Id):
    """Take the place that somebody offers; the conditions of the role hold for whoever takes it."""
    return signup_out(signup_seen(request, commands.take_swap(request.actor, seen(request, pk)).pk))

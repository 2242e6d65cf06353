from django.http import Http404
from django.utils import timezone

from guyub.core.cursors import page
from guyub.core.operations import After, Id, Limit, Moment, Operations

from .. import commands, policy
from ..schemas import PromiseIn, ShiftOut, ShiftPage

router = Operations(tags=["shifts"])


def shift_out(row):
    role = row.role
    return {
        "id": row.pk, "activity": row.activity_id, "role": role.name, "note": role.note, "skill": str(role.skill or ""),
        "paid": role.paid, "benefits": role.benefits, "benefit_note": role.benefit_note,
        "starts_at": row.starts_at, "ends_at": row.ends_at, "least": row.least, "most": row.most,
        "taken": row.taken, "waiting": row.waiting, "cancelled_at": row.cancelled_at}


@router.read("/activities/{pk}/shifts", ShiftPage, opens=True)
def list_shifts(request, after: After, limit: Limit, pk: int = Id, since: Moment | None = None):
    """Shifts of an activity by their start, from now on or from `since`; cancelled ones with their time."""
    if not policy.visible_activities(request.actor).filter(pk=pk).exists():
        raise Http404
    rows = policy.visible_shifts(request.actor).filter(activity_id=pk, ends_at__gt=since or timezone.now())
    rows = rows.select_related("role__skill")
    found, following = page(f"shifts.{pk}", rows, ("starts_at", "id"), after=after, limit=limit)
    return {"items": [shift_out(row) for row in found], "next": following}


@router.read("/shifts/{pk}", ShiftOut, opens=True)
def show_shift(request, pk: int = Id):
    """One shift."""
    return shift_out(seen(request, pk))


def seen(request, pk):
    row = policy.visible_shifts(request.actor).select_related("role__skill").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@router.act("/shifts/{pk}/benefits", ShiftOut, scope="activities")
def promise_benefits(request, body: PromiseIn, pk: int = Id):
    """Say anew what the role of this shift brings, to all its shifts; nothing that was promised is taken back."""
    commands.promise_benefits(request.actor, seen(request, pk).role, benefits=body.benefits, benefit_note=body.benefit_note)
    return shift_out(seen(request, pk))

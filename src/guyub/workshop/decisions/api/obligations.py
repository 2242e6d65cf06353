from django.http import Http404
from django.utils import timezone

from guyub.core.cursors import page
from guyub.core.operations import After, Id, Limit, Operations

from .. import commands, policy
from ..schemas.sitting import GroundIn, ObligationIn, ObligationOut, ObligationPage
from .bodies import SCOPE

router = Operations(tags=["obligations"])
JOINED = ("proposal__body__group",)


def obligation_out(row, inside=True):
    live = row.done_at is None and row.dropped_at is None
    return {"id": row.pk, "motion": row.proposal_id, "what": row.what, "owner": row.owner_id if inside else None,
            "due": row.due, "overdue": live and row.due < timezone.localdate(), "done_at": row.done_at,
            "dropped_at": row.dropped_at, "reason": row.reason}


def seen(request, pk):
    row = policy.visible_obligations(request.actor).select_related(*JOINED).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def told(request, pk):
    row, actor = seen(request, pk), request.actor
    inside = actor.person_id is not None and (row.owner_id == actor.person_id or policy.reads(actor, row.proposal.body.group)
                                              or policy.has_seat(actor, row.proposal.body_id))
    return obligation_out(row, inside)


@router.read("/obligations", ObligationPage, scope=SCOPE)
def list_own_obligations(request, after: After, limit: Limit):
    """Tasks from decisions that are one's own, the nearest day first."""
    rows = policy.visible_obligations(request.actor).filter(owner_id=request.actor.person_id)
    found, following = page("obligations", rows, ("due", "id"), after=after, limit=limit)
    return {"items": [obligation_out(row) for row in found], "next": following}


@router.read("/obligations/{pk}", ObligationOut, opens=True)
def show_obligation(request, pk: int = Id):
    """One task, done, overdue or dropped."""
    return told(request, pk)


@router.act("/motions/{pk}/obligations", ObligationOut, scope=SCOPE, status=201)
def add_obligation(request, body: ObligationIn, pk: int = Id):
    """Say who does what by when."""
    from .proposals import seen as proposal_seen

    made = commands.add_obligation(request.actor, proposal_seen(request, pk), what=body.what, owner_id=body.owner,
                                   due=body.due)
    return told(request, made.pk)


@router.act("/obligations/{pk}/completion", ObligationOut, scope=SCOPE)
def finish_obligation(request, pk: int = Id):
    """Say that it is done."""
    commands.finish_obligation(request.actor, seen(request, pk))
    return told(request, pk)


@router.act("/obligations/{pk}/drop", ObligationOut, scope=SCOPE)
def drop_obligation(request, body: GroundIn, pk: int = Id):
    """Say that it will not be done, and why."""
    commands.drop_obligation(request.actor, seen(request, pk), reason=body.reason)
    return told(request, pk)

from django.http import Http404
from django.utils.translation import gettext as _

from guyub.core.cursors import page
from guyub.core.errors import Refused
from guyub.core.operations import After, Id, Limit, Operations
from guyub.foundation.groups.policy import LEADING

from .. import commands, policy
from ..schemas import RecusalOut, RecusalPage, SuspicionOut, SuspicionPage, VerdictIn
from .declarations import SCOPE, group_seen

router = Operations(tags=["recusals"])


def recusal_out(row):
    return {
        "id": row.pk, "case": row.case.title, "url": row.case.url, "capacity": row.capacity or _("Seorang anggota"),
        "kind": row.kind, "near": row.near, "why": str(row.why), "at": row.at, "late": row.late,
        "cleared_at": row.cleared_at, "clear_reason": row.clear_reason}


def recusal_seen(request, pk):
    row = policy.visible_recusals(request.actor).select_related("case").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def suspicion_out(row):
    return {
        "id": row.pk, "case": row.case.title, "url": row.case.url, "person": row.person_id, "words": row.words,
        "raised_at": row.raised_at, "upheld_at": row.upheld_at, "dismissed_at": row.dismissed_at, "answer": row.answer}


def suspicion_seen(request, pk):
    row = policy.visible_suspicions(request.actor).select_related("case__group").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@router.read("/groups/{pk}/recusals", RecusalPage, opens=True)
def list_recusals(request, after: After, limit: Limit, pk: int = Id):
    """Who had no part in a decision of a group and why, the latest first; without names."""
    rows = policy.visible_recusals(request.actor).filter(case__group=group_seen(request, pk)).select_related("case")
    found, following = page(f"recusals.{pk}", rows, ("-id",), after=after, limit=limit)
    return {"items": [recusal_out(row) for row in found], "next": following}


@router.read("/recusals/{pk}", RecusalOut, opens=True)
def show_recusal(request, pk: int = Id):
    """One line of the log."""
    return recusal_out(recusal_seen(request, pk))


@router.act("/recusals/{pk}/clearance", RecusalOut, scope=SCOPE)
def clear_recusal(request, body: VerdictIn, pk: int = Id):
    """Say, as chair or secretary without an interest, that it was a false alarm; the reason is public."""
    commands.clear_recusal(request.actor, recusal_seen(request, pk), reason=body.reason)
    return recusal_out(recusal_seen(request, pk))


@router.read("/groups/{pk}/suspicions", SuspicionPage, scope=SCOPE)
def list_suspicions(request, after: After, limit: Limit, pk: int = Id):
    """What members of a group suspect, the latest first; for its chair and secretary."""
    group = group_seen(request, pk)
    if not request.actor.holds(group, *LEADING):
        raise Refused(_("Hanya ketua dan sekretaris."))
    rows = policy.visible_suspicions(request.actor).filter(case__group=group).select_related("case")
    found, following = page(f"suspicions.{pk}", rows, ("-id",), after=after, limit=limit)
    return {"items": [suspicion_out(row) for row in found], "next": following}


@router.read("/suspicions/{pk}", SuspicionOut, scope=SCOPE)
def show_suspicion(request, pk: int = Id):
    """One suspicion: one's own, or of a group that one leads."""
    return suspicion_out(suspicion_seen(request, pk))


@router.act("/suspicions/{pk}/upholding", SuspicionOut, scope=SCOPE)
def uphold_suspicion(request, body: VerdictIn, pk: int = Id):
    """Say that it is right: the person has no part in the case."""
    commands.uphold_suspicion(request.actor, suspicion_seen(request, pk), reason=body.reason)
    return suspicion_out(suspicion_seen(request, pk))


@router.act("/suspicions/{pk}/dismissal", SuspicionOut, scope=SCOPE)
def dismiss_suspicion(request, body: VerdictIn, pk: int = Id):
    """Say that there is nothing in it, and why."""
    commands.dismiss_suspicion(request.actor, suspicion_seen(request, pk), reason=body.reason)
    return suspicion_out(suspicion_seen(request, pk))

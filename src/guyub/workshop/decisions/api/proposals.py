from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils.translation import gettext as _

from guyub.core.cursors import page
from guyub.core.errors import Rejected
from guyub.core.operations import After, Id, Limit, Operations
from guyub.workshop.conflicts import commands as conflicts

from .. import commands, policy, queries
from ..models import Amendment, Vote
from ..schemas.voting import (
    AmendmentAnswerIn,
    AmendmentIn,
    CommentIn,
    MotionDetail,
    MotionIn,
    MotionPage,
    RoundIn,
    SuspicionIn,
    VersionIn,
)
from .bodies import SCOPE, group_seen
from .bodies import seen as body_seen
from .obligations import obligation_out

router = Operations(tags=["motions"])
VOTING = Exists(Vote.objects.filter(proposal=OuterRef("pk"), closed_at=None))
ROW = ("title", "kind", "public", "made_at", "deadline", "withdrawn_at", "decided_at", "outcome", "answer")


def proposal_out(row, voting):
    return {"id": row.pk, "body": row.body_id, "body_name": row.body.name, "group": row.body.group_id, "voting": voting,
            **{name: getattr(row, name) for name in ROW}}


def seen(request, pk):
    row = policy.visible_proposals(request.actor).select_related("body__group", "case__group").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def detail(request, pk):
    sheet = queries.proposal_sheet(request.actor, pk)
    if sheet is None:
        raise Http404
    row, inside = sheet.proposal, sheet.inside
    return {
        **proposal_out(row, any(vote["open"] for vote in sheet.votes)), "author": row.author_id if inside else None,
        "barred": sheet.barred, "seconds": sheet.seconds, "seconds_needed": sheet.seconds_needed,
        "versions": [{"number": one.number, "text": one.text, "reasons": one.reasons, "at": one.at}
                     for one in sheet.versions],
        "comments": [{"person": one.person_id, "person_name": one.person.name, "words": one.words, "at": one.at}
                     for one in sheet.comments],
        "amendments": [{"id": one.pk, "by": one.by_id, "by_name": one.by.name, "text": one.text, "reasons": one.reasons,
                        "at": one.at, "taken_at": one.taken_at, "declined_at": one.declined_at, "answer": one.answer}
                       for one in sheet.amendments],
        "parties": [str(party) for party in sheet.parties],
        "rounds": [{"number": one.number, "agreed": one.agreed, "note": one.note if inside else "",
                    "meeting": one.meeting_id} for one in sheet.rounds],
        "escalations": [{"left": one.left_id, "reached": one.reached_id, "free": one.free, "at": one.at}
                        for one in sheet.escalations],
        "votes": [vote["id"] for vote in sheet.votes],
        "obligations": [obligation_out(one, inside) for one in row.obligations.order_by("due", "pk")]}


@router.read("/groups/{pk}/motions", MotionPage, opens=True)
def list_motions(request, after: After, limit: Limit, pk: int = Id):
    """The register of a group, the latest first: what is decided, and for members also what is under way."""
    group = group_seen(request, pk)
    rows = policy.visible_proposals(request.actor).filter(Q(body__group=group) | Q(case__group=group))
    found, following = page(f"motions.{pk}", rows.select_related("body").annotate(voting=VOTING), ("-id",), after=after,
                            limit=limit)
    return {"items": [proposal_out(row, row.voting) for row in found], "next": following}


@router.read("/motions/{pk}", MotionDetail, opens=True)
def show_motion(request, pk: int = Id):
    """One proposal with its wording, what was said of it, and what followed."""
    return detail(request, pk)


@router.act("/bodies/{pk}/motions", MotionDetail, scope=SCOPE, status=201)
def make_motion(request, body: MotionIn, pk: int = Id):
    """Ask a body to decide; name the parties that it concerns, so that interests are found."""
    facts = body.dict()
    made = commands.make_proposal(request.actor, body_seen(request, pk), parties="\n".join(facts.pop("parties")), **facts)
    return detail(request, made.pk)


@router.act("/motions/{pk}/comments", MotionDetail, scope=SCOPE, status=201)
def comment_motion(request, body: CommentIn, pk: int = Id):
    """Say something about it."""
    commands.comment_proposal(request.actor, seen(request, pk), words=body.words)
    return detail(request, pk)


@router.act("/motions/{pk}/amendments", MotionDetail, scope=SCOPE, status=201)
def amend_motion(request, body: AmendmentIn, pk: int = Id):
    """Ask for another wording."""
    commands.amend_proposal(request.actor, seen(request, pk), **body.dict())
    return detail(request, pk)


@router.act("/motions/{pk}/answers", MotionDetail, scope=SCOPE)
def answer_amendment(request, body: AmendmentAnswerIn, pk: int = Id):
    """Take a wording over as the next version of one's proposal, or decline it with a reason."""
    row = Amendment.objects.filter(proposal=seen(request, pk), pk=body.amendment).first()
    if row is None:
        raise Rejected(_("Usul perubahan ini tidak ada."), field="amendment")
    commands.answer_amendment(request.actor, row, taken=body.taken, answer=body.answer)
    return detail(request, pk)


@router.act("/motions/{pk}/versions", MotionDetail, scope=SCOPE, status=201)
def revise_motion(request, body: VersionIn, pk: int = Id):
    """Another wording of one's proposal; earlier ones stay."""
    commands.revise_proposal(request.actor, seen(request, pk), **body.dict())
    return detail(request, pk)


@router.act("/motions/{pk}/seconds", MotionDetail, scope=SCOPE, status=201)
def second_motion(request, pk: int = Id):
    """Say, as somebody of the body, that one wants it decided."""
    commands.second_proposal(request.actor, seen(request, pk))
    return detail(request, pk)


@router.act("/motions/{pk}/withdrawal", MotionDetail, scope=SCOPE)
def withdraw_motion(request, pk: int = Id):
    """Take one's proposal back."""
    commands.withdraw_proposal(request.actor, seen(request, pk))
    return detail(request, pk)


@router.act("/motions/{pk}/recusal", MotionDetail, scope=SCOPE)
def step_out(request, pk: int = Id):
    """Have no part in it, without saying why."""
    commands.step_out(request.actor, seen(request, pk))
    return detail(request, pk)


@router.act("/motions/{pk}/suspicions", MotionDetail, scope=SCOPE, status=201)
def raise_suspicion(request, body: SuspicionIn, pk: int = Id):
    """Say that somebody has an interest; read by chair and secretary alone."""
    conflicts.raise_suspicion(request.actor, seen(request, pk).case, person_id=body.person, words=body.words)
    return detail(request, pk)


@router.act("/motions/{pk}/rounds", MotionDetail, scope=SCOPE, status=201)
def record_round(request, body: RoundIn, pk: int = Id):
    """Write down a round of musyawarah in a meeting; agreed by all, it is decided."""
    commands.record_round(request.actor, seen(request, pk), meeting_id=body.meeting, agreed=body.agreed, note=body.note)
    return detail(request, pk)

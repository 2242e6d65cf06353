"""Proposals for programs: asked for, read, changed, approved, and answered by those concerned."""

from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404

from guyub.core.cursors import page
from guyub.core.operations import After, Id, Limit, Operations
from guyub.foundation.groups.policy import visible_groups
from guyub.workshop.activities.models import Shift

from . import commands, policy
from .models import Placement
from .queries import open_shifts
from .queries.words import help_of, problem_words
from .schemas import (
    CoveragePage,
    MoveIn,
    PlacementIn,
    PlacementOut,
    PlacementPage,
    ProposalIn,
    ProposalOut,
    ProposalPage,
    StandbysIn,
    StandbysOut,
)

router = Operations(tags=["proposals"])
PLANNING, ANSWERING = "activities", "signups"
JOINED = ("shift__activity", "shift__role", "person")


def proposal_out(row):
    job, figures = row.job, row.figures
    return {
        "id": row.pk, "group": row.group_id, "asked_at": row.asked_at, "until": row.until, "activities": row.wanted,
        "others": row.others, "fills": row.fills, "done": done(row), "running": job is not None and job.ended_at is None,
        "error": job.error if job else "", "computed_at": row.computed_at, "approved_at": row.approved_at,
        "closed_at": row.closed_at, "follows": row.follows_id, "people": figures.get("people", 0),
        "wanted": figures.get("wanted", 0), "placed": figures.get("placed", 0), "gap": figures.get("gap", 0.0),
        "missing": figures.get("missing", {}), "url": f"/ruang/{row.group.slug}/usulan/{row.pk}/"}


def done(row):
    if row.computed_at or row.job is None:
        return 100 if row.computed_at else 0
    return round(100 * row.job.done / max(1, row.job.total))


def placement_out(row):
    shift = row.shift
    return {
        "id": row.pk, "proposal": row.proposal_id, "shift": row.shift_id, "activity": shift.activity_id,
        "title": shift.activity.title, "role": shift.role.name, "starts_at": shift.starts_at, "ends_at": shift.ends_at,
        "person": row.person_id, "person_name": row.person.name, "km": -(-row.metres // 1000), "standby": row.standby,
        "by_hand": row.by_hand, "locked": row.locked_at is not None, "removed_at": row.removed_at, "asked_at": row.asked_at,
        "accepted_at": row.accepted_at, "declined_at": row.declined_at, "dropped_why": row.dropped_why}


def coverage_out(proposal, shift):
    said = proposal.findings.get(str(shift.pk), {})
    short = max(0, shift.least - shift.taken - shift.proposed)
    return {
        "shift": shift.pk, "activity": shift.activity_id, "title": shift.activity.title, "role": shift.role.name,
        "starts_at": shift.starts_at, "ends_at": shift.ends_at, "least": shift.least, "most": shift.most,
        "taken": shift.taken, "proposed": shift.proposed, "short": short,
        "reasons": [{"code": code, "people": n, "say": problem_words(code)}
                    for code, n in (said.get("why", []) if short else [])],
        "helps": [{"code": code, "heads": n, "amount": amount, "people": list(who[0]) if who else [],
                   "say": help_of(code, n, amount)} for code, n, amount, *who in (said.get("help", []) if short else [])],
        "spare": said.get("spare", [])}


def group_of(request, pk):
    group = visible_groups(request.actor).filter(pk=pk).first()
    if group is None or not policy.may_ask_proposal(request.actor, group):
        raise Http404
    return group


def seen(request, pk):
    row = policy.visible_proposals(request.actor).select_related("group", "job").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def placed(request, pk):
    row = policy.visible_placements(request.actor).select_related("proposal__group", *JOINED).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@router.read("/groups/{pk}/proposals", ProposalPage, scope=PLANNING)
def list_proposals(request, after: After, limit: Limit, pk: int = Id):
    """Proposals of a group in which one coordinates, the latest first."""
    group = group_of(request, pk)
    rows = policy.visible_proposals(request.actor).filter(group=group).select_related("group", "job")
    found, following = page(f"proposals.{pk}", rows, ("-id",), after=after, limit=limit)
    return {"items": [proposal_out(row) for row in found], "next": following}


@router.act("/groups/{pk}/proposals", ProposalOut, scope=PLANNING, status=201)
def ask_proposal(request, body: ProposalIn, pk: int = Id):
    """Have worked out who could take the open shifts; read it again until `computed_at` is there. Nobody is told."""
    made = commands.ask_proposal(request.actor, group_of(request, pk), activities=body.activities, until=body.until,
                                 others=body.others, fills=body.fills, seconds=body.seconds)
    return proposal_out(seen(request, made.pk))


@router.read("/proposals/{pk}", ProposalOut, scope=PLANNING)
def show_proposal(request, pk: int = Id):
    """One proposal of a group in which one coordinates: how far it is, and how good."""
    return proposal_out(seen(request, pk))


@router.read("/proposals/{pk}/shifts", CoveragePage, scope=PLANNING)
def list_coverage(request, after: After, limit: Limit, pk: int = Id):
    """Its shifts by their start: who has a place or is proposed, what is missing and why, and what would help most."""
    proposal = seen(request, pk)
    found, following = page(f"coverage.{pk}", covered(proposal), ("starts_at", "id"), after=after, limit=limit)
    return {"items": [coverage_out(proposal, row) for row in found], "next": following}


def covered(proposal):
    """Shifts of a proposal with how many people it puts there: all that were open, or after approval those with people."""
    live = Q(removed_at=None, standby=False, dropped_why="", declined_at=None, accepted_at=None)
    here = Placement.objects.filter(live, proposal=proposal, shift=OuterRef("pk"))
    asked = Placement.objects.filter(live, shift=OuterRef("pk"), asked_at__isnull=False).exclude(proposal=proposal)
    if proposal.approved_at:
        rows = Shift.objects.filter(pk__in=Placement.objects.filter(proposal=proposal, removed_at=None).values("shift"))
    else:
        rows = open_shifts(proposal.group, proposal.wanted, proposal.until)
    return rows.annotate(proposed=counted(here) + counted(asked)).select_related("activity", "role")


def counted(rows):
    return Coalesce(Subquery(rows.order_by().values("shift").annotate(n=Count("pk")).values("n")), Value(0))


@router.read("/proposals/{pk}/placements", PlacementPage, scope=PLANNING)
def list_placements(request, after: After, limit: Limit, pk: int = Id):
    """Who is proposed for which shift, in the order in which they were put there, with what they answered."""
    rows = Placement.objects.filter(proposal=seen(request, pk), removed_at=None).select_related(*JOINED)
    found, following = page(f"placements.{pk}", rows, ("id",), after=after, limit=limit)
    return {"items": [placement_out(row) for row in found], "next": following}


@router.act("/proposals/{pk}/placements", PlacementOut, scope=PLANNING, status=201)
def place_person(request, body: PlacementIn, pk: int = Id):
    """Put somebody at a shift; a rule that this breaks is said at once. They stay there when it is worked out anew."""
    made = commands.place_person(request.actor, seen(request, pk), person_id=body.person, shift_id=body.shift)
    return placement_out(placed(request, made.pk))


@router.act("/proposals/{pk}/computation", ProposalOut, scope=PLANNING)
def recompute_proposal(request, pk: int = Id):
    """Work it out anew; what is locked stays, and the rest changes little."""
    return proposal_out(seen(request, commands.recompute_proposal(request.actor, seen(request, pk)).pk))


@router.act("/proposals/{pk}/stop", ProposalOut, scope=PLANNING)
def stop_proposal(request, pk: int = Id):
    """End the search with the best that was found so far."""
    return proposal_out(seen(request, commands.stop_proposal(request.actor, seen(request, pk)).pk))


@router.act("/proposals/{pk}/closure", ProposalOut, scope=PLANNING)
def close_proposal(request, pk: int = Id):
    """Give a proposal up; nobody is asked because of it."""
    return proposal_out(seen(request, commands.close_proposal(request.actor, seen(request, pk)).pk))


@router.act("/proposals/{pk}/approval", ProposalOut, scope=PLANNING)
def approve_proposal(request, pk: int = Id):
    """Ask everybody on it; who no longer fits is not asked, and `dropped_why` of the placement says why."""
    return proposal_out(seen(request, commands.approve_proposal(request.actor, seen(request, pk)).pk))


@router.act("/proposals/{pk}/standbys", StandbysOut, scope=PLANNING, status=201)
def ask_standbys(request, body: StandbysIn, pk: int = Id):
    """Ask people to stand by for a shift of an approved proposal; if one of them may not, nobody is asked."""
    made = commands.ask_standbys(request.actor, seen(request, pk), shift_id=body.shift, people=body.people)
    rows = Placement.objects.filter(pk__in=[one.pk for one in made]).select_related(*JOINED).order_by("pk")
    return {"placements": [placement_out(row) for row in rows]}


@router.read("/placements", PlacementPage, scope=ANSWERING)
def list_asks(request, after: After, limit: Limit):
    """What one was asked oneself, the latest first, answered or not."""
    rows = policy.visible_placements(request.actor).filter(
        person_id=request.actor.person_id, asked_at__isnull=False, removed_at=None).select_related(*JOINED)
    found, following = page("asks", rows, ("-id",), after=after, limit=limit)
    return {"items": [placement_out(row) for row in found], "next": following}


@router.read("/placements/{pk}", PlacementOut, scope=ANSWERING)
def show_placement(request, pk: int = Id):
    """What one was asked; coordinators see those of their proposals."""
    return placement_out(placed(request, pk))


@router.act("/placements/{pk}/move", PlacementOut, scope=PLANNING)
def move_placement(request, body: MoveIn, pk: int = Id):
    """Put a proposed person at another shift; where that breaks a rule, nothing changes. The answer is a new placement."""
    made = commands.move_placement(request.actor, placed(request, pk), shift_id=body.shift)
    return placement_out(placed(request, made.pk))


@router.act("/placements/{pk}/lock", PlacementOut, scope=PLANNING)
def lock_placement(request, pk: int = Id):
    """Keep somebody at this shift whatever is worked out anew."""
    return placement_out(placed(request, commands.lock_placement(request.actor, placed(request, pk)).pk))


@router.act("/placements/{pk}/unlock", PlacementOut, scope=PLANNING)
def unlock_placement(request, pk: int = Id):
    """Let the working out decide again."""
    return placement_out(placed(request, commands.unlock_placement(request.actor, placed(request, pk)).pk))


@router.act("/placements/{pk}/removal", PlacementOut, scope=PLANNING)
def remove_placement(request, pk: int = Id):
    """Take somebody out of a proposal before anybody is asked."""
    return placement_out(placed(request, commands.remove_placement(request.actor, placed(request, pk)).pk))


@router.act("/placements/{pk}/acceptance", PlacementOut, scope=ANSWERING)
def accept_placement(request, pk: int = Id):
    """Say yes: one signs up for the shift, by the same rules as everybody; a stand-by waits until somebody drops out."""
    commands.accept_placement(request.actor, placed(request, pk))
    return placement_out(placed(request, pk))


@router.act("/placements/{pk}/declination", PlacementOut, scope=ANSWERING)
def decline_placement(request, pk: int = Id):
    """Say no, without a reason."""
    commands.decline_placement(request.actor, placed(request, pk))
    return placement_out(placed(request, pk))


routers = (router,)

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from guyub.core.formats import clock_in, day_in, day_month
from guyub.workshop.conflicts.models import Party, Recusal
from guyub.workshop.conflicts.policy import unbarred_in
from guyub.workshop.conflicts.queries import recusal_log

from .. import policy
from ..models import Amendment, Comment, Deliberation, Escalation, Obligation
from .body import bylaw_of
from .said import OUTCOMES, state_of


@dataclass(frozen=True)
class ProposalSheet:
    """Everything that the page of a proposal shows to this reader; `barred` says why papers and comments are hidden."""

    proposal: object
    chip: str
    state: str
    barred: str
    inside: bool
    versions: list
    comments: list
    amendments: list
    seconds: int
    seconds_needed: int
    parties: list
    votes: list
    rounds: list
    rounds_needed: int
    escalations: list
    recusals: list
    obligations: list


def proposal_sheet(actor, pk):
    """The sheet of a proposal that the actor may see, or None."""
    proposal = counted(policy.visible_proposals(actor).select_related("body__group", "case__group", "author")).filter(
        pk=pk).first()
    if proposal is None:
        return None
    inside = actor.person_id is not None and (
        proposal.author_id == actor.person_id or policy.reads(actor, proposal.body.group)
        or policy.reads(actor, proposal.case.group) or policy.has_seat(actor, proposal.body_id))
    verdict = unbarred_in(actor, proposal.case) if inside and proposal.open else True
    hidden = not verdict
    votes = [vote_line(vote) for vote in proposal.votes.order_by("pk")]
    chip, state = state_of(proposal, any(vote["open"] for vote in votes))
    bylaw = bylaw_of(proposal.body) if proposal.open else None
    today = timezone.localdate()
    return ProposalSheet(
        proposal=proposal, chip=chip, state=state, barred=str(verdict) if hidden else "", inside=inside,
        versions=[] if hidden else list(proposal.versions.select_related("by").order_by("-number")[:50]),
        comments=list(proposal.comments.select_related("person").order_by("pk")[:200])
        if inside and not hidden and proposal.has_comments else [],
        amendments=list(proposal.amendments.select_related("by").order_by("pk")[:100])
        if inside and not hidden and proposal.has_amendments else [],
        seconds=proposal.second_count, seconds_needed=bylaw.seconds if bylaw else 0,
        parties=[] if not inside or not proposal.has_parties else [
            row.group or row.other or row.outside for row in proposal.case.parties.select_related(
                "group", "other", "outside")],
        votes=votes, rounds_needed=bylaw.rounds if bylaw else 0,
        rounds=list(proposal.deliberations.order_by("number")) if proposal.has_rounds else [],
        escalations=list(proposal.escalations.select_related("left", "reached__group").order_by("pk"))
        if proposal.has_escalations else [],
        recusals=recusal_log(actor, case_id=proposal.case_id) if proposal.has_recusals else [],
        obligations=[] if not proposal.has_obligations else [obligation_line(row, today)
                     for row in proposal.obligations.select_related("owner").order_by("due", "pk")])


def counted(rows):
    """The proposals with what there is of each part, so that the page asks for no part that is empty."""
    one = {"proposal": OuterRef("pk")}
    case = {"case": OuterRef("case")}
    return rows.annotate(
        has_comments=Exists(Comment.objects.filter(**one)), has_amendments=Exists(Amendment.objects.filter(**one)),
        has_rounds=Exists(Deliberation.objects.filter(**one)), has_escalations=Exists(Escalation.objects.filter(**one)),
        has_obligations=Exists(Obligation.objects.filter(**one)), has_recusals=Exists(Recusal.objects.filter(**case)),
        has_parties=Exists(Party.objects.filter(**case)), second_count=Count("seconds"))


def vote_line(vote):
    chip, words = OUTCOMES.get(vote.outcome, ("need", ""))
    return {"id": vote.pk, "open": vote.closed_at is None, "call": vote.call, "secret": vote.secret, "chip": chip,
            "words": str(words),
            "until": f"{day_in(vote.closes_at, vote.zone)}, {clock_in(vote.closes_at, None, vote.zone)}",
            "over": vote.closes_at <= timezone.now()}


def obligation_line(row, today):
    late = row.done_at is None and row.dropped_at is None and row.due < today
    return {"id": row.pk, "what": row.what, "owner": row.owner.name, "owner_id": row.owner_id, "due": day_month(row.due),
            "late": late, "done": day_month(timezone.localtime(row.done_at)) if row.done_at else "",
            "dropped": row.dropped_at is not None, "reason": row.reason}

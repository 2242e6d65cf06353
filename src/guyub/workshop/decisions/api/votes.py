from django.db.models import Count, Q
from django.http import Http404
from django.utils.translation import gettext as _

from guyub.core.cursors import page
from guyub.core.errors import Rejected
from guyub.core.operations import After, Id, Limit, Operations

from .. import commands, policy, queries
from ..models import Elector
from ..schemas.sitting import GroundIn
from ..schemas.voting import (
    BallotIn,
    BallotPage,
    BoxOut,
    CastOut,
    CountIn,
    OpeningOut,
    ProxyIn,
    ProxyOut,
    VoteDetail,
    VoteIn,
)
from .bodies import SCOPE
from .proposals import seen as proposal_seen

router = Operations(tags=["votes"])
JOINED = ("proposal__body__group", "proposal__case__group", "body__group")
FACTS = ("method", "secret", "call", "opened_at", "closes_at", "closed_at", "outcome", "statute")


def seen(request, pk):
    row = policy.visible_votes(request.actor).select_related(*JOINED).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def counts(votes):
    return [{"option": int(option), "votes": n} for option, n in sorted(votes.items(), key=lambda pair: int(pair[0]))]


def result_out(request, row):
    told = row.result
    return {
        **{name: told[name] for name in ("electors", "took_part", "present", "needed", "barred", "withheld")},
        "votes": counts(told.get("votes", {})), "blank": told.get("blank", 0), "chosen": list(told.get("chosen", ())),
        "rounds": [{"votes": counts(one["votes"]), "exhausted": one["exhausted"], "out": one["out"]}
                   for one in told.get("rounds", ())],
        "why": [str(line) for line in queries.result_sheet(request.actor, row).why]}


def detail(request, pk):
    row = seen(request, pk)
    turnout = Elector.objects.filter(vote=row, barred=False).aggregate(of=Count("pk"), n=Count("pk", filter=Q(voted=True)))
    return {
        "id": row.pk, "motion": row.proposal_id, "body": row.body_id, "version": row.version_id, "meeting": row.meeting_id,
        **{name: getattr(row, name) for name in FACTS}, "electors": turnout["of"], "turnout": turnout["n"],
        "options": list(row.options.order_by("number").values("number", "text", "lot")),
        "result": result_out(request, row) if row.closed_at else None}


def elector_of(request, row, pk=None):
    """One's own place on the roll, or the one that is named; whether one may vote there the policy says."""
    wanted = {"pk": pk} if pk else {"person_id": request.actor.person_id}
    found = Elector.objects.filter(vote=row, **wanted).first()
    if found is None:
        raise Rejected(_("Anda tidak termasuk pemilih yang dicatat saat pemungutan suara ini dibuka."), field="elector")
    return found


@router.read("/ballots", BallotPage, scope=SCOPE)
def list_own_ballots(request, after: After, limit: Limit):
    """Open votes in which one may vote, for oneself or as a proxy; the first to close first."""
    person = request.actor.person_id
    rows = Elector.objects.filter(
        Q(person_id=person, holder=None) | Q(holder__person_id=person), person__isnull=False, barred=False,
        vote__closed_at=None).select_related("vote__proposal")
    found, following = page("ballots", rows if person else rows.none(), ("vote__closes_at", "id"), after=after, limit=limit)
    return {"items": [
        {"id": row.pk, "vote": row.vote_id, "motion": row.vote.proposal_id, "title": row.vote.proposal.title,
         "person": row.person_id, "weight": row.weight, "secret": row.vote.secret, "closes_at": row.vote.closes_at,
         "voted": row.voted} for row in found], "next": following}


@router.read("/votes/{pk}", VoteDetail, opens=True)
def show_vote(request, pk: int = Id):
    """One vote: its rule, its options, and once it is closed its result in figures and words."""
    return detail(request, pk)


@router.read("/votes/{pk}/box", BoxOut, opens=True)
def show_box(request, pk: int = Id):
    """The published list of a closed secret vote, from which anybody counts again."""
    row = seen(request, pk)
    if row.closed_at is None or not row.secret or row.result.get("withheld"):
        raise Http404
    return queries.published(row)


@router.act("/motions/{pk}/votes", OpeningOut, scope=SCOPE, status=201, kept=False)
def open_vote(request, body: VoteIn, pk: int = Id):
    """Open the ballot on the latest wording: the electorate is frozen, interests are found."""
    facts = body.dict()
    opening = commands.open_vote(request.actor, proposal_seen(request, pk), zone=facts.pop("timezone"),
                                 meeting_id=facts.pop("meeting"), **facts)
    return opening_out(request, pk, opening)


def opening_out(request, pk, opening):
    row = proposal_seen(request, pk)
    return {"vote": opening.vote.pk if opening.vote else None, "key": opening.key, "body": row.body_id,
            "escalated": opening.escalation is not None, "stuck": row.stuck_at is not None}


@router.act("/votes/{pk}/ballot", CastOut, scope=SCOPE, kept=False)
def cast_ballot(request, body: BallotIn, pk: int = Id):
    """Vote. An open ballot may be sent again and changed until the vote closes; a secret one is given once."""
    elector = elector_of(request, seen(request, pk), body.elector)
    receipt = commands.cast_ballot(request.actor, elector, choice=body.choice)
    return {"vote": pk, "elector": elector.pk, "receipt": receipt}


@router.act("/votes/{pk}/proxy", ProxyOut, scope=SCOPE)
def give_proxy(request, body: ProxyIn, pk: int = Id):
    """Let another elector vote in one's place."""
    row = seen(request, pk)
    elector, holder = elector_of(request, row), Elector.objects.filter(vote=row, person_id=body.holder).first()
    commands.give_proxy(request.actor, elector, holder_id=holder.pk if holder else 0)
    return {"vote": pk, "elector": elector.pk, "holder": body.holder}


@router.act("/votes/{pk}/proxy-return", ProxyOut, scope=SCOPE)
def take_proxy_back(request, pk: int = Id):
    """Vote oneself after all."""
    elector = elector_of(request, seen(request, pk))
    commands.take_proxy_back(request.actor, elector)
    return {"vote": pk, "elector": elector.pk, "holder": None}


@router.act("/motions/{pk}/escalation", OpeningOut, scope=SCOPE)
def hand_over(request, pk: int = Id):
    """Send the case up, because too few of the body are free of interest."""
    return opening_out(request, pk, commands.hand_over(request.actor, proposal_seen(request, pk)))


@router.act("/votes/{pk}/annulment", VoteDetail, scope=SCOPE)
def annul_vote(request, body: GroundIn, pk: int = Id):
    """End a secret vote whose key is lost, without opening its box."""
    commands.annul_vote(request.actor, seen(request, pk), reason=body.reason)
    return detail(request, pk)


@router.act("/votes/{pk}/count", VoteDetail, scope=SCOPE, kept=False)
def close_vote(request, body: CountIn, pk: int = Id):
    """Close and count, when the time is over or everybody has voted."""
    commands.close_vote(request.actor, seen(request, pk), key=body.key)
    return detail(request, pk)

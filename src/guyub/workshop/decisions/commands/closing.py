"""Closing a vote: interests once more, the count, the verdict, and the box of a secret vote written anew."""

from datetime import timedelta
from random import SystemRandom

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.conflicts.queries import barred_among
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Attendance, Ballot, Elector, Paper, Sealed
from ..queries.body import capacities, chair_of
from ..queries.higher import too_few
from ..rules.sealing import opened, public_of, receipt_mark
from ..rules.statutes import FEWEST, Statute
from ..rules.verdicts import counted, verdict, winner
from .opening import escalate
from .words import line

OFFICE = Actor.office_of("decisions")
JOINED = ("body__group", "proposal__case__group", "proposal__body__group")
REMIND = timedelta(hours=24)


def bar_in(vote):
    """Find interests anew in an open vote; returns how many changed. A ballot in a secret box cannot be taken out again."""
    rows = {row.person_id: row for row in Elector.objects.filter(vote=vote)}
    case = vote.proposal.case
    barred = barred_among(rows, case.act, case.concerned, case)
    changed = [row for pk, row in rows.items() if row.barred != (pk in barred)]
    known = capacities(vote.body, [row.person_id for row in changed])
    for row in changed:
        row.barred = row.person_id in barred
        if row.barred:
            conflicts.recuse_person(OFFICE, case, person_id=row.person_id, hits=barred[row.person_id],
                                    capacity=known.get(row.person_id, ""), late=row.voted)
    Elector.objects.bulk_update(changed, ["barred"], batch_size=500)
    return len(changed)


@command(policy.may_bar_electors, joined=JOINED)
def bar_electors(actor, vote):
    """Find interests anew, because somebody has declared one or an alarm was cleared."""
    return bar_in(vote) if vote.closed_at is None else 0


@command(policy.may_remind_electors, joined=JOINED)
def remind_electors(actor, vote):
    """Tell, once, who has not voted yet."""
    if vote.closed_at is None and vote.reminded_at is None:
        vote.reminded_at = timezone.now()
        vote.save(update_fields=["reminded_at"])
        left = Elector.objects.filter(vote=vote, voted=False, barred=False).values_list("person_id", "holder__person_id")
        tell({holder or person for person, holder in left}, "decisions/vote_reminder", url=f"/suara/{vote.pk}/",
             title=vote.proposal.title, start=vote.closes_at, zone=vote.zone)
    return vote


@command(policy.may_close_vote, joined=JOINED, weighs="vote")
def close_vote(actor, vote, *, key=""):
    """Count and decide, when the time is over or everybody has voted. A secret vote takes the tellers' key."""
    if vote.closed_at is not None:
        raise Rejected(_("Pemungutan suara ini sudah ditutup."))
    waiting = Elector.objects.filter(vote=vote, voted=False, barred=False).exists()
    if timezone.now() < vote.closes_at and waiting:
        raise Rejected(_("Belum waktunya: masih ada yang belum memberi suara."))
    bar_in(vote)
    electors = list(Elector.objects.filter(vote=vote).order_by("pk"))
    free = [row for row in electors if not row.barred]
    if vote.secret:
        ballots, withheld = empty_box(vote, key, kept=len(free) >= FEWEST)
        entitled = free if len(free) < FEWEST else [row for row in electors if not row.barred or row.voted]
    else:
        rows = Ballot.objects.filter(elector__vote=vote, elector__barred=False).values_list(
            "elector__weight", "choice", "elector__person_id")
        ballots, withheld = [(weight, choice) for weight, choice, _person in rows], False
        entitled = free
    decide(vote, electors, entitled, ballots, withheld)
    if vote.outcome == "no_quorum" and too_few(vote.body, vote.proposal, electors, [row for row in electors if row.barred]):
        escalate(vote.proposal, len(free))
    return vote


@command(policy.may_annul_vote, joined=JOINED, weighs="vote")
def annul_vote(actor, vote, *, reason):
    """End a secret vote whose key is lost, without opening its box, so that it can be held again; the reason is public."""
    if vote.closed_at is not None:
        raise Rejected(_("Pemungutan suara ini sudah ditutup."))
    if not vote.secret or timezone.now() < vote.closes_at:
        raise Rejected(_("Yang dibatalkan hanya pemungutan suara rahasia yang waktunya sudah lewat."))
    reason = line(reason, "reason", 5, 300)
    electors = Elector.objects.filter(vote=vote)
    free = electors.filter(barred=False)
    vote.result = {"electors": free.count(), "took_part": free.filter(voted=True).count(), "present": 0, "needed": 0,
                   "barred": electors.filter(barred=True).count(), "withheld": True, "reason": reason}
    vote.closed_at, vote.outcome = timezone.now(), "annulled"
    vote.save(update_fields=["closed_at", "outcome", "result"])
    Sealed.objects.filter(vote=vote).delete()
    tell(list(electors.values_list("person_id", flat=True)), "decisions/vote_closed", url=f"/suara/{vote.pk}/",
         title=vote.proposal.title, outcome=vote.outcome)
    return vote


def decide(vote, electors, entitled, ballots, withheld):
    """Count, write the result, and end the proposal if the vote has decided it."""
    options = dict(vote.options.values_list("number", "text"))
    lots = list(vote.options.order_by("lot").values_list("number", flat=True))
    tally = counted(vote.method, sorted(options), ballots, lots)
    here = {row.person_id for row in entitled}
    if vote.meeting_id:
        here &= set(Attendance.objects.filter(meeting_id=vote.meeting_id).values_list("person_id", flat=True))
    took_part = sum(row.voted for row in entitled)
    chair = chairs_answer(vote)
    facts = {"electors": len(entitled), "took_part": took_part, "present": len(here), "call": vote.call, "chair": chair,
             "weight": sum(row.weight for row in entitled)}
    statute = Statute(**vote.statute)
    found = verdict(statute, vote.method, tally, lots=lots, **facts)
    shown = {"votes": tally.votes, "cast": tally.cast, "blank": tally.blank, "chosen": tally.chosen, "rounds": [
        {"votes": one.votes, "exhausted": one.exhausted, "out": one.out} for one in tally.rounds]}
    vote.result = {**facts, "needed": found.needed, "barred": sum(row.barred for row in electors), "withheld": withheld,
                   **({} if withheld else shown)}
    vote.closed_at, vote.outcome, vote.present = timezone.now(), found.outcome, len(here)
    vote.save(update_fields=["closed_at", "outcome", "present", "result", "receipts"])
    if found.outcome in {"carried", "lost"}:
        proposal = vote.proposal
        chosen = winner(statute, tally, lots) if vote.method != "yesno" else None
        proposal.decided_at, proposal.outcome = vote.closed_at, found.outcome
        proposal.answer = options.get(chosen, "") if found.outcome == "carried" else ""
        proposal.save(update_fields=["decided_at", "outcome", "answer"])
    tell([row.person_id for row in electors], "decisions/vote_closed", url=f"/suara/{vote.pk}/", title=vote.proposal.title,
         outcome=found.outcome)


def chairs_answer(vote):
    """The chair's own open yes or no, which may decide a tie; None in a secret vote."""
    if vote.secret or vote.method != "yesno" or vote.statute["tie"] != "chair":
        return None
    ballot = Ballot.objects.filter(elector__vote=vote, elector__barred=False, elector__person_id=chair_of(vote.body)).first()
    return ballot.choice[0] if ballot else None


def empty_box(vote, key, *, kept):
    """(ballots, withheld): the box is opened, its rows are written anew in random order, and the sealed ones are gone.

    What was written together can be joined by the row's place or transaction; what is counted is therefore written here, all
    at once. Fewer ballots than the statute publishes are counted and not kept, and none if too few were free to decide.
    """
    if not key or public_of(key) != vote.key:
        raise Rejected(_("Kunci penghitung suara ini tidak cocok. Periksa huruf demi huruf."), field="key")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")  # freed pages are overwritten, not only given back
    box = Sealed.objects.filter(vote=vote)
    papers = opened(key, box.values_list("words", flat=True))
    SystemRandom().shuffle(papers)
    vote.receipts = sorted(receipt_mark(receipt) for _choice, receipt in papers)
    box.delete()
    withheld = not kept or len(papers) < vote.statute["least"]
    if not withheld:
        Paper.objects.bulk_create((Paper(vote=vote, choice=choice) for choice, _receipt in papers), batch_size=1000)
    return [(1, choice) for choice, _receipt in papers], withheld


@command(policy.may_mark_swept)
def mark_swept(actor, vote):
    """Note that the table of the box was rewritten by the database after closing."""
    vote.swept_at = timezone.now()
    vote.save(update_fields=["swept_at"])
    return vote

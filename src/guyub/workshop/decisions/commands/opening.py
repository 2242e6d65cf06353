"""Opening a vote: the electorate is frozen, interests are found, and where too few are left the case goes up."""

from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.core.formats import day_month
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.notices.commands import tell

from .. import policy
from ..models import Attendance, Deliberation, Elector, Escalation, Meeting, Option, Vote
from ..queries.body import bylaw_of, capacities
from ..queries.higher import free_of, higher_body, too_few
from ..rules.sealing import new_key
from ..rules.statutes import METHODS, quorum_needed
from .words import line

OFFICE = Actor.office_of("decisions")
LONGEST, MOST_OPTIONS = timedelta(days=60), 30
ANSWERS = ("Setuju", "Tidak", "Abstain")  # stored in the first language; pages say them in the reader's


@dataclass(frozen=True)
class Opening:
    """What came of it: a vote with the key that is told once, or the body to which the case went, or neither."""

    vote: Vote | None = None
    key: str = ""
    escalation: Escalation | None = None


@command(policy.may_open_vote, joined=("body__group", "case__group"), notes=("method", "secret"), weighs="vote")
def open_vote(actor, proposal, *, closes_at, zone="Asia/Jakarta", method="yesno", secret=False, options=(), meeting_id=None):
    """Open the ballot on the latest wording; returns an Opening."""
    body, bylaw = proposal.body, bylaw_of(proposal.body)
    statute = bylaw.statute(proposal.kind)
    texts = checked(proposal, bylaw, statute, closes_at, method, options)
    meeting = meeting_of(body, meeting_id)
    electors, barred = recused(proposal)
    if too_few(body, proposal, electors, barred):
        return Opening(escalation=escalate(proposal, len(electors) - len(barred)))
    if secret and len(set(electors.values())) > 1:
        raise Rejected(_("Suara rahasia hanya bila semua suara sama bobotnya; bobot yang lain akan menunjukkan orangnya."),
                       field="secret")
    words, public = new_key() if secret else ("", "")
    calls = proposal.votes.filter(body=body, outcome="no_quorum").count()
    vote = Vote.objects.create(
        proposal=proposal, body=body, version=proposal.versions.order_by("-number").first(), meeting=meeting, method=method,
        secret=secret, statute=statute.kept(), call=calls + 1, zone=zone, closes_at=closes_at, key=public)
    lots = SystemRandom().sample(range(1, len(texts) + 1), len(texts))
    Option.objects.bulk_create(
        Option(vote=vote, number=n, text=text, lot=lot) for n, (text, lot) in enumerate(zip(texts, lots, strict=True), 1))
    Elector.objects.bulk_create(
        (Elector(vote=vote, person_id=pk, weight=weight, barred=pk in barred) for pk, weight in sorted(electors.items())),
        batch_size=1000)
    tell(set(electors) - set(barred), "decisions/vote_opened", url=f"/suara/{vote.pk}/", title=proposal.title,
         body=body.name, group=body.group.name, start=closes_at, zone=zone)
    return Opening(vote=vote, key=words)


def checked(proposal, bylaw, statute, closes_at, method, options):
    """The texts of the answers, after everything that stands before a vote."""
    now = timezone.now()
    if method not in METHODS:
        raise Rejected(_("Pilih cara memilihnya."), field="method")
    if proposal.votes.filter(closed_at=None).exists():
        raise Rejected(_("Pemungutan suaranya sedang berlangsung."))
    if not now < closes_at <= now + LONGEST:
        raise Rejected(_("Penutupannya sesudah sekarang dan paling lama 60 hari lagi."), field="day")
    if (seconds := proposal.seconds.count()) < bylaw.seconds:
        raise Rejected(_("Perlu %(needed)d pendukung; baru %(there)d.") % {"needed": bylaw.seconds, "there": seconds})
    if (rounds := proposal.deliberations.count()) < statute.rounds:
        raise Rejected(_("Musyawarah dulu %(needed)d putaran; baru %(there)d.") % {
            "needed": statute.rounds, "there": rounds})
    last = proposal.votes.filter(body=proposal.body, outcome="no_quorum").order_by("-closed_at").first()
    if last is not None and now < (opens := last.closed_at + timedelta(days=bylaw.second_after)):
        raise Rejected(_("Panggilan berikutnya baru bisa dibuka %(day)s.") % {
            "day": day_month(timezone.localtime(opens))})
    if method == "yesno":
        return ANSWERS
    texts = [line(text, "options", 1, 120) for text in options if text.strip()]
    if not 2 <= len(texts) <= MOST_OPTIONS:
        raise Rejected(_("Tulis 2 sampai 30 pilihan, satu per baris."), field="options")
    if len({text.casefold() for text in texts}) != len(texts):
        raise Rejected(_("Ada pilihan yang tertulis dua kali."), field="options")
    return texts


def meeting_of(body, meeting_id):
    if meeting_id is None:
        return None
    meeting = Meeting.objects.filter(pk=meeting_id, body=body, closed_at=None).first()
    if meeting is None:
        raise Rejected(_("Rapat ini tidak ada atau sudah ditutup."), field="meeting")
    return meeting


def recused(proposal):
    """(electors, barred) of the proposal's body; whoever is barred is written into the log of recusals."""
    electors, barred = free_of(proposal.body, proposal)
    known = capacities(proposal.body, list(barred))
    for person_id, hits in sorted(barred.items()):
        conflicts.recuse_person(OFFICE, proposal.case, person_id=person_id, hits=hits,
                                capacity=known.get(person_id, ""))
    return electors, barred


def escalate(proposal, free):
    """Hand the case to the next body that can decide it; None if there is none up to the top, which the page says."""
    body, _free = higher_body(proposal)
    if body is None:
        proposal.stuck_at = timezone.now()
        proposal.save(update_fields=["stuck_at"])
        return None
    made = Escalation.objects.create(proposal=proposal, left=proposal.body, reached=body, free=free)
    proposal.body, proposal.stuck_at = body, None
    proposal.save(update_fields=["body", "stuck_at"])
    return made


@command(policy.may_hand_over, joined=("body__group", "case__group"))
def hand_over(actor, proposal):
    """Send the case up because too few of the body are without interest; whoever keeps its papers may, also if barred."""
    if proposal.votes.filter(closed_at=None).exists():
        raise Rejected(_("Pemungutan suaranya sedang berlangsung."))
    electors, barred = recused(proposal)
    if not too_few(proposal.body, proposal, electors, barred):
        raise Rejected(_("Masih cukup yang bebas kepentingan di badan ini; salah satunya membuka pemungutan suara."))
    return Opening(escalation=escalate(proposal, len(electors) - len(barred)))


@command(policy.may_record_round, joined=("body__group", "case__group"), notes=("meeting_id", "agreed"), weighs="vote")
def record_round(actor, proposal, *, meeting_id, agreed, note=""):
    """Write down a round of musyawarah in a meeting; agreed by all without interest who were there, it is decided."""
    meeting = meeting_of(proposal.body, meeting_id)
    if meeting is None:
        raise Rejected(_("Pilih rapatnya."), field="meeting")
    if proposal.votes.filter(closed_at=None).exists():
        raise Rejected(_("Pemungutan suaranya sedang berlangsung."))
    electors, barred = recused(proposal)
    if too_few(proposal.body, proposal, electors, barred):
        escalate(proposal, len(electors) - len(barred))
        return proposal
    free = set(electors) - set(barred)
    here = free & set(Attendance.objects.filter(meeting=meeting).values_list("person_id", flat=True))
    needed = max(2, quorum_needed(bylaw_of(proposal.body).statute(proposal.kind), len(free), len(here)))
    if len(here) < needed:
        raise Rejected(_("Perlu %(needed)d orang tanpa kepentingan yang hadir; tercatat %(here)d.") % {
            "needed": needed, "here": len(here)})
    Deliberation.objects.create(proposal=proposal, meeting=meeting, number=proposal.deliberations.count() + 1,
                                agreed=agreed, note=line(note, "note", 0, 300))
    if agreed:
        proposal.decided_at, proposal.outcome, proposal.answer = timezone.now(), "carried", "mufakat"
        proposal.save(update_fields=["decided_at", "outcome", "answer"])
    return proposal

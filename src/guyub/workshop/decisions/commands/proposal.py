"""Making a proposal, discussing, seconding, rewording and withdrawing it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.conflicts import commands as conflicts

from .. import policy
from ..models import Comment, Proposal, Second, Version
from ..queries.body import capacities
from .words import line, text_of

OFFICE = Actor.office_of("decisions")


def parties_of(actor, body, names):
    """What was typed, one party a line: a name, or the number of a member of one's own groups.

    The body's own group is no party to its own decisions.
    """
    own = {body.group.name.casefold()}
    lines = dict.fromkeys(" ".join(name.split()) for name in (names or "").splitlines() if name.strip())
    return [{"name": name, "within": tuple(actor.roles)} for name in lines if name.casefold() not in own]


@command(policy.may_make_proposal, joined=("group",), notes=("kind",))
def make_proposal(actor, body, *, title, text, reasons="", kind="ordinary", parties="", deadline=None, public=True):
    """Ask the body to decide; the parties that it concerns are named, so that interests are found."""
    if body.closed_at:
        raise Rejected(_("Badan ini sudah dibubarkan."))
    if kind not in Proposal.Kind.values:
        raise Rejected(_("Pilih jenisnya dari daftar."), field="kind")
    if deadline is not None and deadline <= timezone.now():
        raise Rejected(_("Batas waktunya sudah lewat."), field="deadline")
    title, text, reasons = line(title, "title"), text_of(text, "text", 10), text_of(reasons, "reasons", 0, 5000)
    named = parties_of(actor, body, parties)
    if kind == "spending" and not named:
        raise Rejected(_("Tulis siapa yang dibayar atau diberi, satu pihak per baris."), field="parties")
    case = conflicts.open_case(OFFICE, body.group, act="vote" if kind != "spending" else "approval", title=title)
    proposal = Proposal.objects.create(body=body, case=case, kind=kind, title=title, author_id=actor.person_id,
                                       deadline=deadline, public=bool(public))
    conflicts.name_parties(OFFICE, case, parties=named, url=f"/keputusan/{proposal.pk}/")
    Version.objects.create(proposal=proposal, number=1, text=text, reasons=reasons, by_id=actor.person_id)
    return proposal


def undecided(proposal):
    if proposal.votes.filter(closed_at=None).exists():
        raise Rejected(_("Pemungutan suaranya sedang berlangsung; kata-katanya tidak berubah lagi."))


def in_time(proposal):
    if proposal.deadline is not None and timezone.now() >= proposal.deadline:
        raise Rejected(_("Masa pembahasannya sudah lewat."))


@command(policy.may_comment_proposal, joined=("body__group", "case__group"), weighs="vote")
def comment_proposal(actor, proposal, *, words):
    """Say something about it; read by all who read the proposal."""
    in_time(proposal)
    return Comment.objects.create(proposal=proposal, person_id=actor.person_id, words=text_of(words, "words", 3, 2000))


@command(policy.may_second_proposal, joined=("body__group", "case__group"), weighs="vote")
def second_proposal(actor, proposal):
    """Say that one wants it decided."""
    if Second.objects.filter(proposal=proposal, person_id=actor.person_id).exists():
        raise Rejected(_("Anda sudah mendukung usulan ini."))
    return Second.objects.create(proposal=proposal, person_id=actor.person_id)


@command(policy.may_revise_proposal, joined=("body__group", "case__group"))
def revise_proposal(actor, proposal, *, text, reasons="", parties=None):
    """Another wording; the earlier ones stay to be read, and comments stay beneath."""
    undecided(proposal)
    if parties is not None:
        named = parties_of(actor, proposal.body, parties)
        if proposal.kind == "spending" and not named:
            raise Rejected(_("Tulis siapa yang dibayar atau diberi, satu pihak per baris."), field="parties")
        conflicts.name_parties(OFFICE, proposal.case, parties=named)
    return reworded(proposal, actor.person_id, text_of(text, "text", 10), text_of(reasons, "reasons", 0, 5000))


def reworded(proposal, person_id, text, reasons):
    last = proposal.versions.order_by("-number").first()
    return Version.objects.create(proposal=proposal, number=last.number + 1, text=text, reasons=reasons or last.reasons,
                                  by_id=person_id)


@command(policy.may_withdraw_proposal, joined=("body__group", "case__group"))
def withdraw_proposal(actor, proposal):
    """Take it back; it stays to be read by members."""
    undecided(proposal)
    proposal.withdrawn_at = timezone.now()
    proposal.save(update_fields=["withdrawn_at"])
    return proposal


@command(policy.may_step_out, joined=("body__group", "case__group"))
def step_out(actor, proposal):
    """Have no part in it, of one's own accord; an open vote goes on without."""
    from .closing import bar_in

    capacity = capacities(proposal.body, [actor.person_id]).get(actor.person_id, "")
    recusal = conflicts.step_aside(actor, proposal.case, capacity=capacity)
    for vote in proposal.votes.filter(closed_at=None):
        bar_in(vote)
    return recusal

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.formats import clock_in, day_in

from .. import policy
from ..models import Elector
from ..rules.statutes import MAJORITIES, QUORUMS, TIES, Statute
from ..rules.tallies import Round, Tally
from ..rules.verdicts import verdict
from .said import OUTCOMES, answer_words


def moment(vote, at):
    return f"{day_in(at, vote.zone)}, {clock_in(at, None, vote.zone)}"


def rule_words(statute, call):
    """The rule in words, line by line."""
    value = statute.second if call > 1 and statute.second is not None else statute.value
    quorum = str(QUORUMS[statute.quorum])
    if statute.quorum == "fixed":
        quorum = _("%(quorum)s: %(value)d orang") % {"quorum": quorum, "value": value}
    elif statute.quorum != "none":
        quorum = _("%(quorum)s: %(value)d persen") % {"quorum": quorum, "value": value}
    return [quorum, str(MAJORITIES[statute.majority]), str(TIES[statute.tie])]


@dataclass(frozen=True)
class BallotSheet:
    """A ballot as the voter meets it: for whom, the options, and what was chosen before."""

    vote: object
    elector: object
    on_behalf: str
    options: list
    chosen: list
    until: str
    over: bool
    rule: list
    refusal: str
    held: list
    holder: str
    candidates: list
    turnout: int
    of: int


def ballot_sheet(actor, vote, elector_id=None):
    """The BallotSheet of this voter, or of somebody whose proxy they hold; `elector` is None for whoever has no vote."""
    rows = list(Elector.objects.filter(vote=vote).select_related("person", "holder__person", "vote__proposal__case__group"))
    own = next((row for row in rows if row.person_id == actor.person_id), None)
    held = [row for row in rows if own is not None and row.holder_id == own.pk]
    elector = next((row for row in held if row.pk == elector_id), own)
    refusal = ""
    if elector is not None:
        verdict_ = policy.may_cast_ballot(actor, elector)
        refusal = "" if verdict_ else str(getattr(verdict_, "reason", ""))
    ballot = getattr(elector, "ballot", None) if elector is not None and not vote.secret and elector.voted else None
    free = [row for row in rows if not row.barred]
    may_give = own is not None and vote.statute["proxies"] and not own.voted and not own.barred and not held
    return BallotSheet(
        vote=vote, elector=elector, on_behalf=elector.person.name if elector is not None and elector is not own else "",
        options=[(row.number, answer_words(vote.method, row.text)) for row in vote.options.order_by("lot" if
                 vote.method != "yesno" else "number")],
        chosen=ballot.choice if ballot else [], until=moment(vote, vote.closes_at), over=timezone.now() >= vote.closes_at,
        rule=rule_words(Statute(**vote.statute), vote.call), refusal=refusal,
        held=[(row.pk, row.person.name, row.voted) for row in held],
        holder=own.holder.person.name if own is not None and own.holder else "",
        candidates=[(row.pk, row.person.name) for row in free if row is not own and row.holder_id is None][:500]
        if may_give else [],
        turnout=sum(row.voted for row in free), of=len(free))


@dataclass(frozen=True)
class ResultSheet:
    """A closed vote as anybody reads it: the figures, the rule, and why it came out so."""

    vote: object
    chip: str
    outcome: str
    lines: list
    rounds: list
    why: tuple
    rule: list
    closed: str
    withheld: bool
    electors: int
    took_part: int
    barred: int
    blank: int
    receipts: int
    roll: list


def result_sheet(actor, vote):
    """The ResultSheet; names of who voted what in an open vote are for members alone."""
    result, statute = vote.result, Statute(**vote.statute)
    options = [(row.number, answer_words(vote.method, row.text)) for row in vote.options.order_by("number")]
    names, lots = dict(options), list(vote.options.order_by("lot").values_list("number", flat=True))
    withheld = result.get("withheld", False)
    votes = {int(n): count for n, count in result.get("votes", {}).items()}
    rounds = tuple(Round({int(n): count for n, count in one["votes"].items()}, one["exhausted"], one["out"])
                   for one in result.get("rounds", ()))
    tally = Tally(votes, result.get("cast", 0), result.get("blank", 0), tuple(result.get("chosen", ())), rounds)
    why = reasons(vote, statute, tally, lots)
    chip, words = OUTCOMES[vote.outcome]
    most = max(votes.values(), default=0)
    roll = []
    if not vote.secret and vote.proposal.body_id and policy.reads(actor, vote.body.group):
        rows = Elector.objects.filter(vote=vote).select_related("person", "ballot").order_by("person__name")[:500]
        roll = [(row.person.name, row.barred, ", ".join(names.get(n, "") for n in row.ballot.choice)
                 if row.voted and not row.barred else "") for row in rows]
    return ResultSheet(
        vote=vote, chip=chip, outcome=str(words), withheld=withheld, why=why, rule=rule_words(statute, vote.call),
        lines=[(names[n], votes[n], most) for n in sorted(votes, key=lambda n: (-votes[n], n))] if votes else [],
        rounds=[([(names[n], one.votes[n]) for n in sorted(one.votes, key=lambda n: -one.votes[n])], one.exhausted,
                 names.get(one.out, "")) for one in rounds],
        closed=moment(vote, vote.closed_at), electors=result["electors"], took_part=result["took_part"],
        barred=result["barred"], blank=result.get("blank", 0), receipts=len(vote.receipts), roll=roll)


def reasons(vote, statute, tally, lots):
    """Why a closed vote came out so, sentence by sentence."""
    result = vote.result
    if "reason" in result:
        return (_("Kotaknya tidak dibuka: %(reason)s") % {"reason": result["reason"]},)
    facts = {name: result[name] for name in ("electors", "took_part", "present", "call", "chair", "weight")}
    if not result.get("withheld") or vote.outcome == "no_quorum":
        return verdict(statute, vote.method, tally, lots=lots, **facts).why
    return (_("Surat suara kurang dari %(least)d: hanya hasilnya yang diumumkan, bukan angkanya.") % {
        "least": statute.least},)


def published(vote):
    """What a stranger needs to count a secret vote again: JSON without any person."""
    options = vote.options.order_by("number")
    return {
        "vote": vote.pk, "method": vote.method, "statute": vote.statute, "call": vote.call, "outcome": vote.outcome,
        "options": {str(row.number): row.text for row in options},
        "lots": [row.number for row in sorted(options, key=lambda row: row.lot)],
        "electors": vote.result["electors"], "took_part": vote.result["took_part"], "present": vote.result["present"],
        "ballots": sorted(vote.papers.values_list("choice", flat=True), key=str), "receipts": vote.receipts}



"""Minutes that write themselves: who came, what was on the agenda, what was decided and by which figures."""

from dataclasses import dataclass

from guyub.core.formats import clock_in, day_in
from guyub.foundation.people.models import Person
from guyub.workshop.conflicts.queries import recusal_log

from ..models import Deliberation, Meeting, Vote
from .body import capacities, electors_of, role_words
from .vote import result_sheet


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting, every line in the reader's language."""

    title: str
    body: str
    group: str
    day: str
    clock: str
    place: str
    present: list
    absent: list
    points: list
    closing: str
    adopted: str


def minutes(actor, meeting: Meeting):
    """The Minutes of a meeting; what happened afterwards does not enter."""
    came = dict(meeting.attendances.values_list("person_id", "came_at"))
    electors, known = belonging(meeting, came)
    names = dict(Person.objects.filter(pk__in=set(came) | set(electors)).values_list("pk", "name"))

    def who(ids):
        return sorted((names[pk], known.get(pk, "")) for pk in ids if pk in names)

    items = list(meeting.items.select_related("proposal__case").order_by("position"))
    votes, rounds = {}, {}
    proposals = [item.proposal_id for item in items if item.proposal_id]
    until = {"closed_at__lte": meeting.closed_at} if meeting.closed_at else {"closed_at__isnull": False}
    for vote in Vote.objects.filter(meeting=meeting, **until).select_related("proposal", "body__group"):
        votes.setdefault(vote.proposal_id, []).append(vote)
    for one in Deliberation.objects.filter(meeting=meeting, proposal_id__in=proposals).order_by("number"):
        rounds.setdefault(one.proposal_id, []).append(one)
    points = [point(actor, item, votes.get(item.proposal_id, ()), rounds.get(item.proposal_id, ()), meeting.closed_at)
              for item in items]
    return Minutes(
        title=meeting.title, body=meeting.body.name, group=meeting.body.group.name, place=meeting.place,
        day=day_in(meeting.starts_at, meeting.zone), clock=clock_in(meeting.starts_at, meeting.ends_at, meeting.zone),
        present=who(came), absent=who(set(electors) - set(came)), points=points, closing=meeting.closing,
        adopted=day_in(meeting.adopted_at, meeting.zone) if meeting.adopted_at else "")


def belonging(meeting, came):
    """(ids of those who belong, {id: as what}): as it was when the meeting closed, until then as it is now."""
    if meeting.closed_at and meeting.roll:
        return [int(pk) for pk in meeting.roll], {int(pk): role_words(*what) for pk, what in meeting.roll.items()}
    electors = electors_of(meeting.body)
    return electors, capacities(meeting.body, list(set(electors) | set(came)))


def point(actor, item, votes, rounds, until):
    """One point: its note, what was deliberated and voted, and who had no part in it."""
    results = [result_sheet(actor, vote) for vote in votes]
    recusals = recusal_log(actor, case_id=item.proposal.case_id, until=until) if item.proposal_id else []
    return {
        "number": item.position, "title": item.title, "note": item.note,
        "proposal": item.proposal_id, "rounds": [(one.number, one.agreed, one.note) for one in rounds],
        "votes": [{"call": one.vote.call, "outcome": one.outcome, "why": list(one.why),
                   "lines": [(name, n) for name, n, _most in one.lines]} for one in results],
        "recusals": [(one.capacity, str(one.why)) for one in recusals]}

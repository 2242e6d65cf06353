from dataclasses import dataclass

from django.utils import timezone

from guyub.core.formats import clock_in, day_in
from guyub.foundation.people.models import Person

from .. import policy
from ..models import Attendance, Proposal
from ..rules.statutes import quorum_needed
from .body import bylaw_of, capacities, electors_of
from .register import meeting_line


def meetings_of(actor, group, *, limit=30):
    """Meetings of a group's bodies, the latest first; one statement."""
    rows = policy.visible_meetings(actor).filter(body__group=group).select_related("body__group").order_by("-starts_at")
    return [meeting_line(row) for row in rows[:limit]]


@dataclass(frozen=True)
class MeetingSheet:
    """The secretary's table: who belongs and who is here, the agenda, proposals to put on it, minutes to adopt."""

    meeting: object
    day: str
    clock: str
    people: list
    here: int
    needed: int
    items: list
    proposals: list
    unadopted: list
    may_keep: bool
    may_close: bool


def meeting_sheet(actor, pk):
    """The sheet of a meeting that the actor may see, or None."""
    meeting = policy.visible_meetings(actor).select_related("body__group", "adopted_in").filter(pk=pk).first()
    if meeting is None:
        return None
    body = meeting.body
    electors = electors_of(body)
    came = set(Attendance.objects.filter(meeting=meeting).values_list("person_id", flat=True))
    known = capacities(body, list(electors))
    people = [(person.pk, person.name, known.get(person.pk, ""), person.pk in came)
              for person in Person.objects.filter(pk__in=set(electors) | came).order_by("name")[:1000]]
    items = list(meeting.items.select_related("proposal").order_by("position"))
    on_agenda = {item.proposal_id for item in items}
    keeps = policy.chairs(actor, body)
    sits = keeps and not meeting.closed_at and meeting.starts_at <= timezone.now() and bool(came)
    return MeetingSheet(
        meeting=meeting, day=day_in(meeting.starts_at, meeting.zone),
        clock=clock_in(meeting.starts_at, meeting.ends_at, meeting.zone), people=people, here=len(came),
        needed=quorum_needed(bylaw_of(body).statute(), len(electors), len(came)), items=items, may_keep=keeps,
        may_close=sits,
        proposals=[] if not keeps or meeting.closed_at else [
            row for row in Proposal.objects.filter(body=body, withdrawn_at=None, decided_at=None).order_by("pk")[:100]
            if row.pk not in on_agenda],
        unadopted=[] if not sits else list(
            body.meetings.filter(closed_at__isnull=False, adopted_at=None, starts_at__lt=meeting.starts_at)
            .order_by("starts_at")[:10]))

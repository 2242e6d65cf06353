from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from guyub.core.formats import clock_in, day_in, day_month

from .. import policy
from ..models import Elector, Meeting, Obligation, Seat, Vote
from .said import state_of


@dataclass(frozen=True)
class RegisterLine:
    """One proposal as the register lists it."""

    id: int
    title: str
    body: str
    day: str
    chip: str
    state: str
    done: int
    overdue: int
    tasks: int


def register(actor, group, *, limit=20, before=None):
    """Proposals of a group that the actor may read, the latest first; decided ones for the public. One statement."""
    rows = policy.visible_proposals(actor).filter(Q(body__group=group) | Q(case__group=group)).order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    today = timezone.localdate()
    live = Q(obligations__done_at=None, obligations__dropped_at=None)
    rows = rows.select_related("body").annotate(
        voting=Exists(Vote.objects.filter(proposal=OuterRef("pk"), closed_at=None)),
        tasks=Count("obligations"), done=Count("obligations", filter=Q(obligations__done_at__isnull=False)),
        overdue=Count("obligations", filter=live & Q(obligations__due__lt=today)))
    return [
        RegisterLine(id=row.pk, title=row.title, body=row.body.name, done=row.done, overdue=row.overdue, tasks=row.tasks,
                     day=day_month(timezone.localtime(row.decided_at or row.made_at)), chip=chip, state=str(state))
        for row in rows[:limit] for chip, state in [state_of(row, row.voting)]
    ]


@dataclass(frozen=True)
class Matters:
    """What waits for one person: ballots, meetings of their bodies, tasks."""

    ballots: list
    meetings: list
    tasks: list
    bodies: list


def own_matters(actor):
    """Ballots that one may still cast, oneself or for others, one's meetings to come, and one's open tasks."""
    now, today = timezone.now(), timezone.localdate()
    electors = Elector.objects.filter(
        Q(person_id=actor.person_id, holder=None) | Q(holder__person_id=actor.person_id), barred=False,
        vote__closed_at=None, vote__closes_at__gt=now).select_related("vote__proposal", "vote__body__group", "person")
    ballots = [
        {"url": f"/suara/{row.vote_id}/" + (f"?untuk={row.pk}" if row.holder_id else ""), "title": row.vote.proposal.title,
         "body": row.vote.body, "for": row.person.name if row.holder_id else "", "voted": row.voted,
         "until": f"{day_in(row.vote.closes_at, row.vote.zone)}, {clock_in(row.vote.closes_at, None, row.vote.zone)}"}
        for row in electors.order_by("vote__closes_at", "pk")[:50]]
    meetings = (
        policy.visible_meetings(actor).filter(closed_at=None, ends_at__gte=now).select_related("body__group")
        .order_by("starts_at")[:20])
    tasks = Obligation.objects.filter(owner_id=actor.person_id, done_at=None, dropped_at=None).select_related(
        "proposal").annotate(late=F("due")).order_by("due", "pk")[:50]
    seats = Seat.objects.filter(person_id=actor.person_id, ended_at=None).select_related("body__group").order_by("pk")[:50]
    return Matters(
        ballots=ballots, bodies=[seat.body for seat in seats],
        meetings=[meeting_line(row) for row in meetings],
        tasks=[{"id": row.pk, "what": row.what, "title": row.proposal.title, "url": f"/keputusan/{row.proposal_id}/",
                "due": day_month(row.due), "late": row.due < today} for row in tasks])


def meeting_line(row: Meeting):
    return {"id": row.pk, "title": row.title, "body": row.body.name, "group": row.body.group.name, "place": row.place,
            "day": day_in(row.starts_at, row.zone), "clock": clock_in(row.starts_at, row.ends_at, row.zone),
            "closed": row.closed_at is not None, "adopted": row.adopted_at is not None}

from django.http import Http404

from guyub.core.cursors import page
from guyub.core.operations import After, Id, Limit, Operations

from .. import commands, policy, queries
from ..schemas.sitting import (
    AdoptionIn,
    ClosingIn,
    ItemIn,
    MeetingDetail,
    MeetingIn,
    MeetingPage,
    MinutesOut,
    NoteIn,
    PresenceIn,
    TimeIn,
)
from .bodies import SCOPE
from .bodies import seen as body_seen

router = Operations(tags=["meetings"])


def meeting_out(row):
    return {
        "id": row.pk, "body": row.body_id, "body_name": row.body.name, "group": row.body.group_id, "title": row.title,
        "starts_at": row.starts_at, "ends_at": row.ends_at, "timezone": row.zone, "place": row.place,
        "closed_at": row.closed_at, "adopted_at": row.adopted_at}


def seen(request, pk):
    row = policy.visible_meetings(request.actor).select_related("body__group").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def detail(request, pk):
    sheet = queries.meeting_sheet(request.actor, pk)
    if sheet is None:
        raise Http404
    return {
        **meeting_out(sheet.meeting), "present": [person for person, _name, _what, here in sheet.people if here],
        "needed": sheet.needed, "closing": sheet.meeting.closing, "items": [
            {"position": item.position, "title": item.title, "motion": item.proposal_id, "note": item.note}
            for item in sheet.items]}


@router.read("/meetings", MeetingPage, scope=SCOPE)
def list_meetings(request, after: After, limit: Limit):
    """Meetings of bodies whose papers one may read, the latest first."""
    rows = policy.visible_meetings(request.actor).select_related("body")
    found, following = page("meetings", rows, ("-starts_at", "-id"), after=after, limit=limit)
    return {"items": [meeting_out(row) for row in found], "next": following}


@router.read("/meetings/{pk}", MeetingDetail, scope=SCOPE)
def show_meeting(request, pk: int = Id):
    """One meeting with its agenda and who is here."""
    return detail(request, pk)


@router.read("/meetings/{pk}/minutes", MinutesOut, scope=SCOPE)
def show_minutes(request, pk: int = Id):
    """The minutes of a closed meeting, as text."""
    row = seen(request, pk)
    if row.closed_at is None:
        raise Http404
    told = queries.minutes(request.actor, row)
    return {
        **{name: getattr(told, name) for name in ("title", "body", "group", "day", "clock", "place", "closing", "adopted")},
        **{name: [f"{person} ({what})" if what else person for person, what in getattr(told, name)]
           for name in ("present", "absent")},
        "points": [{
            "number": point["number"], "title": point["title"], "note": point["note"], "motion": point["proposal"],
            "rounds": [f"{number}: {'+' if agreed else '-'} {note}".strip() for number, agreed, note in point["rounds"]],
            "votes": [" ".join([f"{vote['outcome']}.", *vote["why"]]) for vote in point["votes"]],
            "recusals": [f"{who}: {why}" for who, why in point["recusals"]]} for point in told.points]}


@router.act("/bodies/{pk}/meetings", MeetingDetail, scope=SCOPE, status=201)
def call_meeting(request, body: MeetingIn, pk: int = Id):
    """Call a body together; everybody who belongs to it is told."""
    facts = body.dict()
    made = commands.call_meeting(request.actor, body_seen(request, pk), zone=facts.pop("timezone"), **facts)
    return detail(request, made.pk)


@router.act("/meetings/{pk}/time", MeetingDetail, scope=SCOPE)
def move_meeting(request, body: TimeIn, pk: int = Id):
    """Another time or place."""
    commands.move_meeting(request.actor, seen(request, pk), **body.dict())
    return detail(request, pk)


@router.act("/meetings/{pk}/presence", MeetingDetail, scope=SCOPE)
def note_attendance(request, body: PresenceIn, pk: int = Id):
    """Say who of the body is here; whoever is not named is not."""
    commands.note_attendance(request.actor, seen(request, pk), person_ids=body.persons)
    return detail(request, pk)


@router.act("/meetings/{pk}/agenda", MeetingDetail, scope=SCOPE, status=201)
def add_item(request, body: ItemIn, pk: int = Id):
    """Put a point on the agenda: words, or a proposal of the body."""
    commands.add_item(request.actor, seen(request, pk), title=body.title, proposal_id=body.motion)
    return detail(request, pk)


@router.act("/meetings/{pk}/notes", MeetingDetail, scope=SCOPE)
def note_item(request, body: NoteIn, pk: int = Id):
    """Write what was said of a point."""
    commands.note_item(request.actor, seen(request, pk), **body.dict())
    return detail(request, pk)


@router.act("/meetings/{pk}/end", MeetingDetail, scope=SCOPE)
def close_meeting(request, body: ClosingIn, pk: int = Id):
    """End the meeting; its minutes wait for the next one."""
    commands.close_meeting(request.actor, seen(request, pk), closing=body.closing)
    return detail(request, pk)


@router.act("/meetings/{pk}/adoption", MeetingDetail, scope=SCOPE)
def adopt_minutes(request, body: AdoptionIn, pk: int = Id):
    """Adopt the minutes of this meeting in a later one."""
    commands.adopt_minutes(request.actor, seen(request, pk), adopted_in_id=body.meeting)
    return detail(request, pk)

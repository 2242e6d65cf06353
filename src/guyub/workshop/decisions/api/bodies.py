from django.http import Http404
from django.utils.translation import gettext as _

from guyub.core.cursors import page
from guyub.core.errors import Rejected
from guyub.core.operations import After, Id, Limit, Operations
from guyub.foundation.groups.policy import visible_groups

from .. import commands, policy, queries
from ..models import Seat
from ..schemas.sitting import BodyDetail, BodyIn, BodyPage, BylawIn, BylawOut, PersonIn, SeatIn

router = Operations(tags=["bodies"])
SCOPE = "decisions"


def group_seen(request, pk):
    group = visible_groups(request.actor).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


def seen(request, pk):
    row = policy.visible_bodies(request.actor).select_related("group").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def body_out(row):
    return {"id": row.pk, "group": row.group_id, "kind": row.kind, "name": row.name, "made_of": row.made_of,
            "closed_at": row.closed_at}


def detail(request, pk):
    row = seen(request, pk)
    bylaw, actor = queries.bylaw_of(row), request.actor
    inside = actor.person_id is not None and (policy.reads(actor, row.group) or policy.has_seat(actor, row.pk))
    seats = Seat.objects.filter(body=row, ended_at=None).select_related("person").order_by("pk")[:1000] if inside else ()
    return {
        **body_out(row), "bylaw": {name: getattr(bylaw, name) for name in BylawOut.model_fields},
        "seats": [{"person": seat.person_id, "person_name": seat.person.name, "role": seat.role, "came_by": seat.came_by,
                   "weight": seat.weight, "since": seat.since, "until": seat.until} for seat in seats]}


@router.read("/groups/{pk}/bodies", BodyPage, opens=True)
def list_bodies(request, after: After, limit: Limit, pk: int = Id):
    """The bodies that decide in a group; closed ones too."""
    rows = policy.visible_bodies(request.actor).filter(group=group_seen(request, pk))
    found, following = page(f"bodies.{pk}", rows, ("id",), after=after, limit=limit)
    return {"items": [body_out(row) for row in found], "next": following}


@router.read("/bodies/{pk}", BodyDetail, opens=True)
def show_body(request, pk: int = Id):
    """One body with its rule."""
    return detail(request, pk)


@router.act("/groups/{pk}/bodies", BodyDetail, scope=SCOPE, status=201)
def found_body(request, body: BodyIn, pk: int = Id):
    """Give a group that one leads a body that decides."""
    return detail(request, commands.found_body(request.actor, group_seen(request, pk), **body.dict()).pk)


@router.act("/bodies/{pk}/bylaw", BodyDetail, scope=SCOPE)
def set_bylaw(request, body: BylawIn, pk: int = Id):
    """Say how the body decides from a day on; what is left out stays as it is."""
    row = seen(request, pk)
    now = queries.bylaw_of(row)
    kept = {name: getattr(now, name) for name in BylawIn.model_fields if name != "valid_from"}
    commands.set_bylaw(request.actor, row, **{**kept, **body.dict(exclude_unset=True)})
    return detail(request, pk)


@router.act("/bodies/{pk}/seats", BodyDetail, scope=SCOPE, status=201)
def give_seat(request, body: SeatIn, pk: int = Id):
    """Give a member of the group or of a chapter a place in the body."""
    facts = body.dict()
    commands.give_seat(request.actor, seen(request, pk), person_id=facts.pop("person"), **facts)
    return detail(request, pk)


@router.act("/bodies/{pk}/vacancies", BodyDetail, scope=SCOPE)
def end_seat(request, body: PersonIn, pk: int = Id):
    """End somebody's place, or one's own; votes that are open keep their electorate."""
    seat = Seat.objects.filter(body=seen(request, pk), person_id=body.person, ended_at=None).first()
    if seat is None:
        raise Rejected(_("Orang ini bukan anggota badan."), field="person")
    commands.end_seat(request.actor, seat)
    return detail(request, pk)


@router.act("/bodies/{pk}/end", BodyDetail, scope=SCOPE)
def close_body(request, pk: int = Id):
    """End a body; what it decided stays."""
    commands.close_body(request.actor, seen(request, pk))
    return detail(request, pk)

from datetime import datetime
from typing import Annotated, Literal

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query

from guyub.core.cursors import cursor, place_of
from guyub.core.errors import Rejected
from guyub.core.operations import HIGHEST, After, Id, Limit, Moment, Operations
from guyub.core.windows import window
from guyub.foundation.groups.models import Group
from guyub.foundation.groups.policy import visible_groups
from guyub.foundation.places.queries import known_place

from .. import commands, queries
from ..schemas import ActivityDetail, ActivityIn, ActivityKind, ActivityPage, ReasonIn

router = Operations(tags=["activities"])
SCOPE = "activities"
When = Literal["week", "weekend", "month"]
WINDOWS = {"week": "pekan", "weekend": "akhir-pekan", "month": "bulan"}
Sections = Annotated[list[Literal["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"]], Query(
    [], max_length=12, description="Section letters of ICNP/TSO.")]


def place_named(text):
    """The place that a program means; None without one, Rejected if it is not known."""
    try:
        return known_place(text.strip().lower()) if text.strip() else None
    except LookupError:
        raise Rejected(_("Tempat ini tidak ditemukan. Tulis nama kabupaten, kota, atau kecamatan."), field="place") from None


def group_of(request, pk):
    group: Group | None = visible_groups(request.actor).select_related("place", "field").filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


@router.read("/activities", ActivityPage, opens=True)
def list_activities(
    request, after: After, limit: Limit, fields: Sections,
    place: Annotated[str, Query("", max_length=100, description="As people say it: Kemalang, Klaten.")],
    km: Annotated[int, Query(25, ge=0, le=500, description="How far from the place; 0 for in it alone.")],
    q: Annotated[str, Query("", max_length=100)], when: When | None = None, since: Moment | None = None,
    until: Moment | None = None, kind: ActivityKind | None = None, no_skill: bool = False,
    group: Annotated[int | None, Query(None, ge=1, le=HIGHEST, description="Of this group and all below it.")] = None,
):
    """Activities still to come, by the start of their next shift (with a window of time: of the first shift in it)."""
    where = place_named(place)
    if when:
        zone = where.timezone if where else timezone.get_current_timezone_name()
        since, until = window(WINDOWS[when], timezone.now(), zone)
    last = place_of("activities", after, 2)
    cards, more = queries.activity_cards(
        request.actor, place=where, km=km, text=q, since=since, until=until, fields=fields, kind=kind or "",
        no_skill=no_skill, group=group_of(request, group) if group else None,
        after=(datetime.fromisoformat(last[0]), last[1]) if last else None, limit=limit)
    return {
        "items": [
            {"id": a.id, "title": a.title, "starts_at": a.when.isoformat(), "group": a.group, "group_slug": a.slug,
             "venue": a.venue, "place": a.place, "km": a.km if a.km is None else round(a.km, 1), "least": a.least,
             "most": a.most, "taken": a.taken, "waiting": a.waiting, "url": a.url} for a in cards],
        "next": cursor("activities", (more[0].isoformat(), more[1])) if more else None}


def seen(request, pk):
    row = queries.activity_for_page(request.actor, pk)
    if row is None:
        raise Http404
    return row


def detail(row):
    return {
        "id": row.pk, "title": row.title, "kind": row.kind, "about": row.about, "group": row.group_id,
        "group_name": row.group.name, "field": row.field_id, "place": row.place.title if row.place else "",
        "venue": row.venue, "directions": row.directions, "timezone": row.timezone,
        "bring": [line.strip() for line in row.bring.splitlines() if line.strip()], "assistance": row.assistance,
        "members_only": row.members_only, "starts_at": row.next_at, "least": row.least, "most": row.most,
        "taken": row.taken, "waiting": row.waiting, "published_at": row.published_at, "cancelled_at": row.cancelled_at,
        "cancel_reason": row.cancel_reason, "url": f"/kegiatan/{row.pk}/"}


@router.read("/activities/{pk}", ActivityDetail, opens=True)
def show_activity(request, pk: int = Id):
    """One activity; a draft for the group's officers alone."""
    return detail(seen(request, pk))


@router.act("/groups/{pk}/activities", ActivityDetail, scope=SCOPE, status=201)
def plan_activity(request, body: ActivityIn, pk: int = Id):
    """Make a draft with its roles and shifts."""
    group = group_of(request, pk)
    facts = {name: getattr(body, name) for name in ("kind", "about", "venue", "directions", "bring", "assistance",
                                                    "members_only")}
    if body.timezone:
        facts["timezone"] = body.timezone
    if body.field:
        facts["field_id"] = body.field
    if (place := place_named(body.place)) is not None:
        facts["place_id"] = place.pk
    made = commands.plan_activity(
        request.actor, group, title=body.title, **facts,
        roles=[{"name": role.name, "note": role.note, "skill_id": role.skill, "level": role.level, "paid": role.paid,
                "benefits": role.benefits, "benefit_note": role.benefit_note}
               for role in body.roles],
        shifts=[{"role": shift.role, "starts_at": shift.starts_at, "ends_at": shift.ends_at, "least": shift.least,
                 "most": shift.most} for shift in body.shifts])
    return detail(seen(request, made.pk))


@router.act("/activities/{pk}/publication", ActivityDetail, scope=SCOPE)
def publish_activity(request, pk: int = Id):
    """Show the activity and let people sign up."""
    return detail(seen(request, commands.publish_activity(request.actor, seen(request, pk)).pk))


@router.act("/activities/{pk}/cancellation", ActivityDetail, scope=SCOPE)
def cancel_activity(request, body: ReasonIn, pk: int = Id):
    """Call the activity off; everybody who signed up is told the reason."""
    return detail(seen(request, commands.cancel_activity(request.actor, seen(request, pk), reason=body.reason).pk))

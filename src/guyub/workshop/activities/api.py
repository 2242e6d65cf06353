"""Activities for programs: the same queries, commands and policies as the pages."""

from django.http import Http404, JsonResponse
from ninja import Query, Router
from ninja.security import django_auth

from guyub.core import typed
from guyub.foundation.places.queries import place_by_text

from . import commands, policy, queries
from .schemas import ActivityPage, AttendanceOut, Confirmation, SignUpIn, SignUpOut

router = Router()


@router.get("/activities", response=ActivityPage)
def list_activities(request, place: str = "", km: int = Query(25, ge=0, le=500), q: str = "", after: str = "",
                    limit: int = Query(20, ge=1, le=50)):
    """Activities still to come, by the start of their next shift; `next` is the value of `after` for the next page."""
    where = place_by_text(place) if place else None
    cards, more = queries.activity_cards(
        request.actor, place=where, km=km, text=q, after=typed.cursor(after), limit=limit)
    return JsonResponse({
        "items": [
            {"id": a.id, "title": a.title, "starts_at": a.when.isoformat(), "group": a.group, "group_slug": a.slug,
             "venue": a.venue, "place": a.place, "km": a.km and round(a.km, 1), "least": a.least, "most": a.most,
             "taken": a.taken, "waiting": a.waiting, "url": a.url} for a in cards],
        "next": f"{more[0].isoformat()}~{more[1]}" if more else None})


def seen(rows, pk):
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@router.post("/shifts/{pk}/sign-ups", response={201: SignUpOut}, auth=django_auth)
def make_sign_up(request, pk: int, body: SignUpIn):
    """Sign oneself up for a shift; a full one puts one on the waiting list."""
    signup = commands.sign_up(request.actor, seen(policy.visible_shifts(request.actor), pk), assistance=body.assistance)
    return 201, {"id": signup.pk, "placed": signup.placed_at is not None, "code": signup.code}


@router.post("/attendances/{pk}/confirmation", response=AttendanceOut, auth=django_auth)
def make_confirmation(request, pk: int, body: Confirmation):
    """Vouch for somebody's hours: one transfer in the ledger."""
    row = commands.confirm_attendance(
        request.actor, seen(policy.visible_attendances(request.actor), pk), minutes=body.minutes)
    return {"id": row.pk, "minutes": row.minutes, "confirmed_at": row.confirmed_at.isoformat(),
            "transfer": f"{row.transfer.chain_id}/{row.transfer.number}"}

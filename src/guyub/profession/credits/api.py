"""Credits for programs: one's own cycles, and those of members whom one verifies."""

from typing import Annotated

from django.http import Http404
from ninja import Query

from guyub.core.cursors import page
from guyub.core.operations import HIGHEST, After, Id, Limit, Operations

from . import policy
from .queries.standing import items_of, standing_of
from .rules.words import cut_words
from .schemas import CyclePage, EntryPage, StandingOut

router = Operations(tags=["credits"])
JOINED = ("version", "scheme")
CycleId = Annotated[int | None, Query(None, ge=1, le=HIGHEST)]


def cycle_out(row):
    return {"id": row.pk, "person": row.person_id, "scheme": row.scheme.name, "group": row.scheme.group_id,
            "version": row.version.number, "profile": row.profile, "unit": row.version.body.get("unit") or "SKP",
            "starts_on": row.starts_on, "ends_on": row.ends_on, "closed_at": row.closed_at, "counted": row.counted,
            "missing": row.missing, "official": False}


def state_of(row):
    told = (("withdrawn", row.withdrawn_at), ("refused", row.refused_at), ("returned", row.returned_at))
    return next((name for name, at in told if at), "waiting" if row.awarded is None else "awarded")


def entry_out(row):
    scheme, transfer = row.enrolment.rules, row.transfer
    return {"id": row.pk, "cycle": row.enrolment_id, "person": row.person_id, "day": row.day, "kind": row.kind,
            "category": row.category, "title": row.title, "organiser": row.organiser, "number": row.number,
            "role": row.role, "claimed": row.claimed, "awarded": row.awarded, "counted": row.counted,
            "cuts": [{"amount": cut[1], "reason": cut_words(scheme, *cut)} for cut in row.cuts], "state": state_of(row),
            "attendance": row.attendance_id, "transfer": f"{transfer.chain_id}/{transfer.number}" if transfer else None}


@router.read("/credit-cycles", CyclePage)
def list_credit_cycles(request, after: After, limit: Limit, mine: bool = False):
    """Cycles of one's own, and of the members of groups in which one verifies; `mine`: one's own alone."""
    rows = policy.visible_enrolments(request.actor).select_related(*JOINED)
    if mine:
        rows = rows.filter(person=request.actor.person_id)
    found, following = page("credit-cycles", rows, ("ends_on", "id"), after=after, limit=limit)
    return {"items": [cycle_out(row) for row in found], "next": following}


@router.read("/credit-cycles/{pk}", StandingOut)
def show_credit_cycle(request, pk: int = Id):
    """One cycle: what counts by category and year, and what is missing."""
    row = policy.visible_enrolments(request.actor).filter(pk=pk).select_related(*JOINED).first()
    if row is None:
        raise Http404
    standing, _lines = standing_of(row, items_of([row.pk])[row.pk])
    names = {one.code: one.name for one in row.rules.categories}
    return cycle_out(row) | {
        "required": standing.required, "carried": standing.carried, "met": standing.met,
        "parts": [{"code": one.code, "name": names[one.code], "counted": one.counted, "least": one.least, "most": one.most,
                   "missing": one.short} for one in standing.parts],
        "years": [{"number": one.number, "code": one.code, "counted": one.counted, "least": one.least,
                   "missing": one.short, "excused": one.excused} for one in standing.years]}


@router.read("/credit-entries", EntryPage)
def list_credit_entries(request, after: After, limit: Limit, cycle: CycleId):
    """Entries of one's own, and of members whom one verifies, the latest day first; of one cycle if it is named."""
    rows = policy.visible_entries(request.actor).select_related("enrolment__version", "transfer")
    if cycle is not None:
        rows = rows.filter(enrolment=cycle)
    found, following = page("credit-entries", rows, ("-day", "-id"), after=after, limit=limit)
    return {"items": [entry_out(row) for row in found], "next": following}


routers = (router,)

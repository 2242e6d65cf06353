"""One's own record for programs: the portfolio's own queries."""

from datetime import date
from typing import Annotated, Literal

from ninja import Query

from guyub.core.cursors import cursor, place_of
from guyub.core.operations import After, Limit, Operations

from . import queries
from .schemas import PortfolioPage

router = Operations(tags=["portfolio"])
Year = Annotated[int | None, Query(None, ge=1901, le=2999)]
GroupId = Annotated[int | None, Query(None, ge=1, le=2**31)]
KINDS = {"given": "memberi", "learned": "belajar"}


def line_out(line):
    return {
        "id": line.id, "day": line.day, "activity": line.activity_id, "title": line.activity, "group": line.group,
        "group_slug": line.slug, "role": line.role, "minutes": line.minutes, "paid": line.paid, "learned": line.learned,
        "confirmed_by": line.voucher, "confirmed_as": line.voucher_office, "promised": line.promised,
        "received": line.received, "transfer": f"{line.chain}/{line.number}"}


@router.read("/portfolio", PortfolioPage)
def show_portfolio(request, after: After, limit: Limit, year: Year, group: GroupId,
                   kind: Literal["given", "learned"] | None = None):
    """One's own record: what one gave and learned, the latest first, with who vouched."""
    person = request.actor.person_id
    asked = queries.Asked(year=year, group=group, kind=KINDS.get(kind, ""))
    last = place_of("portfolio", after, 2)
    record = queries.record(person, asked)
    lines, more = queries.service_lines(
        person, asked, before=(date.fromisoformat(last[0]), last[1]) if last else None, limit=limit)
    return {
        "minutes": record.minutes, "given": record.given, "learned": record.learned, "paid": record.paid,
        "attendances": record.attendances, "groups": record.group_count, "outreach": record.outreach,
        "first": record.first, "last": record.last,
        "milestones": [{"kind": one.kind, "amount": one.amount, "day": one.day,
                        "transfer": f"{one.entry[0]}/{one.entry[1]}"} for one in record.milestones],
        "items": [line_out(line) for line in lines], "next": cursor("portfolio", more) if more else None}


routers = (router,)

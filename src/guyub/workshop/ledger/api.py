"""The book for programs: transfers as the public reads them, and the sums that the ledger keeps."""

from datetime import date
from typing import Annotated, Literal

from django.http import Http404
from ninja import Path, Query

from guyub.core.cursors import page
from guyub.core.operations import HIGHEST, After, Limit, Operations

from . import queries
from .schemas import TotalPage, TransferOut, TransferPage

router = Operations(tags=["ledger"])
routers = (router,)
Unit = Literal["minute", "rupiah", "gram", "piece", "credit"]
GroupId = Annotated[int | None, Query(None, ge=1, le=HIGHEST, description="Of this group and all below it.")]
Number = Path(ge=1, le=HIGHEST)


def transfer_out(row):
    return {
        "id": f"{row['chain_id']}/{row['number']}", "chain": row["chain_id"], "number": row["number"],
        "digest": row["digest"], "occurred_on": row["occurred_on"], "amount": row["amount"], "unit": row["unit"],
        "purpose": row["purpose"], "group": row["group_id"], "group_name": row["group__name"],
        "takes_back": row["reverses_id"] is not None}


@router.read("/transfers", TransferPage, opens=True)
def list_transfers(request, after: After, limit: Limit, group: GroupId = None, unit: Unit | None = None):
    """Transfers in the order in which they were booked, the latest first."""
    rows = queries.public_transfers(request.actor, group=group, unit=unit)
    found, following = page("transfers", rows, ("-id",), after=after, limit=limit)
    return {"items": [transfer_out(row) for row in found], "next": following}


@router.read("/transfers/{chain}/{number}", TransferOut, opens=True)
def show_transfer(request, chain: int = Number, number: int = Number):
    """One entry of a chain."""
    row = queries.public_transfers(request.actor).filter(chain_id=chain, number=number).first()
    if row is None:
        raise Http404
    return transfer_out(row)


@router.read("/totals", TotalPage, opens=True)
def list_totals(request, after: After, limit: Limit, group: GroupId = None, unit: Unit | None = None,
                since: Annotated[date | None, Query(None, description="From the month of this day on.")] = None,
                until: Annotated[date | None, Query(None, description="Up to the month of this day.")] = None):
    """Sums by month and group, the latest month first; equal to the ledger as of the moment stated."""
    rows = queries.total_rows(request.actor, group=group, unit=unit, since=since, until=until)
    found, following = page("totals", rows, ("-month", "group_id", "unit", "purpose"), after=after, limit=limit)
    return {
        "as_of": queries.totals_as_of(),
        "items": [{"group": row["group_id"], "group_name": row["group__name"], "month": row["month"], "unit": row["unit"],
                   "purpose": row["purpose"], "amount": row["amount"], "count": row["count"]} for row in found],
        "next": following}

"""The book for everybody: a group's entries without names, and one entry with its digest."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from guyub.core import typed
from guyub.foundation.groups.queries import group_named
from guyub.workshop.ledger.models import Transfer
from guyub.workshop.ledger.policy import may_see_transfer
from guyub.workshop.ledger.queries import months_of_group, transfer_public

from .months import beside, read, said

PAGE = 50


def book(request, slug):
    """The entries of a group, all or of one month, fifty at a time, and the sums of its months."""
    group = group_named(request.actor, slug)
    if group is None:
        raise Http404
    month = read(request.GET.get("bulan", ""))
    rows = transfer_public(group, before=typed.number(request.GET.get("sebelum")), since=month,
                           until=beside(month, 1) if month else None, limit=PAGE)
    months = [(said(first), f"{first:%Y-%m}", minutes, entries, first == month)
              for first, minutes, entries in months_of_group(group)]
    return render(request, "portal/ledger/book.html", {
        "group": group, "rows": rows, "months": months, "month": said(month), "iso": f"{month:%Y-%m}" if month else "",
        "more": rows[-1].number if len(rows) == PAGE else None})


def entry(request, chain, number):
    transfer = (
        Transfer.objects.select_related("group", "giver__person", "receiver__person", "receiver__group", "act",
                                        "reverses", "reversal")
        .filter(chain_id=chain, number=number).first())
    if transfer is None:
        raise Http404
    return render(request, "portal/ledger/entry.html", {
        "transfer": transfer, "group": transfer.group, "zone": timezone.get_current_timezone_name(),
        "named": may_see_transfer(request.actor, transfer)})

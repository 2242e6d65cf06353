"""The book for everybody: a group's entries without names, and one entry with its digest."""

from django.http import Http404
from django.shortcuts import render

from guyub.foundation.groups.queries import group_named
from guyub.workshop.ledger.models import Transfer
from guyub.workshop.ledger.policy import may_see_transfer
from guyub.workshop.ledger.queries import months_of_group, transfer_public


def book(request, slug):
    group = group_named(request.actor, slug)
    if group is None:
        raise Http404
    before = request.GET.get("sebelum", "")
    rows = transfer_public(group, before=int(before) if before.isdecimal() and len(before) < 12 else None, limit=50)
    return render(request, "portal/ledger/book.html", {
        "group": group, "rows": rows, "months": months_of_group(group),
        "more": rows[-1].number if len(rows) == 50 else None})


def entry(request, chain, number):
    transfer = (
        Transfer.objects.select_related("group", "giver__person", "receiver__person", "receiver__group", "act",
                                        "reverses", "reversal")
        .filter(chain_id=chain, number=number).first())
    if transfer is None:
        raise Http404
    return render(request, "portal/ledger/entry.html", {
        "transfer": transfer, "group": transfer.group, "named": may_see_transfer(request.actor, transfer)})

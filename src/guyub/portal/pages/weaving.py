"""The cloth read as a table: a month's hours by group, each opening the entries under it."""

from django.shortcuts import render

from guyub.core import typed
from guyub.workshop.ledger.queries import month_by_group

from .cloth import cloth
from .months import beside, past, read, said

PAGE = 40


def month(request):
    asked = request.GET.get("bulan", "")
    skip = typed.number(request.GET.get("lewati"), 999_999) or 0
    found = month_by_group(read(asked), limit=PAGE, skip=skip)
    shown = read(asked) or found.month
    before, after = (beside(shown, -1), past(beside(shown, 1))) if shown else (None, None)
    return render(request, "portal/home/weaving.html", {
        "figures": found, "cloth": cloth(found.rows) if not skip else None, "skip": skip, "shown": shown,
        "month": said(shown), "iso": f"{shown:%Y-%m}" if shown else "",
        "before": before and (f"{before:%Y-%m}", said(before)), "after": after and (f"{after:%Y-%m}", said(after)),
        "following": skip + PAGE if skip + PAGE < found.groups else None})

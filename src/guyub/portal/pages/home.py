"""The front page: one promise, a finder, the month's figures, activities, groups, and invitations."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from guyub.core.formats import month_name
from guyub.foundation.groups.queries import group_cards
from guyub.workshop.activities.queries import activity_cards, groups_short
from guyub.workshop.ledger.queries import month_by_group

from .cloth import cloth
from .finder import Finder


def home(request):
    now = timezone.localdate()
    month = now.replace(day=1)
    sums = month_by_group(month)
    cards, _more = activity_cards(request.actor, limit=5)
    groups, _next = group_cards(request.actor, limit=4, largest=True)
    short = groups_short([group.id for group in groups])
    return render(request, "portal/home/page.html", {
        "finder": Finder(request.GET), "cards": cards, "groups": [(group, short.get(group.id, 0)) for group in groups],
        "cloth": cloth(sums), "minutes": sum(row[-1] for row in sums), "groups_active": len(sums),
        "month": month_name(month, get_language()), "month_iso": month.isoformat()[:7]})

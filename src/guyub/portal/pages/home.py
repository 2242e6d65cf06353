"""The front page: one promise, a finder, the month's figures, activities, groups, and invitations."""

from django.shortcuts import render
from django.utils import timezone

from guyub.core.windows import window
from guyub.foundation.groups.queries import largest_groups
from guyub.workshop.activities.queries import activity_cards, activity_count, groups_short
from guyub.workshop.ledger.queries import month_by_group

from .cloth import cloth
from .finder import Finder
from .months import said

KINDS = ("occupational", "volunteer")


def home(request):
    month = month_by_group()
    cards, _more = activity_cards(request.actor, limit=5)
    groups = largest_groups(KINDS)
    short = groups_short([group.id for group in groups])
    _since, until = window("bulan", timezone.now(), timezone.get_current_timezone_name())
    return render(request, "portal/home/page.html", {
        "finder": Finder(request.GET), "cards": cards, "groups": [(group, short.get(group.id, 0)) for group in groups],
        "figures": month, "cloth": cloth(month.rows), "month": said(month.month),
        "coming": activity_count(request.actor, until=until)})

"""The front page: one promise, a finder, the month's figures, activities, groups, the map, and invitations."""

from django.shortcuts import render
from django.utils import timezone

from guyub.core.windows import window
from guyub.foundation.groups.queries import largest_groups
from guyub.workshop.activities.queries import activity_cards, short_and_coming
from guyub.workshop.ledger.queries import month_by_group

from .cloth import cloth
from .finder import Finder
from .months import said
from .provinces import province_map

KINDS = ("occupational", "volunteer")


def home(request):
    month = month_by_group()
    cards, _more = activity_cards(request.actor, limit=5)
    groups = largest_groups(KINDS)
    _since, until = window("bulan", timezone.now(), timezone.get_current_timezone_name())
    short, coming = short_and_coming(request.actor, [group.id for group in groups], until=until)
    return render(request, "portal/home/page.html", {
        "finder": Finder(request.GET), "cards": cards, "groups": [(group, short.get(group.id, 0)) for group in groups],
        "figures": month, "cloth": cloth(month.rows), "month": said(month.month),
        "provinces": province_map(timezone.localdate().year),
        "coming": coming})

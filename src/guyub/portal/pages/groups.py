"""Groups as the public meets them: the list, and one page that joins what the floors below know."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from guyub.foundation.groups.models import Group
from guyub.foundation.groups.queries import chapters, group_cards, group_named, officers
from guyub.workshop.activities.queries import activity_cards, groups_short
from guyub.workshop.ledger.queries import sum_of

from .activities import sections_once
from .finder import Finder


def listing(request):
    finder = Finder(request.GET)
    kind = request.GET.get("macam", "")
    field = finder.fields[0] if finder.fields else ""
    cards, following = group_cards(
        request.actor, text=finder.text, kind=kind if kind in Group.Kind.values else "", field=field, place=finder.place,
        after=request.GET.get("sesudah", "")[:120])
    query = request.GET.copy()
    query["sesudah"] = following
    short = groups_short([card.id for card in cards])
    return render(request, "portal/groups/listing.html", {
        "finder": finder, "cards": [(card, short.get(card.id, 0)) for card in cards], "kinds": Group.Kind.choices,
        "kind": kind, "field": field, "fields": sections_once(), "following": query.urlencode() if following else ""})


def show(request, slug):
    group = group_named(request.actor, slug)
    if group is None:
        raise Http404
    cards, more = activity_cards(request.actor, group=group, limit=5)
    year = timezone.localdate().replace(month=1, day=1)
    return render(request, "portal/groups/page.html", {
        "group": group, "cards": cards, "more": more, "chapters": chapters(group), "officers": officers(group),
        "minutes": sum_of(group=group, since=year), "year": year.year,
        "member": request.actor.belongs(group), "leads": request.actor.holds(group, *LEADING)})


LEADING = ("chair", "secretary", "treasurer", "coordinator", "verifier")

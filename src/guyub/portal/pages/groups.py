"""Groups as the public meets them: the list, and one page that joins what the floors below know."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from guyub.core import typed
from guyub.core.formats import number, whole_hours
from guyub.foundation.groups.models import Group
from guyub.foundation.groups.queries import chapters, group_cards, group_named, officers, scope_of
from guyub.insight.search.queries import groups_among, groups_holding, why_groups
from guyub.workshop.activities.queries import activity_cards, groups_short
from guyub.workshop.invitations.policy import may_make_invitation
from guyub.workshop.invitations.queries import invitation_named, invited
from guyub.workshop.invitations.rules import LONGEST_TOKEN
from guyub.workshop.ledger.queries import below

from . import linked, pictures, sharing
from .activities import sections_once
from .finder import Finder, by_words, other_ways


def listing(request):
    finder = Finder(request.GET)
    kind = request.GET.get("macam", "")
    field = finder.fields[0] if finder.fields else ""
    find = partial(group_cards, request.actor, kind=kind if kind in Group.Kind.values else "", field=field,
                   place=finder.place, after=behind(request.GET.get("sesudah", "")))
    cards, following, asked = by_words(finder.text, find, (groups_holding, groups_among), why_groups)
    query = request.GET.copy()
    query["sesudah"] = "{1}~{0}".format(*following) if following else ""
    short = groups_short([card.id for card in cards])
    return render(request, "portal/groups/listing.html", {
        "finder": finder, "cards": [(card, short.get(card.id, 0)) for card in cards], "kinds": Group.Kind.choices,
        "asked": asked, "ways": [] if cards else other_ways(request.GET, finder),
        "kind": kind, "field": field, "fields": sections_once(), "following": query.urlencode() if following else ""})


def behind(text):
    """(name, id) of `12~Nama` in an address; None if it says nothing."""
    pk, _sep, name = text.replace("\0", "")[:140].partition("~")
    pk = typed.number(pk)
    return None if pk is None or not name else (name, pk)


def show(request, slug):
    """One group: what it is, what it has done this year, what comes next, who leads it, and how to join."""
    through = request.GET.get("undangan", "").replace("\0", "")[:LONGEST_TOKEN]
    link = invitation_named(through)
    led_here = link is not None and link.group.living and link.group.slug == slug  # then the group need not be asked for
    group = link.group if led_here else group_named(request.actor, slug)
    if group is None:
        raise Http404
    cards, more = activity_cards(request.actor, group=group, limit=5)
    year = timezone.localdate().replace(month=1, day=1)
    sums = below(group, since=year)
    lines = chapters(group)
    about = group.about or (group.parent.about if group.parent else "")
    return render(request, "portal/groups/page.html", {
        "group": group, "about": about, "told": linked.group_of(group, about), "shared": sharing.shared_group(group),
        "preview": pictures.group_preview(group, about),
        "through": through, "invited": invited(request.actor, link, group=group),
        "invites": bool(may_make_invitation(request.actor, group)),
        "cards": cards, "more": more,
        "chapters": [chapter_line(line, *sums.get(line.id, ())) for line in lines],
        "officers": officers(group), "scope": scope_of(group),
        "own": sums[group.pk][0], "year": year.year,
        "minutes": sum(amount for amount, _entries in sums.values()),
        "entries": sum(entries for _amount, entries in sums.values()),
        "members": group.member_count + sum(line.members for line in lines),
        "member": request.actor.belongs(group), "leads": request.actor.holds(group, *LEADING)})


LEADING = ("chair", "secretary", "treasurer", "coordinator", "verifier")


@dataclass(frozen=True)
class Chapter:
    """A line of the table of chapters, with all that lies below it, ready to print; `inside` leads to its hours."""

    name: str
    url: str
    place: str
    members: str
    hours: str
    inside: str


def chapter_line(line, minutes=0, _entries=0):
    url = f"/kelompok/{line.slug}/"
    return Chapter(line.name, url, line.place, number(line.members), whole_hours(minutes),
                   f"{url}#cab" if line.chapters else f"{url}buku/")

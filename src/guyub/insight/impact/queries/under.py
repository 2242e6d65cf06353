"""What a count of activities or groups was counted from: the same presences, one line each."""

from dataclasses import dataclass

from django.db.models import Q, Sum

from guyub.workshop.activities import policy as activities

from ..models import Presence
from ..rules.cells import OWN, TREE


@dataclass(frozen=True)
class ActivityUnder:
    """One activity: how many standing entries it has under a lens; `title` is empty for who may not see it."""

    id: int
    title: str
    entries: int
    group: str
    slug: str
    kain: int


@dataclass(frozen=True)
class GroupUnder:
    group: int
    name: str
    slug: str
    kain: int
    entries: int


def present(kind, lens, path=""):
    """The standing presences of a kind under a lens; `path` is the group's."""
    rows = Presence.objects.filter(kind=kind, count__gt=0, month__gte=lens.months[0], month__lte=lens.months[-1])
    if lens.scope == OWN:
        rows = rows.filter(group_id=lens.group)
    elif lens.scope == TREE:
        rows = rows.filter(group__path__startswith=path)
    if lens.area:
        rows = rows.filter(area__startswith=lens.area)
    if lens.section:
        rows = rows.filter(section=lens.section)
    return rows


def activities_under(actor, lens, *, path="", after=None, limit=50):
    """(lines, more) of activities, the newest first, behind the number `after` if given; two statements."""
    rows = present("a", lens, path)
    if after is not None:
        rows = rows.filter(ref__lt=after)
    found = list(rows.values_list("ref", "group__name", "group__slug", "group__kain").annotate(entries=Sum("count"))
                 .order_by("-ref")[: limit + 1])
    titles = dict(activities.visible_activities(actor).filter(pk__in=[row[0] for row in found[:limit]])
                  .order_by().values_list("pk", "title"))
    return [ActivityUnder(pk, titles.get(pk, ""), entries, name, slug, kain)
            for pk, name, slug, kain, entries in found[:limit]], len(found) > limit


def groups_under(lens, *, path="", after=None, limit=50):
    """([GroupUnder], more), the most entries first, behind (entries, group) if given; one statement."""
    rows = present("g", lens, path).values_list("group_id", "group__name", "group__slug", "group__kain").annotate(
        entries=Sum("count"))
    if after is not None:
        rows = rows.filter(Q(entries__lt=after[0]) | Q(entries=after[0], group_id__gt=after[1]))
    found = list(rows.order_by("-entries", "group_id")[: limit + 1])
    return [GroupUnder(*row) for row in found[:limit]], len(found) > limit

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language

from guyub.core.words import normalise

from .. import policy
from ..models import Group, Office


@dataclass(frozen=True)
class GroupCard:
    """What a list shows of a group."""

    id: int
    name: str
    slug: str
    about: str
    kain: int
    kind: str
    members: int
    chapters: int
    place: str


CARD = ("id", "name", "slug", "about", "kain", "kind", "member_count", "place__title", "parent__about")
DEPTH = 4  # chapters of chapters whose members a card adds up


def card(row):
    about = (row["about"] or row["parent__about"] or "").split("\n")[0]
    return GroupCard(
        id=row["id"], name=row["name"], slug=row["slug"], kain=row["kain"],
        about=about if len(about) <= 140 else about[:137].rsplit(" ", 1)[0] + "…",
        kind=str(Group.Kind(row["kind"]).label), members=row["member_count"] + (row.get("below") or 0),
        chapters=row.get("chapter_count") or 0, place=row["place__title"] or "",
    )


def counted(rows):
    """Group rows with `chapter_count` directly below, and `below`, the members of all below; by index, step by step."""
    below = Value(0)
    for step in range(1, DEPTH + 1):
        up = {"__".join(["parent"] * step): OuterRef("pk")}
        found = Group.objects.living().filter(**up).order_by().values_list(*up)
        below = below + Coalesce(Subquery(found.annotate(n=Sum("member_count")).values("n")), 0)
        if step == 1:
            chapters = Subquery(found.annotate(n=Count("pk")).values("n"))
    return rows.annotate(chapter_count=chapters, below=below)


def group_cards(actor, *, text="", kind="", field="", place=None, after="", limit=20, largest=False):
    """(cards, next): living groups by name, or whole groups without their chapters, the largest first.

    `next` is the name to go on after, if there is more.
    """
    rows = group_rows(actor, text=text, kind=kind, field=field, place=place)
    if after:
        rows = rows.filter(name__gt=after)
    if largest:
        rows = rows.filter(parent=None)
    order = ("-member_count", "name") if largest else ("name", "id")
    found = list(counted(rows).order_by(*order).values(*CARD, "chapter_count", "below")[: limit + 1])
    return [card(row) for row in found[:limit]], (found[limit - 1]["name"] if len(found) > limit else "")


def group_rows(actor, *, text="", kind="", field="", place=None):
    """Living groups (for the operator all) of this kind, field and place whose names hold the words, for others to page."""
    rows = Group.objects.living() if not actor.operator else policy.visible_groups(actor)
    if kind:
        rows = rows.filter(kind=kind)
    if field:
        rows = rows.filter(field__section=field) if len(field) == 1 else rows.filter(field_id=field)
    if place is not None:
        rows = rows.filter(Q(place__path__startswith=place.path) | Q(areas=place)).distinct()
    for word in normalise(text).split()[:5]:
        rows = rows.filter(name__icontains=word)
    return rows


def group_card(row):
    """A GroupCard from a values(*CARD) row; for pages that join groups to something else."""
    return card(row)


def group_named(actor, slug):
    """The visible group of this address with its place, field, occupation and parent, or None."""
    return (
        policy.visible_groups(actor).select_related("place", "field", "occupation", "parent").filter(slug=slug).first()
    )


def led_groups(actor):
    """The groups, not closed, in which the actor holds an office, each followed by those below it; one statement."""
    return (
        policy.visible_groups(actor).filter(policy.held_or_below(actor), closed_at=None).select_related("place")
        .order_by("path")[:200])


def groups_waiting(actor):
    """Founded groups that the operator has not answered, the oldest first."""
    return (
        policy.visible_groups(actor).filter(approved_at=None, refused_at=None, closed_at=None)
        .select_related("place", "field", "occupation").order_by("created_at"))


def chapters(group):
    """The groups directly below, living ones, by name; each with its own `chapter_count` and the members `below`."""
    return counted(Group.objects.living().filter(parent=group)).select_related("place").order_by("name")


def officers(group):
    """Who holds office here now, chair first."""
    today = timezone.localdate()
    order = {role: place for place, role in enumerate(Office.Role.values)}
    rows = (
        Office.objects.filter(group=group, ended_at=None, since__lte=today)
        .filter(Q(until=None) | Q(until__gte=today)).select_related("person")
    )
    return sorted(rows, key=lambda office: (order[office.role], office.since))


@dataclass(frozen=True)
class Scope:
    """Where a group serves and which goals of sustainable development it supports, in the reader's words."""

    areas: list
    goals: list


def scope_of(group):
    """The areas and goals of a group; one statement."""
    areas = group.areas.order_by().values_list(Value("area"), "path", "title", "title")
    goals = group.goals.order_by().values_list(Value("goal"), "code", "title_id", "title_en")
    english = get_language() == "en"
    rows = sorted(areas.union(goals, all=True), key=lambda row: (row[0], len(row[1]), row[1]))
    return Scope([row[2] for row in rows if row[0] == "area"],
                 [f"{row[1]}. {row[3 if english else 2]}" for row in rows if row[0] == "goal"])

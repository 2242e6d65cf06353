from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import reduce
from operator import and_

from django.db import connection
from django.db.models import CharField, Count, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import get_language

from guyub.core.kept import kept
from guyub.core.words import normalise

from .. import policy
from ..models import Group, Membership, Office


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
    logo: str = ""
    why: str = ""  # what answers the words asked for, if it is not shown anyway


CARD = ("id", "name", "slug", "about", "kain", "kind", "member_count", "place__title", "parent__about", "logo__name")
LIVING = "approved_at IS NOT NULL AND closed_at IS NULL"
# Each level is looked up by its parents. IN, not =: SQLite would make a Bloom filter of all groups first. OFFSET 0:
# PostgreSQL, which cannot tell how wide a tree is, would else read all groups for each level.
BELOW = {
    "sqlite": "JOIN groups_group g ON g.parent_id IN (tree.id) AND g.approved_at IS NOT NULL AND g.closed_at IS NULL",
    "postgresql": "CROSS JOIN LATERAL (SELECT id, member_count FROM groups_group WHERE parent_id = tree.id"
                  f" AND {LIVING} OFFSET 0) g"}
TREE = f"""WITH RECURSIVE tree(top, id, step, members) AS (
    SELECT parent_id, id, 1, member_count FROM groups_group WHERE parent_id IN (%s) AND {LIVING}
    UNION ALL SELECT tree.top, g.id, tree.step + 1, g.member_count FROM tree %s)
SELECT top, SUM(CASE WHEN step = 1 THEN 1 ELSE 0 END), SUM(members) FROM tree GROUP BY top"""


def trees(groups):
    """{id: (chapters directly below, members of all below)} of those of these ids that have any; one statement, by index."""
    if not groups:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(TREE % (", ".join(["%s"] * len(groups)), BELOW[connection.vendor]), groups)
        return {top: (chapters, members) for top, chapters, members in cursor.fetchall()}


def cards(rows):
    """GroupCards of values_list(*CARD) rows."""
    below = trees([row[0] for row in rows])
    return [card(*row, *below.get(row[0], (0, 0))) for row in rows]


def card(pk, name, slug, about, kain, kind, members, place, above, logo, chapters=0, below=0):
    about = (about or above or "").split("\n")[0]
    return GroupCard(
        id=pk, name=name, slug=slug, about=about if len(about) <= 140 else about[:137].rsplit(" ", 1)[0] + "…",
        kain=kain, kind=str(Group.Kind(kind).label), members=members + below, chapters=chapters, place=place or "",
        logo=f"/berkas/{logo}" if logo else "")


def group_cards(actor, *, text="", answers=(None, None), kind="", field="", place=None, after=None, limit=20):
    """(cards, next): living groups by name; `next` is (name, id) to go on after, or None: two may bear one name.

    text: words of the name; answers: what else answers, as (a function that makes a condition of a question, the
    question).
    """
    found = card_rows(
        actor, *after or (None, None), range(limit + 1), normalise(text).split()[:5], *answers, kind or None, field or None,
        len(field) == 1, place and place.path, place and place.pk)
    last = found[limit - 1] if len(found) > limit else None
    return cards(found[:limit]), last and (last[1], last[0])


@kept
def card_rows(actor, name, pk, most, *narrow):
    rows = narrow_rows(actor, *narrow)
    if name is not None:
        rows = rows.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
    return rows.order_by("name", "id").values_list(*CARD)[: most.stop]


def group_rows(actor, *, text="", kind="", field="", place=None):
    """Living groups (for the operator all) of this kind, field and place whose names hold the words, for others to page."""
    return narrow_rows(actor, normalise(text).split()[:5], None, None, kind or None, field or None, len(field) == 1,
                       place and place.path, place and place.pk)


def narrow_rows(actor, words, holding, question, kind, field, section, within, place):
    """group_rows() of plain values, so that its statement can be kept; `section`: the field is a whole section."""
    rows = Group.objects.living() if not actor.operator else policy.visible_groups(actor)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if field is not None:
        rows = rows.filter(field__section=field) if section else rows.filter(field_id=field)
    if within is not None:
        rows = rows.filter(Q(place__path__startswith=within) | Q(areas=place)).distinct()
    named = reduce(and_, (Q(name__icontains=word) for word in words), Q())
    return rows.filter(named | Q(holding(question)) if holding else named)


def largest_groups(kinds, *, each=2):
    """Cards of the largest whole groups, without their chapters, so many of each kind."""
    return cards(sorted(largest_rows(kinds, range(each)), key=lambda row: kinds.index(row[5])))


LARGEST = (f"SELECT id FROM groups_group WHERE kind = %s AND parent_id IS NULL AND {LIVING}"
           " ORDER BY member_count DESC, name")


@kept
def largest_rows(kinds, each):
    tops = [f"SELECT id FROM ({LARGEST} LIMIT {each.stop}) AS top{place}" for place, _kind in enumerate(kinds)]
    return Group.objects.filter(pk__in=RawSQL(" UNION ALL ".join(tops), list(kinds))).order_by(
        "-member_count", "name").values_list(*CARD)


def group_named(actor, slug):
    """The visible group of this address with its place, field, occupation and parent, or None."""
    return next(iter(visible_by_slug(actor, slug)), None)


@kept
def visible_by_slug(actor, slug):
    return policy.visible_groups(actor).select_related("place", "field", "occupation", "parent", "logo").filter(slug=slug)


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


@dataclass(frozen=True)
class ChapterLine:
    """A group directly below another; `chapters` and `members` count what lies below it in turn, `members` itself too."""

    id: int
    name: str
    slug: str
    place: str
    chapters: int
    members: int


def chapters(group):
    """The ChapterLines of the living groups directly below, by name."""
    found, counts, depth = [], {}, len(group.lineage)
    for pk, name, slug, parent, path, own, place in rows_below(group.pk, group.path):
        if parent == group.pk:
            found.append((pk, name, slug, place or "", own))
            continue
        top = int(path.split(".")[depth])
        chapters, members = counts.get(top, (0, 0))
        counts[top] = chapters + (parent == top), members + own
    lines = []
    for pk, name, slug, place, own in found:
        chapters, members = counts.get(pk, (0, 0))
        lines.append(ChapterLine(pk, name, slug, place, chapters, own + members))
    return lines


@kept
def rows_below(pk, path):
    return (
        Group.objects.living().filter(path__startswith=path).exclude(pk=pk).order_by("name")
        .values_list("pk", "name", "slug", "parent_id", "path", "member_count", "place__title"))


def officers(group):
    """Who holds office here now, chair first."""
    order = {role: place for place, role in enumerate(Office.Role.values)}
    return sorted(holding(group.pk, timezone.localdate()), key=lambda office: (order[office.role], office.since))


@kept
def holding(group, today):
    return (
        Office.objects.filter(group_id=group, ended_at=None, since__lte=today)
        .filter(Q(until=None) | Q(until__gte=today)).select_related("person"))


@dataclass(frozen=True)
class Scope:
    """Where a group serves, which goals of sustainable development it supports, and how many answers it owes too long."""

    areas: list
    goals: list
    late: int


def scope_of(group):
    """The areas and goals of a group, and its late answers, which the public may count too; one statement."""
    first = timezone.localdate() - timedelta(days=group.answer_days)
    rows = scope_rows(group.pk, timezone.make_aware(datetime.combine(first, time.min)))
    rows, english = sorted(rows, key=lambda row: (row[0], len(row[1]), row[1])), get_language() == "en"
    return Scope([row[2] for row in rows if row[0] == "area"],
                 [f"{row[1]}. {row[3 if english else 2]}" for row in rows if row[0] == "goal"],
                 sum(int(row[1]) for row in rows if row[0] == "late"))


@kept
def scope_rows(group, promised):
    """Areas, goals, and how many applications to this very group were sent before the day from which they are in time."""
    areas = Group.areas.through.objects.filter(group_id=group).order_by()
    goals = Group.goals.through.objects.filter(group_id=group).order_by()
    late = Membership.objects.filter(group=group, approved_at=None, refused_at=None, left_at=None, applied_at__lt=promised)
    return areas.values_list(Value("area"), "place__path", "place__title", "place__title").union(
        goals.values_list(Value("goal"), "goal__code", "goal__title_id", "goal__title_en"),
        late.order_by().values(what=Value("late")).annotate(n=Cast(Count("pk"), CharField())).values_list(
            "what", "n", Value(""), Value("")), all=True)

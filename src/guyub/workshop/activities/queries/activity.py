"""Lists of activities as frozen rows, ready to print."""

from collections import namedtuple
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_

from django.db import connection
from django.db.models import BigIntegerField, Exists, Func, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language

from guyub.core.actors import PUBLIC
from guyub.core.formats import clock_in, local, month_short, weekday_narrow
from guyub.core.kept import kept
from guyub.core.words import normalise
from guyub.foundation.places.queries import near
from guyub.foundation.places.rules import distance_km

from .. import policy
from ..models import Activity, Shift

ROW = ("id", "title", "timezone", "venue", "least", "most", "taken", "waiting", "short", "lat", "lon",
       "place__title", "place__lat", "place__lon", "group__name", "group__slug", "group__kain")
Row = namedtuple("Row", "when id title timezone venue least most taken waiting short lat lon place place_lat place_lon group"
                        " slug kain")


@dataclass(frozen=True)
class ActivityCard:
    """One line of a list of activities; `when` is the local start of its next shift in the window asked for."""

    id: int
    title: str
    when: datetime
    weekday: str
    day: int
    month: str
    clock: str
    group: str
    slug: str
    kain: int
    venue: str
    place: str
    km: float | None
    least: int
    most: int
    taken: int
    waiting: int
    short: int
    why: str = ""  # what answers the words asked for, if it is not shown anyway

    @property
    def url(self):
        return f"/kegiatan/{self.id}/"


def card(row, origin, language):
    lat, lon = row.lat or row.place_lat, row.lon or row.place_lon
    km = None
    if origin is not None and lat is not None and origin.lat is not None:
        km = distance_km(origin.lat, origin.lon, lat, lon)
    when = local(row.when, row.timezone)
    return ActivityCard(
        row.id, row.title, when, weekday_narrow(when, language), when.day, month_short(when, language),
        clock_in(row.when, None, row.timezone, language), row.group, row.slug, row.kain, row.venue, row.place or "", km,
        row.least, row.most, row.taken, row.waiting, row.short)


def activity_rows(actor):
    """Live activities that the actor may see, for others to narrow down."""
    rows = policy.visible_activities(actor).filter(cancelled_at=None)
    return rows.filter(published_at__isnull=False) if actor.roles else rows  # said twice, it misleads SQLite's planner


def activity_cards(actor, *, after=None, limit=20, place=None, **filters):
    """(cards, next): activities still to come by the start of their next shift; filters as in found_activities.

    after: (datetime, id) of the last card before; next: the same to go on from.
    """
    found = [Row(*row) for row in card_rows(actor, *after or (None, None), range(limit + 1), *narrowed(place, **filters))]
    more = (found[limit - 1].when, found[limit - 1].id) if len(found) > limit else None
    language = get_language()
    return [card(row, place, language) for row in found[:limit]], more


@kept
def card_rows(actor, moment, pk, most, *narrow):
    rows, start = narrow_rows(actor, *narrow)
    if moment is not None:
        rows = rows.filter(Q(**{f"{start}__gt": moment}) | Q(**{start: moment, "id__gt": pk}))
    return rows.order_by(start, "id").values_list(start, *ROW)[: most.stop]


def found_activities(actor, **filters):
    """Activities still to come.

    place and km: in the place, or within so many kilometres of its centre. since/until: only with a shift in between.
    fields: section letters of ICNP/TSO. text: words of the title or the group's name; answers: what else answers, as
    (a function that makes a condition of a question, the question).
    """
    return narrow_rows(actor, *narrowed(**filters))[0]


def narrowed(place=None, *, km=25, since=None, until=None, fields=(), text="", answers=(None, None), kind="",
             no_skill=False, group=None):
    """The filters as narrow_rows() takes them: plain values, so that the statement can be kept."""
    around = near(place, km) if place is not None and km else []
    windowed = until is not None and since is not None and since > timezone.now()
    return (group and group.path, place and place.path, around, list(fields), kind or None, normalise(text).split()[:5],
            *answers, no_skill, since if windowed else None, until)


def narrow_rows(actor, path, within, around, fields, kind, words, holding, question, no_skill, since, until):
    """(rows, the name by which they are in order)"""
    rows = of_open_groups(activity_rows(actor).filter(next_at__isnull=False))
    if path is not None:
        rows = rows.filter(group__path__startswith=path)
    if within is not None:
        here = Q(place__path__startswith=within)
        rows = rows.filter(here | Q(place__in=around) if around else here)
    if fields:
        rows = rows.filter(field__section__in=fields)
    if kind is not None:
        rows = rows.filter(kind=kind)
    named = reduce(and_, (Q(title__icontains=word) | Q(group__name__icontains=word) for word in words), Q())
    rows = rows.filter(named | Q(holding(question)) if holding else named)
    if no_skill:
        rows = rows.filter(Exists(Shift.objects.filter(activity=OuterRef("pk"), cancelled_at=None, role__skill=None)))
    if until is not None:
        rows = rows.filter(next_at__lt=until)
    if since is None:
        return rows, "next_at"  # the next shift is the first one in a window that has begun
    window = Shift.objects.filter(
        activity=OuterRef("pk"), cancelled_at=None, starts_at__lt=until, ends_at__gt=since,
    ).order_by("starts_at").values("starts_at")[:1]
    return rows.annotate(when=Subquery(window)).filter(when__isnull=False), "when"


def of_open_groups(rows):
    """Without those of groups that were closed. On SQLite said so that it makes no Bloom filter of all groups first."""
    if connection.vendor == "sqlite":
        return rows.alias(over=Coalesce("group__closed_at", "cancelled_at")).filter(over=None)
    return rows.filter(group__closed_at=None)


def newest_activities(*, group=None, place=None, km=25, limit=50):
    """What the public may come to, the latest published first, with group and place joined."""
    rows = found_activities(PUBLIC, group=group, place=place, km=km)
    return rows.select_related("group", "place").order_by("-published_at", "-id")[:limit]


def activity_for_page(actor, pk):
    """One visible activity with group, place, field and contact joined, or None."""
    return next(iter(visible_by_id(actor, pk)), None)


@kept
def visible_by_id(actor, pk):
    return policy.visible_activities(actor).select_related("group__logo", "place", "field", "contact").filter(pk=pk)


def drafts(actor, group):
    """The group's unpublished activities, the latest first."""
    return (
        policy.visible_activities(actor).filter(group=group, published_at=None, cancelled_at=None)
        .order_by("-created_at")[:50])


def groups_short(groups):
    """{group id: people still needed in coming activities} for these ids, in one statement."""
    return dict(short_rows(list(groups))) if groups else {}


def short_in(groups):
    return (
        Activity.objects.filter(group_id__in=groups, published_at__isnull=False, cancelled_at=None,
                                next_at__isnull=False, members_only=False)
        .order_by().values("group_id").annotate(n=Sum("short")).values_list("group_id", "n"))


short_rows = kept(short_in)


def short_and_coming(actor, groups, *, until):
    """(groups_short, how many activities have their next shift before `until`) in one statement."""
    found = dict(short_and_coming_rows(actor, list(groups), until))
    return found, found.pop(0, 0)


@kept
def short_and_coming_rows(actor, groups, until):
    """Without a look at the groups: a closed one calls its activities off."""
    count = Func(Value(1), function="COUNT", output_field=BigIntegerField())
    coming = activity_rows(actor).filter(next_at__lt=until).order_by().values_list(Value(0, BigIntegerField()), count)
    return short_in(groups).union(coming, all=True)

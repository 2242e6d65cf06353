"""Lists of activities as frozen rows, ready to print."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, Subquery, Sum, Value
from django.utils import timezone
from django.utils.translation import get_language

from guyub.core.actors import PUBLIC
from guyub.core.formats import clock_in, month_short, weekday_narrow
from guyub.core.words import normalise
from guyub.foundation.places.queries import near
from guyub.foundation.places.rules import distance_km

from .. import policy, rules
from ..models import Activity, Shift

ROW = (
    "id", "title", "next_at", "timezone", "venue", "least", "most", "taken", "waiting", "short", "lat", "lon",
    "place__title", "place__lat", "place__lon", "group__name", "group__slug", "group__kain", "members_only",
)


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

    @property
    def url(self):
        return f"/kegiatan/{self.id}/"


def card(row, origin=None):
    language = get_language()
    when = rules.local(row["when"], row["timezone"])
    lat, lon = row["lat"] or row["place__lat"], row["lon"] or row["place__lon"]
    km = None
    if origin is not None and lat is not None and origin.lat is not None:
        km = distance_km(origin.lat, origin.lon, lat, lon)
    return ActivityCard(
        id=row["id"], title=row["title"], when=when, weekday=weekday_narrow(when, language), day=when.day,
        month=month_short(when, language), clock=clock_in(row["when"], None, row["timezone"], language),
        group=row["group__name"], slug=row["group__slug"], kain=row["group__kain"], venue=row["venue"],
        place=row["place__title"] or "", km=km, least=row["least"], most=row["most"], taken=row["taken"],
        waiting=row["waiting"], short=row["short"])


def activity_rows(actor):
    """Live activities that the actor may see, for others to narrow down."""
    return policy.visible_activities(actor).filter(published_at__isnull=False, cancelled_at=None)


def activity_cards(actor, *, after=None, limit=20, place=None, **filters):
    """(cards, next): activities still to come by the start of their next shift; filters as in found_activities.

    after: (datetime, id) of the last card before; next: the same to go on from.
    """
    rows, start = found_activities(actor, place=place, **filters)
    if after is not None:
        moment, pk = after
        rows = rows.filter(Q(**{f"{start}__gt": moment}) | Q(**{start: moment, "id__gt": pk}))
    names = ROW + (("when",) if start == "when" else ())
    found = list(rows.order_by(start, "id").values(*names)[: limit + 1])
    for row in found:
        row.setdefault("when", row["next_at"])
    more = (found[limit - 1]["when"], found[limit - 1]["id"]) if len(found) > limit else None
    return [card(row, place) for row in found[:limit]], more


def found_activities(actor, *, place=None, km=25, since=None, until=None, fields=(), text="", kind="", no_skill=False,
                     group=None):
    """(rows, the name by which they are in order): activities still to come.

    place and km: in the place, or within so many kilometres of its centre. since/until: only with a shift in between.
    fields: section letters of ICNP/TSO.
    """
    rows = activity_rows(actor).filter(next_at__isnull=False, group__closed_at=None)
    if group is not None:
        rows = rows.filter(group__path__startswith=group.path)
    if place is not None:
        here = Q(place__path__startswith=place.path)
        if km and place.lat is not None:
            here |= Q(place__in=near(place, km))
        rows = rows.filter(here)
    if fields:
        rows = rows.filter(field__section__in=fields)
    if kind:
        rows = rows.filter(kind=kind)
    for word in normalise(text).split()[:5]:
        rows = rows.filter(Q(title__icontains=word) | Q(group__name__icontains=word))
    if no_skill:
        rows = rows.filter(Exists(Shift.objects.filter(activity=OuterRef("pk"), cancelled_at=None, role__skill=None)))
    if until is None:
        return rows, "next_at"
    now = timezone.now()
    if since is None or since <= now:
        return rows.filter(next_at__lt=until), "next_at"  # the next shift is the first one in this window
    window = Shift.objects.filter(
        activity=OuterRef("pk"), cancelled_at=None, starts_at__lt=until, ends_at__gt=since,
    ).order_by("starts_at").values("starts_at")[:1]
    return rows.filter(next_at__lt=until).annotate(when=Subquery(window)).filter(when__isnull=False), "when"


def newest_activities(*, group=None, place=None, km=25, limit=50):
    """What the public may come to, the latest published first, with group and place joined."""
    rows, _start = found_activities(PUBLIC, group=group, place=place, km=km)
    return rows.select_related("group", "place").order_by("-published_at", "-id")[:limit]


def activity_for_page(actor, pk):
    """One visible activity with group, place, field and contact joined, or None."""
    return (
        policy.visible_activities(actor).select_related("group", "place", "field", "contact").filter(pk=pk).first())


def drafts(actor, group):
    """The group's unpublished activities, the latest first."""
    return (
        policy.visible_activities(actor).filter(group=group, published_at=None, cancelled_at=None)
        .order_by("-created_at")[:50])


def groups_short(groups):
    """{group id: people still needed in coming activities} for these ids, in one statement."""
    return dict(short_rows(groups))


def short_rows(groups):
    return (
        Activity.objects.filter(group_id__in=groups, published_at__isnull=False, cancelled_at=None,
                                next_at__isnull=False, members_only=False)
        .order_by().values("group_id").annotate(n=Sum("short")).values_list("group_id", "n"))


def short_and_coming(actor, groups, *, until):
    """(groups_short, how many activities have their next shift before `until`) in one statement."""
    rows = activity_rows(actor).filter(next_at__lt=until, group__closed_at=None)
    coming = rows.order_by().values(none=Value(0, BigIntegerField())).annotate(n=Count("id"))
    found = dict(short_rows(groups).union(coming.values_list("none", "n"), all=True))
    return found, found.pop(0, 0)


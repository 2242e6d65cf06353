"""Open activities that would earn what is missing: the nearest, and only as many as it takes."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from guyub.core.formats import clock_in, day_in, hundredths
from guyub.core.formats import distance as far
from guyub.foundation.places.rules import distance_km
from guyub.workshop.activities.models import Shift, SignUp
from guyub.workshop.activities.policy import visible_activities
from guyub.workshop.skills.queries import satisfying

LOOKED_AT, SHOWN = 120, 3
UNKNOWN = 10_000.0  # km: without a place it comes last


@dataclass(frozen=True)
class Suggestion:
    """An open shift of an activity, what it would earn, and how far it is."""

    activity_id: int
    title: str
    group: str
    kain: int
    role: str
    day: str
    clock: str
    where: str
    far: str
    earns: str


def suggestions(actor, enrolment, scheme, wanted, *, now=None):
    """[Suggestion] that one may join before the cycle ends, in the categories of `wanted` {code: what it lacks}; one
    statement."""
    now = now or timezone.now()
    takes = {name: kind for kind in scheme.kinds if kind.amount is not None and kind.mode != "stated"
             and any(one.code in wanted for one in scheme.within(kind.category)) for name in kind.comes}
    missing = max((wanted[one.code] for kind in takes.values() for one in scheme.within(kind.category)
                   if one.code in wanted), default=0)
    if not takes:
        return []
    found = {}
    for row in open_shifts(actor, list(takes), now, enrolment.ends_on):
        kind = takes[row.activity.kind]
        hours = int((row.ends_at - row.starts_at).total_seconds() * 100 // 3600)
        worth = kind.earns(hours if kind.mode == "hour" else 100, row.role.name)
        if not worth:
            continue
        km = km_to(enrolment.person.home, row.activity)
        kept = found.get(row.activity_id)
        if kept is None or worth > kept[1]:
            found[row.activity_id] = km, worth, row
    chosen, left = [], missing
    for km, worth, row in sorted(found.values(), key=lambda one: (one[0] > 60, -min(one[1], missing), one[0],
                                                                 one[2].starts_at)):
        if left <= 0 or len(chosen) == SHOWN:
            break
        left -= worth
        chosen.append(line(row, km, worth, scheme.unit))
    return chosen


def open_shifts(actor, kinds, now, until):
    activities = visible_activities(actor).filter(
        cancelled_at=None, kind__in=kinds, next_at__isnull=False, group__closed_at=None)
    mine = SignUp.objects.filter(shift=OuterRef("pk"), person_id=actor.person_id, withdrawn_at=None)
    able = satisfying(OuterRef("role__skill_id"), OuterRef("role__level"), timezone.localdate()).filter(
        person_id=actor.person_id)
    return (
        Shift.objects.filter(activity__in=activities, cancelled_at=None, starts_at__gt=now, starts_at__date__lte=until,
                             taken__lt=F("most"), role__paid=False)
        .filter(Q(role__skill=None) | Exists(able)).exclude(Exists(mine))
        .select_related("activity__group", "activity__place", "role").order_by("starts_at", "pk")[:LOOKED_AT])


def km_to(home, activity):
    spot = activity if activity.lat is not None else activity.place
    if home is None or home.lat is None or spot is None or spot.lat is None:
        return UNKNOWN
    return distance_km(home.lat, home.lon, spot.lat, spot.lon)


def line(row, km, worth, unit):
    activity = row.activity
    return Suggestion(
        activity_id=activity.pk, title=activity.title, group=activity.group.name, kain=activity.group.kain,
        role=row.role.name, day=day_in(row.starts_at, activity.timezone),
        clock=clock_in(row.starts_at, row.ends_at, activity.timezone),
        where=activity.venue or (activity.place.title if activity.place else ""), far=far(km) if km < UNKNOWN else "",
        earns=f"{hundredths(worth)} {unit}")

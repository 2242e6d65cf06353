"""Offers that fit an activity, and activities that fit an offer."""

from django.db.models import Q
from django.utils import timezone

from guyub.foundation.places.queries import near
from guyub.foundation.places.rules import distance_km
from guyub.workshop.activities import rules as clocks
from guyub.workshop.activities.models import Activity, Role, Shift

from ..models import Offer
from ..rules import DISTANCES, fits

FARTHEST = max(DISTANCES)
MOST = 500


def around(place):
    """A condition on a row's `place`: the place, what it lies in, and regencies within FARTHEST with what lies in them."""
    parts = place.path.split(".")[:-1]
    above = Q(place__path__in=[f"{'.'.join(parts[:n])}." for n in range(1, len(parts))])  # 33. and 33.10. of 33.10.25.
    close = near(place, FARTHEST)
    return above | Q(place_id__in=close) | Q(place__parent_id__in=close) | Q(place__path__startswith=place.path)


def is_here(offer, place):
    """Whether the place of an activity lies in the offer's place, or within its distance."""
    if place.path.startswith(offer.place.path):
        return True
    if not offer.km or None in (place.lat, place.lon, offer.place.lat, offer.place.lon):
        return False
    return distance_km(place.lat, place.lon, offer.place.lat, offer.place.lon) <= offer.km


def open_offers():
    return Offer.objects.filter(ended_at=None, until__gte=timezone.localdate())


def needs_of(activities):
    """{activity id: (weekdays, section, skills asked for, whether some role asks for none)} of shifts that need people."""
    needs = {activity.pk: (set(), activity.field.section if activity.field else "", set(), False) for activity in activities}
    zones = {activity.pk: activity.timezone for activity in activities}
    rows = Shift.objects.filter(activity_id__in=needs, cancelled_at=None, starts_at__gt=timezone.now()).values_list(
        "activity_id", "starts_at", "role_id", "taken", "most")
    wanted = set()
    for pk, starts_at, role, taken, most in rows:
        if taken < most:
            needs[pk][0].add(clocks.day_of(starts_at, zones[pk]).weekday())
            wanted.add(role)
    skills = Role.objects.filter(pk__in=wanted, paid=False).values_list("activity_id", "skill_id", "skill__includes")
    for pk, skill, _included in skills:
        weekdays, section, asked, unskilled = needs[pk]
        if skill:
            asked.add(skill)
        needs[pk] = (weekdays, section, asked, unskilled or skill is None)
    return needs


def offers_fitting(activity):
    """Open offers that fit a published activity, at most one for each person; three statements."""
    if activity.place is None:
        return []
    needs = needs_of([activity])[activity.pk]
    offers = open_offers().filter(around(activity.place)).select_related("place").order_by("made_at")
    found = {}
    for offer in offers.iterator(500):
        if offer.person_id not in found and fits(offer, needs, here=is_here(offer, activity.place)):
            found[offer.person_id] = offer
    return list(found.values())


def activities_fitting(offer, limit=10):
    """Coming activities that fit an offer, the next first; three statements."""
    rows = (
        Activity.objects.filter(published_at__isnull=False, cancelled_at=None, members_only=False,
                                next_at__gt=timezone.now(), place__isnull=False)
        .filter(around(offer.place)).select_related("place", "field", "group").order_by("next_at"))
    activities = list(rows[:MOST])
    needs = needs_of(activities)
    found = [one for one in activities if fits(offer, needs[one.pk], here=is_here(offer, one.place))]
    return found[:limit]

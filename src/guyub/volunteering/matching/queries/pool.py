"""Who may be proposed, and all that decides whether somebody fits a shift; so many statements, however many they are."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from guyub.foundation.groups.models import Block, Membership
from guyub.foundation.people.models import Consent
from guyub.foundation.places.rules import distance_km
from guyub.workshop.activities import rules as clocks
from guyub.workshop.activities.models import SignUp
from guyub.workshop.activities.queries.load import LOOK, duties_of, duty_of, limit_book
from guyub.workshop.activities.rules.load import broken
from guyub.workshop.skills.queries import held_by

from ..models import Placement, Readiness
from ..rules import is_ready

OWN, OTHERS = "proposals", "proposals_others"
LOAD = ("rest", "cool", "day", "week", "nights")


@dataclass
class Candidate:
    """Somebody who consented to be proposed: where from, how far, when, what they can do, and where they are bound."""

    id: int
    name: str
    lat: float | None
    lon: float | None
    km: int
    minutes: int
    slots: int
    member: bool
    skills: list = field(default_factory=list)
    duties: list = field(default_factory=list)
    groups: set = field(default_factory=set)
    kept_out: set = field(default_factory=set)


@dataclass
class Pool:
    people: dict
    book: object
    path: str
    declined: set
    left: set

    def limits(self, candidate, shift):
        """What holds for somebody at a shift; the hours a week that they offered count as a limit of their own."""
        activity = shift.activity
        limits = self.book.of(candidate.id, activity.group, clocks.day_of(shift.starts_at, activity.timezone))
        week = candidate.minutes if limits.week is None else min(limits.week, candidate.minutes)
        return replace(limits, week=week)

    def problems(self, candidate, shift, beside=(), *, first=False):
        """[code] of everything that keeps somebody from a shift, beside these other duties; empty if it fits."""
        found = []
        for judge in (self.of_person, self.of_time):
            found += judge(candidate, shift, beside)
            if found and first:
                return found[:1]
        return found

    def of_person(self, candidate, shift, beside):
        role, activity = shift.role, shift.activity
        if (candidate.id, shift.pk) in self.declined:
            yield "declined"
        elif (candidate.id, shift.pk) in self.left:
            yield "left"
        if activity.members_only and activity.group_id not in candidate.groups:
            yield "members"
        if not candidate.kept_out.isdisjoint(activity.group.lineage):
            yield "unavailable"
        if role.skill_id and not self.can(candidate, role, clocks.day_of(shift.starts_at, activity.timezone)):
            yield "skill"
        if metres_to(candidate, shift) > candidate.km * 1000:
            yield "far"
        if not is_ready(candidate.slots, shift.starts_at, shift.ends_at, activity.timezone):
            yield "away"

    def can(self, candidate, role, day):
        return any(skill == role.skill_id and level >= role.level and (since is None or since <= day)
                   and (until is None or day <= until) for skill, level, since, until in candidate.skills)

    def of_time(self, candidate, shift, beside):
        duties, new = [*candidate.duties, *beside], duty_of(shift)
        there = [one for one in duties if clocks.overlap(one.starts_at, one.ends_at, new.starts_at, new.ends_at)]
        if there:
            yield "busy" if all(self.within(one.own) for one in there) else "unavailable"
            return
        if found := broken(self.limits(candidate, shift), duties, new, shift.activity.timezone):
            yield found.rule if self.is_ours(candidate, shift, duties, new) else "unavailable"

    def is_ours(self, candidate, shift, duties, new):
        """Whether the group may know which limit it is: a common one or the hours offered, broken by its own duties."""
        ours = [one for one in duties if self.within(one.own)]
        limits = self.book.of(None, shift.activity.group, clocks.day_of(shift.starts_at, shift.activity.timezone))
        week = candidate.minutes if limits.week is None else min(limits.week, candidate.minutes)
        return broken(replace(limits, week=week), ours, new, shift.activity.timezone) is not None

    def within(self, own):
        shift = getattr(own, "shift", own)
        return shift is not None and shift.activity.group.path.startswith(self.path)


def metres_to(candidate, shift):
    """Metres from somebody's place to a shift; 0 where nobody has said where it is."""
    activity = shift.activity
    place = activity.place or activity.group.place
    lat, lon = (activity.lat, activity.lon) if activity.lat is not None else (place and place.lat, place and place.lon)
    if None in (lat, lon, candidate.lat, candidate.lon):
        return 0
    return round(1000 * distance_km(candidate.lat, candidate.lon, lat, lon))


def willing(group, others):
    """Readiness of members of a group with its chapters who consented to be proposed; with `others` also of those who let
    other groups propose them."""
    def said(purpose):
        return Exists(Consent.objects.filter(person=OuterRef("person"), text__purpose=purpose, withdrawn_at=None))

    member = Exists(Membership.objects.filter(
        person=OuterRef("person"), group__path__startswith=group.path, approved_at__isnull=False, refused_at=None,
        left_at=None))
    rows = Readiness.objects.annotate(member=member).filter(person__erased_at=None, person__merged_into=None)
    wanted = Q(member=True) & said(OWN)
    if others:
        wanted |= said(OTHERS)
    return rows.filter(wanted).select_related("person", "place").order_by("person_id")


def pool_of(group, shifts, *, others=False, only=None):
    """The Pool for these shifts (with activity, group, place and role joined); at most eight statements."""
    rows = willing(group, others)
    if only is not None:
        rows = rows.filter(person_id__in=only)
    people = {
        row.person_id: Candidate(row.person_id, row.person.name, row.place.lat, row.place.lon, row.km, row.minutes,
                                 row.slots, row.member) for row in rows}
    ids = list(people)
    for person, skill, level, since, until in held_by(ids) if any(shift.role.skill_id for shift in shifts) else ():
        people[person].skills.append((skill, level, since, until))
    if any(shift.activity.members_only for shift in shifts):
        memberships = Membership.objects.filter(person_id__in=ids, approved_at__isnull=False, refused_at=None, left_at=None)
        for person, pk in memberships.values_list("person_id", "group_id"):
            people[person].groups.add(pk)
    today = timezone.localdate()
    blocks = Block.objects.filter(person_id__in=ids, lifted_at=None).filter(Q(until=None) | Q(until__gte=today))
    for person, pk in blocks.values_list("person_id", "group_id"):
        people[person].kept_out.add(pk)
    since = min((shift.starts_at for shift in shifts), default=timezone.now()) - LOOK
    until = max((shift.ends_at for shift in shifts), default=timezone.now()) + LOOK
    for person, duties in duties_of(ids, since, until).items():
        people[person].duties.extend(duties)
    declined = set()
    for row in answered(ids, since, until):
        if row.declined_at:
            declined.add((row.person_id, row.shift_id))
        elif not any(getattr(one.own, "shift_id", None) == row.shift_id for one in people[row.person_id].duties):
            people[row.person_id].duties.append(replace(duty_of(row.shift), own=row))
    return Pool(people, limit_book(ids), group.path, declined, left_by(ids, shifts))


def left_by(ids, shifts):
    """{(person id, shift id)} of places that somebody gave back, or was taken from."""
    rows = SignUp.objects.filter(person_id__in=ids, shift_id__in=[shift.pk for shift in shifts], withdrawn_at__isnull=False)
    return set(rows.values_list("person_id", "shift_id"))


def vacated(signup_id):
    """The placement by which somebody came to a place that they gave back, if the shift is short since; else None."""
    signup = SignUp.objects.select_related("shift").get(pk=signup_id)
    shift = signup.shift
    waiting = Placement.objects.filter(shift=shift, removed_at=None, asked_at__isnull=False, accepted_at=None,
                                       declined_at=None, standby=False).count()
    if shift.cancelled_at or shift.starts_at <= timezone.now() or shift.taken + waiting >= shift.least:
        return None
    return (
        Placement.objects.filter(shift=shift, person_id=signup.person_id, accepted_at__isnull=False, removed_at=None)
        .select_related("proposal").order_by("-pk").first())


def answered(ids, since, until):
    """Placings of approved proposals in a span of time: asked and waiting, standing by, or declined."""
    standing = Exists(SignUp.objects.filter(shift=OuterRef("shift"), person=OuterRef("person"), withdrawn_at=None))
    return (
        Placement.objects.filter(person_id__in=ids, removed_at=None, asked_at__isnull=False,
                                 shift__starts_at__lt=until, shift__ends_at__gt=since, shift__cancelled_at=None)
        .filter(Q(accepted_at=None) | Q(standby=True) & standing)
        .filter(Q(declined_at__isnull=False) | Q(shift__ends_at__gt=timezone.now() - timedelta(days=1)))
        .select_related("shift__activity__group"))

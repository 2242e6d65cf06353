"""From open shifts and willing people to an instance of the engine, and back."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from guyub.engines import allocation
from guyub.foundation.places.rules import distance_km
from guyub.workshop.activities import rules as clocks
from guyub.workshop.activities.models import Shift

from ..models import Placement
from ..rules import urgency, windows
from .pool import pool_of

MOST_SHIFTS = 400
WEIGHTS, EXTRA, FAIR = {1: 10_000, 2: 3_000, 3: 1_000, 4: 300}, 100, 10
FOREVER = 10**7  # minutes: nineteen years


@dataclass
class Work:
    """What a proposal has to solve: open shifts with the heads still wanted, the pool, and what stays as it is."""

    shifts: list  # [(Shift, least still wanted, most still possible)]
    pool: object
    kept: list  # placements of this proposal that were locked
    out: set  # {(person id, shift id)} that somebody took out
    zone: str
    origin: object

    @property
    def wanted(self):
        return sum(least for _shift, least, _most in self.shifts)

    def urgency(self, shift):
        """1 (first) to 4."""
        return urgency(shift.activity.kind, (shift.starts_at - timezone.now()).total_seconds() / 3600)


def open_shifts(group, wanted=(), until=None):
    """Coming shifts of a group with its chapters (or of these activities), each with how many were asked and wait."""
    now = timezone.now()
    rows = Shift.objects.filter(
        activity__group__path__startswith=group.path, activity__group__closed_at=None, activity__published_at__isnull=False,
        activity__cancelled_at=None, cancelled_at=None, starts_at__gt=now, role__paid=False)
    if wanted:
        rows = rows.filter(activity_id__in=wanted)
    if until:
        rows = rows.filter(starts_at__lt=clocks.at(until + timedelta(days=1), clocks.NOON.replace(hour=0), clocks.ZONE))
    return rows.select_related("activity__group__place", "activity__place", "role__skill").order_by("starts_at", "pk")


def asked_by_shift(shifts):
    """{shift id: people who were asked to come and have not answered}; one statement."""
    rows = Placement.objects.filter(
        shift_id__in=[shift.pk for shift in shifts], removed_at=None, asked_at__isnull=False, accepted_at=None,
        declined_at=None, standby=False)
    return dict(rows.values_list("shift_id").annotate(n=Count("pk")).order_by())


def work_of(proposal):
    """Everything that a proposal needs; a fixed number of statements."""
    shifts = list(open_shifts(proposal.group, proposal.wanted, proposal.until)[:MOST_SHIFTS])
    asked = asked_by_shift(shifts)
    kept = list(
        Placement.objects.filter(proposal=proposal, removed_at=None).exclude(locked_at=None)
        .select_related("shift__activity__group"))
    locked = {}
    for one in kept:
        locked[one.shift_id] = locked.get(one.shift_id, 0) + 1
    out = taken_out(proposal) - {(one.person_id, one.shift_id) for one in kept}
    return work_for(proposal, shifts, pool_of(proposal.group, shifts, others=proposal.others), kept,
                    {pk: asked.get(pk, 0) + locked.get(pk, 0) for pk in {*asked, *locked}}, out)


def taken_out(proposal):
    """{(person id, shift id)} that somebody took out of a proposal by hand; one statement."""
    rows = Placement.objects.filter(proposal=proposal, removed_at__isnull=False, asked_at=None, dropped_why="")
    return set(rows.values_list("person_id", "shift_id"))


def work_for(proposal, shifts, pool, kept, held, out=frozenset()):
    """The Work of these shifts with these people; held: {shift id: heads beside those who have a place}. No statement."""
    open_ones = []
    for shift in shifts:
        there = shift.taken + held.get(shift.pk, 0)
        open_ones.append((shift, max(0, shift.least - there), max(0, shift.most - there)))
    zone = proposal.group.place.timezone if proposal.group.place else clocks.ZONE
    first = clocks.day_of(min((shift.starts_at for shift in shifts), default=timezone.now()), zone)
    monday = first - timedelta(days=first.weekday() + 7)
    return Work(open_ones, pool, kept, out, zone, clocks.at(monday, clocks.NOON.replace(hour=0), zone))


def instance_of(work, bans=()):
    """(Instance, [person id by index], [Shift by index])"""
    centre = centre_of(work)
    minute = minutes_since(work.origin)
    beside = {}
    for one in work.kept:
        beside.setdefault(one.person_id, []).append(one.shift)
    needs = {}  # (skill, level) of a role: number of its certificate
    shifts = [(shift, least, most) for shift, least, most in work.shifts if most]
    made = []
    kinds = {}
    for shift, least, most in shifts:
        role = shift.role
        cert = needs.setdefault((role.skill_id, role.level), len(needs)) if role.skill_id else -1
        x, y = metres(centre, *where(shift))
        made.append(allocation.Shift(
            x=x, y=y, start=minute(shift.starts_at), end=minute(shift.ends_at),
            prio=work.urgency(shift),
            kind=kinds.setdefault(shift.activity.kind, len(kinds)),
            roles=(allocation.Role(min=least, max=most, skill=0, level=1, cert=cert),)))
    days = 1 + max((shift.ends_at - work.origin).days + 1 for shift, _least, _most in shifts) if shifts else 1
    people, volunteers = [], []
    for candidate in work.pool.people.values():
        if not shifts:
            break
        limits = work.pool.limits(candidate, shifts[0][0])
        x, y = metres(centre, candidate.lat, candidate.lon)
        busy = [(minute(one.starts_at), minute(one.ends_at), True) for one in candidate.duties]
        busy += [(minute(shift.starts_at), minute(shift.ends_at), True) for shift in beside.get(candidate.id, ())]
        volunteers.append(allocation.Volunteer(
            x=x, y=y, max_m=max(1, candidate.km * 1000), cap_min=limits.week if limits.week is not None else FOREVER,
            skills={0: 1}, certs=certs_of(candidate, needs, minute, work.zone),
            avail=tuple((minute(a), minute(b)) for a, b in windows(candidate.slots, work.origin, days, work.zone)), pref={},
            busy=tuple(sorted((max(0, a), b, counted) for a, b, counted in busy if b > 0)), rest_min=limits.rest or 0,
            day_cap_min=limits.day))
        people.append(candidate.id)
    index, at = {pk: i for i, pk in enumerate(people)}, {shift.pk: j for j, (shift, _l, _m) in enumerate(shifts)}
    banned = {(index[p], at[s]) for p, s in set(bans) | set(standing_bans(work, shifts)) if p in index and s in at}
    return allocation.Instance(
        rest_min=0, week_min=7 * 24 * 60, weights=WEIGHTS, extra=EXTRA, fair=FAIR, skills=1, certs=max(1, len(needs)),
        volunteers=tuple(volunteers), shifts=tuple(made), bans=frozenset(banned),
    ), people, [shift for shift, _least, _most in shifts]


def standing_bans(work, shifts):
    """Pairs that the engine knows nothing of: declined before, not a member, kept out by the group."""
    yield from work.pool.declined
    yield from work.pool.left
    yield from work.out
    for shift, _least, _most in shifts:
        activity = shift.activity
        for candidate in work.pool.people.values():
            if (activity.members_only and activity.group_id not in candidate.groups) or not candidate.kept_out.isdisjoint(
                    activity.group.lineage):
                yield candidate.id, shift.pk


def certs_of(candidate, needs, minute, zone):
    """{certificate: last minute} for each skill that some role takes and this person holds at its level."""
    held = {}
    for (skill, least), cert in needs.items():
        ends = [until for one, level, _since, until in candidate.skills if one == skill and level >= least]
        if not ends:
            continue
        midnight = clocks.NOON.replace(hour=0)
        held[cert] = FOREVER if None in ends else minute(clocks.at(max(ends) + timedelta(days=1), midnight, zone))
    return held


def minutes_since(origin):
    return lambda moment: int((moment - origin).total_seconds() // 60)


def where(shift):
    activity = shift.activity
    if activity.lat is not None:
        return activity.lat, activity.lon
    place = activity.place or activity.group.place
    return (place.lat, place.lon) if place else (None, None)


def centre_of(work):
    points = [point for shift, _least, _most in work.shifts if None not in (point := where(shift))]
    if not points:
        return (-2.5, 118.0)
    return sum(lat for lat, _lon in points) / len(points), sum(lon for _lat, lon in points) / len(points)


def metres(centre, lat, lon):
    """Whole metres east and north of the centre; the centre itself where nobody has said where it is."""
    if lat is None or lon is None:
        return 0, 0
    north = round(1000 * distance_km(centre[0], centre[1], lat, centre[1])) * (1 if lat >= centre[0] else -1)
    east = round(1000 * distance_km(lat, centre[1], lat, lon)) * (1 if lon >= centre[1] else -1)
    return east, north


__all__ = ["Work", "asked_by_shift", "instance_of", "open_shifts", "work_for", "work_of"]

"""The sheet of one day, and the hours that wait for a decision."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from guyub.core.formats import clock_in, day_in, hours
from guyub.foundation.groups.models import Office
from guyub.workshop.skills.queries import satisfying

from .. import policy, rules
from ..models import Role, Shift
from ..rules import attestation as attested
from .matters import SOON


@dataclass(frozen=True)
class SheetRow:
    """One person on the sheet: came and left as clock texts; `minutes` as it would be booked now.

    `benefits` are what the role promises, as (name, words, received); `benefits_said` whether anybody ticked them off.
    """

    signup: int
    attendance: int | None
    person: str
    person_id: int
    role: str
    clock: str
    starts_at: datetime
    code: str
    assistance: str
    answer: str
    placed: bool
    standby: bool
    came: str
    left: str
    minutes: int | None
    confirmed: bool
    declined: str
    undecided: bool
    missed: bool
    expiring: bool
    benefits: tuple = ()
    benefits_said: bool = False
    vouched_by: int | None = None
    cosigned: bool = False
    evidence: str = ""
    strength: str = ""

    @property
    def tickable(self):
        """Whether this person can still be noted as come or gone."""
        return self.placed and not (self.left or self.confirmed or self.declined or self.missed)


def attendance_sheet(actor, activity, *, day=None):
    """[(shift's time in words, [SheetRow])] for one local day of an activity, by role and name; one statement."""
    zone = activity.timezone
    day = day or rules.day_of(timezone.now(), zone)
    start = rules.at(day, datetime.min.time(), zone)
    lasting = satisfying(OuterRef("shift__role__skill_id"), OuterRef("shift__role__level"), (timezone.now() + SOON).date())
    signups = (
        policy.visible_signups(actor).annotate(lasting=Exists(lasting.filter(person_id=OuterRef("person_id"))))
        .filter(shift__activity=activity, withdrawn_at=None, shift__starts_at__gte=start,
                shift__starts_at__lt=start + timedelta(days=1))
        .select_related("shift__role", "person", "attendance").order_by("shift__starts_at", "shift__role__name",
                                                                        "person__name"))
    now = timezone.now()
    shifts = {}
    for signup in signups:
        shifts.setdefault(signup.shift, []).append(sheet_row(signup, zone, now))
    return [(shift, clock_in(shift.starts_at, shift.ends_at, zone), rows) for shift, rows in shifts.items()]


def sheet_row(signup, zone, now):
    shift = signup.shift
    attendance = getattr(signup, "attendance", None)
    minutes = attendance.minutes if attendance else None
    if attendance and minutes is None and attendance.left_at:
        minutes = rules.worked_minutes(attendance.came_at, attendance.left_at, shift.starts_at, shift.ends_at)
    names = attested.evidence(attendance.came_by, attendance.checked_in_by_id, attendance.confirmed_by_id,
                              attendance.cosigned_by_id) if attendance and attendance.confirmed_at else []
    return SheetRow(
        vouched_by=attendance.confirmed_by_id if names else None, cosigned=bool(names and attendance.cosigned_at),
        evidence=attested.words(names), strength=str(attested.STRENGTHS[attested.strength(names)]) if names else "",
        signup=signup.pk, attendance=attendance and attendance.pk, person=signup.person.name, person_id=signup.person_id,
        role=shift.role.name, clock=clock_in(shift.starts_at, shift.ends_at, zone), starts_at=shift.starts_at,
        code=signup.code, assistance=signup.assistance, answer=signup.assistance_answer,
        placed=signup.placed_at is not None, standby=signup.standby,
        came=clock_in(attendance.came_at, None, zone) if attendance else "",
        left=clock_in(attendance.left_at, None, zone) if attendance and attendance.left_at else "", minutes=minutes,
        confirmed=bool(attendance and attendance.confirmed_at),
        declined=attendance.declined_reason if attendance else "",
        undecided=bool(attendance and not attendance.left_at and not attendance.confirmed_at
                       and not attendance.declined_at and shift.ends_at < now),
        missed=attendance is None and signup.placed_at is not None and shift.ends_at < now,
        expiring=shift.role.skill_id is not None and not signup.lasting and shift.ends_at > now,
        benefits=tuple((name, str(Role.Benefit(name).label), bool(attendance and name in attendance.received))
                       for name in shift.role.benefits),
        benefits_said=bool(attendance and attendance.benefits_at))


@dataclass(frozen=True)
class JustConfirmed:
    """Somebody whose hours the reader vouched for a moment ago."""

    id: int
    person: str
    role: str
    time: str


def just_confirmed(actor, activity, day, since, *, limit=200):
    """What the actor vouched for on this day's list since that moment and still stands, by role and name; one statement."""
    rows = (
        policy.visible_attendances(actor)
        .filter(shift__activity=activity, day=day, confirmed_by=actor.person_id, confirmed_at__gte=since)
        .order_by("shift__role__name", "person__name").values_list("pk", "person__name", "shift__role__name", "minutes"))
    return [JustConfirmed(pk, person, role, hours(minutes)) for pk, person, role, minutes in rows[:limit]]


def sheet_days(actor, activity, *, limit=14):
    """[(day, its date in words)] around now on which this activity has shifts; one statement."""
    zone, now = activity.timezone, timezone.now()
    starts = (
        Shift.objects.filter(activity=activity, cancelled_at=None, starts_at__gt=now - timedelta(days=14))
        .order_by("starts_at").values_list("starts_at", flat=True)[:200])
    days = {rules.day_of(start, zone): start for start in starts}
    return [(day, day_in(start, zone)) for day, start in days.items()][:limit]


def others_vouching(group, person_id):
    """Names of those besides this person who may vouch for hours here now: officers of the group and of those above."""
    today = timezone.localdate()
    rows = (
        Office.objects.filter(group__in=group.lineage, role__in=policy.VOUCHING, ended_at=None, since__lte=today)
        .filter(Q(until=None) | Q(until__gte=today)).exclude(person_id=person_id))
    return sorted(set(rows.values_list("person__name", flat=True)[:20]))

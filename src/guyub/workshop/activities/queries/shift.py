"""Shifts as a visitor, a volunteer and a member reads them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from guyub.core.formats import clock_in, day_in
from guyub.core.kept import kept

from .. import policy, rules
from ..models import Shift, SignUp
from .benefit import promise_words


@dataclass(frozen=True)
class ShiftRow:
    """One shift on an activity's page; `mine` is the actor's open sign-up, `problem` why it cannot be chosen."""

    id: int
    clock: str
    starts_at: datetime
    role: str
    note: str
    skill: str
    paid: bool
    least: int
    most: int
    taken: int
    waiting: int
    mine: object
    problem: str
    benefits: str = ""
    hard: bool = False

    @property
    def full(self):
        return self.taken >= self.most

    @property
    def short(self):
        return max(0, self.least - self.taken)


def shift_days(actor, activity, *, since=None, limit=60):
    """[(day, its date in words, [ShiftRow])] of the activity's coming shifts; two statements."""
    since = since or timezone.now()
    shifts = coming_shifts(activity.pk, since, range(limit))
    mine = {}
    if actor.person_id is not None and shifts:
        signups = SignUp.objects.filter(
            person_id=actor.person_id, withdrawn_at=None, shift__starts_at__lt=max(s.ends_at for s in shifts),
            shift__ends_at__gt=shifts[0].starts_at).select_related("shift__activity")
        mine = {signup.shift_id: signup for signup in signups}
    days = {}
    for shift in shifts:
        day = rules.day_of(shift.starts_at, activity.timezone)
        days.setdefault(day, []).append(row(shift, activity, mine))
    return [(day, day_in(rows[0].starts_at, activity.timezone), rows) for day, rows in days.items()]


@kept
def coming_shifts(activity, since, most):
    return (
        Shift.objects.filter(activity_id=activity, cancelled_at=None, ends_at__gt=since)
        .select_related("role__skill").order_by("starts_at", "role__name")[: most.stop])


def roles_of(activity):
    """The roles of an activity with their skills; `used` by a shift, so that it cannot be taken away; `brings` in words."""
    rows = list(activity.roles.select_related("skill").annotate(used=Exists(Shift.objects.filter(role=OuterRef("pk")))))
    for role in rows:
        role.brings = promise_words(role.benefits, role.benefit_note)
    return rows


def row(shift, activity, mine):
    clash = next(
        (other.shift for pk, other in mine.items()
         if pk != shift.pk and rules.overlap(shift.starts_at, shift.ends_at, other.shift.starts_at, other.shift.ends_at)),
        None) if shift.pk not in mine else None
    return ShiftRow(
        id=shift.pk, starts_at=shift.starts_at, clock=clock_in(shift.starts_at, shift.ends_at, activity.timezone),
        role=shift.role.name, note=shift.role.note, skill=str(shift.role.skill or ""), paid=shift.role.paid,
        least=shift.least, most=shift.most, taken=shift.taken, waiting=shift.waiting, mine=mine.get(shift.pk),
        problem=clash.activity.title if clash else "", hard=shift.hard,
        benefits=promise_words(shift.role.benefits, shift.role.benefit_note))


def first_day(activity):
    """The local date of the activity's first own shift, or today: from it a repeat counts."""
    first = Shift.objects.filter(activity=activity, repeat_of=None, repeats=True).order_by("starts_at").first()
    return rules.day_of(first.starts_at if first else timezone.now(), activity.timezone)


@dataclass(frozen=True)
class OfferedPlace:
    """A place that somebody offers: what and when."""

    id: int
    role: str
    day: str
    clock: str


def swaps_open(actor, activity):
    """Places of this activity that somebody else offers; one statement."""
    rows = (
        policy.visible_swaps(actor)
        .filter(signup__shift__activity=activity, taken_at=None, withdrawn_at=None, signup__withdrawn_at=None,
                signup__shift__starts_at__gt=timezone.now()).exclude(signup__person_id=actor.person_id)
        .select_related("signup__shift__role").order_by("signup__shift__starts_at"))
    zone = activity.timezone
    return [
        OfferedPlace(swap.pk, swap.signup.shift.role.name, day_in(swap.signup.shift.starts_at, zone),
                     clock_in(swap.signup.shift.starts_at, swap.signup.shift.ends_at, zone)) for swap in rows[:20]]

"""What a volunteer signed up for and was vouched for, with links ready and dates in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery, Sum, Value
from django.utils import timezone
from django.utils.translation import get_language

from guyub.core.formats import clock_in, day_in, day_month, hours
from guyub.core.kept import kept
from guyub.core.seals import seal

from ..models import Attendance, SignUp, Swap
from .benefit import Brought, brought, promise_words

MOST_SHIFTS, HOURS = 50, 12
LATE, EARLY = timedelta(hours=12), timedelta(hours=18)


@dataclass(frozen=True)
class MyShift:
    """One's own sign-up: when, where, its state, the QR text and the short code; `swap` is the open offer's id."""

    id: int
    activity: str
    activity_id: int
    group: str
    kain: int
    role: str
    day: str
    clock: str
    venue: str
    placed: bool
    standby: bool
    today: bool
    code: str
    token: str  # the QR's text, of the next one and of those on whose day we are
    assistance: str
    answer: str
    came: str
    left: str
    benefits: str
    swap: int | None


def my_shifts(actor, *, now=None, limit=MOST_SHIFTS):
    """One's coming shifts and those of today, the nearest first; one statement."""
    now = now or timezone.now()
    language, found, nearest = get_language(), [], True
    for (pk, code, assistance, answer, placed_at, standby, start, end, role, activity_id, title, venue, zone, group, kain,
         came, left, promised, note, swap) in shifts_of(actor.person_id, now - LATE, limit < MOST_SHIFTS)[:limit]:
        placed, today = placed_at is not None, start - EARLY < now
        found.append(MyShift(
            id=pk, activity=title, activity_id=activity_id, group=group, kain=kain, role=role,
            day=day_in(start, zone, language), clock=clock_in(start, end, zone, language), venue=venue, placed=placed,
            standby=standby, today=today, code=code, token=seal("presence", pk) if today or placed and nearest else "",
            assistance=assistance, answer=answer, came=clock_in(came, None, zone, language) if came else "",
            left=clock_in(left, None, zone, language) if left else "", benefits=promise_words(promised, note), swap=swap))
        nearest = nearest and not placed
    return found


@kept
def shifts_of(person, since, few):
    offered = Swap.objects.filter(signup=OuterRef("pk"), taken_at=None, withdrawn_at=None)
    return (
        SignUp.objects.filter(person_id=person, withdrawn_at=None, shift__ends_at__gt=since)
        .annotate(swap=Subquery(offered.values("pk")[:1])).order_by("shift__starts_at", "pk").values_list(
            "pk", "code", "assistance", "assistance_answer", "placed_at", "standby", "shift__starts_at", "shift__ends_at",
            "shift__role__name", "shift__activity_id", "shift__activity__title", "shift__activity__venue",
            "shift__activity__timezone", "shift__activity__group__name", "shift__activity__group__kain",
            "attendance__came_at", "attendance__left_at",
            "shift__role__benefits", "shift__role__benefit_note", "swap")[: 10 if few else MOST_SHIFTS])


@dataclass(frozen=True)
class MyHour:
    """One attendance in a person's record: its time once vouched for, else why not; `entry` is where in the book."""

    id: int
    activity: str
    activity_id: int
    group: str
    role: str
    day: str
    time: str
    voucher: str
    declined: str
    entry: str
    brought: Brought | None


def my_hours(actor, *, before=None, limit=HOURS):
    """([MyHour], where older ones begin or None): one's attendances, the latest first; one statement.

    `before` is the (day, id) of the last one that was shown.
    """
    language = get_language()
    rows = hours_of(actor.person_id, *(before or (date.max, 0)))
    found = [
        MyHour(
            id=pk, activity=title, activity_id=activity_id, group=group, role=role, day=day_month(day, language),
            time=hours(minutes, language) if minutes else "", voucher=voucher or "", declined=declined,
            entry=f"{chain}/{number}" if chain else "", brought=brought(*benefits))
        for pk, day, minutes, declined, role, activity_id, title, group, voucher, chain, number, *benefits in rows[:limit]]
    return found, rows[limit - 1][1::-1] if len(rows) > limit else None


@kept
def hours_of(person, day, pk):
    """Attendances of this person behind the one of this day and id; the first column is the id, the second the day."""
    return (
        Attendance.objects.filter(Q(day__lt=day) | Q(day=day, pk__lt=pk), person_id=person, day__lte=day)
        .order_by("-day", "-pk").values_list(
            "pk", "day", "minutes", "declined_reason", "shift__role__name", "shift__activity_id", "shift__activity__title",
            "shift__activity__group__name", "confirmed_by__name", "transfer__chain_id", "transfer__number",
            "shift__role__benefits", "shift__role__benefit_note", "received", "benefits_at")[: HOURS + 1])


def my_minutes(person_id):
    """Minutes of unpaid service that were vouched for, over all groups."""
    return sum(minutes or 0 for (minutes,) in minutes_of(person_id))


@kept
def minutes_of(person):
    """All that was vouched for, and what of it was paid as an amount below zero: hardly anybody has any, so that the hours
    are added up from their index alone, without a look at each transfer."""
    every = Attendance.objects.filter(person_id=person, minutes__isnull=False)
    paid = Attendance.objects.filter(transfer__giver__person_id=person, transfer__giver__purpose="paid")
    return added_up(every, Sum("minutes")).union(added_up(paid, -Sum("minutes")), all=True)


def added_up(rows, amount):
    return rows.order_by().values(every=Value(1)).annotate(sum=amount).values_list("sum")

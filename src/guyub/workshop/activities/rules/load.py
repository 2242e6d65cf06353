"""How much somebody may carry: hours, rest, nights, and the pause after hard duty. No ORM; every figure comes from a row."""

from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta

from . import at, day_of

DAY = timedelta(hours=24)
LOOK = timedelta(days=16)  # how far around a shift other duty may matter: a week, and nights in a row
LOOSER_IS_MORE = {"day", "week", "nights"}  # of the others (rest, cool) more is stricter
OWN = ("day", "week", "rest", "nights", "cool")  # what groups and persons may set; the rest says what a night is


@dataclass(frozen=True)
class Limits:
    """What holds for one person in one group on one day: minutes, but `nights` in a row; None where nothing is set.

    day: in any 24 hours; week: Monday to Sunday, by the start; rest: from the end of one duty to the start of the next;
    cool: the same after hard duty. A shift is at night if it has `night_least` minutes between the two clock times.
    """

    day: int | None = None
    week: int | None = None
    rest: int | None = None
    nights: int | None = None
    cool: int | None = None
    night_from: int | None = None
    night_until: int | None = None
    night_least: int | None = None


NAMES = tuple(field.name for field in fields(Limits))


@dataclass(frozen=True)
class Duty:
    """A time at which somebody is bound; `own` is whatever the caller wants to know of it again."""

    starts_at: datetime
    ends_at: datetime
    hard: bool = False
    own: object = None

    @property
    def minutes(self):
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


@dataclass(frozen=True)
class Broken:
    """The limit that a new duty would break: what is `allowed`, what it would be (`found`), and the duties in its way."""

    rule: str
    allowed: int
    found: int
    duties: tuple


def stricter(rule, one, other):
    """The stricter of two amounts of a rule; None is no limit."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other) if rule in LOOSER_IS_MORE else max(one, other)


def is_looser(rule, amount, than):
    return than is not None and amount != than and stricter(rule, amount, than) == than


def minutes_between(start, end):
    return int((end - start).total_seconds() // 60)


def broken(limits, duties, new, zone):
    """The first limit that `new` breaks beside these duties, or None. Whatever is broken without it is not its fault."""
    others = sorted((one for one in duties if one.ends_at > new.starts_at - LOOK and one.starts_at < new.ends_at + LOOK),
                    key=lambda one: one.starts_at)
    for judge in (too_soon, too_soon_after_hard, too_long_a_day, too_long_a_week, too_many_nights):
        if found := judge(limits, others, new, zone):
            return found
    return None


def gaps(duties, new):
    """(minutes between, the earlier, the later, the other) for each other duty that does not overlap."""
    for one in duties:
        earlier, later = (one, new) if one.starts_at < new.starts_at else (new, one)
        gap = minutes_between(earlier.ends_at, later.starts_at)
        if gap >= 0:
            yield gap, earlier, later, one


def too_soon(limits, duties, new, zone):
    """Less than the least rest, unless both lie within the hours of one day's duty, as a morning and an afternoon do."""
    if limits.rest is None:
        return None
    for gap, earlier, later, one in gaps(duties, new):
        together = minutes_between(earlier.starts_at, later.ends_at)
        if gap < limits.rest and (limits.day is None or together > limits.day):
            return Broken("rest", limits.rest, gap, (one,))
    return None


def too_soon_after_hard(limits, duties, new, zone):
    if limits.cool is None:
        return None
    for gap, earlier, _later, one in gaps(duties, new):
        if earlier.hard and gap < limits.cool:
            return Broken("cool", limits.cool, gap, (one,))
    return None


def too_long_a_day(limits, duties, new, zone):
    if limits.day is None:
        return None
    everything = [*duties, new]
    starts = [one.starts_at for one in everything] + [one.ends_at - DAY for one in everything]
    worst, inside = 0, ()
    for start in starts:
        end = start + DAY
        held = [one for one in everything if one.starts_at < end and one.ends_at > start]
        if new not in held:
            continue
        found = sum(minutes_between(max(one.starts_at, start), min(one.ends_at, end)) for one in held)
        if found > worst:
            worst, inside = found, tuple(one for one in held if one is not new)
    return Broken("day", limits.day, worst, inside) if worst > limits.day else None


def monday(moment, zone):
    day = day_of(moment, zone)
    return day - timedelta(days=day.weekday())


def too_long_a_week(limits, duties, new, zone):
    if limits.week is None:
        return None
    week = monday(new.starts_at, zone)
    held = tuple(one for one in duties if monday(one.starts_at, zone) == week)
    found = new.minutes + sum(one.minutes for one in held)
    return Broken("week", limits.week, found, held) if found > limits.week else None


def clock(minutes):
    return time(minutes // 60 % 24, minutes % 60)


def night_of(limits, duty, zone):
    """The date on whose evening the night of this duty begins, or None if it is no night duty."""
    if None in (limits.night_from, limits.night_until, limits.night_least):
        return None
    first = day_of(duty.starts_at, zone) - timedelta(days=1)
    for day in (first, first + timedelta(days=1)):
        morning = day + timedelta(days=1 if limits.night_until <= limits.night_from else 0)
        start, end = at(day, clock(limits.night_from), zone), at(morning, clock(limits.night_until), zone)
        if minutes_between(max(start, duty.starts_at), min(end, duty.ends_at)) >= limits.night_least:
            return day
    return None


def too_many_nights(limits, duties, new, zone):
    if limits.nights is None or (night := night_of(limits, new, zone)) is None:
        return None
    nights = {found: one for one in duties if (found := night_of(limits, one, zone)) is not None}
    run, beside = 1, []
    for step in (-1, 1):
        day = night + timedelta(days=step)
        while day in nights and len(beside) < 32:
            beside.append(nights[day])
            run += 1
            day += timedelta(days=step)
    return Broken("nights", limits.nights, run, tuple(beside)) if run > limits.nights else None


__all__ = ["Broken", "Duty", "Limits", "broken", "is_looser", "stricter"]

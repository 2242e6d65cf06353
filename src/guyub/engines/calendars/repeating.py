"""The dates that a rule gives, in local wall time (RFC 5545, 3.3.10).

The dates are walked here period by period, and the tests hold them equal to `dateutil.rrule`. That
one walks to the year 9999 when a rule never matches (3 s for one "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
and cannot start in the middle, so one uploaded file could hold a worker for hours.
"""

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from guyub.engines.calendars.rules import check_rule, local, rule_end, take_apart, weekly

__all__ = ["Occurrences", "check_rule", "occurrences", "weekly"]

MOST_DAYS_LOOKED_AT = 100_000


@dataclass(frozen=True)
class Occurrences:
    """`starts`: aware datetimes, ascending. `cut`: the rule may go on after them. `looked`: days examined."""

    starts: list[datetime]
    cut: bool
    looked: int = 0


def occurrences(start_local, rule, zone, *, until, most=366, after=None):
    """The first `most` starts of `rule` in [`after`, `until`], 07.00 staying 07.00 in the IANA `zone`.

    `start_local` is naive; `until` and `after` are aware, or naive and local. COUNT counts from
    `start_local`, also before `after`. 29 February and the 31st skip the years and months without them.
    A `start_local` that the rule itself does not give is not added. ValueError as `check_rule`.
    """
    parts, tz = take_apart(rule), ZoneInfo(zone)
    window_end = local(until, tz)
    window_start = max(start_local, local(after, tz)) if after is not None else start_local
    ends = rule_end(parts.until, tz)
    last = min(window_end, ends)
    clock = start_local.time().replace(fold=0, **dict(parts.clock))
    walk_from = start_local if parts.count is not None else window_start
    starts, counted, looked = [], 0, 0
    for looked, period in _periods(parts, start_local.date(), walk_from.date(), last.date()):
        for day in period:
            moment = datetime.combine(day, clock)
            if moment < start_local:
                continue
            if counted == parts.count or moment > last:
                break
            counted += 1
            if moment >= window_start:
                if len(starts) == most:
                    return Occurrences(starts, True, looked)
                starts.append(moment.replace(tzinfo=tz))
        if counted == parts.count or looked > MOST_DAYS_LOOKED_AT:
            break
    too_far = ends > window_end or looked > MOST_DAYS_LOOKED_AT
    cut = too_far if parts.count is None else counted < parts.count
    return Occurrences(starts, cut, looked)


def _periods(rule, start, begin, last):
    """Pairs (days examined so far, dates) for each period of the rule from `begin`'s to `last`'s."""
    looked, turn = 0, max(0, _turns_before(rule, start, begin))
    while (span := _span(rule, start, turn)) is not None and span[0] <= last:
        candidates = _candidates(rule, start, *span)
        looked += len(candidates) or 1
        dates = [day for day in candidates if _matches(rule, start, day)]
        if rule.positions:
            chosen = {nth - 1 if nth > 0 else len(dates) + nth for nth in rule.positions}
            dates = [day for place, day in enumerate(dates) if place in chosen]
        yield looked, dates
        turn += 1


def _turns_before(rule, start, begin):
    if rule.frequency == "YEARLY":
        return (begin.year - start.year) // rule.interval
    if rule.frequency == "MONTHLY":
        return ((begin.year - start.year) * 12 + begin.month - start.month) // rule.interval
    days = 7 if rule.frequency == "WEEKLY" else 1
    return (begin - start).days // (days * rule.interval)


def _span(rule, start, turn):
    """First and last date of the period `turn` (0 = the one with `start`), or None after the year 9999."""
    try:
        if rule.frequency == "DAILY":
            first = start + timedelta(days=turn * rule.interval)
            return first, first
        if rule.frequency == "WEEKLY":
            into_week = (start.weekday() - rule.week_starts) % 7
            first = start + timedelta(days=turn * rule.interval * 7 - into_week)
            return first, first + timedelta(days=6)
        if rule.frequency == "MONTHLY":
            year, month = divmod(start.year * 12 + start.month - 1 + turn * rule.interval, 12)
            return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
        year = start.year + turn * rule.interval
        return date(year, 1, 1), date(year, 12, 31)
    except (OverflowError, ValueError):
        return None


def _candidates(rule, start, first, last):
    """The days of a period that the months and the simplest default allow, ascending."""
    months = rule.months
    if rule.frequency == "YEARLY" and not (months or rule.days or rule.month_days):
        months = (start.month,)
    if rule.frequency != "YEARLY" or not months:
        spans = [(first, last)] if not months or {first.month, last.month} & set(months) else []
    else:
        spans = [
            (date(first.year, month, 1), date(first.year, month, monthrange(first.year, month)[1]))
            for month in months
        ]
    days = [
        date.fromordinal(number)
        for begin, end in spans
        for number in range(begin.toordinal(), end.toordinal() + 1)
    ]
    return [day for day in days if not months or day.month in months]


def _matches(rule, start, day):
    if not rule.month_days and not rule.days:
        # Without a day in the rule the start lends its own (RFC 5545, 3.3.10).
        if rule.frequency == "WEEKLY":
            return day.weekday() == start.weekday()
        return rule.frequency == "DAILY" or day.day == start.day
    length = monthrange(day.year, day.month)[1]
    if rule.month_days and not {day.day, day.day - length - 1} & set(rule.month_days):
        return False
    if not rule.days:
        return True
    place, size = day.day, length
    if rule.frequency == "YEARLY" and not rule.months:
        place, size = day.timetuple().tm_yday, 365 + isleap(day.year)
    nths = (0, (place - 1) // 7 + 1, -((size - place) // 7) - 1)
    return any((nth, day.weekday()) in rule.days for nth in nths)

"""A rule by which a date repeats, as text and taken apart (RFC 5545, 3.3.10).

Left out, as "bad_rule": BYWEEKNO, BYYEARDAY, BYEASTER, calendars other than the Gregorian. Refused, as
"too_frequent": whatever can give more than one moment a day.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
TOO_FREQUENT = ("SECONDLY", "MINUTELY", "HOURLY")

_NUMBER = re.compile(r"[+-]?[0-9]{1,5}")
_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
_CLOCK = (("BYHOUR", "hour", 23), ("BYMINUTE", "minute", 59), ("BYSECOND", "second", 59))


@dataclass(frozen=True)
class Rule:
    """A rule taken apart. `days`: pairs (ordinal or 0, weekday 0 = Monday); `clock`: what it sets of time."""

    frequency: str
    interval: int
    months: tuple[int, ...]
    month_days: tuple[int, ...]
    days: tuple[tuple[int, int], ...]
    positions: tuple[int, ...]
    clock: tuple[tuple[str, int], ...]
    week_starts: int
    count: int | None
    until: str | None

    @property
    def ends(self):
        return self.count is not None or self.until is not None


def check_rule(text):
    """`text` (with or without "RRULE:") as a normalised rule. ValueError: "bad_rule" or "too_frequent"."""
    rule = take_apart(text)
    parts = [f"FREQ={rule.frequency}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    for name, numbers in (("BYMONTH", rule.months), ("BYMONTHDAY", rule.month_days)):
        if numbers:
            parts.append(f"{name}={','.join(map(str, numbers))}")
    if rule.days:
        parts.append("BYDAY=" + ",".join(f"{nth or ''}{DAYS[day]}" for nth, day in rule.days))
    parts += [f"BY{unit.upper()}={number}" for unit, number in rule.clock]
    if rule.positions:
        parts.append(f"BYSETPOS={','.join(map(str, rule.positions))}")
    if rule.week_starts:
        parts.append(f"WKST={DAYS[rule.week_starts]}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={rule.until}")
    return ";".join(parts)


def weekly(days=("SA",), every=1, until=None, count=None):
    """The rule "every `every` weeks on `days`", up to and with the date `until`, or `count` times."""
    rule = f"FREQ=WEEKLY;INTERVAL={every};BYDAY={','.join(days)}"
    rule += f";UNTIL={until:%Y%m%d}" if until is not None else ""
    return check_rule(rule + (f";COUNT={count}" if count is not None else ""))


def take_apart(text):
    """The `Rule` in `text`. ValueError: "bad_rule" or "too_frequent"."""
    text = text.strip().upper().removeprefix("RRULE:")
    pairs = [part.partition("=")[::2] for part in text.split(";") if part and not part.startswith("X-")]
    parts = dict(pairs)
    frequency = parts.pop("FREQ", "")
    if frequency in TOO_FREQUENT or any("," in parts.get(name, "") for name, _, _ in _CLOCK):
        raise ValueError("too_frequent")
    if len(text) > 1000 or frequency not in FREQUENCIES or len(parts) + 1 != len(pairs):
        raise ValueError("bad_rule")
    if parts.pop("RSCALE", "GREGORIAN") != "GREGORIAN" or parts.pop("SKIP", "OMIT") != "OMIT":
        raise ValueError("bad_rule")
    clock = [(unit, _numbers(parts.pop(name, ""), 0, highest)) for name, unit, highest in _CLOCK]
    week_starts, until = parts.pop("WKST", "MO"), parts.pop("UNTIL", None)
    found = Rule(
        frequency=frequency,
        interval=(_numbers(parts.pop("INTERVAL", ""), 1, 9999) or (1,))[0],
        months=_numbers(parts.pop("BYMONTH", ""), 1, 12),
        month_days=_numbers(parts.pop("BYMONTHDAY", ""), -31, 31, zero=False),
        days=_weekdays(parts.pop("BYDAY", "")),
        positions=_numbers(parts.pop("BYSETPOS", ""), -366, 366, zero=False),
        clock=tuple((unit, numbers[0]) for unit, numbers in clock if numbers),
        week_starts=DAYS.index(week_starts) if week_starts in DAYS else -1,
        count=(_numbers(parts.pop("COUNT", ""), 1, 99999) or (None,))[0],
        until=until,
    )
    by_place = any(nth for nth, _ in found.days)
    if (
        parts
        or found.week_starts < 0
        or (found.count is not None and until is not None)
        or (by_place and frequency in ("DAILY", "WEEKLY"))
        or (found.month_days and frequency == "WEEKLY")
    ):
        raise ValueError("bad_rule")
    rule_end(until, UTC)
    return found


def _numbers(value, lowest, highest, *, zero=True):
    if not value:
        return ()
    if not all(_NUMBER.fullmatch(number) for number in value.split(",")):
        raise ValueError("bad_rule")
    numbers = sorted({int(number) for number in value.split(",")})
    if numbers[0] < lowest or numbers[-1] > highest or (0 in numbers and not zero):
        raise ValueError("bad_rule")
    return tuple(numbers)


def _weekdays(value):
    found = [_DAY.fullmatch(day) for day in value.split(",")] if value else []
    if not all(found):
        raise ValueError("bad_rule")
    days = sorted({(int(day[1] or 0), DAYS.index(day[2])) for day in found})
    if any(abs(nth) > 53 for nth, _ in days):
        raise ValueError("bad_rule")
    return tuple(days)


def rule_end(until, tz):
    """The last naive local moment that UNTIL allows; a date means the whole of that day, as in Google."""
    if until is None:
        return datetime.max
    found = _UNTIL.fullmatch(until)
    try:
        day = date(*map(int, found.group(1, 2, 3)))
        if found[4] is None:
            return datetime.combine(day, time.max)
        moment = datetime.combine(day, time(*map(int, found.group(4, 5, 6))))
        return local(moment.replace(tzinfo=UTC), tz) if found[7] else moment
    except (TypeError, AttributeError, ValueError, OverflowError):
        raise ValueError("bad_rule") from None


def local(moment, tz):
    """`moment` (aware, or naive and local already) as naive wall time of `tz`."""
    return moment if moment.tzinfo is None else moment.astimezone(tz).replace(tzinfo=None)

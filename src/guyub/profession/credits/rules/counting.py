"""Counting: what was awarded is cut, in the order below, until it counts; each cut says what it took and why. No ORM.

In the cycle -> not twice -> most of one activity -> of a year -> of a cycle -> of a category -> the sum; then what is
missing of each category, of each year and in all. Percentages are of the required total, never of what was earned.
Entries count in the order of their days, so that a later one never takes from an earlier one.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True)
class Item:
    """One awarded entry; two of the same `key` are the same thing said twice."""

    id: int
    kind: str
    day: date
    awarded: int
    key: str = ""


@dataclass(frozen=True)
class Cut:
    """So much was taken: outside, twice, unknown, each, year, cycle, category; `limit` is the bound, `of` whose it is."""

    code: str
    amount: int
    limit: int | None = None
    of: str = ""


@dataclass
class Line:
    counted: int
    cuts: list = field(default_factory=list)

    def cut(self, code, most, of="", limit=None):
        """Leave at most so much of the line."""
        if self.counted > most:
            self.cuts.append(Cut(code, self.counted - max(most, 0), limit, of))
            self.counted = max(most, 0)


@dataclass(frozen=True)
class Part:
    """One category: what counts in it, its bounds, and what is missing."""

    code: str
    counted: int
    least: int
    most: int | None
    parent: str = ""

    @property
    def short(self):
        return max(0, self.least - self.counted)


@dataclass(frozen=True)
class Year:
    """What one year of the cycle asks: of a category, or of everything (code "")."""

    number: int
    code: str
    counted: int
    least: int
    excused: bool = False

    @property
    def short(self):
        return 0 if self.excused else max(0, self.least - self.counted)


@dataclass(frozen=True)
class Standing:
    """How far somebody is in a cycle."""

    counted: int
    required: int
    carried: int
    parts: tuple
    years: tuple

    @property
    def missing(self):
        """The fewest credits that would close everything: what categories lack, and what is then lacking in all."""
        return max(self.required - self.counted, self.lacking)

    @property
    def lacking(self):
        """What the categories lack together; what one lacks inside another helps both."""
        return sum(self.lack_of(part) for part in self.parts if not part.parent)

    def lack_of(self, part):
        return max(part.short, sum(self.lack_of(inner) for inner in self.parts if inner.parent == part.code))

    @property
    def met(self):
        return self.missing <= 0 and not any(part.short for part in self.parts)

    def part(self, code):
        return next((one for one in self.parts if one.code == code), None)


def months_on(day, months):
    """The day so many months later, the last of its month if that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def end_of(start, months):
    """The last day of a cycle."""
    return months_on(start, months) - timedelta(days=1)


def year_of(start, day):
    """Which year of a cycle a day lies in: 0 for the first; negative before."""
    years = day.year - start.year
    return years - 1 if day < months_on(start, 12 * years) else years


def years_in(scheme):
    return max(1, -(-scheme.months // 12))


def count(scheme, items, start, end):
    """{id of the entry: Line}, in the order of the days."""
    lines, seen = {}, set()
    by_year, by_kind, inside = defaultdict(int), defaultdict(int), defaultdict(int)
    for item in sorted(items, key=lambda one: (one.day, one.id)):
        line, kind = lines.setdefault(item.id, Line(item.awarded)), scheme.kind(item.kind)
        if not start <= item.day <= end:
            line.cut("outside", 0)
        elif item.key and item.key in seen:
            line.cut("twice", 0)
        elif kind is None:
            line.cut("unknown", 0)
        if item.key and line.counted:
            seen.add(item.key)
        if not line.counted:
            continue
        year = year_of(start, item.day)
        if kind.most_each is not None:
            line.cut("each", kind.most_each, kind.code, kind.most_each)
        if kind.most_year is not None:
            line.cut("year", kind.most_year - by_year[kind.code, year], kind.code, kind.most_year)
        if kind.most_cycle is not None:
            line.cut("cycle", kind.most_cycle - by_kind[kind.code], kind.code, kind.most_cycle)
        by_year[kind.code, year] += line.counted
        by_kind[kind.code] += line.counted
        around = scheme.within(kind.category)
        for category in around:
            if (most := category.at_most(scheme.total)) is not None:
                line.cut("category", most - inside[category.code], category.code, most)
        for category in around:
            inside[category.code] += line.counted
    return lines


def sums_of(scheme, items, lines, start):
    """{(category, year): counted}, each entry in its own category."""
    found = defaultdict(int)
    for item in items:
        kind = scheme.kind(item.kind)
        if kind is not None and lines[item.id].counted:
            found[kind.category, year_of(start, item.day)] += lines[item.id].counted
    return found


def stand(scheme, sums, *, carried=0, excused=()):
    """The Standing of what counts by category and year; `excused` years ask for nothing of their own."""
    required = scheme.total or 0
    whole, by_year, all_years = defaultdict(int), defaultdict(int), defaultdict(int)
    for (code, year), amount in sums.items():
        all_years[year] += amount
        for category in scheme.within(code):
            whole[category.code] += amount
            by_year[category.code, year] += amount
    carried = min(carried, required * scheme.carry_pct // 100)
    parts, years = [], []
    for one in scheme.categories:
        parts.append(Part(one.code, whole[one.code], one.at_least(required), one.at_most(required), one.parent))
        if one.annual:
            least = -(-one.at_least(required) * one.annual // 100)
            years += [Year(number, one.code, by_year[one.code, number], least, number in excused)
                      for number in range(years_in(scheme))]
    if scheme.annual_total:
        years += [Year(number, "", all_years[number], scheme.annual_total, number in excused)
                  for number in range(years_in(scheme))]
    return Standing(sum(all_years.values()) + carried, required, carried, tuple(parts), tuple(years))


def carry_over(scheme, standing):
    """What may be taken into the next cycle: what is beyond the required total, up to the percent that the scheme lets."""
    return max(0, min(standing.counted - standing.required, standing.required * scheme.carry_pct // 100))


@dataclass(frozen=True)
class Forecast:
    """If it goes on as in the last twelve months: so much at the end, and the day on which it is enough."""

    pace: int  # hundredths a year
    at_end: int
    enough_on: date | None


def forecast(counted, required, recent, today, start, end):
    """`recent` is what was earned in the last twelve months, or since the start if that is later."""
    since = max(1, min(365, (today - start).days))
    pace = recent * 365 // since
    left = max(0, (end - today).days)
    at_end = counted + pace * left // 365
    if counted >= required:
        return Forecast(pace, at_end, today)
    days = -(-(required - counted) * 365 // pace) if pace else None
    return Forecast(pace, at_end, today + timedelta(days=days) if days is not None and days < 36_500 else None)

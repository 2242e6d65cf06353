"""What somebody looks at: an area or a group, a field, a year or a month. Pure."""

from dataclasses import dataclass, replace
from functools import cached_property

from .cells import AREA, OWN, TREE


@dataclass(frozen=True)
class Lens:
    """`area` is a path ("" is everywhere); a group alone means with all below it, a group in an area by itself."""

    area: str = ""
    group: int = 0
    section: str = ""
    period: str = ""

    @cached_property
    def scope(self):
        if self.group:
            return OWN if self.area else TREE
        return AREA

    @property
    def year(self):
        return int(self.period[:4])

    @property
    def months(self):
        """The months of the period: all twelve of a year."""
        return [self.period] if len(self.period) > 4 else [f"{self.period}-{month:02d}" for month in range(1, 13)]

    def but(self, **facts):
        return replace(self, **facts)


@dataclass(frozen=True)
class Line:
    """One row of figures: what it is about, and every measure as {measure: (value, entries under it)}."""

    key: str
    sums: dict

    def of(self, measure):
        return self.sums.get(measure, (0, 0))[0]

    def entries(self, measure="minute/service"):
        return self.sums.get(measure, (0, 0))[1]

    @property
    def minutes(self):
        return self.of("minute/service")

    @property
    def paid(self):
        return self.of("minute/paid")

    @property
    def people(self):
        return self.of("people")

    @property
    def activities(self):
        return self.of("activities")

    @property
    def groups(self):
        return self.of("groups")

    @property
    def regencies(self):
        return self.of("regencies")

    @property
    def others(self):
        """Amounts of other units: [(unit, purpose, amount, entries)], goods and money, largest unit name first."""
        return sorted((*measure.split("/"), value, count) for measure, (value, count) in self.sums.items()
                      if "/" in measure and not measure.startswith("minute/") and (value or count))


NOTHING = Line("", {})


def added(key, lines):
    """The sum of several lines; only of amounts, since people do not add up."""
    sums = {}
    for line in lines:
        for measure, (value, count) in line.sums.items():
            if "/" in measure:
                kept = sums.get(measure, (0, 0))
                sums[measure] = kept[0] + value, kept[1] + count
    return Line(key, sums)

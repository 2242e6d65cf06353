"""What somebody wants to see of a record: a year, a group, what was given or what was learned; read leniently."""

from dataclasses import dataclass
from datetime import date

LEARNING = ("training", "seminar")


@dataclass(frozen=True)
class Asked:
    year: int | None = None
    group: int | None = None
    kind: str = ""

    @classmethod
    def of(cls, query):
        year, group = query.get("tahun", ""), query.get("kelompok", "")
        return cls(
            year=int(year) if year.isdecimal() and year.isascii() and 1900 < int(year[:5]) < 3000 else None,
            group=int(group) if group.isdecimal() and group.isascii() and len(group) < 12 else None,
            kind=query.get("macam", "") if query.get("macam") in {"memberi", "belajar"} else "")

    def means(self, day, group, kind):
        """Whether an attendance of that day, group and kind of activity is asked for."""
        return (not self.year or day.year == self.year) and (not self.group or group == self.group) and (
            not self.kind or (kind in LEARNING) == (self.kind == "belajar"))

    def narrowed(self, rows):
        """The confirmed attendances that are asked for."""
        if self.year:
            rows = rows.filter(day__gte=date(self.year, 1, 1), day__lte=date(self.year, 12, 31))
        if self.group:
            rows = rows.filter(shift__activity__group_id=self.group)
        if self.kind == "belajar":
            rows = rows.filter(shift__activity__kind__in=LEARNING)
        elif self.kind == "memberi":
            rows = rows.exclude(shift__activity__kind__in=LEARNING)
        return rows

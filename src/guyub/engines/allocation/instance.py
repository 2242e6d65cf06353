"""What is to be allocated: volunteers, shifts and their roles, in the terms of the file format "guyub-alloc/1".

Times are whole minutes from one common origin, places whole metres on a plane. Beside the format stand optional
fields, absent in a plain file and then without effect: per volunteer `busy` (promised elsewhere), `rest_min` and
`day_cap_min`; for the whole `locks` (must stay) and `bans` (must not be).
"""

import gzip
import json
from dataclasses import dataclass
from math import isqrt
from pathlib import Path

FORMAT, DAY, PRIORITIES, LIKING = "guyub-alloc/1", 1440, (1, 2, 3, 4), 10


class Malformed(Exception):
    """What cannot be read: `field`, such as `volunteers[12].avail[0]`, and the `reason` in plain words."""

    def __init__(self, field, reason):
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


@dataclass(frozen=True, slots=True)
class Volunteer:
    """A person: place, radius `max_m`, minutes a week `cap_min`, {skill: level}, {certificate: valid until}, free windows.

    `pref`: {kind of shift: 0..49}. `busy`: [(start, end, counted)] promised elsewhere: it keeps its rest on both sides,
    and if counted its minutes count to the caps. `rest_min` and `day_cap_min`: None where the common rule holds.
    """

    x: int
    y: int
    max_m: int
    cap_min: int
    skills: dict[int, int]
    certs: dict[int, int]
    avail: tuple[tuple[int, int], ...]
    pref: dict[int, int]
    busy: tuple[tuple[int, int, bool], ...] = ()
    rest_min: int | None = None
    day_cap_min: int | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What a shift needs: `min` heads, at most `max`, with `skill` at `level`, and certificate `cert` (-1: none)."""

    min: int
    max: int
    skill: int
    level: int
    cert: int = -1


@dataclass(frozen=True, slots=True)
class Shift:
    """A time and a place where people are needed; `prio` 1 is the most urgent of four."""

    x: int
    y: int
    start: int
    end: int
    prio: int
    kind: int
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything that `solve` needs. `weights`: points for a minimum head by priority; volunteers and shifts by index."""

    rest_min: int
    week_min: int
    weights: dict[int, int]
    extra: int
    fair: int
    skills: int
    certs: int
    volunteers: tuple[Volunteer, ...]
    shifts: tuple[Shift, ...]
    locks: tuple[tuple[int, int, int], ...] = ()
    bans: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def read(cls, source):
        """The instance in a file (`.json` or `.json.gz`) or in a dict of the format. Malformed names the wrong field."""
        from .reading import read

        return read(source)

    def to_dict(self):
        """The format again; optional fields only where they say something."""
        from .reading import written

        return written(self)

    def rest_of(self, volunteer):
        own = self.volunteers[volunteer].rest_min
        return self.rest_min if own is None else own

    def liking(self, volunteer, shift):
        """0..99 for a volunteer at a shift: the preference for its kind and 50 less the share of the radius used."""
        who, what = self.volunteers[volunteer], self.shifts[shift]
        squares = (who.x - what.x) ** 2 + (who.y - what.y) ** 2
        return who.pref.get(what.kind, LIKING) + 50 - isqrt(2500 * squares // who.max_m**2)


def read_json(path):
    """The JSON in a file, unpacked if its name ends in `.gz`. Malformed if it cannot be read."""
    path = Path(path)
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
            return json.loads(file.read())
    except OSError as error:
        raise Malformed(path.name, error.strerror or "is not a gzip file") from error
    except (ValueError, EOFError, RecursionError) as error:
        raise Malformed(path.name, "is not JSON") from error

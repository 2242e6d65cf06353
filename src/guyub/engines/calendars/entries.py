"""One VEVENT of a file, read into an `Entry`."""

import hashlib
import math
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar.parser import split_on_unescaped_comma
from icalendar.prop import vDuration

from guyub.engines.calendars.contents import LONGEST_TEXT, split_line
from guyub.engines.calendars.rules import check_rule
from guyub.engines.calendars.texts import one_line, plain, unescape, without_tags
from guyub.engines.calendars.zones import is_universal, zone_for

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST = timedelta(days=3660)
NO_TIME, ONE_DAY = timedelta(0), timedelta(days=1)

_STAMP = re.compile(
    r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z)?)?", re.ASCII | re.IGNORECASE
)


class Unreadable(Exception):
    """This event cannot be read. `code`, `detail` and `uid` as in `reading.Problem`."""

    def __init__(self, code, detail=""):
        super().__init__(code)
        self.code, self.detail, self.uid = code, detail, None


@dataclass(frozen=True)
class Moment:
    """`wall`: naive; `zone`: the IANA zone whose wall shows it; `shown`: the zone to show it in."""

    wall: datetime
    zone: str
    shown: str
    all_day: bool

    @property
    def instant(self):
        return self.wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


@dataclass
class Entry:
    """`length`: exact time, or whole days if the start is a date. `added`: pairs (Moment, length or None)."""

    at: int
    uid: str = ""
    start: Moment = None
    length: timedelta = NO_TIME
    rule: str | None = None
    added: list = field(default_factory=list)
    left_out: set[datetime] = field(default_factory=set)
    days_left_out: set[date] = field(default_factory=set)
    original: Moment | None = None
    title: str = ""
    about: str = ""
    place: str = ""
    url: str = ""
    sequence: int = 0
    cancelled: bool = False
    lat: float | None = None
    lon: float | None = None
    categories: tuple[str, ...] = ()
    problems: list[tuple[str, str]] = field(default_factory=list)


class Reader:
    """Reads the events of one file. `zone`: for times without one; `year`: for zones known by offsets."""

    def __init__(self, contents, *, zone, year):
        self.zone, self.year, self.blocks, self._zones = zone, year, contents.zones, {}
        named = zone_for(contents.zone, None, prefer=zone, year=year) if contents.zone else None
        self.shown_for_universal = named if named and not is_universal(named) else zone

    def entry(self, block):
        """The `Entry` of a `contents.Block`; Unreadable if it has no usable time or rule."""
        lines = {}
        for text in block.lines:
            try:
                name, parameters, value = split_line(text)
            except (ValueError, AssertionError):
                continue
            lines.setdefault(name, []).append((parameters, value))
        found = Entry(at=block.at)
        self._read_words(found, lines)
        try:
            self._read_times(found, lines)
        except Unreadable as reason:
            reason.uid = found.uid or None
            raise
        if not found.uid:
            # Without a UID the same event must still get the same one when the file is read again.
            facts = f"{found.start.instant:%Y%m%dT%H%M%SZ}\n{found.title}\n{found.place}"
            found.uid = "no-uid-" + hashlib.sha256(facts.encode()).hexdigest()[:32]
            found.problems.append(("no_uid", found.title[:80]))
        return found

    def _read_words(self, entry, lines):
        def words(name, longest):
            return unescape(lines[name][0][1][:longest]) if name in lines else ""

        entry.uid = one_line(words("UID", 2000))
        if len(entry.uid) > 255:
            entry.uid = hashlib.sha256(entry.uid.encode()).hexdigest()
        entry.title = one_line(words("SUMMARY", 1000))[:500]
        entry.about = without_tags(words("DESCRIPTION", LONGEST_TEXT) or words("X-ALT-DESC", LONGEST_TEXT))
        entry.place = one_line(words("LOCATION", 2000))[:500]
        address = plain(lines["URL"][0][1][:2000]).strip() if "URL" in lines else ""
        # Only what may stand in a link: "javascript:" must not.
        entry.url = address if re.match(r"https?://[^\s]+$", address, re.IGNORECASE) else ""
        entry.cancelled = words("STATUS", 40).strip().upper() == "CANCELLED"
        sequence = words("SEQUENCE", 40).strip()
        entry.sequence = int(sequence) if re.fullmatch(r"[0-9]{1,9}", sequence, re.ASCII) else 0
        entry.lat, entry.lon = _position(words("GEO", 100))
        names = [
            one_line(name)[:100]
            for _, value in lines.get("CATEGORIES", [])[:50]
            for name in split_on_unescaped_comma(value[:2000])
        ]
        entry.categories = tuple(dict.fromkeys(name for name in names if name))[:50]

    def _read_times(self, entry, lines):
        if "DTSTART" not in lines:
            raise Unreadable("no_start")
        entry.start = self._moment(entry, *lines["DTSTART"][0], "bad_start")
        entry.length = self._length(entry, lines)
        if "RECURRENCE-ID" in lines:
            parameters, value = lines["RECURRENCE-ID"][0]
            entry.original = self._moment(entry, parameters, value, "bad_recurrence_id")
            if "RANGE" in parameters:
                entry.problems.append(("part_ignored", "RANGE"))
        elif "RRULE" in lines:
            text = lines["RRULE"][0][1]
            try:
                entry.rule = check_rule(text)
            except ValueError as reason:
                raise Unreadable(str(reason), plain(text)[:80]) from None
            entry.problems += [("part_ignored", "RRULE")] * (len(lines["RRULE"]) > 1)
        if "EXRULE" in lines:
            entry.problems.append(("part_ignored", "EXRULE"))
        for parameters, value in lines.get("EXDATE", []):
            for part in value.split(","):
                self._leave_out(entry, parameters, part)
        for parameters, value in lines.get("RDATE", []) if entry.original is None else []:
            for part in value.split(","):
                self._add(entry, parameters, part)

    def _length(self, entry, lines):
        start = entry.start
        if "DTEND" in lines:
            end = self._moment(entry, *lines["DTEND"][0], "bad_end")
            length = end.wall - start.wall if start.all_day else end.instant - start.instant
            # Some exporters close a single day on itself; RFC 5545 wants the next day.
            length = ONE_DAY if start.all_day and length == NO_TIME else length
        elif "DURATION" in lines:
            length = _duration(lines["DURATION"][0][1])
        elif start.all_day:
            length = ONE_DAY
        else:
            entry.problems.append(("no_end", ""))
            length = NO_TIME
        if length < NO_TIME:
            raise Unreadable("end_before_start", str(length))
        if length > LONGEST:
            raise Unreadable("bad_end", str(length))
        return timedelta(days=max(1, math.ceil(length / ONE_DAY))) if start.all_day else length

    def _leave_out(self, entry, parameters, value):
        try:
            moment = self._moment(entry, parameters, value, "bad_exdate")
        except Unreadable as reason:
            entry.problems += [(reason.code, reason.detail)] if value.strip() else []
            return
        if moment.all_day or entry.start.all_day:
            entry.days_left_out.add(moment.wall.date())
        else:
            entry.left_out.add(moment.instant)

    def _add(self, entry, parameters, value):
        begin, _, end = value.partition("/")
        try:
            moment = self._moment(entry, parameters, begin, "bad_rdate")
            length = None
            if end:
                timed = _STAMP.fullmatch(end.strip())
                until = self._moment(entry, parameters, end, "bad_rdate") if timed else None
                length = until.instant - moment.instant if until else _duration(end)
                length = length if NO_TIME <= length <= LONGEST and not moment.all_day else None
            entry.added.append((moment, length))
        except Unreadable as reason:
            entry.problems += [("bad_rdate", reason.detail)] if value.strip() else []

    def _moment(self, entry, parameters, value, code):
        zone = parameters.get("TZID", "")
        zone = zone if isinstance(zone, str) else ",".join(zone)
        if ":" in value:  # an unquoted TZID with a colon: (UTC+07:00) Bangkok, Hanoi, Jakarta
            rest, _, value = value.rpartition(":")
            zone = f"{zone}:{rest}"
        found = _STAMP.fullmatch(value.strip())
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise Unreadable(code, plain(value)[:80])
        numbers = [int(number or 0) for number in found.groups()[:6]]
        try:
            wall = datetime(*numbers[:5], min(numbers[5], 59))  # a leap second has no place in datetime
        except ValueError:
            raise Unreadable(code, plain(value)[:80]) from None
        if found[4] is None:
            return Moment(wall, self.zone, self.zone, True)
        if found[7]:
            return Moment(wall, "UTC", self.shown_for_universal, False)
        name = self._zone(entry, zone) if zone else self.zone
        if is_universal(name):
            return Moment(wall, "UTC", self.shown_for_universal, False)
        return Moment(wall, name, name, False)

    def _zone(self, entry, name):
        if name not in self._zones:
            self._zones[name] = zone_for(name, self.blocks.get(name), prefer=self.zone, year=self.year)
        if self._zones[name] is None and ("unknown_zone", plain(name)[:80]) not in entry.problems:
            entry.problems.append(("unknown_zone", plain(name)[:80]))
        return self._zones[name] or self.zone


def _duration(value):
    try:
        return vDuration.from_ical(value.strip()[:40])
    except (ValueError, OverflowError):
        raise Unreadable("bad_end", plain(value)[:80]) from None


def _position(value):
    parts = re.split(r"[;,]", value)
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        return None, None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else (None, None)

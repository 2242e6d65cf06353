"""Read a calendar file (RFC 5545) as Google, Outlook, Nextcloud and Mobilizon export it.

Repeats are expanded: every date of a series becomes an `Event` of its own. What cannot be read is named
by a `Problem` with a machine code, for the caller to say in the user's words.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from guyub.engines.calendars.contents import take_apart
from guyub.engines.calendars.entries import NO_TIME, Entry, Moment, Reader, Unreadable
from guyub.engines.calendars.events import Event, Problem, Reading
from guyub.engines.calendars.repeating import occurrences

__all__ = ["Event", "Problem", "Reading", "read_events"]

MOST_DAYS_LOOKED_AT = 2_000_000

_BEGIN = re.compile(rb"^BEGIN:VEVENT", re.IGNORECASE | re.MULTILINE)


def read_events(
    data: bytes,
    *,
    zone: str,
    after: datetime,
    before: datetime,
    most_events: int = 2000,
    most_occurrences: int = 366,
    most_bytes: int = 10 * 1024 * 1024,
    most_in_all: int = 20_000,
) -> Reading:
    """The events of the file that touch [`after`, `before`] (aware), and what was wrong with it.

    `zone`: IANA, for floating times, for days, and to show times in UTC when the file names no other.
    `most_occurrences`: dates of one series; `most_in_all`: events of the whole reading. No `data` makes this
    raise; an unknown `zone` does (ZoneInfoNotFoundError).
    """
    tz = ZoneInfo(zone)
    after, before = (moment if moment.tzinfo else moment.replace(tzinfo=tz) for moment in (after, before))
    if len(data) > most_bytes:
        return _nothing(len(data), "too_large")
    count = sum(1 for _ in _BEGIN.finditer(data))
    if count > most_events:
        return _nothing(count, "too_many_events")
    contents = take_apart(data, most_events=most_events)
    if contents.too_many:
        return _nothing(most_events + 1, "too_many_events")
    if not contents.is_calendar:
        return _nothing(0, "not_calendar")
    problems = [Problem(None, at, "cut_short") for at in contents.broken]
    entries = _entries(contents, Reader(contents, zone=zone, year=after.year), problems)
    window = _Window(after.astimezone(UTC), before.astimezone(UTC), most_occurrences, most_in_all, problems)
    for versions in entries.values():
        window.take(versions)
    if window.outside:
        problems.append(Problem(None, window.outside, "outside_window"))
    return Reading(tuple(sorted(window.events, key=lambda event: (event.start, event.uid))), tuple(problems))


def _nothing(number, code):
    return Reading((), (Problem(None, number, code),))


def _entries(contents, reader, problems):
    """uid to {None or original instant: Entry}; of two versions the higher SEQUENCE, then the later one."""
    found = {}
    for block in contents.events:
        try:
            entry = reader.entry(block)
        except Unreadable as reason:
            problems.append(Problem(reason.uid, block.at, reason.code, reason.detail))
            continue
        except Exception as reason:  # a file from outside must never break the import; the code tells of it
            problems.append(Problem(None, block.at, "unreadable", type(reason).__name__))
            continue
        versions = found.setdefault(entry.uid, {})
        key = entry.original.instant if entry.original else None
        known = versions.get(key)
        if known is not None:
            loser = entry if known.sequence > entry.sequence else known
            problems.append(Problem(entry.uid, loser.at, "same_uid", loser.title[:80]))
        if known is None or known.sequence <= entry.sequence:
            versions[key] = entry
    for versions in found.values():
        for entry in versions.values():
            problems += [Problem(entry.uid, entry.at, code, detail) for code, detail in entry.problems]
    return found


@dataclass
class _Window:
    """Collects `events` between two instants, within the limits; `outside` counts what it left."""

    after: datetime
    before: datetime
    most_occurrences: int
    most_in_all: int
    problems: list[Problem]

    def __post_init__(self):
        self.events, self.outside, self.looked = [], 0, 0

    @property
    def full(self):
        return len(self.events) >= self.most_in_all

    def take(self, versions):
        """All of one uid: {None: the series or single event, original instant: its changed date}."""
        master = versions.pop(None, None)
        if master is None or not (master.rule or master.added):
            touched = [self._keep(master, master.start, master.length, None)] if master else []
        else:
            touched = [self._series(master, versions)]
        rule = master.rule if master else None
        for original, entry in versions.items():
            touched.append(self._keep(entry, entry.start, entry.length, original, rule))
        self.outside += 0 if any(touched) else 1

    def _series(self, master, changed):
        if self.full:
            self._note(master, "too_many_occurrences")
            return True
        changed_days = {entry.original.wall.date() for entry in changed.values() if entry.original.all_day}
        kept = False
        for moment, length in self._dates(master):
            instant = moment.instant
            day = moment.wall.date() if moment.all_day else instant.astimezone(ZoneInfo(moment.shown)).date()
            if instant in master.left_out or day in master.days_left_out:
                continue
            if instant in changed or day in changed_days:
                continue
            kept = self._keep(master, moment, length, instant) or kept
        return kept

    def _dates(self, master: Entry):
        """Pairs (Moment, length) of the series, ascending, with the limits noted as problems."""
        start, dates = master.start, {}
        if master.rule and self.looked > MOST_DAYS_LOOKED_AT:
            self._note(master, "too_many_occurrences")
        elif master.rule:
            found = occurrences(
                start.wall,
                master.rule,
                start.zone,
                until=self.before,
                after=self.after - master.length,
                most=self.most_occurrences,
            )
            self.looked += found.looked
            walls = [moment.replace(tzinfo=None) for moment in found.starts]
            dates = {wall: (Moment(wall, start.zone, start.shown, start.all_day), None) for wall in walls}
            if found.cut:
                endless = "COUNT=" not in master.rule and "UNTIL=" not in master.rule
                self._note(master, "rule_never_ends_cut" if endless else "rule_cut", master.rule)
        else:
            dates = {start.wall: (start, None)}
        instants = {moment.instant: (moment, length) for moment, length in dates.values()}
        for moment, length in master.added:
            instants.setdefault(moment.instant, (moment, length))
        ordered = sorted(instants)
        if len(ordered) > self.most_occurrences:
            inside = [instant for instant in ordered if instant + master.length >= self.after]
            ordered = inside[: self.most_occurrences]
            if len(inside) > self.most_occurrences:
                self._note(master, "rule_cut", master.rule or "RDATE")
        for instant in ordered:
            moment, length = instants[instant]
            yield moment, master.length if length is None else length

    def _keep(self, entry, start, length, original, rule=None):
        """Whether the window took this event (or would, were there room)."""
        shown = ZoneInfo(start.shown)
        if start.all_day:
            end = (start.wall + length).replace(tzinfo=shown)
            begin = start.wall.replace(tzinfo=shown)
        else:
            begin, end = start.instant.astimezone(shown), (start.instant + length).astimezone(shown)
        if begin > self.before or (end <= self.after and (length > NO_TIME or begin < self.after)):
            return False
        if self.full:
            self._note(entry, "too_many_occurrences")
            return True
        self.events.append(
            Event(
                uid=entry.uid,
                recurrence_id=None if original is None else f"{original:%Y%m%dT%H%M%SZ}",
                title=entry.title,
                about=entry.about,
                place=entry.place,
                url=entry.url,
                start=begin,
                end=end,
                zone=start.shown,
                all_day=start.all_day,
                rule=entry.rule or rule,
                sequence=entry.sequence,
                cancelled=entry.cancelled,
                lat=entry.lat,
                lon=entry.lon,
                categories=entry.categories,
            )
        )
        return True

    def _note(self, entry, code, detail=""):
        problem = Problem(entry.uid, entry.at, code, detail)
        if not self.problems or self.problems[-1] != problem:
            self.problems.append(problem)

"""A calendar file taken apart into lines: which belong to which event, without building a tree."""

import io
import re
from dataclasses import dataclass, field

from icalendar.parser import Contentline

from guyub.engines.calendars.texts import unescape

WANTED = {
    "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY",
    "DESCRIPTION", "X-ALT-DESC", "LOCATION", "GEO", "URL", "STATUS", "SEQUENCE", "CATEGORIES",
}  # fmt: skip
WANTED_OF_ZONES = {"TZID", "X-LIC-LOCATION", "TZID-ALIAS-OF", "DTSTART", "TZOFFSETTO", "RRULE"}
DEEPEST = 20
MOST_ZONES = 1000
LONGEST_HEAD = 1000
LONGEST_TEXT = 20_000

_NAME = re.compile(r"[ \t]*([A-Za-z0-9-]+)[ \t]*[;:]")


@dataclass
class Block:
    """One VEVENT. `at`: number of its first line, from 1. `lines`: the unfolded lines that are read later."""

    at: int
    lines: list[str] = field(default_factory=list)


@dataclass
class Contents:
    """`events` in file order; `zones`: TZID to the (name, value) lines of its VTIMEZONE.

    `zone`: X-WR-TIMEZONE. `broken`: first lines of events without an end. `is_calendar`: a VCALENDAR was
    there. `too_many`: reading stopped, `events` is empty.
    """

    events: list[Block] = field(default_factory=list)
    zones: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    zone: str = ""
    broken: list[int] = field(default_factory=list)
    is_calendar: bool = False
    too_many: bool = False


def logical_lines(data):
    """Pairs (number from 1, text) of the unfolded lines. UTF-8, line by line Windows-1252 where it is not."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    pieces, begun = [], 1
    # Unfolded as bytes: some exporters fold in the middle of a character.
    for number, raw in enumerate(io.BytesIO(data), 1):
        line = raw.rstrip(b"\r\n")
        if line[:1] in (b" ", b"\t") and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield begun, _decoded(b"".join(pieces))
        pieces, begun = [line], number
    if pieces:
        yield begun, _decoded(b"".join(pieces))


def take_apart(data, *, most_events):
    """The `Contents` of a file. Never raises; stops at the event after `most_events`."""
    found, stack, event, zone_lines, previous = Contents(), [], None, [], None
    for number, text in logical_lines(data):
        match = _NAME.match(text)
        name = match[1].upper() if match else ""
        if name == "BEGIN":
            kind = text[match.end() :].strip().upper()
            found.is_calendar = found.is_calendar or kind == "VCALENDAR"
            if kind == "VEVENT":
                if event is not None:
                    found.broken.append(event.at)
                    stack = stack[:1]
                if len(found.events) == most_events:
                    found.events, found.too_many = [], True
                    return found
                event = Block(number)
            elif kind == "VTIMEZONE":
                zone_lines = []
            elif stack and stack[-1] == "VTIMEZONE":
                zone_lines.append((name, kind))
            stack.append(kind)
            previous = None
            if len(stack) > DEEPEST:
                break
        elif name == "END":
            kind = text[match.end() :].strip().upper()
            if kind in stack:
                del stack[len(stack) - 1 - stack[::-1].index(kind) :]
            if kind == "VEVENT" and event is not None:
                found.events.append(event)
                event = None
            elif kind == "VTIMEZONE":
                _keep_zone(found.zones, zone_lines)
                zone_lines = []
            previous = None
        elif "VTIMEZONE" in stack:
            _note_zone(zone_lines, name, text, match)
        elif not stack or stack[-1] != "VEVENT":
            if name == "X-WR-TIMEZONE" and len(stack) == 1:
                found.zone = text[match.end() :].strip()
        elif match:
            previous = event.lines if name in WANTED else None
            if previous is not None:
                previous.append(text)
        elif previous and text.strip() and len(previous[-1]) < LONGEST_TEXT:
            previous[-1] += "\n" + text  # a line break that the exporter did not escape
    if event is not None:
        found.broken.append(event.at)
    return found


def split_line(text):
    """(name in capitals, parameters, raw value) of one unfolded line. ValueError if it is none."""
    # The parser looks at every character; only the head needs that, and values can be megabytes long.
    first = text.split("\n", 1)[0][:LONGEST_HEAD]
    name, parameters, value = Contentline(first).raw_parts()
    return name.upper(), parameters, text[len(first) - len(value) :]


def _keep_zone(zones, lines):
    name = next((value for key, value in lines if key == "TZID"), None)
    if name is not None and len(zones) < MOST_ZONES:
        zones.setdefault(unescape(name).strip('"'), lines)


def _note_zone(lines, name, text, match):
    if name in WANTED_OF_ZONES and len(lines) < 1000:
        # Only a date has parameters before its value; names may hold a colon, as "(UTC+07:00) Jakarta".
        value = text.rpartition(":")[2] if name == "DTSTART" else text[match.end() :]
        lines.append((name, value.strip()))


def _decoded(line):
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")

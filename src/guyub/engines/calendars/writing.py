"""Write a calendar feed (RFC 5545) that other calendars subscribe to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from guyub.engines.calendars.texts import escape, one_line, plain

STATES = ("CONFIRMED", "CANCELLED", "TENTATIVE")
REFRESH = "PT1H"
WIDEST = 75  # octets of a line without its line break


@dataclass(frozen=True)
class FeedEvent:
    """One event of a feed. `uid` stays the same for ever; `sequence` rises with each change.

    `start`, `end` and `changed` (when the event was last changed) are aware; `lat`, `lon` are degrees;
    `status` is one of `STATES`.
    """

    uid: str
    title: str
    start: datetime
    end: datetime
    changed: datetime
    about: str = ""
    place: str = ""
    url: str = ""
    lat: float | None = None
    lon: float | None = None
    status: str = "CONFIRMED"
    sequence: int = 0
    categories: tuple[str, ...] = ()


def write_feed(
    name: str, events: Iterable[FeedEvent], *, product: str = "-//Guyub//ID", method: str = "PUBLISH"
) -> bytes:
    """The feed as bytes: UTF-8, CRLF, lines of at most 75 octets, times in UTC.

    The same events give the same bytes (DTSTAMP is `changed`), so a digest of them serves as ETag.
    ValueError for a naive time, an end before the start, an unknown status or a method that is no word.
    """
    if not re.fullmatch(r"[A-Z-]+", method):
        raise ValueError("bad_method")
    title = escape(one_line(name))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{escape(one_line(product))}",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
        f"NAME:{title}",
        f"X-WR-CALNAME:{title}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event):
    if event.status not in STATES:
        raise ValueError("bad_status")
    start, end, changed = _stamp(event.start), _stamp(event.end), _stamp(event.changed)
    if event.end < event.start:
        raise ValueError("end_before_start")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escape(one_line(event.uid))}",
        f"DTSTAMP:{changed}",
        f"DTSTART:{start}",
        f"DTEND:{end}",
        f"SUMMARY:{escape(one_line(event.title))}",
        f"STATUS:{event.status}",
        f"SEQUENCE:{int(event.sequence)}",
        f"LAST-MODIFIED:{changed}",
    ]
    if event.about:
        lines.append(f"DESCRIPTION:{escape(plain(event.about))}")
    if event.place:
        lines.append(f"LOCATION:{escape(one_line(event.place))}")
    if event.lat is not None and event.lon is not None:
        lines.append(f"GEO:{event.lat:.6f};{event.lon:.6f}")
    if event.url:
        lines.append("URL:" + re.sub(r"\s", "", plain(event.url)))
    if event.categories:
        lines.append("CATEGORIES:" + ",".join(escape(one_line(category)) for category in event.categories))
    lines.append("END:VEVENT")
    return lines


def _stamp(moment):
    if moment.tzinfo is None:
        raise ValueError("naive_time")
    utc = moment.astimezone(UTC)
    return f"{utc.year:04}{utc:%m%dT%H%M%SZ}"


def _folded(line):
    octets = line.encode("utf-8", "replace")
    if len(octets) <= WIDEST:
        return octets + b"\r\n"
    pieces, begin, room = [], 0, WIDEST
    while begin < len(octets):
        end = begin + room
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # never inside a character
            end -= 1
        pieces.append(octets[begin:end])
        begin, room = end, WIDEST - 1
    return b"\r\n ".join(pieces) + b"\r\n"

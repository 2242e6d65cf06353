"""What a calendar file gives: events, and the problems met."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Event:
    """One meeting in time. `start` and `end` are aware, in `zone` (IANA); the end is not part of it.

    `recurrence_id`: the original start of a date of a series, in UTC as 20261128T000000Z; None for a single
    event. `rule`: the normalised rule of its series. `all_day`: from midnight to midnight in `zone`.
    `end == start` if the file gives no end. `lat`, `lon`: degrees. `about`: plain text, no tags. `url`: with
    http(s), or empty. `uid`: 1 to 255 characters. `sequence`: rises when the organiser changes the event.
    """

    uid: str
    recurrence_id: str | None
    title: str
    about: str
    place: str
    url: str
    start: datetime
    end: datetime
    zone: str
    all_day: bool
    rule: str | None
    sequence: int
    cancelled: bool
    lat: float | None
    lon: float | None
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """`line_or_index`: first line of the event in the file, from 1; or a number that `code` explains; or 0.

    Nothing was read: "too_large" (bytes), "not_calendar", "too_many_events" (how many, at least).
    The event is left out: "no_start", "bad_start", "end_before_start", "bad_end", "bad_recurrence_id",
    "bad_rule", "too_frequent", "cut_short" (no END), "same_uid" (another version was taken), "unreadable".
    The event is there, but: "unknown_zone" (detail: its name; the reader's zone was taken), "no_end",
    "no_uid", "bad_exdate", "bad_rdate", "part_ignored" (detail: EXRULE, RANGE or a second RRULE).
    Not all dates of a series are there: "rule_never_ends_cut", "rule_cut" (goes on after `before`, or too
    many), "too_many_occurrences" (limit of the whole reading).
    "outside_window": so many events (a series is one) have no date in the window.
    """

    uid: str | None
    line_or_index: int
    code: str
    detail: str = ""


@dataclass(frozen=True)
class Reading:
    """`events` ascending by start."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]

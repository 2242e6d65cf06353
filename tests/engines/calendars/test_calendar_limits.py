"""Files that are wrong, hostile or too large: named, never raised, never slow."""

import sys
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guyub.engines.calendars import repeating
from guyub.engines.calendars.reading import MOST_DAYS_LOOKED_AT, read_events

WINDOW = {"after": datetime(2026, 11, 24, tzinfo=UTC), "before": datetime(2027, 3, 1, tzinfo=UTC)}


def read(data, **limits):
    return read_events(data, zone="Asia/Jakarta", **(WINDOW | limits))


def calendar(*events):
    inside = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    return "\r\n".join(["BEGIN:VCALENDAR", *inside, "END:VCALENDAR", ""]).encode()


def codes(reading):
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), "no_start"),
        (("DTSTART:besok pagi",), "bad_start"),
        (("DTSTART:20261340T000000Z",), "bad_start"),
        (("DTSTART:00010101T000000",), "bad_start"),
        (("DTSTART:20261201T020000Z", "DTEND:20261201T010000Z"), "end_before_start"),
        (("DTSTART:20261201T020000Z", "DURATION:-PT1H"), "end_before_start"),
        (("DTSTART:20261201T020000Z", "DURATION:P99999999999D"), "bad_end"),
        (("DTSTART:20261201T020000Z", "DTEND:21991201T020000Z"), "bad_end"),
        (("DTSTART:20261201T020000Z", "RRULE:FREQ=SECONDLY"), "too_frequent"),
        (("DTSTART:20261201T020000Z", "RRULE:FREQ=DAILY;BYHOUR=1,2,3"), "too_frequent"),
        (("DTSTART:20261201T020000Z", "RRULE:FREQ=SOMETIMES"), "bad_rule"),
        (("DTSTART:20261201T020000Z", "RRULE:"), "bad_rule"),
        (("DTSTART:20261201T020000Z", "RECURRENCE-ID:x"), "bad_recurrence_id"),
    ],
)
def test_what_is_wrong_with_an_event_is_named_and_the_next_one_is_read(lines, code):
    good = ("UID:b", "DTSTART:20261201T000000Z", "DTEND:20261201T010000Z")
    reading = read(calendar(("UID:a", *lines), good))
    assert [(problem.uid, problem.line_or_index, problem.code) for problem in reading.problems] == [
        ("a", 2, code)
    ]
    assert [event.uid for event in reading.events] == ["b"]


def test_a_file_that_is_no_calendar_is_named():
    for data in (
        b"",
        b"\x00\xff\xfe",
        b"<!doctype html><title>Masuk</title>",
        b"\xff\xfeB",
        bytes(range(256)) * 99,
    ):
        assert (read(data).events, codes(read(data))) == ((), ["not_calendar"])


def test_a_file_that_breaks_off_keeps_what_is_whole():
    whole = calendar(("UID:a", "DTSTART:20261201T000000Z", "DURATION:PT1H"))
    cut = whole.replace(b"END:VCALENDAR\r\n", b"BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20261202T0000")
    reading = read(cut)
    assert ([event.uid for event in reading.events], codes(reading)) == (["a"], ["cut_short"])


def test_of_two_events_with_one_uid_the_later_version_is_taken():
    old = ("UID:a", "SEQUENCE:1", "SUMMARY:Lama", "DTSTART:20261201T000000Z", "DURATION:PT1H")
    new = ("UID:a", "SEQUENCE:2", "SUMMARY:Baru", "DTSTART:20261202T000000Z", "DURATION:PT1H")
    reading = read(calendar(new, old))
    assert ([event.title for event in reading.events], codes(reading)) == (["Baru"], ["same_uid"])


def test_a_hundred_thousand_events_are_refused_at_once_and_cost_no_memory():
    lines = ("UID:a", "DTSTART:20261201T000000Z", "SUMMARY:x")
    data = calendar(*[lines] * 100_000)
    tracemalloc.start()
    reading = read(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (reading.events, codes(reading)) == ((), ["too_many_events"])
    assert reading.problems[0].line_or_index == 100_000
    assert peak < 1_000_000


def test_events_hidden_by_folding_are_counted_too():
    data = calendar(*[("UID:a", "DTSTART:20261201T000000Z")] * 30).replace(
        b"BEGIN:VEVENT", b"BEG\r\n IN:VEVENT"
    )
    assert codes(read(data, most_events=20)) == ["too_many_events"]


def test_a_file_over_the_limit_is_not_opened():
    assert codes(read(b" " * (10 * 1024 * 1024 + 1))) == ["too_large"]


ONE_THING = pytest.mark.parametrize(
    "piece",
    [
        b"\r\n",
        b"BEGIN:X\r\n",
        b"END:X\r\n",
        b"x",
        b" \r\n",
        b"x\n",
        b"<a <!-- ",
        b"BEGIN:VTIMEZONE\nEND:VTIMEZONE\n",
    ],
)


def full_of(piece, size):
    head = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261201T000000Z\nDURATION:PT1H\nDESCRIPTION:"
    return head + piece * (size // len(piece)) + b"\nEND:VEVENT\nEND:VCALENDAR\n"


@ONE_THING
def test_ten_megabytes_of_one_thing_are_read_and_answered(piece):
    reading = read(full_of(piece, 10_000_000))
    assert len(reading.events) + len(reading.problems) >= 1


@ONE_THING
def test_one_thing_over_and_over_costs_so_many_calls_a_line(piece):
    calls = []

    def counted(_frame, event, _what):
        calls[-1] += event in ("call", "c_call")

    for size in (200_000, 400_000):
        data = full_of(piece, size)
        calls.append(0)
        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            read(data)
        finally:
            sys.setprofile(before)
        assert calls[-1] <= 15 * data.count(b"\n") + 1000
    assert calls[1] <= 2.1 * calls[0] + 1000


def test_rules_that_never_match_and_old_rules_cost_little(monkeypatch):
    looked, matches = [0], repeating._matches

    def counted(*day):
        looked[0] += 1
        return matches(*day)

    monkeypatch.setattr(repeating, "_matches", counted)
    event = ("DTSTART:19000101T000000", "DURATION:PT1H")
    rules = (
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;COUNT=99999",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=5SA",
    )
    data = calendar(*[(f"UID:{n}", *event, f"RRULE:{rules[n % 3]}") for n in range(300)])
    reading = read(data)
    assert looked[0] <= MOST_DAYS_LOOKED_AT + repeating.MOST_DAYS_LOOKED_AT
    assert "too_many_occurrences" in codes(reading)


def test_one_series_gives_no_more_dates_than_allowed_and_says_so():
    endless = ("UID:a", "DTSTART:20261201T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    reading = read(calendar(endless), most_occurrences=10)
    assert (len(reading.events), codes(reading)) == (10, ["rule_never_ends_cut"])
    long = ("UID:a", "DTSTART:20261201T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=50")
    assert codes(read(calendar(long), most_occurrences=10)) == ["rule_cut"]
    assert codes(read(calendar(long))) == []


def test_all_series_together_give_no_more_than_the_reading_allows():
    series = [
        (f"UID:{n}", "DTSTART:20261201T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=9")
        for n in range(9)
    ]
    reading = read(calendar(*series), most_in_all=20)
    assert (len(reading.events), codes(reading)) == (20, ["too_many_occurrences"] * 7)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2000))
def test_arbitrary_bytes_never_raise(data):
    read(data)
    read(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data + b"\nEND:VEVENT\nEND:VCALENDAR")


NAMES = """
UID DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID GEO SEQUENCE CATEGORIES DESCRIPTION URL
"""
SEEDS = """
20261201 20261201T070000 20261201T000000Z 22001231T235959Z 19000101T000000 PT1H -P1W P1D/ 20261201/P9D 1;2
FREQ=DAILY FREQ=YEARLY;BYDAY=53MO FREQ=MONTHLY;UNTIL=99991231T235959Z FREQ=WEEKLY;COUNT=99999 nan;inf
"""
VALUES = st.one_of(st.text(max_size=40), st.sampled_from(SEEDS.split()))
PARAMETERS = st.sampled_from(
    ["", ";VALUE=DATE", ";TZID=Asia/Jakarta", ";TZID=", ';TZID="a,b:c"', ";RANGE=THISANDFUTURE"]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NAMES.split()), PARAMETERS, VALUES), max_size=12))
def test_arbitrary_values_in_known_lines_are_never_unreadable(lines):
    text = [f"{name}{parameters}:{value}" for name, parameters, value in lines]
    reading = read(calendar(("DTSTART:20261201T000000Z", *text)[:: 1 if len(text) % 2 else -1]))
    assert "unreadable" not in codes(reading)

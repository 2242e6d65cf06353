"""A feed as other calendars read it, and read again here."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guyub.engines.calendars.reading import read_events
from guyub.engines.calendars.texts import one_line
from guyub.engines.calendars.writing import FeedEvent, write_feed

JAKARTA = ZoneInfo("Asia/Jakarta")
CHANGED = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
START = datetime(2026, 12, 5, 7, 0, tzinfo=JAKARTA)
EVENT = FeedEvent(
    uid="giliran-1@guyub.example.org",
    title="Kerja bakti: kali, taman; lapangan \\ posko",
    start=START,
    end=START + timedelta(hours=3),
    changed=CHANGED,
    about="Bawa:\r\n- sarung tangan\n- sepatu, topi",
    place="Posko RW 05, Depok",
    url="https://guyub.example.org/kegiatan/1",
    lat=-6.4025,
    lon=106.7942,
    status="TENTATIVE",
    sequence=3,
    categories=("Lingkungan", "Anak, remaja"),
)


def changed(**facts):
    return FeedEvent(**({name: getattr(EVENT, name) for name in EVENT.__dataclass_fields__} | facts))


def lines(*events):
    return write_feed("Relawan", events).decode().replace("\r\n ", "").split("\r\n")


def test_a_feed_says_what_an_event_is():
    found = lines(EVENT)
    assert found[:9] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Guyub//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Relawan",
        "X-WR-CALNAME:Relawan",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    assert set(found[9:]) == {
        "BEGIN:VEVENT",
        "UID:giliran-1@guyub.example.org",
        "DTSTAMP:20261124T063000Z",
        "DTSTART:20261205T000000Z",
        "DTEND:20261205T030000Z",
        "SUMMARY:Kerja bakti: kali\\, taman\\; lapangan \\\\ posko",
        "STATUS:TENTATIVE",
        "SEQUENCE:3",
        "LAST-MODIFIED:20261124T063000Z",
        "DESCRIPTION:Bawa:\\n- sarung tangan\\n- sepatu\\, topi",
        "LOCATION:Posko RW 05\\, Depok",
        "GEO:-6.402500;106.794200",
        "URL:https://guyub.example.org/kegiatan/1",
        "CATEGORIES:Lingkungan,Anak\\, remaja",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    }


def test_another_programme_reads_the_same():
    event = icalendar.Calendar.from_ical(write_feed("Relawan", [EVENT])).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == EVENT.title
    assert str(event["DESCRIPTION"]) == "Bawa:\n- sarung tangan\n- sepatu, topi"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (EVENT.start, EVENT.end)
    assert list(event["CATEGORIES"].cats) == ["Lingkungan", "Anak, remaja"]


def test_lines_are_folded_at_75_octets_and_never_inside_a_character():
    feed = write_feed("Relawan", [changed(title="é📚" * 200, about="kata " * 500)])
    assert feed.count(b"\n") == feed.count(b"\r\n")
    for line in feed.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_text_cannot_add_lines_of_its_own():
    nasty = "a\r\nATTENDEE:mailto:x\nEND:VEVENT\x00\u2028BEGIN:VEVENT"
    feed = lines(changed(uid=nasty, title=nasty, about=nasty, place=nasty, url=nasty, categories=(nasty,)))
    assert not [line for line in feed if line.startswith("ATTENDEE")]
    assert feed.count("BEGIN:VEVENT") == feed.count("END:VEVENT") == 1


def test_the_same_events_give_the_same_bytes():
    assert write_feed("Relawan", [EVENT]) == write_feed("Relawan", iter((EVENT,)))


@pytest.mark.parametrize(
    "facts",
    [
        {"start": datetime(2026, 12, 5)},
        {"changed": datetime(2026, 12, 5)},
        {"end": START - timedelta(minutes=1)},
        {"status": "MAYBE"},
    ],
)
def test_an_event_that_makes_no_sense_is_refused(facts):
    with pytest.raises(ValueError):
        write_feed("Relawan", [changed(**facts)])


@settings(max_examples=300, deadline=None)
@given(
    uid=st.text(min_size=1, max_size=40).filter(one_line),
    title=st.text(max_size=200),
    minutes=st.integers(0, 400_000),
    lasts=st.integers(0, 5000),
)
def test_what_is_written_is_read_again(uid, title, minutes, lasts):
    start = datetime(2026, 6, 1, tzinfo=JAKARTA) + timedelta(minutes=minutes)
    event = changed(uid=uid, title=title, start=start, end=start + timedelta(minutes=lasts))
    reading = read_events(
        write_feed("Relawan", [event]),
        zone="Asia/Jakarta",
        after=datetime(2026, 1, 1, tzinfo=UTC),
        before=datetime(2028, 1, 1, tzinfo=UTC),
    )
    (found,) = reading.events
    assert (found.uid, found.title) == (one_line(uid), one_line(title))
    assert (found.start, found.end) == (event.start, event.end)
    assert (found.about, found.categories, found.sequence) == (
        "Bawa:\n- sarung tangan\n- sepatu, topi",
        EVENT.categories,
        3,
    )

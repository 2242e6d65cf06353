"""Files as Google, Outlook, Nextcloud and Mobilizon export them, and what one event may hold."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guyub.engines.calendars.reading import read_events

FILES = Path(__file__).parent
WINDOW = {"after": datetime(2026, 11, 24, tzinfo=UTC), "before": datetime(2027, 3, 1, tzinfo=UTC)}


def read(data, zone="Asia/Jakarta", **limits):
    data = data if isinstance(data, bytes) else data.encode()
    return read_events(data, zone=zone, **(WINDOW | limits))


def from_file(name, **limits):
    return read((FILES / name).read_bytes(), **limits)


def calendar(*lines, around=()):
    """A calendar with one event "a" of the given lines; `around` stands before it."""
    inside = ["BEGIN:VEVENT", "UID:a", "SUMMARY:Uji", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *around, *inside, "END:VCALENDAR", ""])


def codes(reading):
    return [problem.code for problem in reading.problems]


def starts(reading, uid="a"):
    return [event.start.isoformat() for event in reading.events if event.uid == uid]


def test_a_google_event_keeps_its_words_and_shows_the_zone_of_its_calendar():
    event = next(
        event for event in from_file("google.ics", zone="Asia/Makassar").events if "3k2m" in event.uid
    )
    assert event.title == "Kerja bakti: kali, taman; lapangan"
    assert event.place == "Posko RW 05, Jl. Melati No. 3, Depok"
    assert event.start.isoformat() == "2026-12-05T07:00:00+07:00"
    assert event.end - event.start == timedelta(hours=3)
    assert (event.zone, event.sequence, event.recurrence_id, event.rule) == ("Asia/Jakarta", 2, None, None)


def test_html_in_a_google_description_becomes_text():
    event = next(event for event in from_file("google.ics").events if "3k2m" in event.uid)
    assert event.about == (
        "Kita bersihkan bantaran Kali Ciliwung.\n\n- Bawa sarung tangan\n- Pakai sepatu bot\n"
        "Peta: lihat di sini (https://peta.example.org/?a=1&b=2) ya."
    )


def test_a_google_series_becomes_dates_without_the_excluded_and_with_the_moved_one():
    events = [event for event in from_file("google.ics").events if event.uid == "piket-posko@google.com"]
    assert [(event.start.isoformat()[:16], event.recurrence_id, event.cancelled) for event in events] == [
        ("2026-12-05T07:00", "20261205T000000Z", False),
        ("2026-12-12T13:00", "20261212T000000Z", False),
        ("2026-12-19T07:00", "20261219T000000Z", True),
    ]
    assert {event.rule for event in events} == {"FREQ=WEEKLY;BYDAY=SA;WKST=SU;UNTIL=20261219T165959Z"}
    assert from_file("google.ics").problems == ()


def test_a_whole_day_lasts_from_midnight_to_midnight():
    event = next(event for event in from_file("google.ics").events if event.uid == "libur@google.com")
    assert event.all_day
    assert (event.start.isoformat(), event.end.isoformat()) == (
        "2026-12-25T00:00:00+07:00",
        "2026-12-27T00:00:00+07:00",
    )


def test_outlook_zone_names_are_understood():
    reading = from_file("outlook.ics")
    found = {event.title: (event.start.isoformat(), event.zone) for event in reversed(reading.events)}
    assert found["Posyandu bulanan"] == ("2026-12-01T08:00:00+07:00", "Asia/Jakarta")
    assert found["Rapat cabang Makassar"] == ("2026-12-02T09:00:00+08:00", "Asia/Makassar")
    assert found["Pelatihan di Papua"] == ("2026-12-04T10:00:00+09:00", "Asia/Jayapura")
    assert "unknown_zone" not in codes(reading)


def test_an_outlook_zone_of_its_own_with_summer_time_is_found_by_its_offsets():
    (event,) = [event for event in from_file("outlook.ics").events if event.uid == "rapat-mitra"]
    assert event.start.astimezone(UTC).isoformat() == "2026-12-03T09:00:00+00:00"
    assert event.zone.startswith("Europe/")
    summer = (FILES / "outlook.ics").read_bytes().replace(b"20261203T1", b"20260703T1")
    july = {"after": datetime(2026, 7, 1, tzinfo=UTC), "before": datetime(2026, 8, 1, tzinfo=UTC)}
    (event,) = read(summer, **july).events
    assert event.start.astimezone(UTC).isoformat() == "2026-07-03T08:00:00+00:00"


def test_outlook_folds_words_and_monthly_rules_are_read():
    reading = from_file("outlook.ics")
    events = [event for event in reading.events if event.title == "Posyandu bulanan"]
    assert [event.start.day for event in events] == [1, 5, 2]
    assert events[0].uid.endswith("0000000A1B2C3D4E5F60718293A4B5C6D7E8F90")
    assert events[0].about == (
        "Penimbangan balita.\nBergabung https://rapat.example.org/posyandu\n\nTerima kasih"
    )
    assert events[0].categories == ("Posyandu", '"Kategori biru"')
    assert codes(reading) == []


def test_the_html_description_of_outlook_is_used_when_it_is_the_only_one():
    (event,) = [event for event in from_file("outlook.ics").events if event.uid == "rapat-makassar"]
    assert event.about == "Agenda:\nlaporan & rencana"


def test_a_nextcloud_series_without_an_end_is_cut_at_the_window_and_says_so():
    reading = from_file("nextcloud.ics", before=datetime(2026, 12, 15, tzinfo=UTC))
    events = [event for event in reading.events if event.uid.startswith("6f0d")]
    assert [event.recurrence_id for event in events] == [
        "20261126T080000Z",
        "20261130T080000Z",
        "20261214T080000Z",
    ]
    assert (events[0].title, events[0].zone, events[0].sequence) == ("Les baca tulis 📚", "Asia/Makassar", 4)
    assert events[0].about == "Untuk anak kelas 1–3. Bawa buku & pensil; 5 < 6 itu benar."
    assert events[0].categories == ("Mengajar", "Anak, remaja")
    assert events[0].url == "https://sanggar.example.org/les"
    assert codes(reading) == ["rule_never_ends_cut"]


def test_a_floating_time_takes_the_zone_of_the_reader_and_a_duration_gives_the_end():
    (event,) = [event for event in from_file("nextcloud.ics", zone="Asia/Jayapura").events if event.lat]
    assert (event.start.isoformat(), event.zone) == ("2026-11-30T09:00:00+09:00", "Asia/Jayapura")
    assert event.end - event.start == timedelta(minutes=90)
    assert (event.lat, event.lon) == (-8.65, 115.2167)


def test_a_mobilizon_event_is_read_with_its_unfolded_description():
    event, online = from_file("mobilizon.ics").events
    assert event.about == "Menanam seribu mangrove bersama warga Muara.\nBekal makan siang disediakan"
    assert (event.lat, event.lon, event.categories) == (-6.1075, 106.7403, ("Lingkungan", "Mangrove"))
    assert (online.start.isoformat(), online.zone) == ("2026-12-15T19:00:00+07:00", "Asia/Jakarta")
    assert codes(from_file("mobilizon.ics")) == ["no_end"]
    assert online.end == online.start


@pytest.mark.parametrize("name", ["google.ics", "outlook.ics", "nextcloud.ics", "mobilizon.ics"])
def test_line_ends_and_a_byte_order_mark_change_nothing(name):
    plain = (FILES / name).read_bytes().replace(b"\r\n", b"\n")
    expected = read(plain)
    assert read(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")) == expected
    assert read(plain.replace(b"\n", b"\r")) == expected
    assert read(plain.decode().encode("utf-16")) == expected


def test_a_character_folded_in_the_middle_is_put_together_again():
    data = calendar("DTSTART:20261201T000000Z", "LOCATION:XX").encode().replace(b"XX", "é".encode())
    assert read(data.replace(b"\xc3\xa9", b"\xc3\r\n \xa9")).events[0].place == "é"


def test_latin_bytes_are_read():
    data = calendar("DTSTART:20261201T000000Z", "LOCATION:Café").encode("latin-1")
    assert read(data).events[0].place == "Café"


def test_control_characters_and_dangerous_addresses_are_removed():
    lines = ("DTSTART:20261201T000000Z", "LOCATION:Po\x00s\x07ko\x1b", "URL:javascript:alert(1)")
    event = read(calendar(*lines, "DESCRIPTION:<<b>script>alert(1)</script>&lt;img src=x&gt;ya")).events[0]
    assert (event.place, event.url) == ("Posko", "")
    assert "<script" not in event.about
    assert "<img" not in event.about


def test_words_after_a_tag_that_was_never_closed_are_kept():
    about = "DESCRIPTION:Jangan tulis <script> di sini\\, tulis <https://contoh.example.org/a> saja."
    event = read(calendar("DTSTART:20261201T000000Z", about)).events[0]
    assert event.about == "Jangan tulis di sini, tulis https://contoh.example.org/a saja."


def test_an_unknown_zone_is_read_in_the_readers_zone_and_named():
    reading = read(calendar("DTSTART;TZID=Negeri Dongeng:20261201T070000", "DURATION:PT1H"))
    assert starts(reading) == ["2026-12-01T07:00:00+07:00"]
    assert [(problem.code, problem.detail) for problem in reading.problems] == [
        ("unknown_zone", "Negeri Dongeng")
    ]


@pytest.mark.parametrize(
    "name",
    ["/citadel.org/20260101_1/Asia/Makassar", "asia/makassar", "WITA", "Singapore Standard Time", "UTC+8"],
)
def test_zone_names_with_a_prefix_or_in_small_letters_are_known(name):
    reading = read(calendar(f"DTSTART;TZID={name}:20261201T070000", "DURATION:PT1H"))
    assert (reading.events[0].zone, codes(reading)) == ("Asia/Makassar", [])


def test_a_zone_name_with_a_colon_is_read_though_nobody_quoted_it():
    reading = read(
        calendar("DTSTART;TZID=(UTC+07:00) Bangkok, Hanoi, Jakarta:20261201T070000", "DURATION:PT1H")
    )
    assert (starts(reading), codes(reading)) == (["2026-12-01T07:00:00+07:00"], [])


def test_a_rule_in_utc_repeats_on_the_days_of_utc():
    reading = read(
        calendar("DTSTART:20261127T230000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2")
    )
    assert starts(reading) == ["2026-11-28T06:00:00+07:00", "2026-12-05T06:00:00+07:00"]


def test_a_repeating_day_leaves_out_its_excluded_days():
    reading = read(
        calendar(
            "DTSTART;VALUE=DATE:20261201",
            "RRULE:FREQ=DAILY;UNTIL=20261204",
            "EXDATE;VALUE=DATE:20261202",
            "EXDATE:20261203T000000",
        )
    )
    assert starts(reading) == ["2026-12-01T00:00:00+07:00", "2026-12-04T00:00:00+07:00"]


def test_added_dates_without_a_rule_stand_beside_the_first():
    reading = read(
        calendar(
            "DTSTART:20261201T000000Z",
            "DURATION:PT1H",
            "RDATE:20261203T000000Z,20261202T000000Z",
            "RDATE;VALUE=PERIOD:20261204T000000Z/PT3H",
        )
    )
    assert [event.start.day for event in reading.events] == [1, 2, 3, 4]
    assert reading.events[-1].end - reading.events[-1].start == timedelta(hours=3)


def test_a_changed_date_without_its_series_is_read_alone():
    reading = read(
        calendar("DTSTART:20261202T000000Z", "DTEND:20261202T010000Z", "RECURRENCE-ID:20261201T000000Z")
    )
    assert [event.recurrence_id for event in reading.events] == ["20261201T000000Z"]


def test_a_cancelled_event_stays_and_says_so():
    reading = read(calendar("DTSTART:20261201T000000Z", "DTEND:20261201T010000Z", "STATUS:CANCELLED"))
    assert reading.events[0].cancelled


def test_an_event_that_began_before_the_window_and_still_runs_is_read():
    reading = read(calendar("DTSTART:20261123T200000Z", "DTEND:20261124T040000Z"))
    assert len(reading.events) == 1


def test_events_outside_the_window_are_counted():
    reading = read(calendar("DTSTART:20250101T000000Z", "DTEND:20250101T010000Z"))
    assert reading.events == ()
    assert [(problem.code, problem.line_or_index) for problem in reading.problems] == [("outside_window", 1)]


def test_an_event_without_uid_gets_the_same_one_each_time():
    data = calendar("DTSTART:20261201T000000Z", "DURATION:PT1H").replace("UID:a\r\n", "")
    first, second = read(data), read(data + "\r\n")
    assert first.events[0].uid == second.events[0].uid != ""
    assert codes(first) == ["no_uid"]

"""A calendar file: looked at first, then taken in; again changes nothing."""

import html
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.foundation.groups.models import Office
from guyub.workshop.activities import commands, policy
from guyub.workshop.activities.models import Activity, Import, Shift
from guyub.workshop.activities.queries import calendar_reading, problem_words

pytestmark = pytest.mark.django_db


def event(uid, title, day, *more, hours=("0700", "1000")):
    start, end = (f"{day:%Y%m%d}T{hour}00" for hour in hours)
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART;TZID=Asia/Jayapura:{start}",
                        f"DTEND;TZID=Asia/Jayapura:{end}", f"SUMMARY:{title}", *more, "END:VEVENT"])


def calendar(*events):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//uji//ID", *events, "END:VCALENDAR", ""]).encode()


@pytest.fixture
def soon():
    return timezone.localdate() + timedelta(days=10)


@pytest.fixture
def given(cast, soon):
    """given(*events, by=…): a calendar file of the Klaten chapter as it was read."""

    def make(*events, by="yohanes"):
        events = events or (event("a@uji", "Senam lansia", soon), event("b@uji", "Rapat", soon, "RRULE:FREQ=WEEKLY;COUNT=3"))
        return commands.read_calendar(
            cast.actor(by), cast.klaten, name="kalender.ics", found=calendar_reading(calendar(*events), "Asia/Jakarta"))

    return make


def test_reading_makes_nothing_yet(cast, given):
    before = Activity.objects.count()
    row = given()
    assert [(one["title"], len(one["times"])) for one in row.found["events"]] == [("Senam lansia", 1), ("Rapat", 3)]
    assert Activity.objects.count() == before


def test_taking_in_makes_drafts_with_their_own_zone(cast, given):
    assert commands.apply_calendar(cast.actor("yohanes"), given()) == (2, 0)
    meeting = Activity.objects.get(group=cast.klaten, uid="b@uji")
    assert meeting.published_at is None and meeting.timezone == "Asia/Jayapura"
    assert Shift.objects.filter(activity=meeting).count() == 3


def test_the_same_file_again_doubles_nothing(cast, given):
    commands.apply_calendar(cast.actor("yohanes"), given())
    activities, shifts = Activity.objects.count(), Shift.objects.count()
    made, _renewed = commands.apply_calendar(cast.actor("yohanes"), given())
    assert made == 0 and (Activity.objects.count(), Shift.objects.count()) == (activities, shifts)


def test_only_what_is_chosen_is_taken_in(cast, given):
    assert commands.apply_calendar(cast.actor("yohanes"), given(), uids={"a@uji"}) == (1, 0)
    assert not Activity.objects.filter(uid="b@uji").exists()


def test_a_file_is_taken_in_once_and_never_for_nothing(cast, given):
    row = given()
    with pytest.raises(Rejected):
        commands.apply_calendar(cast.actor("yohanes"), row, uids=set())
    commands.apply_calendar(cast.actor("yohanes"), row)
    with pytest.raises(Rejected, match="sudah diambil"):
        commands.apply_calendar(cast.actor("yohanes"), row)


@pytest.mark.parametrize("content", [b"", b"bukan kalender", b"\x00\xff" * 40, calendar()])
def test_a_file_without_events_is_rejected(cast, content):
    with pytest.raises(Rejected) as error:
        commands.read_calendar(cast.actor("yohanes"), cast.klaten, name="x.ics",
                               found=calendar_reading(content, "Asia/Jakarta"))
    assert error.value.field == "file" and not Import.objects.exists()


def test_what_moved_there_moves_here_unless_somebody_signed_up(cast, given, soon):
    secretary = cast.actor("yohanes")
    commands.apply_calendar(secretary, given(event("a@uji", "Senam", soon), event("b@uji", "Rapat", soon)))
    gym, meeting = (Activity.objects.get(uid=uid) for uid in ("a@uji", "b@uji"))
    commands.publish_activity(secretary, meeting)
    first = Shift.objects.get(activity=meeting)
    commands.sign_up(cast.actor("dwi"), first)
    moved = soon + timedelta(days=1)
    newer = given(event("a@uji", "Senam", moved), event("b@uji", "Rapat besar", moved, "SEQUENCE:5"))
    assert commands.apply_calendar(secretary, newer) == (0, 2)
    assert [shift.starts_at.date() for shift in Shift.objects.filter(activity=gym)] == [moved - timedelta(days=1)]
    assert Shift.objects.filter(activity=meeting).count() == 2 and Shift.objects.filter(pk=first.pk).exists()
    meeting.refresh_from_db()
    assert meeting.title == "Rapat besar"


def test_what_was_written_here_since_is_not_overwritten(cast, given):
    secretary = cast.actor("yohanes")
    commands.apply_calendar(secretary, given())
    row = Activity.objects.get(uid="a@uji")
    commands.edit_activity(secretary, row, title="Senam lansia sehat")
    commands.apply_calendar(secretary, given())
    row.refresh_from_db()
    assert row.title == "Senam lansia sehat"


def test_an_event_without_length_takes_an_hour_and_days_are_taken_apart(cast, soon):
    point = event("a@uji", "Titik", soon).replace("DTEND;TZID=Asia/Jayapura:" + f"{soon:%Y%m%d}T100000\r\n", "")
    long = event("b@uji", "Kemah", soon).replace(f"DTEND;TZID=Asia/Jayapura:{soon:%Y%m%d}",
                                                f"DTEND;TZID=Asia/Jayapura:{soon + timedelta(days=2):%Y%m%d}")
    found = calendar_reading(calendar(point, long), "Asia/Jakarta")
    row = commands.read_calendar(cast.actor("yohanes"), cast.klaten, name="x.ics", found=found)
    assert commands.apply_calendar(cast.actor("yohanes"), row) == (2, 0)
    lengths = {row.title: [shift.ends_at - shift.starts_at for shift in Shift.objects.filter(activity=row)
                           .order_by("starts_at")] for row in Activity.objects.filter(uid__endswith="@uji")}
    hour = timedelta(hours=1)
    assert lengths == {"Titik": [hour], "Kemah": [17 * hour, 24 * hour, 10 * hour]}
    assert {problem["code"] for problem in found["problems"]} == {"no_end", "split_by_day"}
    assert {problem_words(problem) for problem in found["problems"]} == {
        "Titik: tanpa waktu selesai; dibuat satu jam.", "Kemah: lebih dari 24 jam; dibuat satu giliran untuk setiap hari."}


def test_each_bad_event_is_named_with_its_reason_and_the_good_ones_stay(cast, soon):
    found = calendar_reading(calendar(
        event("a@uji", "Baik", soon), event("b@uji", "Terbalik", soon, hours=("1000", "0700")),
        event("c@uji", "Terus", soon, "RRULE:FREQ=DAILY"), event("d@uji", "Menit", soon, "RRULE:FREQ=MINUTELY"),
        "BEGIN:VEVENT\r\nUID:e@uji\r\nSUMMARY:Tanpa jam\r\nEND:VEVENT"), "Asia/Jakarta")
    assert [one["title"] for one in found["events"]] == ["Baik", "Terus"]
    words = " ".join(problem_words(problem) for problem in found["problems"])
    for said in ("berakhir sebelum mulai", "Terus: berulang tanpa akhir", "lebih sering dari sekali sehari",
                 "tanpa waktu mulai", "Baris "):
        assert said in words


@pytest.mark.parametrize("name", ["google", "outlook", "nextcloud", "mobilizon"])
def test_what_others_export_is_read_shown_and_taken_in_once(cast, signed_in, monkeypatch, name):
    """The examples are of one autumn; the clock stands in it."""
    content = (Path(__file__).parents[2] / f"engines/calendars/{name}.ics").read_bytes()
    year = re.search(rb"DTSTART[^\r\n]*?:(\d{4})(\d\d)(\d\d)", content[content.index(b"BEGIN:VEVENT"):])
    start = datetime(*(int(part) for part in year.groups()), tzinfo=UTC) - timedelta(days=2)
    Office.objects.update(since=start.date())
    monkeypatch.setattr(timezone, "now", lambda: start)
    client, url = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/kegiatan/impor/"
    counts = []
    for _time in range(2):
        shown = client.post(url, {"file": SimpleUploadedFile(f"{name}.ics", content), "zone": "Asia/Jakarta"}, follow=True)
        uids = re.findall(r'name="uid" value="([^"]+)"', shown.content.decode())
        assert shown.status_code == 200 and uids
        assert client.post(shown.request["PATH_INFO"], {"uid": [html.unescape(uid) for uid in uids]}).status_code == 302
        counts.append((Activity.objects.filter(group=cast.klaten).exclude(uid="").count(),
                       Shift.objects.filter(activity__group=cast.klaten).count()))
    assert counts[0] == counts[1] and counts[0][0] == len(uids)


def test_a_large_file_is_taken_in_by_batches_each_whole(cast, given, soon, signed_in):
    row = given(*(event(f"{n}@uji", f"Acara {n}", soon) for n in range(100)))
    client, url = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/kegiatan/impor/{row.pk}/"
    uids = [one["uid"] for one in row.found["events"]]
    assert client.post(url, {"uid": uids}).url == url
    row.refresh_from_db()
    assert (row.done, row.total, row.ended_at) == (40, 100, None)
    assert Activity.objects.filter(uid__endswith="@uji").count() == 40
    assert "40 dari 100" in client.get(url).content.decode()
    assert "40 dari 100" in client.get(url, headers={"HX-Request": "true"}).content.decode()
    drain()
    row.refresh_from_db()
    assert (row.done, row.made) == (100, 100) and row.ended_at
    assert Activity.objects.filter(uid__endswith="@uji").count() == 100
    assert "100 draf dibuat" in client.get(url).content.decode()


def test_only_the_house_itself_carries_on(cast, given):
    with pytest.raises(Refused):
        commands.carry_on_calendar(cast.actor("yohanes"), given())


@pytest.mark.parametrize(("content", "said"), [
    (b"x" * (2 * 1024 * 1024 + 1), "2 MB"), (b"", "kosong"), (b"\x89PNG", "bukan berkas kalender"),
    (calendar() * 3, "Tidak ada acara")])
def test_a_file_that_is_none_is_refused_on_the_page(cast, signed_in, content, said):
    answer = signed_in("yohanes").post(f"/ruang/{cast.klaten.slug}/kegiatan/impor/", {
        "file": SimpleUploadedFile("x.ics", content), "zone": "Asia/Makassar"})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert 'value="Asia/Makassar" selected' in answer.content.decode() and not Import.objects.exists()


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang", "ketut"])
def test_others_take_in_no_calendar(cast, given, key):
    with pytest.raises(Refused):
        given(by=key)
    row = given()
    with pytest.raises(Refused):
        commands.apply_calendar(cast.actor(key), row)
    assert row not in policy.visible_imports(cast.actor(key))


def test_when_nothing_is_ticked_the_list_comes_back_as_it_was(cast, given, soon, signed_in):
    row = given(event("a@uji", "Senam", soon), event("b@uji", "Rapat", soon))
    client, url = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/kegiatan/impor/{row.pk}/"
    assert client.get(url).content.decode().count(" checked") == 2
    answer = client.post(url, {"uid": ["tidak ada"]})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Pilih paling sedikit satu kegiatan" in page
    assert page.count('name="uid"') == 2 and " checked" not in page and not Activity.objects.exclude(uid="").exists()
    assert client.post(url, {"uid": ["b@uji"]}).status_code == 302
    assert Activity.objects.exclude(uid="").get().title == "Rapat"

"""Calendar files that nobody means well with, sent as a browser sends them: a sentence, the form kept, and little work."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from guyub.core.reactions import drain
from guyub.engines.calendars import repeating
from guyub.workshop.activities.models import Activity, Import, Shift

pytestmark = pytest.mark.django_db
HEAD, TAIL = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", b"END:VCALENDAR\r\n"


@pytest.fixture
def sent(cast, signed_in):
    """sent(content): the answer to this file, as the secretary of Klaten gives it."""
    client = signed_in("yohanes")

    def post(content, follow=False):
        return client.post(f"/ruang/{cast.klaten.slug}/kegiatan/impor/", {
            "file": SimpleUploadedFile("kalender.ics", content), "zone": "Asia/Makassar"}, follow=follow)

    return post


def event(uid, *lines):
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT", ""]).encode()


def test_a_hundred_thousand_events_are_not_even_read(sent):
    """Some six megabytes: more than a form may bring."""
    content = HEAD + event("a", "DTSTART:20261201T000000Z", "SUMMARY:x") * 100_000 + TAIL
    answer = sent(content)
    assert answer.status_code == 413 and "terlalu besar" in answer.content.decode()
    assert not Import.objects.exists()


@pytest.mark.parametrize("one", [b"BEGIN:VEVENT\nEND:VEVENT\n", b"begin:vevent\r\nUID:a\r\nend:vevent\r\n"])
def test_as_many_events_as_two_megabytes_hold_are_counted_and_refused(sent, one):
    content = HEAD + one * (2_000_000 // len(one)) + TAIL
    assert content.lower().count(b"begin:vevent") > 50_000
    answer = sent(content)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Acaranya terlalu banyak untuk sekali ambil" in page
    assert 'value="Asia/Makassar" selected' in page and not Import.objects.exists()


def test_a_rule_that_never_ends_gives_a_year_and_says_so(sent, cast):
    day = timezone.localdate() + timedelta(days=3)
    answer = sent(HEAD + event("terus@uji", f"DTSTART;TZID=Asia/Jakarta:{day:%Y%m%d}T070000", "DURATION:PT1H",
                               "SUMMARY:Senam tiap hari", "RRULE:FREQ=DAILY") + TAIL, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200 and "Senam tiap hari: berulang tanpa akhir; diambil sampai satu tahun" in page
    (found,) = Import.objects.all()
    (series,) = found.found["events"]
    assert 300 < len(series["times"]) <= 366
    url = f"/ruang/{cast.klaten.slug}/kegiatan/impor/{found.pk}/"
    assert answer.request["PATH_INFO"] == url
    answer.client.post(url, {"uid": "terus@uji"})
    drain()
    (activity,) = Activity.objects.filter(uid="terus@uji")
    assert Shift.objects.filter(activity=activity).count() == len(series["times"])


def test_thousands_of_rules_that_never_end_are_looked_at_only_so_far(sent, monkeypatch):
    """As many endless series as a file may hold, from a hundred years ago: once the reading is full, no more days are
    looked at."""
    looked, matches = [0], repeating._matches

    def counted(*day):
        looked[0] += 1
        return matches(*day)

    monkeypatch.setattr(repeating, "_matches", counted)
    endless = ("DTSTART:19260101T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    answer = sent(HEAD + b"".join(event(f"{n}@uji", *endless) for n in range(2000)) + TAIL, follow=True)
    assert answer.status_code in {200, 422}
    assert 20_000 <= looked[0] <= 20_000 + 2 * 366
    assert not Activity.objects.filter(uid__endswith="@uji").exists()
    assert "tanggalnya terlalu banyak" in answer.content.decode() or "Paling banyak 500 kegiatan" in answer.content.decode()

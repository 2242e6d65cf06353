"""Shifts around midnight in WIB, WITA and WIT, on a 29 February: shown, found, attended and booked on the day that people
there call it, whatever day it is in Jakarta."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from guyub.core.proofs import PROOFS
from guyub.core.reactions import drain
from guyub.foundation.groups.models import Office
from guyub.foundation.places.queries import place_by_text
from guyub.workshop.activities import commands, rules
from guyub.workshop.activities.models import Activity, Attendance, Shift
from guyub.workshop.ledger.models import Total, Transfer

pytestmark = pytest.mark.django_db
ZONES = [("Asia/Jakarta", "WIB", "Kab. Klaten"), ("Asia/Makassar", "WITA", "Kota Makassar"),
         ("Asia/Jayapura", "WIT", "Kota Jayapura")]
LEAP = date(2028, 2, 29)  # a Tuesday


@pytest.fixture
def clock(monkeypatch, cast):
    """clock(moment): it is this moment now."""
    Office.objects.update(since=date(2020, 1, 1), until=None)

    def turn(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment.astimezone(ZoneInfo("UTC")))

    return turn


@pytest.fixture(params=ZONES, ids=[short for _zone, short, _place in ZONES])
def there(request, cast, clock):
    """(zone, its short name, a place in it); it is the morning before, there."""
    zone, _short, where = request.param
    place = place_by_text(where)
    assert place is not None and place.timezone == zone
    clock(datetime(2028, 2, 28, 8, tzinfo=ZoneInfo(zone)))
    return request.param


def planned(cast, signed_in, there, *, day=LEAP, start="23.30", end="00.30", overnight=True, title="Jaga malam"):
    """The shift, typed into the form as an officer types it, and published."""
    zone, _short, where = there
    typed = {"title": title, "kind": "service", "place": where, "timezone": zone, "role": "Penjaga", "level": "1",
             "day": day.isoformat(), "start": start, "end": end, "least": "1", "most": "3"}
    room = f"/ruang/{cast.klaten.slug}/kegiatan/"
    answer = signed_in("yohanes").post(f"{room}baru/", typed | ({"overnight": "on"} if overnight else {}))
    assert answer.status_code == 302, re.findall(r'class="err[^>]*>[^<]+', answer.content.decode())
    activity = Activity.objects.get(title=title)
    commands.publish_activity(cast.actor("yohanes"), activity)
    return Shift.objects.select_related("activity__group", "role").get(activity=activity)


def test_half_past_eleven_to_half_past_twelve_is_of_the_day_it_begins(cast, signed_in, there, clock):
    zone, short, _where = there
    shift = planned(cast, signed_in, there)
    assert shift.starts_at == datetime(2028, 2, 29, 23, 30, tzinfo=ZoneInfo(zone))
    assert shift.ends_at - shift.starts_at == timedelta(hours=1)
    page = Client().get(f"/kegiatan/{shift.activity_id}/").content.decode()
    assert "29 Februari 2028" in page and "23.30–00.30" in page and short in page

    # She comes after midnight, when the calendar on the wall says 1 March; the day stays that of the shift.
    signup = commands.sign_up(cast.actor("dwi"), shift)
    clock(datetime(2028, 3, 1, 0, 5, tzinfo=ZoneInfo(zone)))
    secretary, room = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/kegiatan/{shift.activity_id}/kehadiran/"
    assert secretary.post(f"{room}pindai/", {"code": signup.code, "arah": "hadir"}).status_code == 200
    clock(datetime(2028, 3, 1, 0, 30, tzinfo=ZoneInfo(zone)))
    assert secretary.post(f"{room}pindai/", {"code": signup.code, "arah": "pulang"}).status_code == 200
    attendance = Attendance.objects.get(signup=signup)
    assert (attendance.day, attendance.left_at - attendance.came_at) == (LEAP, timedelta(minutes=25))
    sheet = secretary.get(f"{room}?hari=2028-02-29").content.decode()
    assert "Selasa, 29 Februari 2028" in sheet and "Dwi Astuti" in sheet
    assert "Dwi Astuti" not in secretary.get(f"{room}?hari=2028-03-01").content.decode()

    # The hour is booked on that day and in that month.
    assert secretary.post(f"{room}{attendance.pk}/pengesahan/", {}).status_code == 302
    transfer = Transfer.objects.get()
    assert (transfer.occurred_on, transfer.amount) == (LEAP, 25)
    drain()
    assert [row.month for row in Total.objects.filter(purpose="service")] == [date(2028, 2, 1)]
    assert [sentence for proof in PROOFS.values() for sentence in proof()] == []


def test_half_past_midnight_is_of_the_new_day(cast, signed_in, there):
    """00.10 in WIT on the 29th is still the 28th in Jakarta."""
    zone, _short, _where = there
    shift = planned(cast, signed_in, there, start="00.10", end="01.10", overnight=False)
    assert shift.starts_at == datetime(2028, 2, 29, 0, 10, tzinfo=ZoneInfo(zone))
    assert rules.day_of(shift.starts_at, zone) == LEAP
    page = Client().get(f"/kegiatan/{shift.activity_id}/").content.decode()
    assert "29 Februari 2028" in page and "28 Februari" not in page


@pytest.mark.parametrize("name, last", [("pekan", date(2028, 3, 5)), ("akhir-pekan", date(2028, 3, 5)),
                                        ("bulan", date(2028, 3, 28))])
def test_the_finder_cuts_at_the_midnight_of_the_place(cast, signed_in, there, name, last):
    """It is Monday 28 February: what begins at 23.45 on the last day is found, what begins half an hour later is not."""
    planned(cast, signed_in, there, day=last, start="23.45", end="00.45", title="Masih di dalam")
    planned(cast, signed_in, there, day=last + timedelta(days=1), start="00.15", end="01.15", overnight=False,
            title="Sudah di luar")
    page = Client().get("/kegiatan/", {"di": there[2], "kapan": name}).content.decode()
    assert "Masih di dalam" in page and "Sudah di luar" not in page


def test_the_weekend_begins_at_the_midnight_of_the_place(cast, signed_in, there):
    saturday = date(2028, 3, 4)
    planned(cast, signed_in, there, day=saturday - timedelta(days=1), start="22.00", end="23.50", overnight=False,
            title="Jumat malam")
    planned(cast, signed_in, there, day=saturday, start="00.10", end="01.00", overnight=False, title="Sabtu dini hari")
    page = Client().get("/kegiatan/", {"di": there[2], "kapan": "akhir-pekan"}).content.decode()
    assert "Sabtu dini hari" in page and "Jumat malam" not in page


def test_a_yearly_repeat_of_29_february_waits_for_the_next_leap_year(cast, signed_in, there):
    shift = planned(cast, signed_in, there)
    rule = rules.repeat_rule(LEAP, how="yearly", until=date(2033, 1, 1))
    commands.repeat_activity(cast.actor("yohanes"), shift.activity, rule=rule)
    assert {rules.day_of(start, there[0]) for start in Shift.objects.filter(
        activity=shift.activity).values_list("starts_at", flat=True)} == {LEAP}
    clock_of = {rules.local(start, there[0]).time() for start in Shift.objects.filter(
        activity=shift.activity).values_list("starts_at", flat=True)}
    assert clock_of == {time(23, 30)}

"""The list on paper, written down afterwards; hours of one's own; needs and offered places on the pages."""

from datetime import timedelta

import icalendar
import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.foundation.groups import commands as groups
from guyub.foundation.people import commands as people
from guyub.workshop.activities import commands, queries
from guyub.workshop.activities.models import Attendance
from guyub.workshop.ledger.models import Transfer
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def missed(cast, plan, later):
    """Dwi had a place, and nobody noted that she came; the shift is over."""
    signup = commands.sign_up(cast.actor("dwi"), plan())
    later(hours=6)
    return signup


def stay(signup, came=0, left=3):
    start = signup.shift.starts_at
    return {"came_at": start + timedelta(hours=came), "left_at": start + timedelta(hours=left)}


def test_what_stood_on_paper_is_recorded_and_still_waits_for_a_confirmation(cast, missed):
    row = commands.record_attendance(cast.actor("yohanes"), missed, **stay(missed))
    assert row.left_at and row.confirmed_at is None and not Transfer.objects.exists()
    assert commands.confirm_attendance(cast.actor("yohanes"), row).minutes == 180


@pytest.mark.parametrize(("times", "field"), [
    ({"came": -4}, "came"), ({"came": 5, "left": 5.5}, "came"), ({"came": 2, "left": 1}, "left"), ({"left": 9}, "left")])
def test_times_that_cannot_have_been_are_rejected(cast, missed, later, times, field):
    later(hours=6)
    with pytest.raises(Rejected) as error:
        commands.record_attendance(cast.actor("yohanes"), missed, **stay(missed, **times))
    assert error.value.field == field and not Attendance.objects.exists()


def test_not_before_the_end_not_twice_and_not_weeks_later(cast, plan, missed, later):
    soon = commands.sign_up(cast.actor("agus"), plan(title="Nanti", starts=timedelta(hours=1)))
    with pytest.raises(Rejected, match="belum selesai"):
        commands.record_attendance(cast.actor("yohanes"), soon, **stay(soon))
    commands.record_attendance(cast.actor("yohanes"), missed, **stay(missed))
    with pytest.raises(Rejected, match="sudah tercatat"):
        commands.record_attendance(cast.actor("yohanes"), missed, **stay(missed))
    later(days=15)
    with pytest.raises(Rejected, match="14 hari"):
        commands.record_attendance(cast.actor("yohanes"), soon, **stay(soon))


@pytest.mark.parametrize("key", ["dwi", "lestari", "ketut"])
def test_others_record_nobody(cast, missed, key):
    with pytest.raises(Refused):
        commands.record_attendance(cast.actor(key), missed, **stay(missed))


def test_the_sheet_takes_the_clock_times(cast, missed, signed_in):
    shift = missed.shift
    url = f"/ruang/{cast.klaten.slug}/kegiatan/{shift.activity_id}/"
    start = timezone.localtime(shift.starts_at)
    sheet = signed_in("yohanes").get(f"{url}kehadiran/?hari={start.date()}&orang={missed.pk}").content.decode()
    assert "Catat dari daftar kertas" in sheet and "Tidak tercatat hadir" in sheet
    answer = signed_in("yohanes").post(f"{url}pendaftaran/{missed.pk}/kehadiran/", {
        "came": f"{start:%H:%M}", "left": f"{start + timedelta(hours=2):%H:%M}"})
    assert answer.status_code == 302
    row = Attendance.objects.get(signup=missed)
    assert timedelta(hours=1, minutes=58) <= row.left_at - row.came_at <= timedelta(hours=2)
    wrong = signed_in("yohanes").post(f"{url}pendaftaran/{missed.pk}/kehadiran/", {"came": "jam tujuh", "left": ""})
    assert wrong.status_code == 422 and "07.00" in wrong.content.decode()


def test_who_may_vouch_for_the_secretary_is_named(cast, attended, signed_in):
    row = attended("yohanes")
    url = f"/ruang/{cast.klaten.slug}/kegiatan/{row.shift.activity_id}/kehadiran/?hari={row.day}"
    assert "Retno Kusumastuti" in signed_in("yohanes").get(url).content.decode()
    assert queries.others_vouching(cast.klaten, cast.people["yohanes"].pk) == ["Retno Kusumastuti"]


def test_who_is_alone_learns_what_to_do_and_a_verifier_then_vouches(cast, plan, later, signed_in):
    shift = plan(group="rescuers", by="bambang")
    signup = commands.sign_up(cast.actor("bambang"), shift)
    later(hours=1)
    row = commands.check_in(cast.actor("bambang"), signup, how="list")
    later(hours=2)
    row = commands.check_out(cast.actor("bambang"), row)
    url = f"/ruang/{cast.rescuers.slug}/kegiatan/{shift.activity_id}/kehadiran/?hari={row.day}"
    assert "Verifikator" in signed_in("bambang").get(url).content.decode()
    groups.appoint_officer(cast.actor("bambang"), cast.rescuers, person_id=cast.people["agus"].pk, role="verifier")
    assert commands.confirm_attendance(cast.actor("agus"), row).confirmed_as == "verifier"


def test_who_needs_assistance_is_heard_without_the_need_leaving_the_house(cast, plan):
    commands.sign_up(cast.actor("dwi"), plan(), assistance="kursi roda")
    told = Notice.objects.get(person=cast.people["yohanes"], kind="activities/assistance_asked")
    assert "/kehadiran/?hari=" in told.url
    assert "kursi roda" not in str(told.facts)


def test_what_one_always_needs_stands_in_the_form_and_is_seen(cast, plan, signed_in):
    people.change_assistance(cast.actor("dwi"), cast.people["dwi"], assistance="juru bahasa isyarat")
    page = signed_in("dwi").get(f"/kegiatan/{plan().activity_id}/").content.decode()
    assert 'value="juru bahasa isyarat"' in page and '<details class="fold" open>' in page


def test_an_offered_place_says_when_and_is_not_offered_to_oneself(cast, plan, signed_in):
    shift = plan(most=1)
    commands.offer_swap(cast.actor("dwi"), commands.sign_up(cast.actor("dwi"), shift))
    url = f"/kegiatan/{shift.activity_id}/"
    assert "Ambil giliran ini" in signed_in("agus").get(url).content.decode()
    assert "Ambil giliran ini" not in signed_in("dwi").get(url).content.decode()
    offered, = queries.swaps_open(cast.actor("agus"), shift.activity)
    assert offered.clock.endswith("WIB") and offered.role == "Pendata"


def test_the_reason_of_an_overlap_tells_nobody_else(cast, plan, signed_in):
    """A members' meeting keeps Dwi busy: she reads its title; who looks at the other shift reads nothing of it."""
    closed = plan(title="Rapat tertutup", members_only=True)
    opened = plan(title="Bersih posko", group="rescuers", by="bambang")
    commands.sign_up(cast.actor("dwi"), closed)
    with pytest.raises(Rejected, match="Rapat tertutup"):
        commands.sign_up(cast.actor("dwi"), opened)
    commands.sign_up(cast.actor("agus"), opened)
    for path in (f"/kegiatan/{opened.activity_id}/",
                 f"/ruang/{cast.rescuers.slug}/kegiatan/{opened.activity_id}/kehadiran/"):
        assert "Rapat tertutup" not in signed_in("bambang").get(path).content.decode()


def test_the_groups_calendar_is_read_by_another_library(cast, plan, client):
    shift = plan(title="Cek tensi, pasar; pagi", venue="Pasar Kemalang")
    plan(title="Rapat anggota", members_only=True)
    plan(title="Rancangan", publish=False)
    calendar = icalendar.Calendar.from_ical(client.get(f"/kelompok/{cast.klaten.slug}/kalender.ics").content)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert "Cek tensi, pasar; pagi: Pendata" in events
    assert not any("Rapat anggota" in title or "Rancangan" in title for title in events)
    event = events["Cek tensi, pasar; pagi: Pendata"]
    assert abs(event["dtstart"].dt - shift.starts_at) < timedelta(seconds=1)
    before = event["sequence"]
    commands.cancel_shift(cast.actor("yohanes"), shift, reason="Hujan")
    calendar = icalendar.Calendar.from_ical(client.get(f"/kelompok/{cast.klaten.slug}/kalender.ics").content)
    event = next(event for event in calendar.walk("VEVENT") if "pagi" in str(event["summary"]))
    assert str(event["status"]) == "CANCELLED" and event["sequence"] > before


def test_ones_own_calendar_opens_by_its_secret_until_it_is_revoked(cast, plan, client):
    shift = plan(most=1, title="Rapat anggota", members_only=True)
    commands.sign_up(cast.actor("dwi"), shift)
    token = people.make_feed_token(cast.actor("dwi"), cast.people["dwi"])
    answer = client.get(f"/kalender/saya/{token}.ics")
    event, = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Rapat anggota: Pendata" and answer["Cache-Control"] == "private, no-store"
    newer = people.make_feed_token(cast.actor("dwi"), cast.people["dwi"])
    assert client.get(f"/kalender/saya/{token}.ics").status_code == 404
    people.revoke_feed_token(cast.actor("dwi"), cast.people["dwi"])
    assert client.get(f"/kalender/saya/{newer}.ics").status_code == 404

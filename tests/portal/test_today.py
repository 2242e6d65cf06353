"""Hari ini: what waits for an officer and what is short, each with a link to where it is dealt with."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.foundation.groups import commands as groups
from guyub.portal.pages.waiting import day_words
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Attendance, Shift, SignUp
from guyub.workshop.skills import commands as skills
from guyub.workshop.skills.models import Holding, Skill

ROOM = "/ruang/perawat-lereng-merapi-cabang-klaten/"


def waiting(page):
    """{what waits: the address of its button} of a page of Hari ini."""
    return {
        re.sub(r"\s+", " ", what): url
        for what, url in re.findall(r'<li class="task">.*?<b>(.*?)</b>.*?<a class="btn[^"]*" href="([^"]*)"', page, re.S)
    }


def plan(cast, *, by="yohanes", group="klaten", title="Cek tensi pasar", starts=timedelta(days=2), skill=None, publish=True):
    start = timezone.now() + starts
    activity = activities.plan_activity(
        cast.actor(by), getattr(cast, group), title=title, roles=[{"name": "Pendata", "skill_id": skill}],
        shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + timedelta(hours=2), "least": 2, "most": 3}])
    if publish:
        activities.publish_activity(cast.actor(by), activity)
    return Shift.objects.get(activity=activity)


@pytest.fixture
def busy(cast):
    """A branch where something of each kind waits."""
    groups.apply_for_membership(cast.actor("sari"), cast.klaten, message="STR aktif.")
    skills.claim_skill(cast.actor("dwi"), cast.dwi, skill_id=Skill.objects.get(code="first-aid").pk, level=1)
    nurse = Skill.objects.get(code="nurse").pk
    asked = plan(cast, title="Posyandu lansia", skill=nurse)
    activities.sign_up(cast.actor("dwi"), asked, assistance="Kursi dengan sandaran")
    Holding.objects.filter(person=cast.dwi, skill_id=nurse).update(
        valid_until=timezone.localdate() + timedelta(days=9))
    old = plan(cast, title="Donor darah", starts=timedelta(hours=1))
    for key in ("dwi", "slamet", "agus"):
        signup = activities.sign_up(cast.actor(key), old)
        activities.check_in(cast.actor("yohanes"), signup, how="list")
    Shift.objects.filter(pk=old.pk).update(
        starts_at=timezone.now() - timedelta(days=3), ends_at=timezone.now() - timedelta(days=3, hours=-2))
    Attendance.objects.filter(shift=old).update(came_at=timezone.now() - timedelta(days=3))
    Attendance.objects.filter(shift=old).exclude(person=cast.slamet).update(left_at=timezone.now() - timedelta(days=2))
    plan(cast, title="Rapat cabang", publish=False)
    return cast


def test_all_that_waits_is_said_with_its_number_and_leads_to_where_it_is_done(busy, signed_in):
    client = signed_in("yohanes")
    page = client.get(ROOM)
    found = waiting(page.content.decode())
    for words, address in (
        ("Jawab 1 permintaan bergabung", "/anggota/"), ("Periksa 1 kecakapan anggota", "/kecakapan/"),
        ("Posyandu lansia kurang 1 orang", "/kegiatan/"), ("Jawab 1 permintaan bantuan", "/kehadiran/?hari="),
        ("Kecakapan 1 orang segera habis", "/kehadiran/?hari="),
        ("Putuskan 1 kehadiran tanpa catatan pulang", "/kehadiran/?hari="), ("Sahkan jam 2 orang", "/kehadiran/?hari="),
        ("Terbitkan 1 draf kegiatan", "/kegiatan/"),
    ):
        assert address in found[words], (words, found)
        assert client.get(found[words]).status_code == 200
    assert "Sembilan hal menunggu Anda" in page.content.decode()  # the eight, and the clinic of the cast


def test_what_waits_in_a_branch_leads_an_officer_of_the_whole_to_the_branch(busy, signed_in):
    client = signed_in("retno")
    found = waiting(client.get(f"/ruang/{busy.nurses.slug}/").content.decode())
    assert found["Sahkan jam 2 orang"].startswith(ROOM)
    assert all(client.get(url).status_code == 200 for url in found.values())


def test_nothing_waits_once_all_is_answered(cast, signed_in):
    Shift.objects.update(least=0)
    page = signed_in("yohanes").get(ROOM).content.decode()
    assert "Tidak ada yang menunggu" in page and waiting(page) == {}
    assert "giliran pekan ini cukup orang" in page


def test_the_board_leads_to_the_shift_that_is_short(busy, signed_in):
    client = signed_in("yohanes")
    page = client.get(ROOM).content.decode()
    short = re.findall(r'<a class="slot short" href="([^"]+)"', page)
    assert short and all(client.get(url.split("#")[0]).status_code == 200 for url in short)
    assert "Papan giliran pekan ini" in page and "Kuning berarti kurang" in page


def test_a_week_without_shifts_says_what_to_do_next(cast, signed_in):
    Shift.objects.all().update(cancelled_at=timezone.now())
    page = signed_in("yohanes").get(ROOM).content.decode()
    assert "Tujuh hari ke depan belum ada giliran" in page and f"{ROOM}kegiatan/baru/" in page


def test_a_group_that_is_not_approved_is_told_so_and_offered_nothing_that_would_fail(cast, signed_in):
    page = signed_in("slamet").get(f"/ruang/{cast.river.slug}/").content.decode()
    assert "menunggu persetujuan pengelola" in page and "kegiatan/baru/" not in page


@pytest.mark.parametrize("role, seen, unseen", [
    ("treasurer", "/anggota/", "/kegiatan/"), ("coordinator", "/kegiatan/", "/pengaturan/"),
    ("secretary", "/pengaturan/", "/tidak-ada/"),
])
def test_the_side_bar_shows_only_doors_that_open(cast, signed_in, role, seen, unseen):
    groups.appoint_officer(cast.actor("retno"), cast.klaten, person_id=cast.dwi.pk, role=role)
    client = signed_in("dwi")
    page = client.get(ROOM).content.decode()
    side = re.search(r'<nav class="side".*?</nav>', page, re.S).group()
    assert f"{ROOM.rstrip('/')}{seen}" in side and f"{ROOM.rstrip('/')}{unseen}" not in side
    for url in set(re.findall(r'href="([^"#?]+)', side + client.get(f"{ROOM}lainnya/").content.decode())):
        if url.startswith(("/ruang/", "/kelompok/")) and url != "/ruang/":
            assert client.get(url).status_code == 200, url


def test_it_costs_at_most_ten_statements_and_is_flat(busy, signed_in, flat):
    client = signed_in("yohanes")

    def more(count):
        for number in range(count):
            shift = plan(busy, title=f"Kegiatan {count} {number}", starts=timedelta(days=1, minutes=number))
            SignUp.objects.create(shift=shift, person=busy.agus, code=f"A{number:05d}"[:6], placed_at=timezone.now(),
                                  assistance="Juru bahasa isyarat")

    flat(more, lambda: client.get(ROOM))
    with CaptureQueriesContext(connection) as statements:
        page = client.get(ROOM)
    assert len(statements) <= 10
    assert len(page.content) <= 30_000
    assert 'href="?semua=1"' in page.content.decode()
    assert len(waiting(client.get(f"{ROOM}?semua=1").content.decode())) > 20


def test_somebody_without_an_office_finds_no_room(cast, signed_in):
    assert signed_in("dwi").get(ROOM).status_code == 404
    assert signed_in("dwi").get(f"{ROOM}lainnya/").status_code == 404


def test_days_are_said_as_people_say_them():
    today = timezone.localdate()
    assert [day_words(today + timedelta(days=days), today) for days in (-1, 0, 1)] == ["Kemarin", "Hari ini", "Besok"]
    assert re.fullmatch(r"\w{3} \d+ \w{3}", day_words(today + timedelta(days=3), today))


def test_the_switch_lists_all_led_groups_with_those_below_and_the_operators_queue(cast, signed_in):
    page = signed_in("retno").get("/ruang/").content.decode()
    assert all(f"/ruang/{group.slug}/" in page for group in (cast.nurses, cast.klaten, cast.boyolali))
    assert signed_in("yohanes").get("/ruang/").url == ROOM
    assert "/pengelola/kelompok/" in signed_in("ketut").get("/ruang/").content.decode()
    assert "belum memegang jabatan" in signed_in("dwi").get("/ruang/").content.decode()

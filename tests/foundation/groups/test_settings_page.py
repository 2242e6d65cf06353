"""The settings of a group in the browser: areas, goals, cloth, a place abroad; refusal and asking again; the end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.foundation.groups import commands
from guyub.foundation.groups.models import Group, Office
from guyub.foundation.places.models import Place
from guyub.workshop.activities.models import Activity
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db
TYPED = {"kind": "occupational", "name": "Perawat Lereng Merapi Cabang Klaten", "about": "Perawat di Klaten",
         "occupation": "perawat", "field": "kesehatan", "place": "klaten", "answer_days": "3"}


def url_of(group):
    return f"/ruang/{group.slug}/pengaturan/"


def test_areas_goals_and_cloth_are_set_and_shown(cast, signed_in, client):
    typed = {**TYPED, "areas": "Kab. Klaten\nkota solo\n\nKec. Kemalang, Kab. Klaten", "goals": ["3", "11"], "kain": "7"}
    assert signed_in("yohanes").post(url_of(cast.klaten), typed).status_code == 302
    group = Group.objects.get(pk=cast.klaten.pk)
    assert {area.title for area in group.areas.all()} == {"Kab. Klaten", "Kota Surakarta", "Kec. Kemalang"}
    assert {goal.pk for goal in group.goals.all()} == {"3", "11"} and group.kain == 7
    page = client.get(f"/kelompok/{group.slug}/").content.decode()
    assert "Kota Surakarta" in page and ">3. " in page and ">11. " in page and "kain-7" in page
    again = signed_in("yohanes").get(url_of(group)).content.decode()
    assert "Kec. Kemalang, Kab. Klaten" in again
    assert signed_in("yohanes").post(url_of(group), typed).status_code == 302
    assert {area.title for area in group.areas.all()} == {"Kab. Klaten", "Kota Surakarta", "Kec. Kemalang"}


@pytest.mark.parametrize(("typed", "said"), [
    ({"areas": "Kab. Klaten\nAtlantis Barat"}, "Tidak ditemukan: Atlantis Barat"), ({"goals": ["99"]}, "daftar"),
    ({"kain": "13"}, "daftar"), ({"place": "Atlantis Barat"}, "isi negaranya"),
    ({"place": "Tokyo", "country": "Jepang"}, "zona waktu"), ({"field": "xyzzy qwert"}, "Bidang ini tidak dikenal")])
def test_what_cannot_be_is_said_and_what_was_typed_stays(cast, signed_in, typed, said):
    before = Place.objects.count()
    answer = signed_in("yohanes").post(url_of(cast.klaten), {**TYPED, "about": "Belum tersimpan", **typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and "Belum tersimpan" in page
    assert Group.objects.get(pk=cast.klaten.pk).about != "Belum tersimpan" and Place.objects.count() == before


def test_a_group_abroad_is_founded_in_one_form(cast, signed_in):
    answer = signed_in("sari").post("/kelompok/baru/", {
        **TYPED, "name": "Perawat Indonesia di Tokyo", "place": "Tokyo", "country": "Jepang", "timezone": "Asia/Tokyo"})
    assert answer.status_code == 302
    group = Group.objects.get(name="Perawat Indonesia di Tokyo")
    assert (group.place.title, group.place.timezone) == ("Tokyo, Jepang", "Asia/Tokyo")
    again = signed_in("sari").post(url_of(group), {**TYPED, "name": group.name, "place": "Tokyo, Jepang"})
    assert again.status_code == 302 and Group.objects.get(pk=group.pk).place == group.place


def test_an_activity_abroad_has_its_own_clock(cast, signed_in):
    day = timezone.localdate() + timedelta(days=9)
    typed = {"title": "Cek kesehatan pekerja", "kind": "service", "place": "Tokyo", "country": "Jepang",
             "timezone": "Asia/Jakarta", "role": "Perawat", "level": "1", "day": day.isoformat(), "start": "09:00",
             "end": "12:00", "least": "1", "most": "3"}
    url = f"/ruang/{cast.klaten.slug}/kegiatan/baru/"
    wrong = signed_in("yohanes").post(url, typed)
    assert wrong.status_code == 422 and "Pilih zona waktu tempat itu" in wrong.content.decode()
    assert not Place.objects.filter(kind="abroad").exists()
    made = signed_in("yohanes").post(url, {**typed, "timezone": "Asia/Tokyo"})
    assert made.status_code == 302
    activity = Activity.objects.get(title="Cek kesehatan pekerja")
    assert activity.place.title == "Tokyo, Jepang" and activity.starts_at.hour == 0
    plan = signed_in("yohanes").get(made.url).content.decode()
    assert "09.00–12.00 UTC+9" in plan


def test_a_group_that_was_refused_asks_again_and_the_operator_hears_of_it(cast, signed_in):
    commands.refuse_group(cast.actor("ketut"), cast.river, reason="Keterangannya kurang")
    page = signed_in("slamet").get(url_of(cast.river)).content.decode()
    assert "Keterangannya kurang" in page and "Ajukan lagi" in page
    drain()
    Notice.objects.filter(person=cast.people["ketut"]).delete()
    assert signed_in("slamet").post(f"/ruang/{cast.river.slug}/pengajuan/").status_code == 302
    drain()
    told = Notice.objects.get(person=cast.people["ketut"], kind="groups/group_founded")
    assert told.url == "/pengelola/kelompok/" and told.facts["by"] == "Slamet"
    assert cast.river.name in signed_in("ketut").get("/pengelola/kelompok/").content.decode()


def test_asking_again_is_for_its_officers_and_for_what_was_refused(cast):
    with pytest.raises(Rejected):
        commands.resubmit_group(cast.actor("slamet"), cast.river)
    commands.refuse_group(cast.actor("ketut"), cast.river, reason="Keterangannya kurang")
    for key in ("dwi", "yohanes", "ketut"):
        with pytest.raises(Refused):
            commands.resubmit_group(cast.actor(key), cast.river)


def test_closing_calls_off_what_was_planned_and_tells_who_signed_up(cast, signed_in):
    from guyub.workshop.activities import commands as activities
    from guyub.workshop.activities.models import Shift

    activities.sign_up(cast.actor("agus"), Shift.objects.filter(activity=cast.kitchen).order_by("starts_at").first())
    assert "Tutup kelompok" in signed_in("bambang").get(url_of(cast.rescuers)).content.decode()
    assert signed_in("yohanes").post(f"/ruang/{cast.klaten.slug}/penutupan/").status_code == 403
    assert signed_in("bambang").post(f"/ruang/{cast.rescuers.slug}/penutupan/").status_code == 302
    drain()
    assert Activity.objects.get(pk=cast.kitchen.pk).cancel_reason == "Kelompok ini ditutup."
    assert Notice.objects.filter(person=cast.people["agus"], kind="activities/activity_cancelled").exists()


def test_who_held_what_and_when_is_public(cast, client):
    office = Office.objects.get(person=cast.people["lestari"], group=cast.boyolali)
    Office.objects.filter(pk=office.pk).update(since=timezone.localdate() - timedelta(days=800), decree="07/SK/2024")
    commands.end_office(cast.actor("retno"), office)
    page = client.get(f"/kelompok/{cast.boyolali.slug}/jabatan/").content.decode()
    assert "Lestari Ningsih" in page and "07/SK/2024" in page and "Retno Kusumastuti" in page
    assert page.count("chip-ok") == 1
    assert client.get(f"/kelompok/{cast.river.slug}/jabatan/").status_code == 404


def test_the_terms_of_office_are_flat(cast, client, flat):
    def more(n):
        Office.objects.bulk_create(Office(
            person=cast.people["dwi"], group=cast.klaten, role="coordinator", since=timezone.localdate(),
            ended_at=timezone.now()) for _i in range(n))

    flat(more, lambda: client.get(f"/kelompok/{cast.klaten.slug}/jabatan/"))

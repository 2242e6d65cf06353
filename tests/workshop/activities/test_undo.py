"""What was noted or vouched for by mistake is taken back, by those who may, and the books say so."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.core.proofs import PROOFS
from guyub.core.reactions import drain
from guyub.workshop.activities import commands
from guyub.workshop.activities.models import Attendance
from guyub.workshop.activities.policy import (
    may_undo_check_in,
    may_undo_check_out,
    may_undo_confirmation,
    may_undo_confirmations,
)
from guyub.workshop.ledger.models import Transfer
from guyub.workshop.notices.models import Notice


@pytest.fixture
def crowd(cast, plan, later):
    """(shift, [attendance]) of Dwi, Agus and Sari, who came and left."""
    shift = plan(most=5)
    signups = [commands.sign_up(cast.actor(key), shift) for key in ("dwi", "agus", "sari")]
    later(hours=1)
    came = [commands.check_in(cast.actor("retno"), signup, how="list") for signup in signups]
    later(hours=2)
    return shift, [commands.check_out(cast.actor("retno"), attendance) for attendance in came]


def sheet(cast, shift):
    return f"/ruang/{cast.klaten.slug}/kegiatan/{shift.activity_id}/kehadiran/"


def broken():
    return [sentence for proof in PROOFS.values() for sentence in proof()]


def test_a_mistaken_tick_is_taken_away_and_can_be_made_again(cast, attended):
    row = attended(leave=False)
    commands.undo_check_in(cast.actor("yohanes"), row.signup)
    assert not Attendance.objects.exists()
    assert Act.objects.get(name="activities.undo_check_in").subject == f"activities.signup/{row.signup_id}"
    commands.check_in(cast.actor("yohanes"), row.signup, how="list")
    assert Attendance.objects.get().signup == row.signup and broken() == []


def test_a_mistaken_departure_is_taken_back_first(cast, attended):
    row = attended()
    assert commands.undo_check_out(cast.actor("yohanes"), row).left_at is None
    with pytest.raises(Rejected, match="belum tercatat pulang"):
        commands.undo_check_out(cast.actor("yohanes"), row)
    assert commands.check_out(cast.actor("yohanes"), row).left_at


def test_what_was_decided_stays_noted(cast, attended):
    row = commands.confirm_attendance(cast.actor("yohanes"), attended())
    for undo, thing in ((commands.undo_check_in, row.signup), (commands.undo_check_out, row)):
        with pytest.raises(Rejected, match="sudah diputuskan"):
            undo(cast.actor("yohanes"), thing)
    commands.undo_confirmation(cast.actor("yohanes"), row, reason="Keliru")
    with pytest.raises(Rejected, match="sudah diputuskan"):  # the book names this attendance
        commands.undo_check_in(cast.actor("yohanes"), row.signup)
    assert Attendance.objects.count() == 1


def test_who_came_to_nothing_has_nothing_to_take_back(cast, plan):
    signup = commands.sign_up(cast.actor("dwi"), plan())
    with pytest.raises(Rejected, match="tidak tercatat hadir"):
        commands.undo_check_in(cast.actor("yohanes"), signup)


@pytest.mark.parametrize("key", ["dwi", "lestari", "ketut"])
def test_others_take_nothing_back(cast, crowd, key):
    shift, rows = crowd
    actor, row = cast.actor(key), Attendance.objects.select_related("signup__shift__activity__group").get(pk=rows[1].pk)
    commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=[row.pk])
    assert not may_undo_check_in(actor, row.signup) and not may_undo_check_out(actor, row)
    assert not may_undo_confirmations(actor, shift.activity) and not may_undo_confirmation(actor, row)
    with pytest.raises(Refused):
        commands.undo_check_in(actor, row.signup)
    with pytest.raises(Refused):
        commands.undo_check_out(actor, row)
    with pytest.raises(Refused):
        commands.undo_confirmations(actor, shift.activity, attendances=[row.pk], reason="Iseng")
    assert Transfer.objects.count() == 1


def test_several_confirmations_are_taken_back_each_by_one_transfer(cast, crowd):
    shift, rows = crowd
    ids = [row.pk for row in rows]
    commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=ids)
    back = commands.undo_confirmations(cast.actor("yohanes"), shift.activity, attendances=ids[:2], reason="Salah hari")
    drain()
    assert [row.pk for row in back] == ids[:2] and broken() == []
    assert Transfer.objects.filter(reverses__isnull=False).count() == 2
    assert Attendance.objects.get(pk=ids[2]).confirmed_at and Attendance.objects.filter(revision=1).count() == 2
    assert Notice.objects.filter(kind="activities/confirmation_undone", facts__reason="Salah hari").count() == 2
    again = commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=ids)
    drain()
    assert len(again) == 2 and Transfer.objects.count() == 7 and broken() == []


def test_if_one_may_not_be_taken_back_none_is(cast, crowd):
    shift, rows = crowd
    ids = [row.pk for row in rows]
    commands.confirm_attendances(cast.actor("retno"), shift.activity, attendances=ids[:1])
    own = commands.sign_up(cast.actor("yohanes"), shift)
    row = Attendance.objects.create(signup=own, shift=shift, person=cast.yohanes, day=rows[0].day, came_by="list",
                                    came_at=shift.starts_at, left_at=shift.ends_at)
    commands.confirm_attendance(cast.actor("retno"), row)
    with pytest.raises(Refused, match="Jam sendiri"):
        commands.undo_confirmations(cast.actor("yohanes"), shift.activity, attendances=[*ids, row.pk], reason="Keliru")
    assert Transfer.objects.count() == 2 and not Attendance.objects.filter(revision=1).exists()


def test_a_reason_is_asked_and_nothing_changes_without(cast, crowd):
    shift, rows = crowd
    commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=[rows[0].pk])
    with pytest.raises(Rejected):
        commands.undo_confirmations(cast.actor("yohanes"), shift.activity, attendances=[rows[0].pk], reason="  ")
    with pytest.raises(Rejected, match="500"):
        commands.undo_confirmations(cast.actor("yohanes"), shift.activity, attendances=[*range(501)], reason="Keliru")
    assert Transfer.objects.count() == 1


def test_after_all_at_once_the_page_lists_them_with_the_way_back(cast, crowd, signed_in):
    shift, rows = crowd
    client, url = signed_in("yohanes"), sheet(cast, shift)
    answer = client.post(f"{url}pengesahan/?hari={rows[0].day}")
    page = client.get(answer["Location"]).content.decode()
    assert "Baru disahkan: 3 orang" in page and "Urungkan" in page and page.count('name="kehadiran"') == 3
    action = re.search(r'action="([^"]+pembatalan/\?[^"]+)"', page)[1].replace("&amp;", "&")
    wrong = client.post(action, {"kehadiran": [rows[1].pk], "reason": " "})
    kept = wrong.content.decode()
    assert wrong.status_code == 422 and "Tulis alasannya" in kept and kept.count("checked") == 1
    wrong = client.post(action, {"reason": "Salah hari"})
    assert wrong.status_code == 422 and 'value="Salah hari"' in wrong.content.decode()
    assert Transfer.objects.count() == 3
    assert client.post(action, {"kehadiran": [rows[1].pk], "reason": "Salah hari"}).status_code == 302
    assert Attendance.objects.filter(confirmed_at=None).get().pk == rows[1].pk
    assert client.post(action, {"semua": "1", "reason": "Salah hari"}).status_code == 302
    assert not Attendance.objects.exclude(confirmed_at=None).exists() and broken_after_drain() == []


def broken_after_drain():
    drain()
    return broken()


def test_only_what_one_vouched_for_oneself_since_then_is_listed(cast, crowd, signed_in, later):
    shift, rows = crowd
    commands.confirm_attendances(cast.actor("retno"), shift.activity, attendances=[rows[0].pk])
    commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=[rows[1].pk])
    later(minutes=5)
    since = timezone.now()
    commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=[rows[2].pk])
    client, url = signed_in("yohanes"), f"{sheet(cast, shift)}?hari={rows[0].day}"
    page = client.get(f"{url}&sejak={since:%Y-%m-%dT%H:%M:%S}Z").content.decode()
    assert "Baru disahkan: 1 orang" in page and f'value="{rows[2].pk}"' in page
    for text in ("kemarin", "2026-13-01T00:00:00Z", "2026-01-01", ""):
        assert "Baru disahkan" not in client.get(f"{url}&sejak={text}").content.decode()


def test_the_row_offers_to_take_the_note_back(cast, attended, signed_in):
    row, client = attended(), signed_in("yohanes")
    opened = f"{sheet(cast, row.shift)}?hari={row.day}&orang={row.signup_id}"
    post = f"{sheet(cast, row.shift)[:-10]}pendaftaran/{row.signup_id}/penghapusan-catatan/"
    assert "Hapus catatan pulang" in client.get(opened).content.decode()
    assert client.post(post).status_code == 302
    assert Attendance.objects.get().left_at is None and "Hapus catatan hadir" in client.get(opened).content.decode()
    assert client.post(post).status_code == 302
    assert not Attendance.objects.exists() and "Hapus catatan" not in client.get(opened).content.decode()
    assert client.post(post).status_code == 422


def test_the_list_of_those_just_confirmed_is_flat(cast, plan, flat, signed_in):
    from guyub.foundation.people.models import Person

    shift, client = plan(most=100), signed_in("yohanes")
    since = timezone.now() - timedelta(minutes=1)

    def more(n):
        made = []
        for i in range(n):
            person = Person.objects.create(name=f"Relawan {n} {i}", key=f"relawan {n} {i}")
            signup = shift.signups.create(person=person, code=f"{n:02d}{i:04d}", placed_at=shift.starts_at)
            made.append(Attendance.objects.create(
                signup=signup, shift=shift, person=person, day=timezone.localdate(shift.starts_at), came_by="list",
                came_at=shift.starts_at, left_at=shift.ends_at).pk)
        commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=made)

    flat(more, lambda: client.get(sheet(cast, shift), {"sejak": f"{since:%Y-%m-%dT%H:%M:%S}Z"}))

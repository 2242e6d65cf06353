import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.core.models import Outbox
from guyub.core.proofs import PROOFS
from guyub.core.reactions import drain
from guyub.core.seals import seal
from guyub.foundation.people.models import Person
from guyub.workshop.activities import commands, queries, rules
from guyub.workshop.activities.models import Attendance
from guyub.workshop.ledger.models import Total, Transfer
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db


def broken():
    return [sentence for proof in PROOFS.values() for sentence in proof()]


def test_a_confirmed_attendance_is_one_transfer(cast, attended):
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended())
    transfer = Transfer.objects.get()
    assert attendance.transfer == transfer and transfer.amount == attendance.minutes
    assert 179 <= attendance.minutes <= 181
    assert transfer.giver.person_id == cast.people["dwi"].pk and transfer.receiver.group_id == cast.klaten.pk
    assert attendance.confirmed_as == "secretary"
    drain()
    assert Total.objects.get(purpose="service").amount == attendance.minutes
    assert Notice.objects.filter(person=cast.people["dwi"], kind="activities/confirmed").exists()
    assert broken() == []


def test_nobody_confirms_himself(cast, attended):
    attendance = attended("yohanes")
    with pytest.raises(Refused) as error:
        commands.confirm_attendance(cast.actor("yohanes"), attendance)
    assert "orang lain" in str(error.value)
    assert commands.confirm_attendances(cast.actor("yohanes"), attendance.shift.activity, attendances=[attendance.pk]) == []
    assert commands.confirm_attendance(cast.actor("retno"), attendance).confirmed_at


def test_an_officer_of_another_chapter_vouches_for_nobody_here(cast, attended):
    with pytest.raises(Refused):
        commands.confirm_attendance(cast.actor("lestari"), attended())


def test_a_forgotten_check_out_never_invents_hours(cast, attended, later):
    attendance = attended(leave=False)
    later(hours=10)
    with pytest.raises(Rejected) as error:
        commands.confirm_attendance(cast.actor("yohanes"), attendance)
    assert error.value.field == "minutes"
    assert commands.confirm_attendances(cast.actor("yohanes"), attendance.shift.activity, attendances=[attendance.pk]) == []
    assert not Transfer.objects.exists()
    waiting = queries.matters(cast.actor("yohanes"), cast.klaten)
    assert [(matter.kind, matter.people) for matter in waiting] == [("forgotten", 1)]
    assert commands.confirm_attendance(cast.actor("yohanes"), attendance, minutes=120).minutes == 120


def test_deciding_without_hours_needs_a_reason_and_closes_it(cast, attended):
    attendance = attended(leave=False)
    with pytest.raises(Rejected):
        commands.decline_attendance(cast.actor("yohanes"), attendance, reason="")
    commands.decline_attendance(cast.actor("yohanes"), attendance, reason="Pulang sebelum mulai")
    with pytest.raises(Rejected):
        commands.confirm_attendance(cast.actor("yohanes"), attendance, minutes=60)
    assert not Transfer.objects.exists()


@pytest.mark.parametrize("minutes", [0, -1, 8 * 60 + 1, 10**9])
def test_hours_beyond_the_shift_are_rejected(cast, attended, minutes):
    with pytest.raises(Rejected):
        commands.confirm_attendance(cast.actor("yohanes"), attended(), minutes=minutes)


def test_a_wrong_one_is_undone_by_one_transfer_back_and_can_be_booked_again(cast, attended):
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended())
    with pytest.raises(Rejected):
        commands.undo_confirmation(cast.actor("yohanes"), attendance, reason=" ")
    commands.undo_confirmation(cast.actor("yohanes"), attendance, reason="Salah orang")
    attendance.refresh_from_db()
    assert attendance.confirmed_at is None and attendance.revision == 1 and Transfer.objects.count() == 2
    again = commands.confirm_attendance(cast.actor("retno"), attendance, minutes=100)
    assert Transfer.objects.count() == 3 and again.transfer.key.endswith("/1")
    drain()
    assert Total.objects.get(purpose="service").amount == 100 and broken() == []
    assert Notice.objects.filter(person=cast.people["dwi"], kind="activities/confirmation_undone").exists()


def test_only_who_confirmed_or_leads_may_undo(cast, attended):
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended())
    for key in ("dwi", "lestari", "bambang"):
        with pytest.raises(Refused):
            commands.undo_confirmation(cast.actor(key), attendance, reason="coba")
    assert commands.undo_confirmation(cast.actor("retno"), attendance, reason="Periksa ulang").revision == 1


def test_a_stale_copy_cannot_confirm_twice(cast, attended):
    attendance = attended()
    stale = Attendance.objects.get(pk=attendance.pk)
    commands.confirm_attendance(cast.actor("yohanes"), attendance)
    with pytest.raises(Rejected):
        commands.confirm_attendance(cast.actor("yohanes"), stale)
    assert Transfer.objects.count() == 1


def test_all_at_once_books_each_once(cast, plan, attended, later):
    shift = plan(most=5)
    signups = [commands.sign_up(cast.actor(key), shift) for key in ("dwi", "agus", "yohanes")]
    later(hours=1)
    came = [commands.check_in(cast.actor("retno"), signup, how="list") for signup in signups]
    later(hours=2)
    for attendance in came:
        commands.check_out(cast.actor("retno"), attendance)
    done = commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=[a.pk for a in came])
    assert {row.person_id for row in done} == {cast.people["dwi"].pk, cast.people["agus"].pk}
    assert commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=[a.pk for a in came]) == []
    drain()
    assert Transfer.objects.count() == 2 and broken() == []


def test_one_confirmation_costs_at_most_twelve_statements(cast, plan, attended, django_assert_max_num_queries):
    first, second = attended(), attended(shift=plan(title="Lain hari", starts=timedelta(days=2)), leave=False)
    actor = cast.actor("yohanes")
    commands.confirm_attendance(actor, first)  # the very first hour also opens the accounts and the chain
    with django_assert_max_num_queries(12):
        commands.confirm_attendance(actor, second, minutes=60)
    rows = Outbox.objects.filter(act__name="activities.confirm_attendance")
    asked = sorted(rows.values_list("reaction", flat=True))
    assert asked[::2] == asked[1::2] and {"activities.tell_confirmed", "ledger.add_to_totals"} <= set(asked)


def test_confirming_many_costs_the_same_statements(cast, plan, later):
    shift, actor = plan(most=100), cast.actor("yohanes")

    def cost(n):
        made = []
        for i in range(n):
            person = Person.objects.create(name=f"Relawan {n} {i}", key=f"relawan {n} {i}")
            signup = shift.signups.create(person=person, code=f"{n:02d}{i:04d}", placed_at=shift.starts_at)
            made.append(Attendance.objects.create(
                signup=signup, shift=shift, person=person, day=shift.starts_at.date(), came_at=shift.starts_at,
                came_by="list", left_at=shift.ends_at).pk)
        with CaptureQueriesContext(connection) as statements:
            assert len(commands.confirm_attendances(actor, shift.activity, attendances=made)) == n
        return len(statements)

    cost(1)
    assert cost(2) == cost(20)


def test_paid_hours_are_kept_apart(cast, plan, attended):
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended(shift=plan(paid=True)))
    assert attendance.transfer.purpose == "paid"
    assert queries.my_minutes(cast.people["dwi"].pk) == 0


def test_checking_in_twice_or_too_early_or_too_late_is_rejected(cast, plan, later):
    shift = plan(starts=timedelta(hours=5), lasts=timedelta(hours=1))
    signup = commands.sign_up(cast.actor("dwi"), shift)
    with pytest.raises(Rejected):
        commands.check_in(cast.actor("yohanes"), signup, how="code")
    later(hours=5)
    commands.check_in(cast.actor("yohanes"), signup, how="code")
    with pytest.raises(Rejected):
        commands.check_in(cast.actor("yohanes"), signup, how="code")
    late = plan(title="Terlewat", lasts=timedelta(minutes=30))
    missed = commands.sign_up(cast.actor("agus"), late)
    later(hours=3)
    with pytest.raises(Rejected):
        commands.check_in(cast.actor("yohanes"), missed, how="list")


def test_who_waits_or_has_withdrawn_is_not_checked_in(cast, plan):
    shift = plan(most=1)
    commands.sign_up(cast.actor("dwi"), shift)
    waits = commands.sign_up(cast.actor("agus"), shift)
    with pytest.raises(Rejected):
        commands.check_in(cast.actor("yohanes"), waits, how="list")


def scan(client, shift, **post):
    return client.post(f"/ruang/{shift.activity.group.slug}/kegiatan/{shift.activity_id}/kehadiran/pindai/", post)


def test_a_scanned_token_checks_in_and_later_out(cast, plan, later, signed_in):
    shift, client = plan(), signed_in("yohanes")
    signup = commands.sign_up(cast.actor("dwi"), shift)
    later(hours=1)
    token = seal("presence", signup.pk)
    assert scan(client, shift, token=token, arah="hadir").status_code == 200
    assert Attendance.objects.get().came_by == "scan"
    again = scan(client, shift, token=token, arah="hadir")
    assert again.status_code == 422 and "sudah tercatat hadir" in again.content.decode()
    assert scan(client, shift, token=token, arah="pulang").status_code == 200
    assert scan(client, shift, token=token, arah="pulang").status_code == 422


def test_a_typed_code_checks_in(cast, plan, later, signed_in):
    shift = plan()
    signup = commands.sign_up(cast.actor("dwi"), shift)
    later(hours=1)
    typed = f" {signup.code[:3].lower()}-{signup.code[3:].lower()} "
    assert scan(signed_in("yohanes"), shift, code=typed).status_code == 200
    assert Attendance.objects.get().came_by == "code"


def test_tampered_foreign_and_other_activities_tokens_are_refused(cast, plan, signed_in):
    shift, other = plan(), plan(title="Kegiatan lain", group="rescuers", by="bambang", starts=timedelta(days=2))
    client = signed_in("yohanes")
    signup = commands.sign_up(cast.actor("dwi"), shift)
    foreign = commands.sign_up(cast.actor("agus"), other)
    good = seal("presence", signup.pk)
    for token in (good[:-2] + "xx", seal("other", signup.pk), seal("presence", foreign.pk), "x" * 5000, "\x00", "'; --"):
        assert scan(client, shift, token=token).status_code == 422
    assert not Attendance.objects.exists()


def test_somebody_elses_sheet_is_not_there(cast, plan, signed_in):
    shift = plan()
    url = f"/ruang/{cast.klaten.slug}/kegiatan/{shift.activity_id}/kehadiran/"
    for key in ("lestari", "bambang", "dwi"):
        assert signed_in(key).get(url).status_code == 404
    assert signed_in("yohanes").get(url).status_code == 200
    crossed = f"/ruang/{cast.rescuers.slug}/kegiatan/{shift.activity_id}/kehadiran/"
    assert signed_in("bambang").get(crossed).status_code == 404


def test_the_sheet_is_flat(cast, plan, flat, signed_in):
    shift, client = plan(most=100), signed_in("yohanes")

    def more(n):
        for i in range(n):
            person = Person.objects.create(name=f"Relawan {n} {i}", key=f"relawan {n} {i}")
            shift.signups.create(person=person, code=f"{n:02d}{i:04d}", placed_at=shift.starts_at)

    flat(more, lambda: client.get(f"/ruang/{cast.klaten.slug}/kegiatan/{shift.activity_id}/kehadiran/"))


def test_the_volunteer_sees_the_hour_and_who_vouched(cast, attended, signed_in):
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended())
    page = signed_in("dwi").get("/giliran/").content.decode()
    assert "Yohanes Tri Prabowo" in page and "3 jam" in page
    assert f"/buku/{attendance.transfer.chain_id}/{attendance.transfer.number}/" in page


def test_the_public_reads_an_entry_without_names(cast, attended, client, signed_in):
    transfer = commands.confirm_attendance(cast.actor("yohanes"), attended()).transfer
    url = f"/buku/{transfer.chain_id}/{transfer.number}/"
    assert "Dwi Astuti" not in client.get(url).content.decode()
    assert "Dwi Astuti" in signed_in("dwi").get(url).content.decode()
    assert "Dwi Astuti" not in signed_in("agus").get(url).content.decode()


def test_worked_minutes_stay_within_the_shift(cast, plan):
    shift = plan()
    early, late = shift.starts_at - timedelta(hours=1), shift.ends_at + timedelta(hours=2)
    assert rules.worked_minutes(early, late, shift.starts_at, shift.ends_at) == 240


def test_who_could_not_be_noted_stays_ticked(cast, plan, later, signed_in):
    shift = plan(most=5)
    came, absent = [commands.sign_up(cast.actor(key), shift) for key in ("dwi", "agus")]
    later(hours=1)
    commands.check_in(cast.actor("yohanes"), came, how="list")
    client, url = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/kegiatan/{shift.activity_id}/kehadiran/centang/"
    answer = client.post(url, {"arah": "pulang", "hadir": [came.pk, absent.pk]})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Belum tercatat hadir" in page and "1 orang tercatat pulang" in page
    assert re.findall(r'value=(\d+) form="centang" checked', page) == [str(absent.pk)]
    assert client.post(url, {"arah": "hadir", "hadir": [came.pk]}).status_code == 302  # noted already: said, and no more


def test_sixty_people_on_a_sheet_cost_as_little_as_six(cast, plan, signed_in, django_assert_max_num_queries):
    shift, client = plan(most=100), signed_in("yohanes")
    for i in range(60):
        person = Person.objects.create(name=f"Relawan nomor {i}", key=f"relawan nomor {i}")
        signup = shift.signups.create(person=person, code=f"AB{i:04d}", placed_at=shift.starts_at)
        if i % 2:
            Attendance.objects.create(signup=signup, shift=shift, person=person, day=timezone.localdate(shift.starts_at),
                                      came_at=shift.starts_at, came_by="list", left_at=shift.ends_at if i % 3 else None)
    url = f"/ruang/{cast.klaten.slug}/kegiatan/{shift.activity_id}/kehadiran/"
    client.get(url)
    with django_assert_max_num_queries(10):
        page = client.get(url)
    assert page.content.count(b'form="centang"') == 60 and len(page.content) <= 30_000


def refused(client, shift, signup, said, **more):
    """A good token that must not count: a sentence, and nothing written."""
    before = list(Attendance.objects.values())
    answer = scan(client, shift, token=seal("presence", signup.pk), **more)
    assert answer.status_code == 422 and said in answer.content.decode(), answer.content.decode()[:2000]
    assert list(Attendance.objects.values()) == before


def test_a_code_counts_neither_before_its_time_nor_after(cast, plan, later, signed_in):
    shift, client = plan(starts=timedelta(hours=30), lasts=timedelta(hours=2)), signed_in("yohanes")
    signup = commands.sign_up(cast.actor("dwi"), shift)
    refused(client, shift, signup, "Kehadiran bisa dicatat tiga jam sebelumnya")
    later(hours=33)
    refused(client, shift, signup, "Giliran ini sudah selesai")
    refused(client, shift, signup, "Giliran ini sudah selesai", arah="pulang")


def test_a_code_of_who_waits_or_has_let_go_or_of_a_cancelled_shift_does_not_count(cast, plan, signed_in):
    shift, client = plan(most=1), signed_in("yohanes")
    first, waits = (commands.sign_up(cast.actor(key), shift) for key in ("dwi", "agus"))
    refused(client, shift, waits, "masih di daftar tunggu")
    commands.withdraw_signup(cast.actor("dwi"), first)
    refused(client, shift, first, "sudah melepas gilirannya")
    commands.cancel_shift(cast.actor("yohanes"), shift, reason="Hujan lebat")
    refused(client, shift, waits, "Giliran ini sudah dibatalkan")


def test_a_code_of_this_activity_is_taken_by_its_own_officers_alone(cast, plan, later, signed_in):
    """Somebody else's hand: the volunteer herself, an officer of another chapter, and an officer at another group's door."""
    shift = plan()
    signup = commands.sign_up(cast.actor("dwi"), shift)
    later(hours=1)
    for key in ("dwi", "agus", "lestari", "bambang"):
        assert scan(signed_in(key), shift, token=seal("presence", signup.pk)).status_code == 404
    crossed = f"/ruang/{cast.rescuers.slug}/kegiatan/{shift.activity_id}/kehadiran/pindai/"
    assert signed_in("bambang").post(crossed, {"token": seal("presence", signup.pk)}).status_code == 404
    assert not Attendance.objects.exists()


def test_every_changed_letter_of_a_token_is_noticed(cast, plan, signed_in):
    shift, client = plan(), signed_in("yohanes")
    token = seal("presence", commands.sign_up(cast.actor("dwi"), shift).pk)
    for place, letter in enumerate(token):
        changed = f"{token[:place]}{'A' if letter != 'A' else 'B'}{token[place + 1:]}"
        if place < len(token) - 1:  # the last letter carries two bits that mean nothing
            answer = scan(client, shift, token=changed)
            assert answer.status_code == 422 and "sudah diubah" in answer.content.decode(), place
    assert not Attendance.objects.exists()

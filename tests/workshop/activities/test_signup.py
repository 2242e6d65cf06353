from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.workshop.activities import commands
from guyub.workshop.activities.models import Activity, Shift, SignUp
from guyub.workshop.notices.models import Notice
from guyub.workshop.skills.models import Skill

pytestmark = pytest.mark.django_db


def test_a_full_shift_puts_one_on_the_waiting_list(cast, plan):
    shift = plan(most=1)
    assert commands.sign_up(cast.actor("dwi"), shift).placed_at
    waits = commands.sign_up(cast.actor("agus"), shift)
    assert waits.placed_at is None
    shift.refresh_from_db()
    assert (shift.taken, shift.waiting) == (1, 1)
    assert Notice.objects.filter(person=cast.people["agus"], kind="activities/waiting").exists()


def test_the_waiting_list_moves_up_by_itself_and_tells(cast, plan):
    shift = plan(most=1)
    first = commands.sign_up(cast.actor("dwi"), shift)
    second = commands.sign_up(cast.actor("agus"), shift)
    third = commands.sign_up(cast.actor("slamet"), shift)
    commands.withdraw_signup(cast.actor("dwi"), first)
    second.refresh_from_db()
    third.refresh_from_db()
    assert second.placed_at and third.placed_at is None
    assert Notice.objects.filter(person=cast.people["agus"], kind="activities/moved_up").exists()
    shift.refresh_from_db()
    assert (shift.taken, shift.waiting) == (1, 1)


def test_who_has_become_busy_is_passed_over_on_the_way_up(cast, plan):
    shift, other = plan(most=1), plan(title="Waktu yang sama", group="rescuers", by="bambang")
    first = commands.sign_up(cast.actor("dwi"), shift)
    SignUp.objects.create(shift=shift, person=cast.people["agus"], code="AAAAAA")
    Shift.objects.filter(pk=shift.pk).update(waiting=1)
    SignUp.objects.create(shift=other, person=cast.people["agus"], code="BBBBBB", placed_at=timezone.now())
    last = commands.sign_up(cast.actor("slamet"), shift)
    commands.withdraw_signup(cast.actor("dwi"), first)
    last.refresh_from_db()
    assert last.placed_at


def test_overlap_is_refused_across_all_groups_with_the_reason(cast, plan):
    here, there = plan(title="Posko kesehatan"), plan(title="Dapur", group="rescuers", by="bambang")
    commands.sign_up(cast.actor("agus"), here)
    with pytest.raises(Rejected) as error:
        commands.sign_up(cast.actor("agus"), there)
    assert "Posko kesehatan" in str(error.value) and "WIB" in str(error.value)


def test_one_shift_ending_when_the_next_begins_is_no_overlap(cast, plan):
    first = plan(starts=timedelta(hours=1), lasts=timedelta(hours=2))
    second = plan(title="Sesudahnya", starts=timedelta(hours=3), lasts=timedelta(hours=2))
    Shift.objects.filter(pk=second.pk).update(starts_at=Shift.objects.get(pk=first.pk).ends_at)
    commands.sign_up(cast.actor("dwi"), first)
    assert commands.sign_up(cast.actor("dwi"), second).placed_at


def test_the_same_click_twice_signs_up_once(cast, plan):
    shift = plan()
    commands.sign_up(cast.actor("dwi"), shift)
    with pytest.raises(Rejected):
        commands.sign_up(cast.actor("dwi"), shift)
    shift.refresh_from_db()
    assert shift.taken == 1


def test_the_public_and_strangers_to_a_members_shift_are_refused(cast, plan):
    inner = plan(title="Khusus anggota", members_only=True)
    with pytest.raises(Refused):
        commands.sign_up(PUBLIC, inner)
    with pytest.raises(Refused):
        commands.sign_up(cast.actor("agus"), inner)


def test_a_skill_is_judged_on_the_day_of_the_shift(cast, plan):
    nurse = Skill.objects.get(code=cast.skills["nurse"])
    soon = plan(skill_id=nurse.pk, starts=timedelta(days=10))
    late = plan(title="Sesudah STR berakhir", skill_id=nurse.pk, starts=timedelta(days=500))
    assert commands.sign_up(cast.actor("dwi"), soon).placed_at
    with pytest.raises(Rejected):
        commands.sign_up(cast.actor("dwi"), late)
    with pytest.raises(Rejected) as error:
        commands.sign_up(cast.actor("slamet"), soon)
    assert str(nurse) in str(error.value)


def test_nobody_releases_somebody_elses_place(cast, plan):
    signup = commands.sign_up(cast.actor("dwi"), plan())
    with pytest.raises(Refused):
        commands.withdraw_signup(cast.actor("agus"), signup)
    with pytest.raises(Refused):
        commands.remove_signup(cast.actor("lestari"), signup, reason="bukan cabang saya")


def test_a_coordinator_removes_with_a_reason_that_is_told(cast, plan):
    signup = commands.sign_up(cast.actor("dwi"), plan())
    with pytest.raises(Rejected):
        commands.remove_signup(cast.actor("yohanes"), signup, reason=" ")
    commands.remove_signup(cast.actor("yohanes"), signup, reason="Pindah ke posko lain")
    notice = Notice.objects.get(person=cast.people["dwi"], kind="activities/withdrawn_by_officer")
    assert notice.facts["reason"] == "Pindah ke posko lain"


def test_more_room_moves_the_waiting_list_up(cast, plan):
    shift = plan(most=1)
    commands.sign_up(cast.actor("dwi"), shift)
    waits = commands.sign_up(cast.actor("agus"), shift)
    commands.change_shift(cast.actor("yohanes"), shift, least=1, most=2)
    waits.refresh_from_db()
    assert waits.placed_at
    with pytest.raises(Rejected):
        commands.change_shift(cast.actor("yohanes"), shift, least=1, most=1)


def test_assistance_is_asked_and_answered(cast, plan):
    signup = commands.sign_up(cast.actor("dwi"), plan(), assistance="Kursi roda")
    commands.answer_assistance(cast.actor("yohanes"), signup, answer="Ada jalan landai dan pendamping")
    signup.refresh_from_db()
    assert signup.assistance_answer.startswith("Ada jalan landai")
    assert Notice.objects.filter(person=cast.people["dwi"], kind="activities/assistance_answered").exists()


def test_a_swap_hands_the_place_on_once(cast, plan):
    shift = plan(most=1)
    mine = commands.sign_up(cast.actor("dwi"), shift)
    swap = commands.offer_swap(cast.actor("dwi"), mine)
    with pytest.raises(Refused):
        commands.take_swap(cast.actor("dwi"), swap)
    taken = commands.take_swap(cast.actor("agus"), swap)
    mine.refresh_from_db()
    shift.refresh_from_db()
    assert mine.withdrawn_at and taken.placed_at and shift.taken == 1
    with pytest.raises(Rejected):
        commands.take_swap(cast.actor("slamet"), swap)


def test_a_kept_swap_cannot_be_taken(cast, plan):
    swap = commands.offer_swap(cast.actor("dwi"), commands.sign_up(cast.actor("dwi"), plan()))
    commands.withdraw_swap(cast.actor("dwi"), swap)
    with pytest.raises(Rejected):
        commands.take_swap(cast.actor("agus"), swap)


def test_a_cancelled_shift_tells_and_frees(cast, plan):
    shift = plan()
    commands.sign_up(cast.actor("dwi"), shift)
    commands.cancel_shift(cast.actor("yohanes"), shift, reason="Hujan lebat")
    assert Notice.objects.get(person=cast.people["dwi"], kind="activities/shift_cancelled").facts["reason"] == "Hujan lebat"
    assert Activity.objects.get(pk=shift.activity_id).next_at is None

"""Roles and shifts that are added to a plan, and what is written about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.workshop.activities import commands
from guyub.workshop.activities.models import Activity, Role, Shift
from guyub.workshop.skills.models import Skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(cast):
    return cast.actor("yohanes")


def times(days=4, lasts=3):
    start = timezone.now() + timedelta(days=days)
    return {"starts_at": start, "ends_at": start + timedelta(hours=lasts), "least": 2, "most": 4}


def test_a_role_is_added_with_what_it_takes(cast, secretary):
    skill = Skill.objects.get(code=cast.skills["nurse"])
    role = commands.add_role(secretary, cast.clinic, name="  Perawat  gigi ", note="STR aktif", skill_id=skill.pk, level=2)
    assert (role.name, role.skill_id, role.level, role.paid) == ("Perawat gigi", skill.pk, 2, False)


@pytest.mark.parametrize(("facts", "field"), [
    ({"name": "P"}, "role"), ({"name": ""}, "role"), ({"name": "pendata"}, "role"),
    ({"name": "Perawat gigi", "skill_id": 10**9}, "skill")])
def test_a_role_that_cannot_be_is_rejected(cast, secretary, facts, field):
    before = Role.objects.count()
    with pytest.raises(Rejected) as error:
        commands.add_role(secretary, cast.clinic, **facts)
    assert error.value.field == field and Role.objects.count() == before


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang", "ketut"])
def test_others_add_and_remove_no_roles(cast, key):
    role = commands.add_role(cast.actor("yohanes"), cast.clinic, name="Penjaga parkir")
    with pytest.raises(Refused):
        commands.add_role(cast.actor(key), cast.clinic, name="Tamu")
    with pytest.raises(Refused):
        commands.remove_role(cast.actor(key), role)
    assert Role.objects.filter(pk=role.pk).exists()


def test_a_role_without_shifts_goes_and_a_used_one_stays(cast, secretary):
    spare = commands.add_role(secretary, cast.clinic, name="Penjaga parkir")
    commands.remove_role(secretary, spare)
    assert not Role.objects.filter(pk=spare.pk).exists()
    with pytest.raises(Rejected, match="masih dipakai"):
        commands.remove_role(secretary, Role.objects.get(activity=cast.clinic, name="Pendata"))


def test_a_shift_is_added_and_counted(cast, secretary):
    before = Activity.objects.get(pk=cast.clinic.pk).least
    role = Role.objects.get(activity=cast.clinic, name="Pendata")
    shift = commands.add_shift(secretary, cast.clinic, role_id=role.pk, **times())
    assert (shift.role_id, shift.least, shift.most) == (role.pk, 2, 4)
    assert Activity.objects.get(pk=cast.clinic.pk).least == before + 2


def test_a_shift_of_a_repeated_activity_repeats_with_it(cast):
    coordinator = cast.actor("bambang")
    role = commands.add_role(coordinator, cast.kitchen, name="Pengantar")
    first = Shift.objects.filter(activity=cast.kitchen).order_by("starts_at").first()
    commands.add_shift(coordinator, cast.kitchen, role_id=role.pk, starts_at=first.ends_at,
                       ends_at=first.ends_at + timedelta(hours=2), least=1, most=2)
    kitchen, carrying = (Shift.objects.filter(activity=cast.kitchen, role__name=name).count()
                         for name in ("Dapur umum", "Pengantar"))
    assert carrying == kitchen > 10


def test_a_shift_that_cannot_be_is_rejected(cast, secretary):
    role = Role.objects.get(activity=cast.clinic, name="Pendata")
    foreign = Role.objects.filter(activity=cast.kitchen).first()
    old = Shift.objects.filter(role=role).first()
    before = Shift.objects.count()
    for role_id, facts, field in (
        (foreign.pk, times(), "role"), (0, times(), "role"), (role.pk, times(lasts=-1), "end"),
        (role.pk, times(lasts=25), "end"), (role.pk, times(days=-2), "end"), (role.pk, times(days=800), "end"),
        (role.pk, {**times(), "least": 9}, "least"), (role.pk, {**times(), "starts_at": old.starts_at}, "end"),
        (role.pk, {**times(), "starts_at": old.starts_at, "ends_at": old.ends_at}, "start"),
    ):
        with pytest.raises(Rejected) as error:
            commands.add_shift(secretary, cast.clinic, role_id=role_id, **facts)
        assert error.value.field == field
    assert Shift.objects.count() == before


def test_another_chapters_officer_adds_no_shift(cast):
    role = Role.objects.get(activity=cast.clinic, name="Pendata")
    with pytest.raises(Refused):
        commands.add_shift(cast.actor("lestari"), cast.clinic, role_id=role.pk, **times())


def test_what_is_written_is_changed_and_the_calendar_hears_of_it(cast, secretary):
    before = cast.clinic.sequence
    changed = commands.edit_activity(secretary, cast.clinic, title="Klinik keliling", bring="Payung", assistance="")
    assert (changed.title, changed.bring, changed.sequence) == ("Klinik keliling", "Payung", before + 1)


@pytest.mark.parametrize(("facts", "field"), [
    ({"title": "K"}, "title"), ({"title": "x" * 121}, "title"), ({"title": "\0\0\0"}, "title"), ({"kind": "pesta"}, "kind"),
    ({"field_id": "ZZ"}, "field"), ({"place_id": 10**9}, "place")])
def test_what_cannot_be_written_is_rejected(cast, secretary, facts, field):
    with pytest.raises(Rejected) as error:
        commands.edit_activity(secretary, cast.clinic, **facts)
    assert error.value.field == field
    assert Activity.objects.get(pk=cast.clinic.pk).title == "Layanan kesehatan keliling Kemalang"


def test_nobody_edits_what_is_cancelled_or_another_groups(cast, secretary):
    with pytest.raises(Refused):
        commands.edit_activity(cast.actor("bambang"), cast.clinic, title="Milik saya")
    commands.cancel_activity(secretary, cast.clinic, reason="Hujan abu")
    with pytest.raises(Refused, match="sudah dibatalkan"):
        commands.edit_activity(secretary, cast.clinic, title="Klinik keliling")


def test_only_the_house_itself_moves_an_activity_on(cast, secretary):
    with pytest.raises(Refused):
        commands.advance_activity(secretary, cast.kitchen)

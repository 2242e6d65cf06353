"""What the public reads of a group, its end, and the end of a membership."""

import pytest

from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.core.reactions import drain
from guyub.foundation.groups import commands
from guyub.foundation.groups.models import Goal, Group, Membership, Office
from guyub.foundation.places.queries import place_by_text
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_a_leader_changes_what_the_public_reads(cast):
    klaten = place_by_text("Kab. Klaten")
    commands.edit_group(cast.actor("yohanes"), cast.klaten, about="Kunjungan rumah tiap bulan", founded_year=2012,
                        goals=Goal.objects.filter(code="3"), areas=[klaten])
    group = Group.objects.get(pk=cast.klaten.pk)
    assert (group.about, group.founded_year) == ("Kunjungan rumah tiap bulan", 2012)
    assert [goal.pk for goal in group.goals.all()] == ["3"] and list(group.areas.all()) == [klaten]


@pytest.mark.parametrize(("facts", "field"), [
    ({"name": "K"}, "name"), ({"name": "k" * 121}, "name"), ({"founded_year": 1500}, "founded_year"),
    ({"founded_year": 9999}, "founded_year"), ({"field_id": "ZZ"}, "field"), ({"occupation_id": "0xx"}, "occupation")])
def test_what_a_group_cannot_be_is_rejected(cast, facts, field):
    with pytest.raises(Rejected) as error:
        commands.edit_group(cast.actor("yohanes"), cast.klaten, about="Tidak tersimpan", **facts)
    assert error.value.field == field
    assert Group.objects.get(pk=cast.klaten.pk).about != "Tidak tersimpan"


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang", "ketut"])
def test_others_change_nothing_of_a_group(cast, key):
    with pytest.raises(Refused):
        commands.edit_group(cast.actor(key), cast.klaten, about="Milik saya")


def test_a_chair_closes_a_chapter_and_its_history_stays(cast):
    commands.close_group(cast.actor("retno"), cast.boyolali)
    group = Group.objects.get(pk=cast.boyolali.pk)
    assert group.closed_at and not group.living and Membership.objects.filter(group=group).exists()
    with pytest.raises(Rejected, match="sudah ditutup"):
        commands.close_group(cast.actor("retno"), cast.boyolali)


def test_a_group_with_living_chapters_stays_open(cast):
    with pytest.raises(Rejected, match="cabang"):
        commands.close_group(cast.actor("retno"), cast.nurses)
    assert Group.objects.get(pk=cast.nurses.pk).living


@pytest.mark.parametrize("key", ["yohanes", "dwi", "bambang"])
def test_who_is_not_the_chair_closes_no_group(cast, key):
    with pytest.raises(Refused):
        commands.close_group(cast.actor(key), cast.klaten)


def test_a_membership_is_ended_with_a_reason_and_offices_with_it(cast):
    row = Membership.objects.get(person=cast.people["lestari"], group=cast.boyolali)
    before = Group.objects.get(pk=cast.boyolali.pk).member_count
    commands.end_membership(cast.actor("retno"), row, reason="Pindah tugas")
    row.refresh_from_db()
    assert row.left_at and row.reason == "Pindah tugas"
    assert not Office.objects.filter(person=cast.people["lestari"], group=cast.boyolali, ended_at=None).exists()
    assert Group.objects.get(pk=cast.boyolali.pk).member_count == before - 1
    drain()
    told = Notice.objects.get(person=cast.people["lestari"], kind="groups/membership_ended")
    assert told.facts["reason"] == "Pindah tugas"


def test_a_membership_is_not_ended_without_a_reason_nor_twice_nor_ones_own(cast):
    row = Membership.objects.get(person=cast.people["dwi"], group=cast.klaten)
    with pytest.raises(Rejected):
        commands.end_membership(cast.actor("yohanes"), row, reason="  ")
    own = Membership.objects.get(person=cast.people["yohanes"], group=cast.klaten)
    with pytest.raises(Refused):
        commands.end_membership(cast.actor("yohanes"), own, reason="Lelah")
    commands.end_membership(cast.actor("yohanes"), row, reason="Pindah")
    with pytest.raises(Rejected, match="sudah berakhir"):
        commands.end_membership(cast.actor("yohanes"), row, reason="Pindah")


def test_a_foreign_officer_ends_no_membership(cast):
    row = Membership.objects.get(person=cast.people["dwi"], group=cast.klaten)
    acts = Act.objects.count()
    with pytest.raises(Refused):
        commands.end_membership(cast.actor("lestari"), row, reason="Bukan anggota saya")
    row.refresh_from_db()
    assert row.left_at is None and Act.objects.count() == acts

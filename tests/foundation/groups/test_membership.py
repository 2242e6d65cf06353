import pytest

from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.core.reactions import drain
from guyub.foundation.groups import commands
from guyub.foundation.groups.models import Membership
from guyub.foundation.people.models import Person
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast):
    return commands.apply_for_membership(cast.actor("sari"), cast.klaten, message="STR aktif sampai 2029")


def test_a_secretary_approves_and_the_member_has_a_number(cast, asked):
    before = cast.klaten.__class__.objects.get(pk=cast.klaten.pk).member_count
    member = commands.approve_membership(cast.actor("yohanes"), asked)
    assert member.active and member.number.startswith(cast.klaten.number_prefix)
    assert cast.klaten.__class__.objects.get(pk=cast.klaten.pk).member_count == before + 1
    assert cast.actor("sari").belongs(cast.klaten)


def test_numbers_run_without_gap(cast, asked):
    other = commands.apply_for_membership(cast.actor("agus"), cast.klaten)
    numbers = [commands.approve_membership(cast.actor("yohanes"), row).number for row in (asked, other)]
    first, second = (int(number.rsplit("-", 1)[1]) for number in numbers)
    assert second == first + 1


def test_who_applies_is_told_and_so_is_the_secretary(cast, asked):
    drain()
    assert Notice.objects.filter(person=cast.people["yohanes"], kind="groups/application_received").exists()
    commands.refuse_membership(cast.actor("yohanes"), asked, reason="STR belum terbaca")
    drain()
    notice = Notice.objects.get(person=cast.people["sari"], kind="groups/refused")
    assert notice.facts["reason"] == "STR belum terbaca"


def test_a_refusal_without_reason_changes_nothing(cast, asked):
    with pytest.raises(Rejected):
        commands.refuse_membership(cast.actor("yohanes"), asked, reason=" ")
    asked.refresh_from_db()
    assert asked.waiting


def test_who_was_refused_may_ask_again(cast, asked):
    commands.refuse_membership(cast.actor("yohanes"), asked, reason="Lengkapi STR")
    assert commands.apply_for_membership(cast.actor("sari"), cast.klaten).waiting


def test_the_same_click_twice_approves_once(cast, asked):
    commands.approve_membership(cast.actor("yohanes"), asked)
    with pytest.raises(Rejected):
        commands.approve_membership(cast.actor("yohanes"), asked)
    with pytest.raises(Rejected):
        commands.apply_for_membership(cast.actor("sari"), cast.klaten)


def test_a_coordinator_of_another_chapter_may_not_answer(cast, asked):
    acts = Act.objects.count()
    with pytest.raises(Refused):
        commands.approve_membership(cast.actor("lestari"), asked)
    assert Act.objects.count() == acts


def test_nobody_approves_himself(cast):
    own = commands.found_group(cast.actor("retno"), cast.klaten, kind="occupational", name="Ranting Kemalang")
    asked = commands.apply_for_membership(cast.actor("yohanes"), own)
    with pytest.raises(Refused) as error:
        commands.approve_membership(cast.actor("yohanes"), asked)
    assert "sendiri" in str(error.value)
    assert commands.approve_membership(cast.actor("retno"), asked).active


def test_leaving_ends_offices_too(cast):
    member = Membership.objects.get(person=cast.people["lestari"], group=cast.boyolali)
    commands.leave_group(cast.actor("lestari"), member)
    assert not cast.actor("lestari").holds(cast.boyolali, "coordinator")
    assert not cast.actor("lestari").belongs(cast.boyolali)


def test_the_roll_is_flat(cast, flat, signed_in):
    client = signed_in("yohanes")

    def more(n):
        for i in range(n):
            person = Person.objects.create(name=f"Anggota {n} {i}", key=f"anggota {n} {i}")
            Membership.objects.create(person=person, group=cast.klaten, number=f"UJI-{n}-{i}",
                                      approved_at="2026-01-01T00:00Z")

    flat(more, lambda: client.get(f"/ruang/{cast.klaten.slug}/anggota/"))


def test_somebody_elses_roll_is_not_there(cast, signed_in):
    assert signed_in("bambang").get(f"/ruang/{cast.klaten.slug}/anggota/").status_code == 404
    assert signed_in("lestari").get(f"/ruang/{cast.klaten.slug}/anggota/").status_code == 404
    assert signed_in("yohanes").get(f"/ruang/{cast.klaten.slug}/anggota/").status_code == 200

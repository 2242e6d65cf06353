from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.foundation.groups import commands, policy
from guyub.foundation.groups.models import Block, Membership
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift, SignUp

pytestmark = pytest.mark.django_db


def block(cast, by, group, key, **facts):
    return commands.block_person(cast.actor(by), group, person_id=cast.people[key].pk, **{"reason": "Mengancam", **facts})


def test_who_is_blocked_cannot_apply_and_reads_whom_to_ask(cast, signed_in):
    block(cast, "yohanes", cast.klaten, "sari")
    with pytest.raises(Refused) as error:
        commands.apply_for_membership(cast.actor("sari"), cast.klaten)
    said = str(error.value)
    assert "Kelompok ini tidak menerima pendaftaran Anda" in said and "Retno Kusumastuti" in said and "Mengancam" not in said
    page = signed_in("sari").get(f"/kelompok/{cast.klaten.slug}/permintaan/").content.decode()
    assert "tidak menerima pendaftaran Anda" in page and "Mengancam" not in page
    assert not Membership.objects.filter(person=cast.people["sari"]).exists()


def test_who_is_blocked_cannot_sign_up_there_but_elsewhere(cast, signed_in):
    block(cast, "bambang", cast.rescuers, "sari")
    shift = Shift.objects.filter(activity=cast.kitchen).first()
    with pytest.raises(Refused):
        activities.sign_up(cast.actor("sari"), shift)
    answer = signed_in("sari").post(f"/kegiatan/{cast.kitchen.pk}/pendaftaran/", {"giliran": shift.pk})
    assert answer.status_code == 422 and "tidak menerima pendaftaran Anda" in answer.content.decode()
    assert not SignUp.objects.filter(person=cast.people["sari"]).exists()
    helper = Shift.objects.filter(activity=cast.clinic, role__name="Pendata").first()
    assert activities.sign_up(cast.actor("sari"), helper).placed_at
    assert commands.apply_for_membership(cast.actor("sari"), cast.klaten).waiting


def test_a_block_above_holds_below_and_not_the_other_way(cast):
    block(cast, "yohanes", cast.klaten, "sari")
    assert policy.may_apply_for_membership(cast.actor("sari"), cast.nurses) is True
    block(cast, "retno", cast.nurses, "agus")
    assert not policy.may_apply_for_membership(cast.actor("agus"), cast.boyolali)


def test_a_block_ends_with_its_day_or_when_it_is_lifted(cast):
    row = block(cast, "yohanes", cast.klaten, "sari", until=timezone.localdate() + timedelta(days=1))
    assert not policy.may_apply_for_membership(cast.actor("sari"), cast.klaten)
    Block.objects.filter(pk=row.pk).update(until=timezone.localdate() - timedelta(days=1))
    assert policy.may_apply_for_membership(cast.actor("sari"), cast.klaten) is True
    again = block(cast, "yohanes", cast.klaten, "sari")
    assert not policy.may_apply_for_membership(cast.actor("sari"), cast.klaten)
    commands.lift_block(cast.actor("yohanes"), again)
    assert policy.may_apply_for_membership(cast.actor("sari"), cast.klaten) is True
    with pytest.raises(Rejected):
        commands.lift_block(cast.actor("yohanes"), again)


@pytest.mark.parametrize("facts", [
    {"reason": "  "}, {"reason": "x" * 301}, {"until": timezone.localdate() - timedelta(days=1)},
])
def test_a_block_needs_a_reason_and_a_day_to_come(cast, facts):
    with pytest.raises(Rejected):
        block(cast, "yohanes", cast.klaten, "sari", **facts)
    assert not Block.objects.exists()


def test_a_person_is_blocked_once_and_officers_not_at_all(cast):
    block(cast, "yohanes", cast.klaten, "sari")
    for by, key in (("yohanes", "sari"), ("retno", "yohanes"), ("yohanes", "retno")):
        with pytest.raises(Rejected):
            block(cast, by, cast.klaten, key)
    with pytest.raises(Rejected):
        block(cast, "yohanes", cast.klaten, "yohanes")


@pytest.mark.parametrize("key", ["lestari", "bambang", "dwi", "ketut"])
def test_who_leads_elsewhere_neither_blocks_nor_sees(cast, signed_in, key):
    row = block(cast, "yohanes", cast.klaten, "sari")
    with pytest.raises(Refused):
        block(cast, key, cast.klaten, "agus")
    with pytest.raises(Refused):
        commands.lift_block(cast.actor(key), row)
    assert not policy.visible_blocks(cast.actor(key)).exists()
    client = signed_in(key)
    assert client.get(f"/ruang/{cast.klaten.slug}/blokir/").status_code == 404
    assert client.post(f"/ruang/{cast.klaten.slug}/blokir/{row.pk}/pembukaan/").status_code == 404


def test_officers_choose_among_people_whom_the_group_has_met(cast, signed_in):
    client, room = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/blokir/"
    assert "Dwi Astuti" in client.get(room, {"cari": "dwi"}).content.decode()
    assert "Sari Wulandari" not in client.get(room, {"cari": "sari"}).content.decode()
    assert client.get(f"{room}{cast.people['sari'].pk}/baru/").status_code == 404
    activities.sign_up(cast.actor("sari"), Shift.objects.filter(activity=cast.clinic, role__name="Pendata").first())
    assert "Sari Wulandari" in client.get(room, {"cari": "sari"}).content.decode()
    address = f"{room}{cast.people['sari'].pk}/baru/"
    wrong = client.post(address, {"reason": "Tidak datang tiga kali", "until": "kapan-kapan"})
    assert wrong.status_code == 422 and "Tidak datang tiga kali" in wrong.content.decode()
    assert client.post(address, {"reason": "Tidak datang tiga kali", "until": ""}).status_code == 302
    row = Block.objects.get()
    act = Act.objects.get(name="groups.block_person")
    assert act.notes == {"person_id": row.person_id} and row.blocked_by == cast.people["yohanes"]
    assert "Tidak datang tiga kali" in client.get(room).content.decode()
    assert client.post(f"{room}{row.pk}/pembukaan/").status_code == 302
    assert "Tidak datang tiga kali" not in client.get(room).content.decode()


def test_the_page_is_flat(cast, flat, signed_in):
    from guyub.foundation.people.models import Person

    client = signed_in("yohanes")

    def more(n):
        for number in range(n):
            person = Person.objects.create(name=f"Orang {n} {number}", key=f"orang {n} {number}")
            Membership.objects.create(person=person, group=cast.klaten, approved_at=timezone.now(), number=f"U-{n}-{number}")
            commands.block_person(cast.actor("yohanes"), cast.klaten, person_id=person.pk, reason="Uji")

    flat(more, lambda: client.get(f"/ruang/{cast.klaten.slug}/blokir/", {"cari": "Orang"}))

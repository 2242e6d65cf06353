"""What a role brings: promised before joining, shown beside it, and ticked off for each who came."""

import pytest
from django.utils.translation import override

from guyub.core.errors import Refused, Rejected
from guyub.workshop.activities import commands, policy
from guyub.workshop.activities.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def promised(cast, plan):
    """A shift whose role promises a meal and insurance."""
    shift = plan()
    Role.objects.filter(pk=shift.role_id).update(benefits=["insurance", "meal"], benefit_note="makan siang")
    return shift


def test_a_role_says_what_it_brings_in_the_order_of_the_list(cast):
    role = commands.add_role(cast.actor("yohanes"), cast.clinic, name="Perawat gigi", benefits=["meal", "training"],
                             benefit_note="  makan   siang ")
    assert (role.benefits, role.benefit_note) == (["training", "meal"], "makan siang")
    with pytest.raises(Rejected) as error:
        commands.add_role(cast.actor("yohanes"), cast.clinic, name="Penjaga", benefits=["gold"])
    assert error.value.field == "benefits"


def test_the_public_reads_it_beside_the_role(client, promised):
    page = client.get(f"/kegiatan/{promised.activity_id}/").content.decode()
    assert "Anda dapat: Asuransi, Makan (makan siang)" in " ".join(page.replace("Anda dapat:", "Anda dapat: ").split())
    client.cookies["bahasa"] = "en"
    with override("id"):
        english = client.get(f"/kegiatan/{promised.activity_id}/").content.decode()
    assert "Insurance, Meal (makan siang)" in english


def test_the_coordinator_ticks_off_what_was_received(cast, attended, promised):
    attendance = attended(shift=promised)
    secretary = cast.actor("yohanes")
    commands.record_benefits(secretary, attendance, received=["meal"])
    attendance.refresh_from_db()
    assert attendance.received == ["meal"] and attendance.benefits_at
    commands.record_benefits(secretary, attendance, received=["meal", "insurance"])
    attendance.refresh_from_db()
    assert attendance.received == ["insurance", "meal"]
    with pytest.raises(Rejected):
        commands.record_benefits(secretary, attendance, received=["transport"])


def test_a_role_without_promise_has_nothing_to_tick(cast, attended):
    with pytest.raises(Rejected):
        commands.record_benefits(cast.actor("yohanes"), attended(), received=[])


@pytest.mark.parametrize("key", ["dwi", "sari", "bambang", "ketut"])
def test_others_and_oneself_tick_nothing(cast, attended, promised, key):
    attendance = attended(shift=promised)
    assert not policy.may_record_benefits(cast.actor(key), attendance)
    with pytest.raises(Refused):
        commands.record_benefits(cast.actor(key), attendance, received=["meal"])


def test_on_the_sheet_it_is_ticked_and_a_wrong_tick_is_said(cast, attended, promised, signed_in):
    attendance = attended(shift=promised)
    client, one = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/kegiatan/{promised.activity_id}/kehadiran/"
    page = client.get(f"{one}?hari={attendance.day}&orang={attendance.signup_id}").content.decode()
    assert "Manfaat belum dicatat" in page and 'value="insurance"' in page
    address = f"{one}{attendance.pk}/manfaat/"
    assert client.post(address, {"manfaat": ["gold"]}).status_code == 422
    assert client.post(address, {"manfaat": ["insurance"]}).status_code == 302
    attendance.refresh_from_db()
    assert attendance.received == ["insurance"]
    assert signed_in("sari").post(address, {"manfaat": ["meal"]}).status_code == 404
    page = client.get(f"{one}?hari={attendance.day}&orang={attendance.signup_id}").content.decode()
    assert "Manfaat belum dicatat" not in page and 'value="insurance" checked' in page


def test_the_plan_takes_what_a_role_brings(cast, plan, signed_in):
    shift = plan()
    address = f"/ruang/{cast.klaten.slug}/kegiatan/{shift.activity_id}/peran/"
    answer = signed_in("yohanes").post(address, {"role": "Dapur umum", "benefits": ["meal", "transport"], "level": "1"})
    assert answer.status_code == 302
    assert Role.objects.get(activity=shift.activity_id, name="Dapur umum").benefits == ["meal", "transport"]

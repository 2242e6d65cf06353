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


def test_what_a_role_brings_is_said_anew_but_never_taken_back(cast, promised):
    secretary, role = cast.actor("yohanes"), promised.role
    role.refresh_from_db()
    commands.promise_benefits(secretary, role, benefits=["meal"], benefit_note="nasi bungkus")
    role.refresh_from_db()
    assert (role.benefits, role.benefit_note) == (["meal"], "nasi bungkus"), "nobody has signed up yet"
    commands.sign_up(cast.actor("dwi"), promised)
    with pytest.raises(Rejected) as error:
        commands.promise_benefits(secretary, role, benefits=["training"])
    assert error.value.field == "benefits" and "Makan" in str(error.value)
    commands.promise_benefits(secretary, role, benefits=["training", "meal"])
    role.refresh_from_db()
    assert role.benefits == ["training", "meal"]
    with pytest.raises(Rejected):
        commands.promise_benefits(secretary, role, benefits=["gold"])


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang", "ketut"])
def test_only_who_plans_says_what_a_role_brings(cast, promised, key):
    assert not policy.may_promise_benefits(cast.actor(key), promised.role)
    with pytest.raises(Refused):
        commands.promise_benefits(cast.actor(key), promised.role, benefits=["meal"])


def test_the_plan_opens_one_role_for_change(signed_in, cast, promised):
    client, path = signed_in("yohanes"), f"/ruang/{cast.klaten.slug}/kegiatan/{promised.activity_id}/"
    page = client.get(f"{path}?manfaat={promised.role_id}").content.decode()
    assert f'action="{path}peran/{promised.role_id}/manfaat/"' in page and 'value="makan siang"' in page
    commands.sign_up(cast.actor("dwi"), promised)
    wrong = client.post(f"{path}peran/{promised.role_id}/manfaat/", {"benefits": ["training"], "benefit_note": "kue"})
    assert wrong.status_code == 422 and "tidak bisa dicabut" in wrong.content.decode()
    assert 'value="kue"' in wrong.content.decode()
    answer = client.post(f"{path}peran/{promised.role_id}/manfaat/", {"benefits": ["insurance", "meal", "training"]})
    assert answer.status_code == 302
    assert Role.objects.get(pk=promised.role_id).benefits == ["training", "insurance", "meal"]


def test_the_volunteer_reads_what_was_promised_and_what_was_given(signed_in, cast, attended, promised):
    attendance = attended(shift=promised)
    client = signed_in("dwi")
    page = client.get("/giliran/").content.decode()
    assert "Dijanjikan: Asuransi, Makan (makan siang)" in page
    commands.record_benefits(cast.actor("yohanes"), attendance, received=["meal"])
    commands.confirm_attendance(cast.actor("yohanes"), attendance)
    for path in ("/giliran/", "/portofolio/"):
        page = client.get(path).content.decode()
        assert "Diterima: Makan" in page and "Belum diterima: Asuransi" in page, path

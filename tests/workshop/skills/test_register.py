"""Who of a group can do what, and the catalogue as its operator keeps it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.errors import Refused, Rejected
from guyub.workshop.skills import commands, policy, proofs
from guyub.workshop.skills.models import Skill
from guyub.workshop.skills.rules import fits

CATALOGUE = "/pengelola/kecakapan/"
OPERATOR = Actor(login_id=99, operator=True)


@pytest.fixture
def as_(client):
    def go(person):
        client.force_login(person.login)
        return client

    return go


def seen(client, village, **asked):
    return client.get(reverse("skills:register", args=[village.chapter.slug]), asked).content.decode()


def test_the_register_shows_who_can_do_what_until_when_and_who_vouched(as_, village):
    today = timezone.localdate()
    village.verified(village.wulan, village.nurse, level=2, until=today + timedelta(days=100))
    village.claim(village.wulan, village.driver)
    page = seen(as_(village.verifier), village)
    row = page[page.index("<tbody>"):page.index("</tbody>")]
    assert "Wulan" in row and "Perawat" in row and "terampil" in row and "Cabang Klaten" in row
    assert "Menyopir" not in row, "nobody has vouched for it"


def test_it_is_narrowed_to_a_skill_and_to_those_who_include_it(as_, village):
    village.verified(village.wulan, village.nurse)
    client = as_(village.verifier)
    assert "<tbody>" in seen(client, village, kecakapan=village.first_aid.pk), "a nurse can give first aid"
    assert "Belum ada yang tercatat" in seen(client, village, kecakapan=village.driver.pk)
    for nonsense in ("x", "99999999999999999999", ""):
        assert "Wulan" in seen(client, village, kecakapan=nonsense, hal=nonsense)


def test_what_is_over_is_shown_when_asked_for(as_, village):
    village.verified(village.wulan, village.nurse, until=timezone.localdate() - timedelta(days=3))
    client = as_(village.verifier)
    assert "Belum ada yang tercatat" in seen(client, village)
    assert "Habis masa berlakunya" in seen(client, village, habis="1")


@pytest.mark.parametrize("name", ["wulan", "bagas", "treasurer", "stranger"])
def test_the_register_does_not_exist_for_who_may_not_vouch(as_, village, name):
    assert as_(getattr(village, name)).get(reverse("skills:register", args=[village.chapter.slug])).status_code == 404


def test_the_register_is_flat_and_has_pages(as_, village, flat):
    def more(count):
        for n in range(count):
            village.verified(village.person(f"Anggota {n} {count}", member=village.chapter), village.nurse)

    client = as_(village.verifier)
    flat(more, lambda: seen(client, village))
    more(35)
    assert "hal=2" in seen(client, village) and "<tbody>" in seen(client, village, hal=2)


@pytest.mark.parametrize(("shape", "text", "fitting"), [
    ("AA 99999999", "STR: EV 0012 3456", True), ("AA99999999", "ev-00123456", True), ("99.99.9", "sip 12 34 5", True),
    ("AA 99999999", "EV 0012 345", False), ("99.99.9", "123456", False), ("9999", "STR 12-345", False),
])
def test_a_number_fits_its_shape(shape, text, fitting):
    assert fits(shape, text) is fitting


def test_a_number_that_does_not_fit_is_said_at_once(village):
    commands.set_licence_shape(OPERATOR, village.nurse, shape="aa 9999", source="Peraturan uji")
    with pytest.raises(Rejected, match="AA 9999") as wrong:
        village.claim(village.wulan, village.nurse, evidence="STR 12-345")
    assert wrong.value.field == "evidence"
    assert village.claim(village.wulan, village.nurse, evidence="STR AB-1234").waiting


@pytest.mark.parametrize(("facts", "field"), [
    ({"shape": "AA 9999"}, "source"), ({"shape": "(.*)+", "source": "x"}, "shape"),
    ({"shape": "9" * 41, "source": "x"}, "shape"),
    ({"shape": "BCD", "source": "x"}, "shape"), ({"shape": "99", "source": "x" * 201}, "source"),
])
def test_a_shape_with_a_fault_names_the_field(village, facts, field):
    with pytest.raises(Rejected) as wrong:
        commands.set_licence_shape(OPERATOR, village.nurse, **facts)
    assert wrong.value.field == field


def test_a_shape_is_for_licences_and_can_be_taken_away(village):
    with pytest.raises(Rejected):
        commands.set_licence_shape(OPERATOR, village.driver, shape="99", source="x")
    commands.set_licence_shape(OPERATOR, village.nurse, shape="99", source="x")
    village.nurse.refresh_from_db()
    assert village.nurse.licence_checked_on == timezone.localdate()
    commands.set_licence_shape(OPERATOR, village.nurse, shape="")
    village.nurse.refresh_from_db()
    assert (village.nurse.licence_source, village.nurse.licence_checked_on) == ("", None)


def test_a_new_skill_includes_what_its_included_skills_include(village):
    skill = commands.add_skill(OPERATOR, None, title_id="Perawat gawat darurat", title_en="Emergency nurse", family="health",
                               words="ugd, igd\nambulans", includes=[village.nurse.pk])
    assert set(skill.includes.all()) == {village.nurse, village.first_aid} and skill.words == "ugd\nigd\nambulans"
    assert skill.code == "emergency-nurse"
    assert list(proofs.includes_are_closed()) == []


@pytest.mark.parametrize(("facts", "field"), [
    ({"title_id": "x"}, "title_id"), ({"title_en": " "}, "title_en"), ({"title_en": "x" * 121}, "title_en"),
    ({"family": "sihir"}, "family"), ({"title_id": "PERAWAT"}, "title_id"), ({"includes": [999_999]}, "includes"),
])
def test_a_skill_with_a_fault_names_the_field(village, facts, field):
    given = {"title_id": "Juru masak", "title_en": "Mass cook", "family": "household", **facts}
    with pytest.raises(Rejected) as wrong:
        commands.add_skill(OPERATOR, None, **given)
    assert wrong.value.field == field


def test_the_operator_alone_keeps_the_catalogue(village):
    for actor in village.actors:
        assert policy.may_add_skill(actor, None) is policy.may_set_licence_shape(actor, village.nurse) is actor.operator
        if not actor.operator:
            with pytest.raises(Refused):
                commands.add_skill(actor, None, title_id="Juru masak", title_en="Mass cook", family="household")
            with pytest.raises(Refused):
                commands.set_licence_shape(actor, village.nurse, shape="99", source="x")


def test_the_operators_page_adds_a_skill_and_keeps_what_did_not_fit(cast, signed_in):
    client = signed_in("ketut")
    first = Skill.objects.filter(licensed=True).first()
    assert 'name="shape"' in client.get(CATALOGUE, {"izin": first.pk}).content.decode()
    for nonsense in ("x", "²", "9" * 30):
        assert client.get(CATALOGUE, {"izin": nonsense}).status_code == 200
    answer = client.post(CATALOGUE, {"title_id": "Juru api unggun", "title_en": "", "family": "household"})
    assert answer.status_code == 422 and "Juru api unggun" in answer.content.decode()
    answer = client.post(CATALOGUE, {"title_id": "Juru api unggun", "title_en": "Fire keeper", "family": "household"})
    assert answer.status_code == 302 and Skill.objects.filter(code="fire-keeper").exists()
    address = f"{CATALOGUE}{first.pk}/izin/"
    answer = client.post(address, {"shape": "(x)", "source": "Perkiraan"})
    assert answer.status_code == 422 and 'value="Perkiraan"' in answer.content.decode()
    assert client.post(address, {"shape": "99 99", "source": "Perkiraan"}).status_code == 302
    page = client.get(CATALOGUE).content
    assert b"99 99" in page and len(page) <= 30_000
    assert signed_in("yohanes").get(CATALOGUE).status_code == 404
    assert signed_in("yohanes").post(address, {"shape": "99", "source": "x"}).status_code == 404

"""The member's page and the verifiers' queue in the browser."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from guyub.workshop.skills.models import Holding

OWN = "/saya/kecakapan/"


@pytest.fixture
def as_(client, village):
    def go(person):
        client.force_login(person.login)
        return client

    return go


def queue_of(group):
    return reverse("skills:queue", args=[group.slug])


def test_the_addresses():
    assert reverse("skills:own") == OWN
    assert reverse("skills:queue", args=["cabang-klaten"]) == "/ruang/cabang-klaten/kecakapan/"


def test_pages_want_a_sign_in(client, village):
    for address in (OWN, queue_of(village.chapter)):
        answer = client.get(address)
        assert answer.status_code == 302 and answer["Location"].startswith("/masuk/")


def test_a_member_claims_and_takes_back_a_skill(as_, village):
    client = as_(village.wulan)
    assert "Belum ada kecakapan yang dicatat" in client.get(OWN).content.decode()
    answer = client.post(OWN, {"skill": village.nurse.pk, "level": 2, "evidence": "STR 9", "valid_until": "17-08-2090"})
    assert answer.status_code == 302 and answer["Location"] == OWN
    holding = Holding.objects.get()
    assert (holding.level, holding.evidence, str(holding.valid_until)) == (2, "STR 9", "2090-08-17")
    page = client.get(OWN).content.decode()
    assert "Menunggu pengesahan" in page and "Perawat" in page
    client.post(f"/saya/kecakapan/{holding.pk}/pencabutan/")
    holding.refresh_from_db()
    assert holding.withdrawn_at


@pytest.mark.parametrize("given", [
    {}, {"skill": "", "level": "1"}, {"skill": "abc", "level": "1"}, {"skill": "99999999999999999999", "level": "1"},
    {"level": "9"}, {"valid_until": "kapan-kapan"}, {"evidence": "x" * 500}, {"valid_until": "2001-01-01"},
])
def test_a_wrong_claim_comes_back_with_what_was_typed(as_, village, given):
    answer = as_(village.wulan).post(OWN, {"skill": village.driver.pk, "level": "1", "evidence": "SIM A", **given}
                                     if given else {})
    page = answer.content.decode()
    assert answer.status_code == 422 and "note-bad" in page and not Holding.objects.exists()
    assert given.get("evidence") or not given or 'value="SIM A"' in page


def test_the_same_claim_sent_twice_says_so(as_, village):
    client = as_(village.wulan)
    facts = {"skill": village.driver.pk, "level": 1}
    assert client.post(OWN, facts).status_code == 302
    answer = client.post(OWN, facts)
    assert answer.status_code == 422 and "sedang menunggu pengesahan" in answer.content.decode()


def test_a_skill_is_found_by_words(as_, village, monkeypatch):
    monkeypatch.setattr("guyub.workshop.skills.queries.catalogue.rank",
                        lambda text, entries, limit: [village.driver.pk] if text == "sopir" else [])
    client = as_(village.wulan)
    for address in (OWN, "/saya/kecakapan/pilihan/"):
        page = client.get(address, {"cari": "sopir"}).content.decode()
        assert "Menyopir" in page and "Perawat" not in page
        assert "Tidak ada kecakapan yang cocok" in client.get(address, {"cari": "<b>xyz"}).content.decode()
    assert "<b>xyz" not in page


def test_an_officer_verifies_from_the_queue(as_, village):
    holding = village.claim(village.wulan, village.nurse, 2)
    client = as_(village.verifier)
    page = client.get(queue_of(village.chapter)).content.decode()
    assert "Wulan" in page and "STR 12-345" in page
    answer = client.post(f"{queue_of(village.chapter)}{holding.pk}/pengesahan/",
                         {"level": 1, "valid_from": "2026-01-01", "valid_until": ""})
    assert answer.status_code == 302
    holding.refresh_from_db()
    assert holding.verified_by == village.verifier and holding.level == 1 and holding.valid_until is None
    assert "Tidak ada yang menunggu" in client.get(queue_of(village.chapter)).content.decode()


def test_an_officer_refuses_with_a_reason(as_, village):
    holding = village.claim(village.wulan, village.nurse)
    client = as_(village.verifier)
    address = f"{queue_of(village.chapter)}{holding.pk}/penolakan/"
    answer = client.post(address, {"reason": " "})
    assert answer.status_code == 422 and "Tulis alasannya" in answer.content.decode()
    assert client.post(address, {"reason": "Foto tidak terbaca."}).status_code == 302
    holding.refresh_from_db()
    assert holding.reason == "Foto tidak terbaca."


@pytest.mark.parametrize("given", [
    {"level": "1", "valid_from": ""}, {"level": "9", "valid_from": "2026-01-01"}, {},
    {"level": "1", "valid_from": "2026-01-02", "valid_until": "2026-01-01"},
])
def test_a_wrong_answer_shows_its_fault_beside_the_claim(as_, village, given):
    holding = village.claim(village.wulan, village.nurse)
    answer = as_(village.verifier).post(f"{queue_of(village.chapter)}{holding.pk}/pengesahan/", given)
    assert answer.status_code == 422 and "note-bad" in answer.content.decode()
    holding.refresh_from_db()
    assert holding.waiting


@pytest.mark.parametrize("name", ["wulan", "bagas", "treasurer", "stranger"])
def test_the_queue_does_not_exist_for_who_may_not_vouch(as_, village, name):
    holding = village.claim(village.wulan, village.nurse)
    client = as_(getattr(village, name))
    assert client.get(queue_of(village.chapter)).status_code == 404
    for act in ("pengesahan", "penolakan"):
        answer = client.post(f"{queue_of(village.chapter)}{holding.pk}/{act}/",
                             {"level": 1, "valid_from": "2026-01-01", "reason": "x"})
        assert answer.status_code == 404
    holding.refresh_from_db()
    assert holding.waiting


def test_a_claim_of_somebody_elsewhere_is_not_there(as_, village):
    holding = village.claim(village.bagas, village.driver)
    client = as_(village.verifier)
    assert client.post(f"{queue_of(village.chapter)}{holding.pk}/pengesahan/",
                       {"level": 1, "valid_from": "2026-01-01"}).status_code == 404
    assert client.post(f"/saya/kecakapan/{holding.pk}/pencabutan/").status_code == 404


def test_ones_own_claim_stands_in_the_queue_without_buttons(as_, village):
    holding = village.claim(village.verifier, village.driver)
    page = as_(village.verifier).get(queue_of(village.chapter)).content.decode()
    assert "disahkan oleh pengurus lain" in page and f"{holding.pk}/pengesahan/" not in page


def test_a_claims_end_is_offered_to_the_verifier(as_, village):
    until = timezone.localdate() + timedelta(days=300)
    village.claim(village.wulan, village.nurse, valid_until=until)
    assert f'name="valid_until" value="{until.isoformat()}"' in as_(village.verifier).get(
        queue_of(village.chapter)).content.decode()

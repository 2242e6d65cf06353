import re

import pytest

from guyub.foundation.people.models import AccessToken
from guyub.foundation.people.rules import SCOPES
from guyub.portal import forms_token

pytestmark = pytest.mark.django_db
GOOD = {"name": "Laporan", "scopes": ["read", "signups"], "days": "90"}


def test_the_secret_is_shown_once_and_works(signed_in, client):
    dwi = signed_in("dwi")
    page = dwi.post("/saya/token/", GOOD)
    secret = re.search(r'value="(guyub_[\w-]{43})"', page.text)[1]
    row = AccessToken.objects.get()
    assert row.scopes == ["read", "signups"] and row.name == "Laporan"
    answer = client.get("/api/v1/sign-ups", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 200
    again = dwi.get("/saya/token/")
    assert secret not in again.text and "Laporan" in again.text and f"guyub_…{secret[-4:]}" in again.text
    assert "Membaca, Giliran" in again.text


@pytest.mark.parametrize("wrong, sentence", [
    ({"name": ""}, "Bagian ini perlu diisi."), ({"scopes": []}, "Pilih sedikitnya satu."),
    ({"days": ""}, "Pilih salah satu."),
    ({"days": "400"}, "Pilih dari daftar yang ada."), ({"scopes": ["all"]}, "Pilih dari daftar yang ada."),
])
def test_what_is_wrong_is_said_and_what_was_typed_stays(signed_in, wrong, sentence):
    page = signed_in("dwi").post("/saya/token/", {**GOOD, **wrong})
    assert page.status_code == 422 and sentence in page.text
    assert wrong.get("name", "Laporan") in page.text and not AccessToken.objects.exists()


def test_a_token_is_taken_back_by_its_owner_alone(signed_in):
    dwi = signed_in("dwi")
    dwi.post("/saya/token/", GOOD)
    row = AccessToken.objects.get()
    assert signed_in("agus").post(f"/saya/token/{row.pk}/pencabutan/").status_code == 404
    page = dwi.post(f"/saya/token/{row.pk}/pencabutan/", follow=True)
    row.refresh_from_db()
    assert row.revoked_at and "Dicabut" in page.text


def test_the_page_is_for_the_signed_in_and_lists_cost_the_same(client, signed_in, flat):
    assert client.get("/saya/token/").status_code == 302
    dwi = signed_in("dwi")

    def more(number):
        for _n in range(number):
            dwi.post("/saya/token/", GOOD)
            AccessToken.objects.filter(revoked_at=None).exclude(pk__in=list(
                AccessToken.objects.values_list("pk", flat=True)[:15])).update(revoked_at="2026-01-01T00:00Z")

    flat(more, lambda: dwi.get("/saya/token/"))


def test_each_scope_is_offered_in_words():
    assert tuple(scope for scope, _words in forms_token.SCOPES) == SCOPES

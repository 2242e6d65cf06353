"""What comes in is bounded before it is read, and what could not be done is said with the form kept."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
MOST = 3 * 1024 * 1024


class Unread:
    """A body that fails the test when somebody reads it."""

    def read(self, *_size):
        raise AssertionError("the body was read")

    readline = read


def post_unread(client, path, length, kind):
    return client.generic("POST", path, **{"wsgi.input": Unread(), "CONTENT_LENGTH": str(length), "CONTENT_TYPE": kind})


@pytest.mark.parametrize("language, said", [("id", "terlalu besar"), ("en", "too large")])
def test_a_large_upload_is_refused_before_it_is_read(client, language, said):
    client.cookies["bahasa"] = language
    answer = post_unread(client, "/masuk/", 200 * 1024 * 1024, "multipart/form-data; boundary=x")
    assert answer.status_code == 413 and said in answer.content.decode()
    assert answer["Connection"] == "close" and "Content-Security-Policy" in answer


def test_ten_megabytes_of_json_are_refused_before_they_are_read(client):
    answer = post_unread(client, "/api/v1/shifts/1/sign-ups", 10 * 1024 * 1024, "application/json")
    assert answer.status_code == 413 and answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"].endswith("/too-large")


@pytest.mark.parametrize("language, said", [("id", "Ukuran kiriman tidak disebut"), ("en", "size of this was not given")])
def test_a_body_that_comes_piece_by_piece_is_not_read(client, language, said):
    client.cookies["bahasa"] = language
    told = {"wsgi.input": Unread(), "HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}
    answer = client.generic("POST", "/masuk/", **told, CONTENT_TYPE="multipart/form-data; boundary=x")
    assert answer.status_code == 411 and said in answer.content.decode() and answer["Connection"] == "close"
    answer = client.generic("POST", "/api/v1/shifts/1/sign-ups", **told, CONTENT_TYPE="application/json")
    assert answer.status_code == 411 and answer.json()["type"].endswith("/length-missing")


@pytest.mark.parametrize("length", ["-1", "x", "", "9" * 30])
def test_a_length_that_is_none_breaks_nothing(client, length):
    assert post_unread(client, "/masuk/", length, "text/plain").status_code < 500


@pytest.mark.parametrize("path", ["/kegiatan/{}/", "/buku/{}/1/", "/buku/1/{}/", "/demo/{}/masuk/", "/saya/kontak/{}/kode/"])
@pytest.mark.parametrize("pk", [2**63, 10**30, "9" * 5000])
def test_an_id_that_no_row_can_have_is_not_there(client, path, pk):
    assert client.get(path.format(pk)).status_code == 404


def test_unseen_signs_are_taken_out_of_addresses_and_forms(client):
    page = client.get("/kegiatan/", {"q": "pos\0ko", "di": "Klaten\u202e"}).content.decode()
    assert 'value="posko"' in page and 'value="Klaten"' in page
    assert client.post("/masuk/", {"contact": "a\0bc"}).status_code == 422


def test_an_address_of_a_form_opened_as_a_page_says_so(client):
    answer = client.get("/bahasa/")
    assert answer.status_code == 404
    answer = client.get("/tawaran/1/penarikan/")
    assert answer.status_code == 405 and "hanya menerima formulir" in answer.content.decode()
    assert answer["Allow"] == "POST"


@pytest.fixture
def secretary(signed_in):
    return signed_in("yohanes")


def test_what_a_page_cannot_place_is_said_with_the_form_kept(secretary, monkeypatch):
    from guyub.core.errors import Rejected
    from guyub.workshop.notices import commands

    def rejected(*_args, **_facts):
        raise Rejected("Belum bisa.")

    monkeypatch.setattr(commands, "choose_channels", rejected)
    path, stood = "/pemberitahuan/saluran/", "http://testserver/ruang/x/"
    answer = secretary.post(path, {"reason": "9<b>", "most": "1000000000", "email": "on"}, headers={"referer": stood})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Belum bisa." in page
    assert 'value="9&lt;b&gt;"' in page and 'value="1000000000"' in page and 'type="hidden" name="email"' in page
    assert f'action="{path}"' in page and f'href="{stood}"' in page


def test_the_way_back_stays_in_this_house(secretary, cast):
    path = f"/ruang/{cast.klaten.slug}/kegiatan/{cast.clinic.pk}/pembatalan/"
    for elsewhere in ("https://jahat.example/", "//jahat.example", "javascript:alert(1)", ""):
        answer = secretary.post(f"/giliran/{10**6}/pelepasan/", headers={"referer": elsewhere})
        assert answer.status_code == 404 and "jahat" not in answer.content.decode()
        assert "javascript:" not in answer.content.decode()
    assert secretary.post(path, {"reason": ""}).status_code == 422


def test_a_busy_database_keeps_what_was_typed(secretary, cast, monkeypatch):
    from guyub.core.errors import Busy
    from guyub.foundation.groups import commands

    def busy(*_args, **_facts):
        raise Busy("Server sedang sibuk.")

    monkeypatch.setattr(commands, "found_group", busy)
    facts = {"kind": "volunteer", "name": "Posko <Baru>", "about": "Warga", "field": "bencana", "place": "Klaten",
             "answer_days": "3"}
    answer = secretary.post("/kelompok/baru/", facts)
    page = answer.content.decode()
    assert answer.status_code == 503 and answer["Retry-After"] == "5"
    assert 'name="name" value="Posko &lt;Baru&gt;"' in page and 'name="about" value="Warga"' in page


def test_secrets_are_never_written_into_a_page(client, cast, monkeypatch):
    from guyub.core.errors import Busy
    from guyub.portal.pages import sign_in

    def busy(*_args, **_facts):
        raise Busy("Server sedang sibuk.")

    monkeypatch.setattr(sign_in.people, "redeem_code", busy)
    monkeypatch.setattr(sign_in, "can_reach", lambda kind: False)
    client.post("/masuk/", {"contact": "0812 9988 7766"})
    answer = client.post("/masuk/kode/", {"code": "135790"})
    assert answer.status_code == 503 and "135790" not in answer.content.decode()


def test_a_form_without_its_guard_is_refused_and_changes_nothing(cast):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/masuk/", {"contact": "0812 9988 7766"})
    assert answer.status_code == 403 and "kedaluwarsa" in answer.content.decode()


def test_who_sends_a_form_after_the_session_has_ended_comes_back_to_its_page(client, cast):
    stood = "http://testserver/giliran/?hal=2"
    answer = client.post("/giliran/1/pelepasan/", headers={"referer": stood})
    assert answer.status_code == 302 and answer["Location"] == "/masuk/?next=%2Fgiliran%2F"
    answer = client.post("/giliran/1/pelepasan/", headers={"referer": "https://jahat.example/x"})
    assert answer["Location"] == "/masuk/?next=%2F"
    assert client.get("/giliran/")["Location"] == "/masuk/?next=/giliran/"

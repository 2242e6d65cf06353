import re
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from guyub.core.actors import PUBLIC
from guyub.foundation.people import commands as people
from guyub.foundation.people.models import Consent, ConsentText, Contact
from guyub.foundation.people.queries import person_of_feed
from guyub.portal.pages import sign_in
from guyub.portal.pages.security import device_of

pytestmark = pytest.mark.django_db
PHONE, MAIL = "+6281234567890", "ani@contoh.id"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()
    Consent.objects.all().delete()
    ConsentText.objects.all().delete()


@pytest.fixture
def posted(monkeypatch):
    sent = []
    monkeypatch.setattr(sign_in, "can_reach", lambda kind: True)
    monkeypatch.setattr(sign_in, "send_code", lambda *, kind, value, code, language: sent.append((value, code)))
    return sent


@pytest.fixture
def ani():
    return people.register_person(PUBLIC, None, name="Ani", kind="phone", value=PHONE)


@pytest.fixture
def tini():
    return people.register_person(PUBLIC, None, name="Tini", kind="email", value="tini@contoh.id")


@pytest.fixture
def page(client, ani):
    client.force_login(ani.login)
    return client


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize("path", ["/saya/", "/akun/keamanan/", "/akun/perangkat/", "/akun/kunci/", "/akun/sandi/baru/"])
def test_the_account_asks_a_stranger_to_sign_in(client, path):
    answer = client.get(path)
    assert answer.status_code == 302 and answer["Location"].startswith("/masuk/")


def test_the_account_shows_who_one_is(page):
    shown = text_of(page.get("/saya/"))
    for part in ("Ani", "0812-3456-7890", "Sudah diperiksa", "Keluar", "Kalender pribadi", "Atur keamanan akun"):
        assert part in shown


def test_a_name_is_changed_or_kept_with_the_reason(page, ani):
    assert page.post("/saya/nama/", {"name": "Ani Lestari"}).status_code == 302
    ani.refresh_from_db()
    assert ani.name == "Ani Lestari"
    for unseen in ("Ani\u202e", "Ani\x00"):
        assert page.post("/saya/nama/", {"name": unseen}).status_code == 302
        ani.refresh_from_db()
        assert ani.name == "Ani"
    for bad in ("A", "x" * 300, "\x00", "12"):
        answer = page.post("/saya/nama/", {"name": bad})
        assert answer.status_code == 422 and 'role="alert"' in text_of(answer)
    assert 'value="A"' in text_of(page.post("/saya/nama/", {"name": "A"}))
    ani.refresh_from_db()
    assert ani.name == "Ani"


def test_what_one_needs_is_kept(page, ani):
    assert page.post("/saya/keperluan/", {"assistance": "Jalan landai"}).status_code == 302
    ani.refresh_from_db()
    assert ani.assistance == "Jalan landai"
    assert page.post("/saya/keperluan/", {"assistance": "x" * 301}).status_code == 422


def test_a_contact_is_added_proven_and_removed(page, ani, posted):
    answer = page.post("/saya/kontak/", {"contact": "Ani@contoh.id"})
    contact = Contact.objects.get(value=MAIL)
    assert answer["Location"] == f"/saya/kontak/{contact.pk}/kode/"
    assert MAIL in text_of(page.get(answer["Location"]))
    [(_value, code)] = posted
    bad = page.post(answer["Location"], {"code": f"{(int(code) + 1) % 1_000_000:06}"})
    assert bad.status_code == 422 and "Sisa 4 kali" in text_of(bad)
    assert page.post(answer["Location"], {"code": code}).status_code == 302
    ani.login.refresh_from_db()
    assert ani.login.email == MAIL
    assert page.post(f"/saya/kontak/{contact.pk}/penghapusan/").status_code == 302
    assert not Contact.objects.filter(value=MAIL).exists()


def test_a_bad_contact_is_kept_and_explained(page, posted):
    answer = page.post("/saya/kontak/", {"contact": "021 5551234"})
    assert answer.status_code == 422 and 'value="021 5551234"' in text_of(answer) and not posted
    assert page.post("/saya/kontak/", {"contact": PHONE}).status_code == 422


def test_the_last_verified_contact_is_not_removed(page, ani):
    contact = ani.contacts.get()
    answer = page.post(f"/saya/kontak/{contact.pk}/penghapusan/", follow=True)
    assert "satu-satunya" in text_of(answer) and ani.contacts.exists()


def test_somebody_elses_contact_is_not_there(page, tini, posted):
    contact = tini.contacts.get()
    for act in ("kode", "pengiriman", "penghapusan"):
        assert page.post(f"/saya/kontak/{contact.pk}/{act}/").status_code == 404
    assert tini.contacts.exists() and not posted


def test_consents_are_shown_with_version_and_date_and_taken_back(page, ani, tini):
    text = ConsentText.objects.create(
        purpose="photo", version=4, title_id="Foto kegiatan", title_en="Photos", body_id="Isi", body_en="Body",
        since=date(2026, 1, 1))
    assert "Belum disetujui, naskah versi 4" in text_of(page.get("/saya/"))
    page.post("/saya/persetujuan/", {"purpose": "photo"})
    consent = ani.consents.get()
    assert consent.text == text and re.search(r"Disetujui \d+ \w+ \d{4}, naskah versi 4", text_of(page.get("/saya/")))
    other = Client()
    other.force_login(tini.login)
    assert other.post(f"/saya/persetujuan/{consent.pk}/pencabutan/").status_code == 404
    page.post(f"/saya/persetujuan/{consent.pk}/pencabutan/")
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None
    assert page.post("/saya/persetujuan/", {"purpose": "nothing"}).status_code == 422


def test_the_calendar_address_is_shown_once(page, ani):
    shown = text_of(page.post("/saya/kalender/"))
    token = re.search(r"/kalender/saya/([\w-]+)\.ics", shown)[1]
    assert person_of_feed(token) == ani
    assert token not in text_of(page.get("/saya/")) and "Aktif sejak" in text_of(page.get("/saya/"))
    page.post("/saya/kalender/pencabutan/")
    assert person_of_feed(token) is None


def test_a_password_is_made_changed_and_asked_again(page, ani):
    assert "Belum dibuat" in text_of(page.get("/akun/keamanan/"))
    weak = page.post("/akun/sandi/baru/", {"password1": "12345", "password2": "12345"})
    assert weak.status_code == 422
    unequal = page.post("/akun/sandi/baru/", {"password1": "kuda makan padi", "password2": "kuda makan jagung"})
    assert unequal.status_code == 422
    done = page.post("/akun/sandi/baru/", {"password1": "kuda makan padi", "password2": "kuda makan padi"})
    assert done["Location"] == "/akun/keamanan/"
    answer = page.get("/akun/autentikator/")
    assert answer["Location"].startswith("/akun/periksa/")
    assert page.post("/akun/periksa/", {"password": "salah"}).status_code == 422
    again = page.post("/akun/periksa/", {"password": "kuda makan padi", "next": "/akun/autentikator/"})
    assert again["Location"] == "/akun/autentikator/"
    changed = page.post("/akun/sandi/", {
        "oldpassword": "kuda makan padi", "password1": "sapi makan rumput", "password2": "sapi makan rumput"})
    assert changed["Location"] == "/akun/keamanan/"
    ani.login.refresh_from_db()
    assert ani.login.check_password("sapi makan rumput")


def test_the_authenticator_brings_recovery_codes_and_goes_again(page, ani):
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    shown = text_of(page.get("/akun/autentikator/"))
    secret = re.search(r'id="authenticator_secret" readonly value="(\w+)"', shown)[1]
    assert page.post("/akun/autentikator/", {"code": "000000"}).status_code == 422
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert page.post("/akun/autentikator/", {"code": code})["Location"] == "/akun/kode-cadangan/"
    answer = page.get("/akun/kode-cadangan/")
    assert answer["Location"].startswith("/akun/periksa/kode/")
    codes = Authenticator.objects.get(user=ani.login, type="recovery_codes").wrap().get_unused_codes()
    assert page.post("/akun/periksa/kode/", {"code": codes[0], "next": "/akun/kode-cadangan/"}).status_code == 302
    shown = text_of(page.get("/akun/kode-cadangan/"))
    assert codes[1] in shown and codes[0] not in shown
    assert codes[1] in page.get("/akun/kode-cadangan/berkas/").content.decode()
    assert page.get("/akun/kode-cadangan/baru/").status_code == 200
    assert page.get("/akun/autentikator/pelepasan/").status_code == 200
    assert page.post("/akun/autentikator/pelepasan/")["Location"] == "/akun/keamanan/"
    assert not Authenticator.objects.filter(user=ani.login).exists()


def test_the_passkey_pages_are_there(page, ani):
    shown = text_of(page.get("/akun/kunci/baru/"))
    assert 'id="mfa_webauthn_add"' in shown and 'name="passwordless"' in shown and "checked" in shown
    assert '"creation_options"' in shown and "<script>" not in shown
    assert page.post("/akun/kunci/baru/", {"credential": "{}"}).status_code == 422
    assert page.get("/akun/kunci/").status_code == 200


def test_sessions_are_seen_and_ended_one_by_one_or_together(page, ani, tini, posted):
    def another(person, agent):
        other = Client(headers={"user-agent": agent})
        other.post("/masuk/", {"contact": person.login.phone or person.login.email})
        other.post("/masuk/kode/", {"code": posted[-1][1]})
        return other

    page.logout()
    here = another(ani, "Mozilla/5.0 (Linux; Android 13) Chrome/120.0")
    phone, desk, strange = another(ani, "Mozilla/5.0 (iPhone) Safari"), another(ani, "x"), another(tini, "y")
    shown = text_of(here.get("/akun/perangkat/"))
    assert "Chrome, Android" in shown and "Safari, iPhone" in shown and "Perangkat ini" in shown
    row = UserSession.objects.get(session_key=phone.session.session_key)
    assert strange.post(reverse("session_end", args=[row.pk])).status_code == 404
    assert phone.get("/saya/").status_code == 200
    here.post(reverse("session_end", args=[row.pk]))
    assert phone.get("/saya/").status_code == 302
    here.post(reverse("other_sessions_end"))
    assert desk.get("/saya/").status_code == 302
    assert here.get("/saya/").status_code == 200 and strange.get("/saya/").status_code == 200


def test_a_device_has_a_name_people_know():
    assert device_of("") == "Peramban lain"
    assert device_of("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Edg/120") == "Edge, Windows"


def test_leaving_takes_a_button(page):
    assert page.get("/akun/keluar/").status_code == 200
    assert "_auth_user_id" in page.session
    assert page.post("/akun/keluar/")["Location"] == "/"
    assert "_auth_user_id" not in page.session

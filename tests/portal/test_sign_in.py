import re
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.urls import reverse

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Rejected
from guyub.foundation.people import commands as people
from guyub.foundation.people.models import Consent, ConsentText, Contact, Login, Person, SignInCode
from guyub.foundation.people.queries import operator_exists
from guyub.portal import accounts
from guyub.portal.pages import sign_in

pytestmark = pytest.mark.django_db
PHONE, MAIL = "+6281234567890", "ani@contoh.id"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def posted(monkeypatch):
    """What would have been sent: (kind, value, code, language)."""
    sent = []
    monkeypatch.setattr(sign_in, "can_reach", lambda kind: True)
    monkeypatch.setattr(sign_in, "send_code", lambda *, kind, value, code, language: sent.append(
        (kind, value, code, language)))
    return sent


@pytest.fixture
def account_text():
    Consent.objects.all().delete()
    ConsentText.objects.all().delete()
    return ConsentText.objects.create(
        purpose="account", version=3, required=True, title_id="Data akun", title_en="Account data",
        body_id="Kami menyimpan nama dan kontak Anda.", body_en="We keep your name.", since=date(2026, 1, 1))


@pytest.fixture
def no_texts():
    Consent.objects.all().delete()
    ConsentText.objects.all().delete()


@pytest.fixture
def ani(no_texts):
    return people.register_person(PUBLIC, None, name="Ani", kind="phone", value=PHONE)


def ask(client, contact="0812 3456 7890", **more):
    return client.post("/masuk/", {"contact": contact, **more})


def give(client, code, **more):
    return client.post("/masuk/kode/", {"code": code, **more})


def signed_in(client):
    return int(client.session.get("_auth_user_id", 0))


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_somebody_known_comes_in_with_a_code(client, ani, posted):
    answer = ask(client)
    assert answer.status_code == 302 and answer["Location"] == "/masuk/kode/"
    page = client.get("/masuk/kode/")
    assert "0812-3456-7890" in text_of(page)
    assert 'autocomplete="one-time-code"' in text_of(page) and 'inputmode="numeric"' in text_of(page)
    [(kind, value, code, language)] = posted
    assert (kind, value, language) == ("phone", PHONE, "id")
    answer = give(client, code)
    assert answer.status_code == 302 and answer["Location"] == "/giliran/"
    assert signed_in(client) == ani.login.pk
    assert client.get("/masuk/").status_code == 302


def test_the_answer_to_known_and_unknown_contacts_is_the_same(client, ani, posted):
    known = ask(client), text_of(client.get("/masuk/kode/"))
    client.session.flush()
    unknown = ask(client, "0812 9876 5432"), text_of(client.get("/masuk/kode/"))
    assert known[0].status_code == unknown[0].status_code and known[0]["Location"] == unknown[0]["Location"]

    def neutral(page):
        return re.sub(r'value="[^"]{20,}"', "", page.replace("0812-9876-5432", "0812-3456-7890"))

    assert neutral(known[1]) == neutral(unknown[1])


def test_somebody_new_is_asked_for_a_name_and_a_yes_after_the_right_code(client, account_text, posted):
    ask(client, MAIL)
    assert 'name="name"' not in text_of(client.get("/masuk/kode/"))
    code = posted[0][2]
    page = give(client, code)
    assert page.status_code == 200 and signed_in(client) == 0
    shown = text_of(page)
    assert 'name="name"' in shown and 'name="consent"' in shown and account_text.body_id in shown
    assert f'value="{code}"' in shown and 'role="alert"' not in shown

    asks = {"asks": ["name", "consent"]}
    page = give(client, code, name="Sri", **asks)
    assert page.status_code == 422 and 'value="Sri"' in text_of(page) and "Centang persetujuan" in text_of(page)
    page = give(client, code, consent="on", name="", **asks)
    assert page.status_code == 422 and "dua huruf" in text_of(page)
    answer = give(client, code, consent="on", name="Sri", **asks)
    assert answer.status_code == 302
    person = Login.objects.get(pk=signed_in(client)).person
    assert person.name == "Sri" and person.consents.get().text == account_text


def test_a_claimed_person_is_asked_for_the_yes_alone(client, account_text, posted):
    sri = Person.objects.create(name="Sri", key="sri")
    Contact.objects.create(person=sri, kind="phone", value=PHONE)
    ask(client)
    page = text_of(give(client, posted[0][2]))
    assert 'name="consent"' in page and 'name="name"' not in page
    give(client, posted[0][2], consent="on", asks=["consent"])
    assert signed_in(client) == sri.login.pk


@pytest.mark.parametrize(("typed", "said"), [
    ("", "Isi nomor ponsel"), ("021 5551234", "telepon rumah"), ("08abc12345", "hanya berisi angka"),
    ("ani@", "tidak lengkap"), ("0812", "terlalu pendek"), ("0812<script>", "hanya berisi angka"),
])
def test_a_contact_that_is_none_is_kept_and_explained(client, posted, typed, said):
    page = ask(client, typed)
    assert page.status_code == 422 and said in text_of(page) and not posted
    assert "<script>alert" not in text_of(page)
    if typed.isascii() and "<" not in typed and typed:
        assert f'value="{typed}"' in text_of(page)


def test_a_wrong_code_is_counted_also_over_http(client, ani, posted):
    ask(client)
    bad = f"{(int(posted[0][2]) + 1) % 1_000_000:06}"
    for _try in range(6):
        page = give(client, bad)
        assert page.status_code == 422 and signed_in(client) == 0
    assert "terlalu sering dicoba" in text_of(page)
    assert "terlalu sering dicoba" in text_of(give(client, posted[0][2]))
    client.post("/masuk/kode/baru/")
    assert give(client, posted[1][2]).status_code == 302


def test_two_persons_on_one_phone_are_sent_to_an_officer(client, no_texts, posted):
    for name in ("Sri", "Tini"):
        Contact.objects.create(person=Person.objects.create(name=name, key=name), kind="phone", value=PHONE)
    ask(client)
    page = give(client, posted[0][2])
    assert page.status_code == 422 and "pengurus" in text_of(page) and signed_in(client) == 0


@pytest.mark.parametrize(("wanted", "went"), [
    ("/kegiatan/7/", "/kegiatan/7/"), ("https://jahat.example/", "/giliran/"), ("//jahat.example", "/giliran/"),
    ("/\\jahat.example", "/giliran/"), ("javascript:alert(1)", "/giliran/"), ("/\r\nX: y", "/giliran/"),
    ("", "/giliran/"),
    ("http:///jahat.example", "/giliran/"),
])
def test_one_is_sent_on_within_this_house_only(client, ani, posted, wanted, went):
    ask(client, next=wanted)
    assert give(client, posted[0][2])["Location"] == went


@pytest.mark.parametrize("wanted", ["https://jahat.example/", "//jahat.example", "/\\jahat.example"])
def test_the_password_page_sends_on_within_this_house_only(client, ani, wanted):
    ani.login.set_password("kuda makan padi")
    ani.login.save()
    answer = client.post("/masuk/sandi/", {"login": PHONE, "password": "kuda makan padi", "next": wanted})
    assert answer["Location"] == "/giliran/"


def test_the_sixth_code_in_a_quarter_of_an_hour_says_when_to_try_again(client, ani, posted):
    for _time in range(5):
        assert ask(client).status_code == 302
    page = ask(client)
    assert page.status_code == 429 and "menit" in text_of(page) and int(page["Retry-After"]) > 0
    assert len(posted) == 5


def test_one_address_asks_for_thirty_codes_an_hour(client, posted):
    for n in range(30):
        assert ask(client, f"orang{n}@contoh.id").status_code == 302
    assert ask(client, "lagi@contoh.id").status_code == 429
    assert client.post("/masuk/", {"contact": "lain@contoh.id"}, REMOTE_ADDR="10.1.1.1").status_code == 302


def test_one_address_types_twenty_wrong_codes_an_hour(client, ani, posted):
    for n in range(20):
        ask(client, f"orang{n}@contoh.id")
        assert give(client, f"{(int(posted[-1][2]) + 1) % 1_000_000:06}").status_code == 422
    assert give(client, posted[-1][2], name="Ani").status_code == 429


def test_a_forwarded_address_counts_only_behind_a_proxy(rf, settings):
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR="1.2.3.4, 203.0.113.7")
    settings.SECURE_PROXY_SSL_HEADER = None
    assert accounts.ip_of(request) == "10.0.0.9"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert accounts.ip_of(request) == "203.0.113.7"
    assert accounts.network_of("2001:db8::1") == accounts.network_of("2001:db8::ffff")


def test_without_a_gateway_an_officers_code_is_asked_for(client, no_texts, monkeypatch):
    monkeypatch.setattr(sign_in, "can_reach", lambda kind: kind == "email")
    sri = Person.objects.create(name="Sri", key="sri")
    Contact.objects.create(person=sri, kind="phone", value=PHONE)
    assert ask(client).status_code == 302
    assert SignInCode.objects.count() == 0
    assert "pengurus kelompok Anda" in text_of(client.get("/masuk/kode/"))
    _row, code = people.issue_code(Actor.office_of("groups"), sri)
    assert give(client, code.lower()).status_code == 302
    assert signed_in(client) == sri.login.pk


def test_a_lost_phone_is_helped_by_an_officers_code(client, ani):
    page = text_of(client.get("/masuk/bantuan/"))
    assert "Kode cadangan" in page and "Pengurus kelompok" in page
    assert client.post("/masuk/bantuan/", {"code": "123"}).status_code == 422
    assert client.post("/masuk/bantuan/", {"code": "ACDEFGHJ"}).status_code == 422
    _row, code = people.issue_code(Actor.office_of("groups"), ani)
    assert client.post("/masuk/bantuan/", {"code": f"{code[:4]} {code[4:]}"}).status_code == 302
    assert signed_in(client) == ani.login.pk


def test_an_officers_code_for_somebody_new_asks_for_the_yes(client, account_text):
    sri = Person.objects.create(name="Sri", key="sri")
    _row, code = people.issue_code(Actor.office_of("groups"), sri)
    page = client.post("/masuk/bantuan/", {"code": code})
    assert page.status_code == 200 and 'name="consent"' in text_of(page)
    assert give(client, code, consent="on", asks=["consent"]).status_code == 302
    assert signed_in(client) == sri.login.pk


def test_password_sign_in_works_with_phone_or_e_mail(client, ani, no_texts):
    login = ani.login
    login.email = MAIL
    login.set_password("kuda makan padi")
    login.save()
    for typed in ("0812-3456-7890", MAIL, "ANI@contoh.id "):
        assert client.post("/masuk/sandi/", {"login": typed, "password": "kuda makan padi"}).status_code == 302
        assert signed_in(client) == login.pk
        client.post("/akun/keluar/")
        assert signed_in(client) == 0
    page = client.post("/masuk/sandi/", {"login": MAIL, "password": "salah"})
    assert page.status_code == 422 and "tidak cocok" in text_of(page) and MAIL in text_of(page)
    page = client.post("/masuk/sandi/", {"login": "bukan", "password": "salah"})
    assert page.status_code == 422


def test_password_guessing_is_stopped(client, ani):
    ani.login.set_password("kuda makan padi")
    ani.login.save()
    for _try in range(6):
        page = client.post("/masuk/sandi/", {"login": PHONE, "password": "salah"})
    assert "Terlalu sering salah" in text_of(page)
    assert client.post("/masuk/sandi/", {"login": PHONE, "password": "kuda makan padi"}).status_code == 422


def totp_of(login):
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    secret = Authenticator.objects.get(user=login, type="totp").wrap().instance.data["secret"]
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_who_turned_the_authenticator_on_is_asked_after_the_code(client, ani, posted):
    TOTP.activate(ani.login, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(ani.login)
    ask(client, next="/kegiatan/7/")
    answer = give(client, posted[0][2])
    assert answer["Location"] == reverse("mfa_authenticate") and signed_in(client) == 0
    assert client.get(answer["Location"]).status_code == 200
    page = client.post(answer["Location"], {"code": "000000"})
    assert page.status_code == 422 and "Kode salah" in text_of(page)
    done = client.post(answer["Location"], {"code": totp_of(ani.login)})
    assert done["Location"] == "/kegiatan/7/" and signed_in(client) == ani.login.pk
    client.post("/akun/keluar/")
    ask(client)
    give(client, posted[1][2])
    client.post(reverse("mfa_authenticate"), {"code": codes.get_unused_codes()[0]})
    assert signed_in(client) == ani.login.pk


def test_a_lost_passkey_does_not_lock_out_who_has_a_code(client, ani, posted):
    Authenticator.objects.create(user=ani.login, type=Authenticator.Type.WEBAUTHN, data={"name": "x"})
    ask(client)
    give(client, posted[0][2])
    assert signed_in(client) == ani.login.pk
    client.post("/akun/keluar/")
    ani.login.set_password("kuda makan padi")
    ani.login.save()
    answer = client.post("/masuk/sandi/", {"login": PHONE, "password": "kuda makan padi"})
    assert answer["Location"] == reverse("mfa_authenticate")


def test_a_passkey_sign_in_can_begin(client):
    answer = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    assert answer.json()["request_options"]["publicKey"]["challenge"]
    assert 'id="passkey_login"' in text_of(client.get("/masuk/"))
    assert client.post(reverse("mfa_login_webauthn"), {"credential": "{}"}).status_code == 302


def test_an_inactive_login_stays_outside(client, ani, posted):
    Login.objects.update(is_active=False)
    ask(client)
    assert give(client, posted[0][2])["Location"] == "/akun/nonaktif/"
    assert client.get("/akun/nonaktif/").status_code == 200 and signed_in(client) == 0


def joining(rf, client, **facts):
    request = rf.post("/")
    request.session = client.session
    request.user = type("Nobody", (), {"is_authenticated": False})()
    answer = sign_in.begin(request, **facts)
    request.session.save()
    return answer


def test_joining_an_activity_makes_the_person_after_the_code(rf, client, account_text, posted):
    client.get("/masuk/")
    client.session.save()
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    answer = joining(rf, client, kind="email", value=MAIL, name="Sri Wahyuni", after_url="/giliran/7/ikut/",
                     consents=["account"])
    assert answer["Location"] == "/masuk/kode/"
    answer = give(client, posted[0][2])
    assert answer["Location"] == "/giliran/7/ikut/"
    person = Login.objects.get(pk=signed_in(client)).person
    assert person.name == "Sri Wahyuni" and person.consents.count() == 1


def test_joining_refuses_a_name_that_is_none(rf, client, posted):
    with pytest.raises(Rejected) as refused:
        joining(rf, client, kind="email", value=MAIL, name="\u202e", after_url="/", consents=[])
    assert refused.value.field == "name" and not posted


def test_the_code_page_without_a_waiting_contact_leads_back(client):
    assert client.get("/masuk/kode/")["Location"] == "/masuk/"
    assert client.post("/masuk/kode/", {"code": "123456"})["Location"] == "/masuk/"
    assert client.post("/masuk/kode/baru/")["Location"] == "/masuk/"
    assert client.get("/masuk/kode/baru/").status_code == 405


def test_the_language_is_kept_here_and_for_the_person(client, ani):
    answer = client.get("/bahasa/en/?next=/kelompok/")
    assert answer["Location"] == "/kelompok/" and answer.cookies["bahasa"].value == "en"
    assert client.get("/bahasa/en/?next=//jahat.example")["Location"] == "/"
    assert client.get("/bahasa/id/", HTTP_REFERER="http://testserver/kelompok/?q=1")["Location"] == "/kelompok/?q=1"
    assert client.get("/bahasa/id/", HTTP_REFERER="http://jahat.example/x/")["Location"] == "/"
    assert client.get("/bahasa/xx/").status_code == 404
    client.force_login(ani.login)
    client.post("/bahasa/en/")
    ani.refresh_from_db()
    assert ani.language == "en"


def test_a_new_browser_learns_the_persons_language(client, ani, posted):
    people.change_language(Actor(person_id=ani.pk, login_id=ani.login.pk), ani, language="en")
    ask(client)
    assert give(client, posted[0][2]).cookies["bahasa"].value == "en"


def test_set_up_makes_the_first_operator_and_is_gone(client, settings, tmp_path):
    settings.DATA = tmp_path
    Login.objects.update(operator=False)
    token = accounts.setup_token()
    assert token == accounts.setup_token() == (tmp_path / "setup-token").read_text()
    typed = {"token": token, "name": "Pengelola", "contact": "Pengelola@contoh.id", "password": "kuda makan padi"}
    assert f'value="{token}"' in text_of(client.get(f"/siapkan/?token={token}"))
    for wrong in ({"token": "x"}, {"password": "12345"}, {"contact": "021 5551234"}, {"name": "\u202e"}):
        page = client.post("/siapkan/", typed | wrong)
        assert page.status_code == 422 and not operator_exists()
        assert 'value="Pengelola@contoh.id"' in text_of(page) or "contact" in wrong
    assert client.post("/siapkan/", typed).status_code == 302
    login = Login.objects.get(operator=True)
    assert signed_in(client) == login.pk and login.email == "pengelola@contoh.id"
    assert not (tmp_path / "setup-token").exists() and accounts.setup_token() is None
    assert client.get("/siapkan/").status_code == 404

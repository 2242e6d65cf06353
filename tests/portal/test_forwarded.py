"""What a stranger says of himself in headers (X-Forwarded-*, Host) counts for nothing, unless the house stands behind a
proxy; then only the proxy's own word, the last one, counts."""

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from guyub.core.actors import PUBLIC
from guyub.foundation.people import commands as people
from guyub.portal.pages import sign_in

pytestmark = pytest.mark.django_db
PROXY = ("HTTP_X_FORWARDED_PROTO", "https")
LIES = {"x-forwarded-host": "jahat.example", "x-forwarded-proto": "https", "x-forwarded-port": "6666",
        "x-forwarded-server": "jahat.example", "forwarded": "for=6.6.6.6;host=jahat.example;proto=https",
        "x-real-ip": "6.6.6.6", "x-forwarded-for": "6.6.6.6", "x-original-url": "/pengelola/akun/",
        "x-rewrite-url": "/pengelola/akun/", "x-http-method-override": "DELETE", "x-forwarded-prefix": "/jahat"}


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


@pytest.fixture
def behind_proxy(settings):
    settings.SECURE_PROXY_SSL_HEADER = PROXY


@pytest.fixture
def posted(monkeypatch):
    """Codes that would have been sent."""
    sent = []
    monkeypatch.setattr(sign_in, "can_reach", lambda kind: True)
    monkeypatch.setattr(sign_in, "send_code", lambda *, kind, value, code, language: sent.append(code))
    return sent


def guess(posted, **headers):
    """Ask for a code as somebody new and type a wrong one; the status of the answer."""
    client = Client(headers=headers)
    assert client.post("/masuk/", {"contact": f"orang{len(posted)}@contoh.example"}).status_code in {302, 429}
    return client.post("/masuk/kode/", {"code": f"{(int(posted[-1]) + 1) % 1_000_000:06}"}).status_code


@pytest.mark.parametrize("path", ["/", "/kegiatan/", "/masuk/", "/kelompok/", "/api/v1/openapi.json", "/kelompok/umpan.xml"])
def test_no_page_repeats_or_follows_what_a_stranger_forwards(client, path):
    plain, lied = client.get(path), client.get(path, headers=LIES)
    assert (lied.status_code, lied.get("Location")) == (plain.status_code, plain.get("Location"))
    assert "jahat" not in lied.content.decode() and "6.6.6.6" not in lied.content.decode()
    assert not lied.wsgi_request.is_secure()


@pytest.mark.parametrize("host", ["jahat.example", "testserver.jahat.example", "testserver@jahat.example", "", "a" * 300])
def test_another_host_is_answered_with_nothing_of_the_house(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400 and answer.content.decode() == "Server ini tidak melayani nama itu."


def test_the_private_calendar_is_given_under_the_address_of_the_house(signed_in):
    """Whoever could name another host here would be sent the secret address of somebody's calendar."""
    page = signed_in("dwi").post("/saya/kalender/", headers=LIES, follow=True).content.decode()
    assert "jahat" not in page


def test_changing_ones_forwarded_address_gives_no_further_tries(posted):
    told = [guess(posted, **{"x-forwarded-for": f"6.6.{n}.6", "x-real-ip": f"6.6.{n}.6"}) for n in range(22)]
    assert told[0] == 422 and told[-1] == 429


def test_behind_a_proxy_the_part_before_its_own_word_gives_no_further_tries(posted, behind_proxy):
    told = [guess(posted, **{"x-forwarded-for": f"6.6.{n}.6, 203.0.113.7"}) for n in range(22)]
    assert told[0] == 422 and told[-1] == 429
    assert guess(posted, **{"x-forwarded-for": "203.0.113.8"}) == 422


def test_behind_a_proxy_a_word_that_is_no_address_is_counted_as_one_visitor(posted, behind_proxy):
    told = [guess(posted, **{"x-forwarded-for": f"bukan-alamat-{n}"}) for n in range(22)]
    assert told[0] == 422 and told[-1] == 429


@pytest.mark.parametrize("proxied, seen", [(False, "10.0.0.9"), (True, "203.0.113.7")])
def test_the_list_of_ones_sessions_names_where_one_really_came_from(posted, settings, proxied, seen):
    settings.SECURE_PROXY_SSL_HEADER = PROXY if proxied else None
    person = people.register_person(PUBLIC, None, name="Ani", kind="email", value="ani@contoh.example")
    client = Client(REMOTE_ADDR="10.0.0.9", headers={"x-forwarded-for": "6.6.6.6, 203.0.113.7"})
    client.post("/masuk/", {"contact": "ani@contoh.example"})
    client.post("/masuk/kode/", {"code": posted[-1]})
    assert [row.ip for row in UserSession.objects.filter(user=person.login)] == [seen]

"""What any page gives away, and what any address can be made to do from outside."""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.template.base import Template
from django.test import Client

from guyub.core.models import Act
from guyub.foundation.people.models import Contact
from guyub.foundation.people.rules import show_phone

from .addresses import World, addresses
from .test_authorisation import example_of, lines

pytestmark = pytest.mark.django_db
ELSEWHERE = ("https://jahat.example/", "//jahat.example", "/\\jahat.example", "https:jahat.example", "javascript:alert(1)",
             "/%09/jahat.example", "\tjavascript:alert(1)")
# Opened by a secret address: one person's own shifts, and certificates that their holder shows.
PRIVATE = {"activities:my_calendar", "credentials:shown", "credentials:file"}
UNCOVERED = {"sari", "dwi", "agus"}  # no office anywhere: their names are nobody's business


@pytest.fixture
def paths(cast):
    """[(name, path)] of every address, filled with living rows."""
    world, written = World(cast), lines()
    found = [(address.name, example_of(world, address, written.get(address.name, ("", {}))[0]), address)
             for address in addresses()]
    return [(name, address.filled(**values)) for name, values, address in found if values is not None]


def asked(client, path, **more):
    cache.clear()
    with transaction.atomic():
        answer = client.get(path, **more)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return answer, body.decode(errors="replace")


def test_no_public_page_shows_a_contact_or_a_name_without_office(paths, cast):
    contacts = set(Contact.objects.values_list("value", flat=True))
    digits = {value.lstrip("+") for value in contacts if value.startswith("+")}
    shown = contacts | {show_phone(value) for value in contacts if value.startswith("+")}
    names = {cast.people[key].name for key in UNCOVERED}
    client, wrong, seen = Client(), [], 0
    for name, path in paths:
        if name in PRIVATE:
            continue
        answer, body = asked(client, path)
        if answer.status_code != 200:
            continue
        seen += 1
        wrong += [f"{path}: {value}" for value in (*shown, *names) if value in body]
        plain = re.sub(r"[\s.\-()]", "", body)
        wrong += [f"{path}: {value}" for value in digits if value in plain or f"0{value[2:]}" in plain]
    assert seen > 20 and not wrong, "\n".join(wrong)


def test_every_answer_carries_the_strict_headers(paths, signed_in):
    for client in (Client(), signed_in("yohanes")):
        for _name, path in paths:
            answer, _body = asked(client, path)
            policy = answer.headers.get("Content-Security-Policy", "")
            assert "default-src 'none'" in policy and "unsafe" not in policy, path
            if path.startswith("/sematkan/"):  # stands in frames of other sites, so nothing runs there and nothing is sent
                assert "script-src 'none'" in policy and "form-action 'none'" in policy, path
            else:
                assert "script-src 'self'" in policy, path
                assert "frame-ancestors 'none'" in policy or answer.headers.get("X-Frame-Options"), path
            assert answer.headers["X-Content-Type-Options"] == "nosniff", path
            assert answer.headers["Referrer-Policy"] == "same-origin", path


def test_no_page_has_a_script_or_a_style_of_its_own(paths, signed_in):
    """The policy would block them; a page that needs them would be broken."""
    for client in (Client(), signed_in("yohanes")):
        for _name, path in paths:
            answer, body = asked(client, path)
            if "html" not in answer.headers.get("Content-Type", "") or path.startswith("/api/"):
                continue
            assert not re.search(r"<script(?![^>]*\b(src=|type=\"application/(ld\+)?json\"))[^>]*>", body), path
            body = re.sub(r"&lt;iframe.*?&gt;", "", body)  # shown to be copied into other sites
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", body), path


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_address_sends_anybody_out_of_the_house(paths, signed_in, elsewhere, monkeypatch):
    """Only where an answer leads is looked at, so pages are not drawn."""
    monkeypatch.setattr(Template, "render", lambda template, context: "")
    for client in (Client(), signed_in("dwi")):
        for _name, path in paths:
            cache.clear()
            with transaction.atomic():
                answers = [client.get(path, {"next": elsewhere}, headers={"referer": elsewhere})]
                if path != "/akun/keluar/":
                    answers.append(client.post(path, {"next": elsewhere}, headers={"referer": elsewhere}))
                transaction.set_rollback(True)
            for answer in answers:
                goal = answer.headers.get("Location", "/")
                assert goal.startswith(("/", "?")) and not goal.startswith(("//", "/\\")), (path, goal)
                assert not re.search(r"[\s\\]", goal) and urlsplit(goal).netloc == "", (path, goal)


def test_no_form_is_taken_from_another_house(paths, cast):
    """Without the guard every address that would write refuses, and nothing is written."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.login("yohanes"), backend=settings.AUTHENTICATION_BACKENDS[0])
    before = Act.objects.count()
    for _name, path in paths:
        cache.clear()
        kind = {"content_type": "application/json"} if path.startswith("/api/") else {}
        answer = client.post(path, **kind, headers={"origin": "https://jahat.example"})
        assert answer.status_code in {401, 403, 404, 405}, (path, answer.status_code)
    assert Act.objects.count() == before


def test_cookies_are_kept_from_scripts_and_from_other_houses(client, cast, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.HTTPS = True
    client.post("/bahasa/en/")
    client.get("/masuk/")
    assert client.post("/masuk/", {"contact": "0812 9988 7766"}).status_code == 302
    assert {"bahasa", "csrftoken", "sessionid"} <= set(client.cookies)
    for name, cookie in client.cookies.items():
        assert cookie["samesite"] == "Lax" and cookie["secure"], name
        assert cookie["httponly"] or name in {"bahasa", "csrftoken"}, name


@pytest.mark.parametrize("language, words", [("id", "Halaman ini tidak ada"), ("en", "There is no such page")])
def test_what_is_not_there_is_said_in_the_readers_language(client, language, words):
    client.cookies["bahasa"] = language
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404 and words in answer.content.decode()

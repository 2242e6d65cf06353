"""What meets a program before any act: who it is, in which language, how much and how often."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from guyub.core.problems import KINDS
from guyub.foundation.people import commands as people
from guyub.foundation.people.models import AccessToken, Login
from guyub.portal import limits

pytestmark = pytest.mark.django_db


def problem(answer, slug):
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["type"] == f"/api/v1/problems/{slug}" and told["status"] == answer.status_code == KINDS[slug].status, told
    return told


def test_nobody_reads_what_is_public_and_is_asked_to_sign_in_for_the_rest(program):
    assert program().get("/groups").status_code == 200
    told = problem(program().get("/memberships"), "sign-in")
    assert told["title"] == "Perlu masuk"
    assert program().get("/memberships")["WWW-Authenticate"].startswith("Bearer")


def test_errors_are_worded_in_the_wished_language_else_in_the_owners(program, cast):
    told = problem(program(**{"Accept-Language": "en-GB,en;q=0.9"}).get("/memberships"), "sign-in")
    assert told["title"] == "Sign in first"
    assert problem(program("dwi").get("/groups/999999"), "not-found")["title"] == "Tidak ada"
    people.change_language(cast.actor("dwi"), cast.people["dwi"], language="en")
    assert problem(program("dwi").get("/groups/999999"), "not-found")["title"] == "Not there"
    answer = program("dwi", **{"Accept-Language": "id"}).get("/groups/999999")
    assert problem(answer, "not-found")["title"] == "Tidak ada" and answer["Content-Language"] == "id"


@pytest.mark.parametrize("header", [
    "Bearer guyub_wrong", "Bearer other", "Basic ZHdpOng=", "Bearer", "guyub_", "Bearer guyub_" + "x" * 500])
def test_a_wrong_token_opens_nothing_not_even_what_is_public(program, header):
    problem(program(Authorization=header).get("/groups"), "token-invalid")


def test_an_expired_token_says_so(program, cast):
    one = program("dwi")
    AccessToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    problem(one.get("/memberships"), "token-expired")


def test_a_revoked_token_is_dead(program, cast):
    one = program("dwi")
    assert one.get("/memberships").status_code == 200
    people.revoke_access_token(cast.actor("dwi"), AccessToken.objects.get())
    problem(one.get("/memberships"), "token-invalid")


def test_a_blocked_login_takes_its_tokens_and_sessions_along(program, cast, signed_in):
    one, client = program("dwi"), signed_in("dwi")
    Login.objects.filter(pk=cast.login("dwi").pk).update(is_active=False)
    problem(one.get("/memberships"), "token-invalid")
    problem(client.get("/api/v1/memberships"), "sign-in")


def test_a_token_does_only_what_its_scopes_say(program, cast):
    problem(program("dwi", "signups").get("/groups"), "scope-missing")
    told = problem(program("dwi", "read").get("/memberships"), "scope-missing")
    assert "cakupan" in told["detail"]
    problem(program("dwi", "read").post(f"/groups/{cast.rescuers.pk}/memberships", {}), "scope-missing")
    assert program("dwi", "memberships").get("/memberships").status_code == 200


def test_a_token_never_has_its_owners_right_to_run_the_server(program, cast):
    assert program("ketut").get(f"/groups/{cast.river.pk}").status_code == 404
    assert program("slamet").get(f"/groups/{cast.river.pk}").status_code == 200


def test_use_is_noted_now_and_then(program):
    one = program("dwi")
    one.get("/groups")
    used = AccessToken.objects.get().used_at
    assert used is not None
    one.get("/groups")
    assert AccessToken.objects.get().used_at == used


def test_a_browsers_session_reads_and_with_its_anti_forgery_token_acts(cast, signed_in):
    client = signed_in("sari")
    assert client.get("/api/v1/memberships").json()["items"] == []
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    path = f"/api/v1/groups/{cast.rescuers.pk}/memberships"
    problem(strict.post(path, b"", content_type="application/json"), "csrf")
    strict.get("/kelompok/baru/")
    token = strict.cookies["csrftoken"].value
    answer = strict.post(path, b"", content_type="application/json", headers={"X-CSRFToken": token})
    assert answer.status_code == 201, answer.content


def test_a_body_must_be_json_and_small(program, cast):
    one, path = program("sari"), f"/api/v1/groups/{cast.rescuers.pk}/memberships"

    def send(content, content_type="application/json"):
        return one.client.post(path, content, content_type=content_type, headers=one.headers)

    problem(send(b'{"message": "' + b"x" * 10_000_000 + b'"}'), "too-large")
    problem(send(b"message=x", "application/x-www-form-urlencoded"), "media-type")
    problem(send(b"<m/>", "text/xml"), "media-type")
    for broken in (b"{", b'{"message": NaN}', b"[" * 50_000, b"\xff\xfe", b'{"message": "x"', b"nul"):
        problem(send(broken), "not-json")
    for wrong in (b'["x"]', b'"x"', b"1", b"null", b'{"message": 5}', b'{"unknown": 1}', b'{"message": "\\ud800"}'):
        problem(send(wrong), "fields")
    told = problem(send(json.dumps({"message": "x" * 2001})), "fields")
    assert told["fields"] == [{"field": "message", "say": "Terlalu panjang: paling banyak 2000 huruf."}]


def test_what_is_not_there_and_what_cannot_be_done_are_problems_too(program):
    problem(program().get("/nowhere"), "not-found")
    answer = program("dwi").client.delete("/api/v1/transfers")
    assert problem(answer, "method") and answer["Allow"] == "GET"


def test_each_kind_of_problem_leads_to_a_page(client):
    assert all(str(kind.title) in client.get("/api/v1/problems/").text for kind in KINDS.values())
    for slug, kind in KINDS.items():
        assert str(kind.title) in client.get(f"/api/v1/problems/{slug}").text
    assert client.get("/api/v1/problems/nothing").status_code == 404


@pytest.fixture
def still(monkeypatch):
    """The clock of the limits stands still, so that no minute ends in between."""
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: 1_800_000_020.0))


def test_too_many_requests_are_told_to_wait(program, settings, still):
    settings.API_PER_MINUTE = 6
    one = program("dwi")
    answers = [one.get("/groups") for _time in range(8)]
    assert [answer.status_code for answer in answers] == [200] * 6 + [429] * 2
    problem(answers[-1], "too-many")
    assert answers[-1]["Retry-After"] == "40"
    assert answers[0]["RateLimit-Policy"] == '"token";q=6;w=60, "person";q=12;w=60'
    assert answers[0]["RateLimit"].startswith('"token";r=5;t=')
    other, third = program("dwi"), program("dwi")  # more tokens: the person's own quota holds
    assert [other.get("/groups").status_code for _time in range(6)] == [200] * 6
    assert third.get("/groups").status_code == 429
    assert [program().get("/groups").status_code for _time in range(4)] == [200] * 3 + [429]
    assert [program(Authorization="Bearer guyub_x").get("/groups").status_code for _time in range(2)] == [429] * 2


def test_wrong_tokens_cannot_be_tried_at_will(program, settings, still):
    settings.API_PER_MINUTE = 6
    tries = [program(Authorization=f"Bearer guyub_{n}").get("/groups").status_code for n in range(5)]
    assert tries == [401] * 3 + [429] * 2


def test_a_crowd_of_addresses_washes_no_count_away(still):
    limits.count("address", "10.0.0.1")
    for number in range(2000):
        limits.count("address", f"crowd-{number}")
    assert limits.count("address", "10.0.0.1", amount=0).left == limits.quota_of("address") - 1


def test_answers_are_for_their_reader_alone_and_known_ones_are_not_sent_again(program):
    one = program("dwi")
    first = one.get("/groups")
    assert first["Cache-Control"] == "private, no-cache" and "Authorization" in first["Vary"]
    again = one.get("/groups", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not again.content and again["ETag"] == first["ETag"]
    assert one.get("/groups", q="merapi", headers={"If-None-Match": first["ETag"]}).status_code == 200

"""Idempotency keys: the same request twice happens once and is answered the same."""

import json
import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core import answers
from guyub.core.models import Act, Answer
from guyub.workshop.ledger.models import Transfer

from .test_gate import problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def confirmation(attended):
    return f"/attendances/{attended().pk}/confirmation"


def test_where_hours_move_a_key_is_demanded(program, confirmation):
    problem(program("yohanes").post(confirmation, {}), "key-missing")
    for bad in ("with space", "x" * 256, "ö"):
        problem(program("yohanes").post(confirmation, {}, key=bad), "key-invalid")
    assert not Transfer.objects.exists()


def test_the_same_request_with_the_same_key_happens_once(program, confirmation):
    one = program("yohanes")
    first, again = (one.post(confirmation, {"minutes": 90}, key="a1") for _time in range(2))
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json() and first.json()["minutes"] == 90
    assert again["Idempotency-Replayed"] == "true" and "Idempotency-Replayed" not in first
    assert Transfer.objects.count() == 1


def test_the_same_key_for_something_else_is_refused(program, confirmation):
    one = program("yohanes")
    one.post(confirmation, {"minutes": 90}, key="a1")
    problem(one.post(confirmation, {"minutes": 60}, key="a1"), "key-reused")
    assert Transfer.objects.count() == 1


def test_a_key_belongs_to_whoever_sent_it(program, confirmation):
    program("yohanes").post(confirmation, {}, key="a1")
    assert problem(program("retno").post(confirmation, {}, key="a1"), "rejected")


def test_a_rejection_is_answered_again_and_leaves_no_act(program, confirmation):
    one = program("yohanes")
    first, again = (one.post(confirmation, {"minutes": 1000}, key="b") for _time in range(2))
    assert problem(first, "rejected")["fields"][0]["field"] == "minutes"
    assert again.json() == first.json() and again["Idempotency-Replayed"] == "true"
    assert not Act.objects.filter(name="activities.confirm_attendance").exists()


def test_a_key_is_optional_elsewhere_and_works_there_too(program, cast):
    one, path = program("sari"), f"/groups/{cast.rescuers.pk}/memberships"
    first, again = (one.post(path, {}, key="join") for _time in range(2))
    assert first.status_code == again.status_code == 201 and first.json() == again.json()


def test_answers_are_kept_a_day(program, cast):
    one, path = program("sari"), f"/groups/{cast.rescuers.pk}/memberships"
    one.post(path, {}, key="join")
    Answer.objects.update(created_at=timezone.now() - timedelta(hours=24, seconds=1))
    problem(one.post(path, {}, key="join"), "rejected")
    Answer.objects.update(created_at=timezone.now() - timedelta(hours=25))
    answers.clear_answers()
    assert not Answer.objects.exists()


def test_what_breaks_on_the_way_leaves_neither_answer_nor_effect(program, confirmation, monkeypatch):
    one = program("yohanes")
    real = answers.Answer.save
    monkeypatch.setattr(answers.Answer, "save", lambda *args, **facts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        one.post(confirmation, {}, key="c")
    assert not Transfer.objects.exists() and not Answer.objects.exists()
    monkeypatch.setattr(answers.Answer, "save", real)
    assert one.post(confirmation, {}, key="c").status_code == 200


def test_two_at_once_are_one(house):
    """On a running house with two web processes: one act, and both are answered the same."""
    import urllib.request

    code = (
        "from guyub.portal.demo.cast import reload; from guyub.foundation.people import commands as p;"
        "c = reload(); row, secret = p.make_access_token(c.actor('sari'), c.login('sari'), name='uji',"
        " scopes=['memberships'], days=1); print('TOKEN', secret, c.rescuers.pk)")
    lines = house.run("shell", "-c", code).splitlines()
    secret, group = next(line.split()[1:] for line in lines if line.startswith("TOKEN"))
    told = []

    def ask():
        request = urllib.request.Request(
            f"{house.url}/api/v1/groups/{group}/memberships", json.dumps({}).encode(), method="POST", headers={
                "Authorization": f"Bearer {secret}", "Content-Type": "application/json", "Idempotency-Key": "at-once"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            told.append((answer.status, json.load(answer)["id"]))

    threads = [threading.Thread(target=ask) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 6 and len(set(told)) == 1 and told[0][0] == 201, told

"""/healthz: what machines ask, answered without session, secrets or a growing number of statements."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.core.models import Act, Outbox
from guyub.portal import heartbeat
from guyub.portal.pages import health as page

FIELDS = {"ok", "database", "migrated", "outbox_seconds", "outbox_dead", "worker_seconds", "worker"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(heartbeat, "_last", [float("-inf")])


def wait_in_outbox(since, **facts):
    act = Act.objects.create(name="people.register_person")
    row = Outbox.objects.create(act=act, reaction="notices.nobody", **facts)
    Outbox.objects.filter(pk=row.pk).update(not_before=since)
    return row


def test_a_house_that_works_answers_200_and_says_nothing_else(client, db):
    heartbeat.beat()
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert set(answer.json()) == FIELDS
    assert answer.json()["ok"] and answer.json()["worker"] and answer.json()["worker_seconds"] <= 1


def test_health_needs_and_makes_no_session(client, db):
    answer = client.get("/healthz")
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_a_worker_that_never_beat_or_beats_no_more_is_named(client, db, tmp_path):
    assert client.get("/healthz").json()["worker"] is False
    assert client.get("/healthz").json()["worker_seconds"] is None
    heartbeat.beat()
    with patch("time.time", return_value=heartbeat.path().stat().st_mtime + page.STALE + 5):
        answer = client.get("/healthz")
    assert answer.status_code == 200, "pages work without a worker"
    assert answer.json()["worker"] is False and answer.json()["worker_seconds"] == page.STALE + 5


def test_the_age_of_the_outbox_is_that_of_its_oldest_living_row(client, db):
    assert client.get("/healthz").json()["outbox_seconds"] == 0
    wait_in_outbox(timezone.now() - timedelta(seconds=90))
    wait_in_outbox(timezone.now() + timedelta(seconds=900))
    wait_in_outbox(timezone.now() - timedelta(days=1), dead_at=timezone.now())
    answer = client.get("/healthz").json()
    assert 90 <= answer["outbox_seconds"] <= 92
    assert answer["outbox_dead"] == 1


def test_a_row_that_waits_for_later_is_no_delay(client, db):
    wait_in_outbox(timezone.now() + timedelta(seconds=900))
    assert client.get("/healthz").json()["outbox_seconds"] == 0


def test_a_database_that_is_away_is_a_503(client, db):
    with patch.object(page.Outbox.objects, "filter", side_effect=OperationalError("password=secret")):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"ok": False, "database": False}


def test_a_migration_that_is_not_applied_is_a_503(client, db, monkeypatch):
    monkeypatch.setattr(page, "_migrated", [])
    with patch("django.db.migrations.executor.MigrationExecutor.migration_plan", return_value=[("people", False)]):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["migrated"] is False and answer.json()["database"] is True
    assert client.get("/healthz").status_code == 200


def test_health_costs_two_statements_once_the_migrations_are_known(client, db):
    client.get("/healthz")
    with CaptureQueriesContext(connection) as statements:
        client.get("/healthz")
    assert len(statements) <= 2

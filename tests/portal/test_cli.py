"""The command line: serving under supervision, the worker's turns, proofs, operators, and static files."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from guyub.core.models import Act, Outbox
from guyub.core.proofs import PROOFS
from guyub.core.reactions import REACTIONS
from guyub.foundation.people.models import Login
from guyub.portal import statics, supervisor
from guyub.portal.cli import NAMES
from guyub.portal.management.commands import work

from ..house import House, environment, guyub


def said_by(command, /, **options):
    out = io.StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue()


# -- serving ----------------------------------------------------------------------------------------------------------

def test_a_new_house_opens_prints_its_set_up_address_and_closes_on_sigterm():
    with House(cast=False, workers=1) as house:
        token = (house.folder / "setup-token").read_text()
        assert f"{house.url}/siapkan/?token={token}" in house.log.read_text()
        assert (house.folder / "setup-token").stat().st_mode & 0o077 == 0
        assert house.health()["status"] == 200
        running = house.processes()
        assert len(running) >= 3
        assert house.stop() == 0
        assert house.processes() == {}


def test_whoever_is_killed_is_started_again(house):
    old = house.kill9("worker")
    assert old
    (house.folder / "worker.beat").unlink()
    house.wait_until(lambda health: health.get("worker"))
    assert not set(old) & set(house.processes())

    old = house.kill9("web")
    assert old
    house.wait_until(lambda health: health.get("ok"))
    assert not set(old) & set(house.processes())


def stat_of(pid):
    """(state, parent, …) of a process."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def parent_of(pid):
    return int(stat_of(pid)[1])


def web_processes(house):
    """(the supervised web server, the processes that answer requests)."""
    web = [pid for pid, line in house.processes().items() if "granian" in line]
    (first,) = [pid for pid in web if parent_of(pid) == house.process.pid]
    return first, [pid for pid in house.processes() if parent_of(pid) == first]


def test_a_killed_request_process_is_replaced_while_the_house_stays_open(house):
    first, answering = web_processes(house)
    os.kill(answering[0], signal.SIGKILL)
    end = time.monotonic() + 30
    while time.monotonic() < end and not (
            len(set(web_processes(house)[1]) - {answering[0]}) == len(answering) and house.health().get("ok")):
        time.sleep(0.2)
    assert house.health()["ok"] and web_processes(house)[0] == first
    assert len(set(web_processes(house)[1]) - {answering[0]}) == len(answering)


def test_a_killed_web_server_leaves_no_orphan_on_the_port(house):
    first, answering = web_processes(house)
    os.kill(first, signal.SIGKILL)
    end = time.monotonic() + 30
    while time.monotonic() < end and set(answering) & set(house.processes()):
        time.sleep(0.1)
    house.wait_until(lambda health: health.get("ok"))
    assert not {first, *answering} & set(house.processes())


def test_the_commands_have_friendly_names(tmp_path):
    assert NAMES["create-admin"] == "create_admin"
    done = subprocess.run(guyub("system-check"), env=environment(tmp_path), cwd=tmp_path, capture_output=True, text=True)
    assert "no issues" in done.stdout, done.stderr


# -- supervision ------------------------------------------------------------------------------------------------------

def test_a_child_that_dies_young_waits_longer_each_time():
    child, pauses = supervisor.Child("brief", [sys.executable, "-c", "raise SystemExit(3)"]), []
    child.start()
    for _round in range(6):
        child.process.wait()
        child.tend()
        assert child.process is None, "it is not started before its pause is over"
        pauses.append(child.pause)
        child.due = 0
        child.tend()
    assert pauses == [2, 4, 8, 16, 30, 30]
    child.stop(time.monotonic() + 5)


def test_a_child_that_lived_long_is_started_at_once():
    child = supervisor.Child("steady", [sys.executable, "-c", ""])
    child.pause = 30
    child.start()
    child.process.wait()
    child.started -= 3600
    child.tend()
    assert child.pause == 1


def test_a_child_that_does_not_listen_is_killed_with_its_own_children(tmp_path):
    mark = tmp_path / "pid"
    code = ("import os, pathlib, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); pid = os.fork();"
            f"pid and pathlib.Path({str(mark)!r}).write_text(str(pid)); time.sleep(60)")
    child = supervisor.Child("stubborn", [sys.executable, "-c", code])
    child.start()
    while not (mark.exists() and mark.read_text()):
        time.sleep(0.02)
    child.ask_to_end()
    child.stop(time.monotonic() + 0.2)
    grandchild = int(mark.read_text())
    for _try in range(100):
        try:
            state = stat_of(grandchild)[0]
        except FileNotFoundError:
            return
        if state == "Z":
            return
        time.sleep(0.02)
    pytest.fail("the grandchild lives on")


# -- the worker's turns -----------------------------------------------------------------------------------------------

@pytest.fixture
def turn(db, monkeypatch):
    """turn(sweeps={…}): one turn of a worker with these sweeps; its pause after an error is cut short."""
    monkeypatch.setattr(work, "AFTER_ERROR", 0)
    monkeypatch.setattr(work, "close_old_connections", lambda: None)

    def run(sweeps=None):
        sweeps = sweeps or {}
        with patch.object(work, "SWEEPS", sweeps):
            return work.Command().turn(dict.fromkeys(sweeps, float("-inf")))

    return run


@pytest.fixture
def reaction():
    """reaction(f): a reaction in the outbox that will call f."""
    def make(body):
        REACTIONS["people.for_test"] = body
        act = Act.objects.create(name="people.register_person")
        return Outbox.objects.create(act=act, reaction="people.for_test")

    yield make
    REACTIONS.pop("people.for_test", None)


def test_a_turn_runs_what_is_due_and_says_whether_more_may_wait(turn, reaction):
    Outbox.objects.all().delete()
    seen = []
    reaction(seen.append)
    assert turn() is True
    assert len(seen) == 1 and not Outbox.objects.exists()
    assert turn() is False


def test_one_broken_part_does_not_stop_the_others(turn, reaction, caplog):
    swept = []

    def broken():
        raise ValueError("this sweep is broken")

    reaction(lambda act: None)
    with patch.object(work, "deliver_due", side_effect=RuntimeError("no channel")):
        turn({"a.broken": (60, broken), "b.sound": (60, lambda: swept.append(1))})
    assert swept == [1] and not Outbox.objects.filter(reaction="people.for_test").exists()
    assert [record.part for record in caplog.records if record.name == "guyub.worker"] == ["messages", "a.broken"]


def test_a_database_that_is_locked_is_survived(turn, caplog):
    with patch.object(work, "drain", side_effect=OperationalError("database is locked")), \
            patch.object(work, "deliver_due", side_effect=OperationalError("database is locked")):
        assert turn() is False
    assert "the database is busy or gone" in caplog.text


def test_a_sweep_waits_for_its_pause(turn):
    swept, sweeps = [], {"a.sweep": (60, lambda: swept.append(1))}
    with patch.object(work, "SWEEPS", sweeps):
        command, last = work.Command(), {"a.sweep": float("-inf")}
        command.turn(last)
        command.turn(last)
        assert swept == [1]
        last["a.sweep"] -= 61
        command.turn(last)
    assert swept == [1, 1]


# -- proofs and operators ---------------------------------------------------------------------------------------------

def test_check_names_each_proof_and_ends_well(cast):
    said = said_by("prove")
    assert "ok      ledger.chains" in said and "BROKEN" not in said
    assert len(said.splitlines()) == len(PROOFS)


def test_check_names_what_is_broken_and_ends_with_one(cast):
    out = io.StringIO()
    with patch.dict(PROOFS, {"ledger.chains": lambda: iter(["entry 2 was changed", "entry 3 was changed"])}), \
            pytest.raises(SystemExit) as ended:
        call_command("prove", stdout=out)
    assert ended.value.code == 1
    assert "BROKEN  ledger.chains\n        entry 2 was changed" in out.getvalue()


def test_an_operator_is_made_from_the_command_line(db):
    said_by("create_admin", name="Made Wirawan", email="made@guyub.example", password="sebuah-kata-panjang")
    login = Login.objects.get(email="made@guyub.example")
    assert login.operator and login.check_password("sebuah-kata-panjang") and login.person.name == "Made Wirawan"


def test_a_weak_password_makes_no_operator(db):
    with pytest.raises(CommandError):
        said_by("create_admin", name="Made Wirawan", email="made@guyub.example", password="12345")
    assert not Login.objects.filter(email="made@guyub.example").exists()


def test_the_password_is_asked_for_when_it_is_not_given(db):
    with patch("guyub.portal.management.commands.create_admin.getpass", return_value="sebuah-kata-panjang"):
        said_by("create_admin", name="Made Wirawan", phone="0812 3450 0099")
    assert Login.objects.get(phone="+6281234500099").operator


# -- static files -----------------------------------------------------------------------------------------------------

def test_static_files_are_collected_once_and_again_when_they_change(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"

    def collected(*_words, **_options):
        settings.STATIC_ROOT.mkdir(exist_ok=True)

    with patch.object(statics, "call_command", side_effect=collected) as call:
        statics.collect()
        statics.collect()
        assert call.call_count == 1
        with patch.object(statics, "fingerprint", return_value="another"):
            statics.collect()
        assert call.call_count == 2

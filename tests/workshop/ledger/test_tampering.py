"""Somebody with the database file in hand changes rows directly; `guyub check` names the first entry that is broken."""

import contextlib
import json
import shutil
import sqlite3

import pytest
from tests.house import House

from guyub.core.ids import uuid7

CHANGES = {
    "amount": ("UPDATE ledger_transfer SET amount = 999 WHERE key = 'drill/2'", "entry 2 (drill/2) was changed"),
    "day": ("UPDATE ledger_transfer SET occurred_on = '2020-01-01' WHERE key = 'drill/3'", "entry 3 (drill/3) was changed"),
    "receiver": ("UPDATE ledger_transfer SET receiver_id = giver_id + 100 WHERE key = 'drill/1'", "entry 1 (drill/1)"),
    "act": (f"UPDATE ledger_transfer SET act_id = '{uuid7().hex}' WHERE key = 'drill/4'", "entry 4 (drill/4) was changed"),
    "gone": ("DELETE FROM ledger_transfer WHERE key = 'drill/2'", "entry 2 is missing (found 3)"),
    "tail": ("DELETE FROM ledger_transfer WHERE number = (SELECT max(number) FROM ledger_transfer)", "the head says entry"),
    "two": ("UPDATE ledger_transfer SET amount = amount + 1 WHERE number IN (3, 5)", "entry 3 (drill/3) was changed"),
    "total": ("UPDATE ledger_total SET amount = amount + 1", "total of group"),
    "head": ("UPDATE ledger_chain SET digest = '00'", "the head says entry"),
}


@pytest.fixture(scope="module")
def ledger():
    """A house that is not opened, with six transfers posted through a command."""
    house = House().furnish()
    house.run("shell", "-v0", "-c", """
from django.utils import timezone
from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.core.reactions import drain
from guyub.foundation.groups.models import Group
from guyub.foundation.people.models import Person
from guyub.workshop.ledger import commands as ledger
def give(actor, group, *, giver, number):
    return ledger.post(chain=group, key=f"drill/{number}", giver=giver, receiver=group, unit="minute", amount=number,
                       occurred_on=timezone.localdate())
give.__module__ = "tests.commands.drill"
give = command(lambda actor, group: True)(give)
group, giver = Group.objects.order_by("pk").first(), Person.objects.order_by("pk").first()
for number in range(1, 7):
    give(Actor.office_of("drill"), group, giver=giver, number=number)
drain()
""")
    assert "BROKEN" not in house.run("check")
    yield house
    house.close()


def stranger(path, *statements):
    """Somebody opens the file without the house; returns how many rows the last statement changed."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        changed = [database.execute(statement).rowcount for statement in statements]
        database.commit()
    return changed[-1]


@pytest.fixture(scope="module")
def said(ledger):
    """{change: what the proofs say of a copy of the book that was changed so}; all proved by one process."""
    path = ledger.folder / "guyub.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        triggers = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for change, (statement, _sentence) in CHANGES.items():
        copy = shutil.copy(path, ledger.folder / f"{change}.sqlite3")
        assert stranger(copy, *(f"DROP TRIGGER {name}" for name in triggers), statement) >= 1
    return json.loads(ledger.run("shell", "-v0", "-c", f"""
import json
from django.conf import settings
from django.db import connection
from guyub.core.proofs import PROOFS
said = {{}}
for change in {list(CHANGES)}:
    connection.close()
    connection.settings_dict["NAME"] = str(settings.DATA / f"{{change}}.sqlite3")
    said[change] = [sentence for proof in PROOFS.values() for sentence in proof()]
print(json.dumps(said))
""").splitlines()[-1])


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_book_is_named_by_its_first_broken_entry(said, change):
    assert any(CHANGES[change][1] in sentence for sentence in said[change]), said[change]


def test_of_two_changed_entries_the_first_is_named(said):
    assert sum("was changed" in sentence for sentence in said["two"]) == 1


def test_check_ends_with_one_and_says_it_without_a_traceback(ledger):
    path = ledger.folder / "guyub.sqlite3"
    whole = path.read_bytes()
    try:
        stranger(path, "UPDATE ledger_chain SET digest = '00'")
        with pytest.raises(AssertionError, match="ended with 1") as ended:
            ledger.run("check")
    finally:
        path.write_bytes(whole)
    assert "BROKEN  ledger.chains" in str(ended.value) and "Traceback" not in str(ended.value)


@pytest.mark.parametrize("statement", ["UPDATE ledger_transfer SET amount = 1", "DELETE FROM ledger_transfer"])
def test_while_the_triggers_stand_nothing_is_changed(ledger, statement):
    with pytest.raises(sqlite3.IntegrityError):
        stranger(ledger.folder / "guyub.sqlite3", statement)

"""Published heads: what anybody can check with the download, a hash and a public key."""

import hashlib
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift
from guyub.workshop.ledger import commands, sweeps
from guyub.workshop.ledger.models import Chain, Head, Transfer
from guyub.workshop.ledger.proofs import heads

pytestmark = pytest.mark.django_db
OFFICE = Actor.office_of("ledger")


@pytest.fixture
def clock(monkeypatch):
    real, shift = timezone.now, [timedelta()]
    monkeypatch.setattr(timezone, "now", lambda: real() + shift[0])
    return lambda **later: shift.__setitem__(0, timedelta(**later))


@pytest.fixture
def booked(cast, clock):
    """booked(key): one more confirmed hour of somebody at the clinic."""
    secretary = cast.actor("yohanes")

    def book(key, day):
        clock(days=day)
        start = timezone.now() + timedelta(minutes=5)
        activity = activities.plan_activity(
            secretary, cast.klaten, title=f"Pos {key} {day}", roles=[{"name": "Pendata"}],
            shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + timedelta(hours=1), "least": 1, "most": 3}])
        activities.publish_activity(secretary, activity)
        signup = activities.sign_up(cast.actor(key), Shift.objects.get(activity=activity))
        clock(days=day, minutes=6)
        attendance = activities.check_in(secretary, signup, how="list")
        clock(days=day, minutes=66)
        activities.confirm_attendance(secretary, activities.check_out(secretary, attendance))
        return Transfer.objects.order_by("-pk").first()

    return book


def publish():
    return commands.publish_head(OFFICE, None)


def test_a_head_names_the_chains_that_moved_and_seals_the_head_before(booked, clock):
    entry = booked("dwi", 0)
    first = publish()
    assert first.chains == [[entry.chain_id, entry.number, entry.digest]]
    clock(days=1, hours=2)
    empty = publish()
    assert empty.chains == [] and empty.previous == first.digest
    later = booked("agus", 2)
    assert publish().chains == [[later.chain_id, later.number, later.digest]]
    assert list(heads()) == []


def test_a_day_has_one_head_and_the_house_alone_publishes(booked, cast):
    booked("dwi", 0)
    for actor in (PUBLIC, cast.actor("ketut")):
        with pytest.raises(Refused):
            commands.publish_head(actor, None)
    publish()
    with pytest.raises(Rejected):
        publish()
    sweeps.publish_todays_head()
    assert Head.objects.count() == 1


def test_the_sweep_publishes_once_there_is_something(db, booked):
    Chain.objects.filter(number=0).delete()
    sweeps.publish_todays_head()
    assert Head.objects.count() == (1 if Chain.objects.exists() else 0)
    booked("dwi", 1)
    sweeps.publish_todays_head()
    assert Head.objects.filter(chains__0__1__gte=1).exists()


def test_a_stranger_checks_the_download_with_a_hash_and_the_public_key(booked, client):
    booked("dwi", 0)
    head = publish()
    answer = client.get(f"/buku/segel/{head.day}.json")
    said = answer.json()
    lines = [said["format"], said["previous"], said["day"], said["at"]]
    lines += [f"{chain} {number} {digest}" for chain, number, digest in said["chains"]]
    words = "".join(f"{line}\n" for line in lines).encode()
    assert hashlib.sha256(words).hexdigest() == said["digest"]
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["public_key"])).verify(bytes.fromhex(said["signature"]), words)
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize("facts, sentence", [
    ({"digest": "1" * 64}, "was changed after"), ({"signature": "00" * 64}, "signature does not fit"),
    ({"signature": "no"}, "signature does not fit"), ({"previous": "2" * 64}, "does not follow"),
])
def test_the_proof_names_what_is_wrong_with_a_head(booked, facts, sentence):
    booked("dwi", 0)
    head = publish()
    with untriggered("ledger_head"):
        Head.objects.filter(pk=head.pk).update(**facts)
    assert any(sentence in said for said in heads())


def test_a_tail_that_was_rewritten_with_valid_digests_is_found_by_the_head(booked, cast):
    """Every digest fits, and so does the chain's head: only what was published tells."""
    from guyub.workshop.ledger.proofs import chains
    from guyub.workshop.ledger.rules import START, digest

    entry = booked("dwi", 0)
    publish()
    before = Transfer.objects.filter(chain=entry.chain, number=entry.number - 1).values_list("digest", flat=True).first()
    forged = digest(before or START, entry.number, entry.key, entry.giver_id, entry.receiver_id, entry.amount + 60,
                    entry.unit, entry.occurred_on.isoformat(), entry.reverses_id, entry.act_id)
    with untriggered("ledger_transfer"):
        Transfer.objects.filter(pk=entry.pk).update(amount=entry.amount + 60, digest=forged)
    Chain.objects.filter(pk=entry.chain_id).update(digest=forged)
    assert list(chains()) == []
    assert list(heads()) == [
        f"chain {entry.chain_id}: entry {entry.number} is not what was published on {Head.objects.get().day}"]


def test_the_database_refuses_to_change_or_delete_a_head(booked):
    booked("dwi", 0)
    head = publish()
    for act in (lambda: Head.objects.update(digest="3" * 64), lambda: head.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_the_public_pages_of_the_book(booked, client, flat):
    booked("dwi", 0)
    head = publish()
    page = client.get("/buku/").content.decode()
    assert head.digest in page and f"/buku/segel/{head.day}.json" in page
    assert re.search(r"/kelompok/[\w-]+/buku/", page)
    assert head.digest in client.get("/buku/segel/").content.decode()
    for wrong in ("2020-01-01", "9999-99-99", "kapan"):
        assert client.get(f"/buku/segel/{wrong}.json").status_code == 404
    for wrong in ("/buku/?sesudah=kapan", "/buku/?sesudah=99999999999999999999999", "/buku/segel/?sebelum=kapan"):
        assert client.get(wrong).status_code == 200


def test_the_list_of_chains_is_flat(cast, client, flat):
    from guyub.foundation.groups.models import Group

    def more(n):
        for number in range(n):
            group = Group.objects.create(kind="volunteer", name=f"Uji {n} {number}", slug=f"uji-{n}-{number}", path="",
                                         approved_at=timezone.now())
            Chain.objects.create(group=group, number=1, digest="4" * 64)

    flat(more, lambda: client.get("/buku/"))


class untriggered:  # noqa: N801 - reads as a word of the sentence
    """Do what no command does: change a table whose triggers refuse it."""

    def __init__(self, table):
        self.table = table

    def __enter__(self):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no key may still wait to be checked
                cursor.execute(f"ALTER TABLE {self.table} DISABLE TRIGGER USER")
                return
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [self.table])
            self.triggers = cursor.fetchall()
            for name, _sql in self.triggers:
                cursor.execute(f"DROP TRIGGER {name}")

    def __exit__(self, *error):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {self.table} ENABLE TRIGGER USER")
                return
            for _name, sql in self.triggers:
                cursor.execute(sql)


def test_the_script_of_the_guide_checks_what_is_downloaded(booked, client, tmp_path):
    """docs/check-the-books.md, run as it stands: it passes the file, and fails one that was changed."""
    booked("dwi", 0)
    head = publish()
    guide = (Path(__file__).parents[3] / "docs/check-the-books.md").read_text()
    script, file = tmp_path / "check.py", tmp_path / "head.json"
    script.write_text(re.search(r"```python\n(.*?)```", guide, re.S)[1])
    said = client.get(f"/buku/segel/{head.day}.json").content.decode()
    for text, ends in ((said, 0), (said.replace(f'"{head.day}"', '"2020-01-01"'), 1)):
        file.write_text(text)
        run = subprocess.run([sys.executable, str(script), str(file)], capture_output=True, text=True, timeout=60)
        assert run.returncode == ends, run.stderr
    assert "does not fit" in run.stderr

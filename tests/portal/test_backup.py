"""Backup while the house is in use, restore elsewhere, and prove it; what is damaged or foreign changes nothing."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from guyub.portal import archive

from ..house import ROOT, House

SQLITE = "database.sqlite3"
LOGO = """
import io
from PIL import Image
from guyub.foundation.files.commands import keep_picture
from guyub.foundation.groups.commands.logo import OFFICE
out = io.BytesIO()
Image.new("RGB", (200, 200), "#23417a").save(out, "PNG")
keep_picture(OFFICE, None, data=out.getvalue())
"""


class Giver:
    """Somebody who gives without pause while a backup is taken."""

    def __init__(self, house):
        self.end = house.folder / "end-of-giving"
        self.process = subprocess.Popen([sys.executable, str(ROOT / "tests/portal/giving.py"), str(self.end)], env=house.env,
                                        cwd=house.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.given, self.begun = 0, threading.Event()
        threading.Thread(target=self.count, daemon=True).start()
        if not self.begun.wait(30):
            self.process.kill()
            raise AssertionError(self.process.communicate()[1])

    def count(self):
        for line in self.process.stdout:
            self.given = int(line)
            self.begun.set()

    def stop(self):
        self.end.touch()
        self.process.wait(20)
        assert self.process.returncode == 0, self.process.stderr.read()


def rows_of(house, model="ledger.Transfer"):
    code = f"from django.apps import apps; print('rows', apps.get_model('{model}').objects.count())"
    return int(house.run("shell", "-v0", "-c", code).rpartition("rows")[2])


def drill(house, other, path):
    """Back up `house` while somebody gives, restore into `other`, and compare."""
    files = house.folder / "files"
    files.mkdir(exist_ok=True)
    (files / "card.txt").write_text("kartu")
    house.run("shell", "-v0", "-c", LOGO)
    giver = Giver(house)
    before = giver.given
    house.run("backup", str(path))
    after = giver.given
    giver.stop()
    assert after > before, "nobody gave while the backup was taken, so the drill proves nothing"

    said = other.run("restore", str(path), "--yes")
    assert "BROKEN" not in said and "ok      ledger.chains" in said
    assert before <= rows_of(other) <= after + 1
    assert (other.folder / "files/card.txt").read_text() == "kartu"
    kept, = (other.folder / "files").glob("*/*.webp")
    assert kept.read_bytes() == (files / kept.relative_to(other.folder / "files")).read_bytes()
    assert "ok      files.contents" in said and rows_of(other, "files.File") == 1
    assert "BROKEN" not in other.run("check")
    assert path.stat().st_mode & 0o077 == 0, "the archive holds personal data"


@pytest.fixture
def somewhere():
    """somewhere(database_url): a house that is not opened; it has a data folder and answers commands."""
    made = []

    def make(url=None):
        made.append(House(url))
        return made[-1]

    yield make
    for house in made:
        house.close()


def test_a_drill_on_sqlite_while_the_house_is_open(house, somewhere, tmp_path):
    other = somewhere()
    drill(house, other, tmp_path / "guyub.tar.gz")
    assert house.health()["ok"]
    with pytest.raises(AssertionError, match="in use"):
        house.run("restore", str(tmp_path / "guyub.tar.gz"), "--yes")
    assert rows_of(house) >= rows_of(other)

    # What was there is kept, and a chain that somebody rewrote is named by its first broken entry.
    said = other.run("restore", str(tmp_path / "guyub.tar.gz"), "--yes")
    kept = next(line.rpartition(" ")[2] for line in said.splitlines() if line.startswith("What was there"))
    assert Path(kept).is_file()
    with contextlib.closing(sqlite3.connect(other.folder / "guyub.sqlite3")) as database:
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute("UPDATE ledger_transfer SET amount = 999 WHERE number = 2")
        database.commit()
    with pytest.raises(AssertionError, match="ended with 1") as ended:
        other.run("check")
    assert "entry 2 (drill/2) was changed" in str(ended.value)


@pytest.mark.postgres
def test_a_drill_on_postgresql(postgres, somewhere, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{postgres.bin}:{os.environ['PATH']}")
    house, other = somewhere(postgres.url("drill_from")).furnish(), somewhere(postgres.url("drill_to"))
    drill(house, other, tmp_path / "guyub.tar.gz")

    # Over a database that is in use and has tables of a later version: all of it goes, and an archive of it is kept.
    code = "from django.db import connection as c; c.cursor().execute('CREATE TABLE later (id int)')"
    other.run("shell", "-v0", "-c", code)
    assert "What was there is kept as" in other.run("restore", str(tmp_path / "guyub.tar.gz"), "--yes")
    assert list(other.folder.glob("before-restore-*.tar.gz"))
    code = "from django.db import connection as c; print('later' in c.introspection.table_names())"
    assert other.run("shell", "-v0", "-c", code).strip() == "False"
    assert rows_of(other) > 0


@pytest.fixture
def packed(tmp_path):
    """packed(database=b"…", **manifest): an archive as `backup` makes it, or spoilt."""

    def make(database=b"rows", without=(), **changes):
        folder = tmp_path / "parts"
        folder.mkdir(exist_ok=True)
        (folder / SQLITE).write_bytes(database)
        manifest = {"format": archive.FORMAT, "vendor": "sqlite", "migrations": ["people.0001_initial"],
                    "sha256": {SQLITE: archive.digest(folder / SQLITE)}, **changes}
        (folder / "manifest.json").write_text(json.dumps({k: v for k, v in manifest.items() if k not in without}))
        path = tmp_path / "made.tar.gz"
        with tarfile.open(path, "w:gz") as out:
            for part in sorted(folder.iterdir()):
                out.add(part, part.name)
        return path

    return make


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """opened(path): unpack as an installation on SQLite would, whatever database these tests run on."""
    monkeypatch.setattr("django.db.connection.vendor", "sqlite", raising=False)
    folder = tmp_path / "opened"
    folder.mkdir()
    return lambda path: archive.unpack(path, folder)


def test_a_sound_archive_opens(packed, opened, tmp_path):
    opened(packed())
    assert (tmp_path / "opened" / SQLITE).read_bytes() == b"rows"


@pytest.mark.parametrize("spoil, sentence", [
    ({"sha256": {SQLITE: "0" * 64}}, "damaged"),
    ({"sha256": {}}, "damaged or missing"),
    ({"sha256": {SQLITE: "0" * 64, "files.tar": "0" * 64}}, "damaged or missing"),
    ({"format": "somebody-else/1"}, "no archive of Guyub"),
    ({"vendor": "postgresql"}, "this installation uses sqlite"),
    ({"migrations": ["people.0001_initial", "people.9999_flying"]}, "newer Guyub (people.9999_flying)"),
    ({"without": ("format",)}, "no readable archive"),
])
def test_an_archive_that_is_not_ours_is_refused(packed, opened, spoil, sentence):
    with pytest.raises(archive.BadArchive) as refused:
        opened(packed(**spoil))
    assert sentence in str(refused.value)


@pytest.mark.parametrize("text", [b"", b"no archive at all", b"\x1f\x8b\x08\x00"])
def test_a_file_that_is_no_archive_is_refused(opened, tmp_path, text):
    (tmp_path / "x.tar.gz").write_bytes(text)
    with pytest.raises(archive.BadArchive):
        opened(tmp_path / "x.tar.gz")


def test_an_archive_cut_short_or_with_a_changed_byte_is_refused(packed, opened, tmp_path):
    whole = packed(database=os.urandom(20_000)).read_bytes()
    for spoilt in (whole[:-5000], whole[:8000] + bytes([whole[8000] ^ 1]) + whole[8001:]):
        (tmp_path / "x.tar.gz").write_bytes(spoilt)
        with pytest.raises(archive.BadArchive):
            opened(tmp_path / "x.tar.gz")


def test_a_refused_archive_changes_nothing(packed, somewhere):
    house = somewhere()
    house.run("migrate", "-v0")
    before = (house.folder / "guyub.sqlite3").read_bytes()
    with pytest.raises(AssertionError, match="damaged"):
        house.run("restore", str(packed(sha256={SQLITE: "0" * 64})), "--yes")
    assert (house.folder / "guyub.sqlite3").read_bytes() == before
    assert sorted(path.name for path in house.folder.iterdir()) == ["guyub.sqlite3", "secret-key"]


def test_restoring_asks_for_a_yes(tmp_path):
    with pytest.raises(CommandError, match="--yes"):
        call_command("restore", str(tmp_path / "x.tar.gz"))


def test_a_backup_into_no_folder_says_so(tmp_path):
    with pytest.raises(CommandError, match="is no folder"):
        call_command("backup", str(tmp_path / "nowhere" / "x.tar.gz"))

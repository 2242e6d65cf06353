"""Backups: one .tar.gz with the database, the files, and a manifest with their SHA-256."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

FORMAT = "guyub-backup/1"
DUMPS = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
FILES = "files.tar"
# pg_restore --clean drops what the dump knows; tables of newer migrations would stay, so everything goes first.
EMPTY = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE IF EXISTS public.%I CASCADE', one.tablename);
  END LOOP;
  FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', one.name);
  END LOOP;
END $$;
"""


class BadArchive(Exception):
    """The archive is not one of ours, is broken, or is of another kind of database; or it cannot be put in place now."""


def digest(path):
    seal = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            seal.update(block)
    return seal.hexdigest()


def now():
    return datetime.now(UTC)


def migrations():
    """What is applied to this database, as app.name."""
    return sorted(".".join(key) for key in MigrationLoader(connection).applied_migrations)


def backup(path):
    """Write an archive while the house is in use; returns its size in bytes. Only its owner may read it."""
    path = Path(path).absolute()
    if not path.parent.is_dir():
        raise BadArchive(f"{path.parent} is no folder.")
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".guyub-backup-") as folder:
        folder = Path(folder)
        applied = migrations()
        parts = [dump(folder)]
        if Path(settings.MEDIA_ROOT).is_dir():
            shutil.make_archive(str(folder / FILES.removesuffix(".tar")), "tar", settings.MEDIA_ROOT)
            parts.append(folder / FILES)
        manifest = {
            "format": FORMAT, "vendor": connection.vendor, "made_at": now().isoformat(timespec="seconds"),
            "migrations": applied, "sha256": {part.name: digest(part) for part in parts},
        }
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=1))
        half = folder / "archive"
        half.touch(mode=0o600)
        with tarfile.open(half, "w:gz", compresslevel=6) as archive:
            for part in (folder / "manifest.json", *parts):
                archive.add(part, part.name)
        os.replace(half, path)
    return path.stat().st_size


def dump(folder):
    out = folder / DUMPS[connection.vendor]
    if connection.vendor == "sqlite":
        # In one step: it reads one state, and with WAL nobody waits for it.
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as source, closing(sqlite3.connect(out)) as target:
            source.backup(target)
    else:
        run("pg_dump", "--format=custom", "--no-owner", "--file", str(out), *login())
    return out


def restore(path):
    """Replace the database and files by an archive's; returns where what was there is kept, or None."""
    stamp = f"before-restore-{now():%Y%m%dT%H%M%S}"
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".guyub-restore-") as folder:
        folder = Path(folder)
        unpack(path, folder)
        kept = put_sqlite(folder, stamp) if connection.vendor == "sqlite" else put_postgres(folder, stamp)
        if (folder / FILES).exists():
            put_files(folder / FILES, stamp)
    return kept


def lay_out(archive, folder):
    """Write an archive's files below the folder. Links, devices and names that lead out of it are refused.

    tarfile's own data filter does the like, but the first patch releases of Python 3.11 do not have it.
    """
    root = Path(folder).resolve()
    for member in archive:
        target = (root / member.name).resolve()
        if not target.is_relative_to(root) or not (member.isfile() or member.isdir()):
            raise tarfile.TarError(f"{member.name} does not belong there")
        if member.isdir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.extractfile(member) as source, open(target, "wb") as file:
            shutil.copyfileobj(source, file)


def unpack(path, folder):
    """Open an archive and look at everything in it before anything is touched."""
    try:
        with tarfile.open(path, "r:gz") as archive:
            lay_out(archive, folder)
        manifest = json.loads((folder / "manifest.json").read_text())
        ours = manifest["format"] == FORMAT
    except (OSError, tarfile.TarError, zlib.error, ValueError, EOFError, LookupError, TypeError) as error:
        raise BadArchive(f"This is no readable archive of Guyub: {error}") from error
    if not ours:
        raise BadArchive("This is no archive of Guyub.")
    if manifest["vendor"] != connection.vendor:
        raise BadArchive(f"This archive is of {manifest['vendor']}, this installation uses {connection.vendor}.")
    for name in {DUMPS[connection.vendor], *manifest["sha256"]}:
        if not (folder / name).is_file() or digest(folder / name) != manifest["sha256"].get(name):
            raise BadArchive(f"{name} in the archive is damaged or missing; nothing was changed.")
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if newer := set(manifest["migrations"]) - known:
        raise BadArchive(f"This archive is of a newer Guyub ({sorted(newer)[0]}); nothing was changed.")


def put_sqlite(folder, stamp):
    connections.close_all()
    name = Path(connection.settings_dict["NAME"])
    kept = None
    if name.exists():
        with closing(sqlite3.connect(name)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if Path(f"{name}-wal").exists():  # SQLite takes it away with the last connection
            raise BadArchive("The database is in use. Stop web server and worker first; nothing was changed.")
        kept = Path(f"{name}.{stamp}")
        os.replace(name, kept)
    shutil.move(folder / DUMPS["sqlite"], name)
    return kept


def put_postgres(folder, stamp):
    kept = None
    if connection.introspection.table_names():
        kept = Path(settings.DATA) / f"{stamp}.tar.gz"
        backup(kept)
    connections.close_all()
    (folder / "empty.sql").write_text(EMPTY)
    run("pg_restore", "--no-owner", "--no-privileges", "--no-comments", "--file", str(folder / "fill.sql"),
        str(folder / DUMPS["postgresql"]))
    run("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--output", os.devnull,
        "--file", str(folder / "empty.sql"), "--file", str(folder / "fill.sql"), *login())
    return kept


def put_files(packed, stamp):
    root = Path(settings.MEDIA_ROOT)
    if root.exists():
        os.replace(root, f"{root}.{stamp}")
    with tarfile.open(packed) as archive:
        lay_out(archive, root)


def login():
    """Arguments by which PostgreSQL's tools reach the database; the password is not among them (see run)."""
    place = connection.settings_dict
    words = ["--dbname", place["NAME"]]
    for option, key in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if place.get(key):
            words += [option, str(place[key])]
    return words


def run(name, *words):
    password = connection.settings_dict.get("PASSWORD")
    env = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    done = subprocess.run([tool(name), *words], env=env, capture_output=True, text=True)
    if done.returncode:
        raise BadArchive(f"{name} ended with {done.returncode}: {done.stderr.strip()[-1000:]}")


def tool(name):
    """Where a program of PostgreSQL is: on the PATH, else beside the newest server of this machine."""
    own = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    if (found := shutil.which(name) or (str(own[-1]) if own else None)) is None:
        raise BadArchive(f"{name} is needed and was not found on the PATH.")
    return found

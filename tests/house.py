"""The running house: web server and worker as on a real machine, on a database of its own, with the cast inside."""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from .postgres import dump, free_port, load

ROOT = Path(__file__).resolve().parents[1]
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", os.getpid())  # one for all processes of a run of tests
DUMP = "furnished.dump"
PARTS = {"web": "granian", "worker": "guyub.portal.cli work"}


def guyub(*words):
    return [sys.executable, "-m", "guyub.portal.cli", *words]


def environment(folder, **more):
    """The environment of a house of its own in `folder`, whatever the tests around it use."""
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return {**env, "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": str(ROOT / "src"), "GUYUB_DATA": str(folder),
            "GUYUB_LOG_LEVEL": "WARNING", **more}


class House:
    """with House(database_url) as house: house.url is its address; demo mode, so that codes can be read.

    `collected` serves static files as in production: hashed and compressed.
    """

    def __init__(self, database_url=None, workers=2, collected=False, cast=True):
        self.port, self.workers, self.cast = free_port(), workers, cast
        self.folder = Path(tempfile.mkdtemp(prefix="guyub-house-"))
        self.url = f"http://localhost:{self.port}"
        self.log = self.folder / "log"
        self.env = environment(self.folder, GUYUB_DEMO="1", GUYUB_SITE=self.url, GUYUB_WEBHOOKS_LOCAL="1",
                               GUYUB_PLAIN_STATIC="0" if collected else "1")
        if database_url:
            self.env["DATABASE_URL"] = database_url
        self.process = None

    def run(self, *words, check=True):
        """Run one command line in this house; returns what it printed."""
        done = subprocess.run(guyub(*words), env=self.env, cwd=self.folder, capture_output=True, text=True)
        if check and done.returncode:
            raise AssertionError(f"guyub {' '.join(words)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def __enter__(self):
        try:
            if self.cast:
                self.furnish()
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def furnish(self):
        """Migrate, and make the cast: once for all tests of a run; the houses after the first get a copy."""
        url = self.env.get("DATABASE_URL")
        made = Path(os.environ["GUYUB_DATA"]) / f"furnished-{RUN}-{'postgres' if url else 'sqlite'}"
        with open(f"{made}.lock", "w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            if made.exists():
                shutil.copytree(made, self.folder, dirs_exist_ok=True)
                if url:
                    load(url, self.folder / DUMP)
                return self
            self.run("migrate", "-v0")
            self.run("cast")
            shutil.copytree(self.folder, f"{made}.part")
            if url:
                dump(url, Path(f"{made}.part") / DUMP)
            os.rename(f"{made}.part", made)
        return self

    def start(self, *words):
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(
                guyub("serve", "--port", str(self.port), "--workers", str(self.workers), *words), env=self.env,
                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        self.wait_until(lambda health: health.get("ok") and health.get("worker"), patience=60)

    def wait_until(self, true_of, patience=30):
        """Wait until /healthz answers what is wished; returns the answer."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the house has closed: {self.log.read_text()[-3000:]}")
            if true_of(health := self.health()):
                return health
            time.sleep(0.2)
        raise AssertionError(f"the house did not become what was wished: {self.health()} {self.log.read_text()[-3000:]}")

    def health(self):
        """What /healthz says, with its status as `status`; empty if nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return {**json.load(answer), "status": answer.status}
        except urllib.error.HTTPError as answer:
            return {**json.load(answer), "status": answer.code}
        except (urllib.error.URLError, OSError):
            return {}

    def processes(self):
        """{pid: command line} of every living process of this house."""
        found = {}
        for folder in Path("/proc").iterdir():
            if not folder.name.isdecimal():
                continue
            with contextlib.suppress(ProcessLookupError, FileNotFoundError, PermissionError):
                if os.getsid(int(folder.name)) == self.process.pid and (line := (folder / "cmdline").read_text()):
                    found[int(folder.name)] = line.replace("\0", " ").strip()
        return found

    def kill9(self, part):
        """SIGKILL to the web server's processes, or to the worker; returns their ids."""
        victims = [pid for pid, line in self.processes().items() if PARTS[part] in line]
        for pid in victims:
            os.kill(pid, signal.SIGKILL)
        return victims

    def stop(self, patience=25):
        """SIGTERM, as systemd and Docker say it; returns the exit code."""
        self.process.terminate()
        return self.process.wait(patience)

    def close(self):
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.stop()
            for pid in self.processes():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.wait()
        subprocess.run(["rm", "-rf", str(self.folder)], check=False)

    def __exit__(self, *_error):
        self.close()

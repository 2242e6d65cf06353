"""A server under measurement: started on loopback, its CPU time, memory and open connections read from /proc."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .load import Client

ROOT = Path(__file__).resolve().parents[1]
TICK = os.sysconf("SC_CLK_TCK")
WORKERS, THREADS = 2, 2
GRANIAN = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--workers",
           str(WORKERS), "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning"]


def trees(*roots):
    """Process ids under these, themselves included, with the CPU seconds of each (its dead children's among them)."""
    known = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError):
                words = (folder / "stat").read_text().rpartition(")")[2].split()
                known[int(folder.name)] = int(words[1]), sum(map(int, words[11:15])) / TICK

    def inside(pid):
        while pid in known:
            if pid in roots:
                return True
            pid = known[pid][0]
        return False

    return {pid: seconds for pid, (_parent, seconds) in known.items() if inside(pid)}


def cpu(*roots):
    return sum(trees(*roots).values())


class Server:
    """with Server(command, env, port, path): answers on `path` before the body begins."""

    def __init__(self, command, env, port, path="/"):
        self.command, self.env, self.port, self.path = command, env, port, path

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env=self.env, cwd=ROOT, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, start_new_session=True)
        end = time.monotonic() + 180
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended: {' '.join(self.command)}")
            with contextlib.suppress(OSError, ValueError, IndexError):
                client = Client(self.port)
                answer = client.get(self.path)
                client.close()
                if answer.status == 200:
                    return self
            time.sleep(0.2)
        self.__exit__()
        raise RuntimeError(f"no 200 on {self.path} within three minutes")

    def __exit__(self, *_error):
        family = trees(self.process.pid)
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(30)
        for pid in family:  # whoever is left would answer on the port of the next house
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def cpu(self):
        return cpu(self.process.pid)

    def workers(self):
        """Process ids of those that answer requests: processes of the tree without children that have the port's program."""
        pids = trees(self.process.pid)
        parents = set()
        for pid in pids:
            with contextlib.suppress(OSError):
                parents.add(int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]))
        leaves = [pid for pid in pids if pid not in parents]
        return [pid for pid in leaves if self.memory(pid) > 15]

    def memory(self, pid):
        """Proportional set size in MiB."""
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    return int(line.split()[1]) / 1024
        return 0

    def open_files(self, name):
        """How many times the processes of the tree hold a file of this name open."""
        count = 0
        for pid in trees(self.process.pid):
            with contextlib.suppress(OSError):
                count += sum(Path(os.readlink(link)).name == name for link in Path(f"/proc/{pid}/fd").iterdir())
        return count


def guyub(*words):
    return [sys.executable, "-m", "guyub.portal.cli", *words]

"""Keeps child processes running: the web server and the worker. A child that dies is started again with a growing pause."""

import contextlib
import logging
import os
import signal
import subprocess
import sys
import time

log = logging.getLogger("guyub.supervisor")
LONGEST_PAUSE = 30
PATIENCE = 15


class Child:
    """One supervised process; `pause` grows while it keeps dying young."""

    def __init__(self, name, command, env=None):
        self.name, self.command, self.env = name, command, {**os.environ, **(env or {})}
        self.process, self.started, self.pause, self.due = None, 0.0, 1, 0.0

    def start(self):
        self.process = subprocess.Popen(self.command, env=self.env, process_group=0)
        self.started = time.monotonic()
        log.info("started", extra={"child": self.name, "child_pid": self.process.pid})

    def tend(self):
        """Start again what has died, once its pause is over."""
        if self.process is not None and self.process.poll() is not None:
            lived = time.monotonic() - self.started
            self.pause = 1 if lived > 60 else min(LONGEST_PAUSE, self.pause * 2)
            self.due = time.monotonic() + self.pause
            log.error("died", extra={"child": self.name, "code": self.process.returncode, "pause": self.pause})
            self.clear()
        if self.process is None and time.monotonic() >= self.due:
            self.start()

    def ask_to_end(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def stop(self, end):
        """Wait until the moment `end` (of time.monotonic), then end it and its own children for certain."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.error("did not end in time", extra={"child": self.name})
        self.clear()

    def clear(self):
        """Kill what is left of its process group, so that no orphan holds the port."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


def command(*words):
    """A command line of this installation."""
    return [sys.executable, "-m", "guyub.portal.cli", *words]


def supervise(children):
    """Run children until SIGTERM or SIGINT, then stop them all."""
    stopping = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda number, frame: stopping.append(number))
    for child in children:
        child.start()
    while not stopping:
        time.sleep(0.5)
        for child in children:
            child.tend()
    for child in children:
        child.ask_to_end()
    end = time.monotonic() + PATIENCE
    for child in children:
        child.stop(end)

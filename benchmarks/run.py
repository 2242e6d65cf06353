"""Measure the house: python benchmarks/run.py [--quick] [--only sqlite|postgres] [--keep FOLDER]. Prints, never asserts."""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import report  # noqa: E402
from benchmarks.houses import House, postgres  # noqa: E402
from benchmarks.measuring import measure  # noqa: E402

FULL, SMALL, PORT = 100, 1, 8111


def say(words):
    print(words, flush=True)


def compare(small, full, *, rounds):
    """Seed and measure two houses on the same database, and print their tables."""
    for house in (small, full):
        house.settle(say)
        house.settle_limit(20_000)
    before, after = measure(small, say=say, rounds=rounds, hours=False), measure(full, say=say, rounds=rounds)
    report.pages(after, before, say)
    report.visits(after, say)
    report.machine(after, say)
    report.hours(after, say)
    report.sums(after, say)


def main():
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--quick", action="store_true", help="a small house and short loads: to see that it runs")
    read.add_argument("--only", choices=("sqlite", "postgres"))
    read.add_argument("--keep", type=Path, help="keep the SQLite houses here, and use them again")
    read.add_argument("--port", type=int, default=PORT, help=f"the first of two free ports ({PORT})")
    asked = read.parse_args()
    full, small, rounds = (5, 1, 1) if asked.quick else (FULL, SMALL, 3)
    begun, folder = time.monotonic(), asked.keep or Path(tempfile.mkdtemp(prefix="guyub-bench-"))
    say(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    try:
        if asked.only != "postgres":
            compare(*(House("SQLite", folder / f"sqlite-{percent}", f"sqlite:///{folder}/sqlite-{percent}/guyub.sqlite3",
                            percent, asked.port) for percent in (small, full)), rounds=rounds)
        if asked.only != "sqlite":
            with postgres() as server:
                if server is None:
                    say("no PostgreSQL on this machine")
                else:
                    compare(*(House("PostgreSQL", folder / f"postgres-{percent}", server.url(f"house{percent}"), percent,
                                    asked.port, (server.process.pid,)) for percent in (small, full)), rounds=rounds)
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)
    say(f"\nload at the end {os.getloadavg()[0]:.1f}; {time.monotonic() - begun:.0f} s in all")


if __name__ == "__main__":
    main()

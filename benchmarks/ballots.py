"""A secret election while the web server dies: is every acknowledged ballot counted once?

    python benchmarks/ballots.py [--ballots 50000] [--clients 100] [--kills 10] [--only sqlite|postgres]

Clients post ballots to a running house; ten times in between, all processes of its web server are ended with SIGKILL. A
client whose answer got lost asks again. Then the box is opened: as many ballots as voters, for each option as many as were
sent, and each receipt that a client holds in the list. Prints; ends with 1 if a ballot is missing or counted twice.
"""

import argparse
import contextlib
import os
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.house import ROOT, House  # noqa: E402
from tests.portal.visitors import Browser, Crowd, at_once, said  # noqa: E402

from benchmarks.houses import postgres  # noqa: E402

RECEIPT = re.compile(r'class="code break">([A-Z2-7-]+)<')
PATIENCE = 600


class Electorate(Crowd):
    script = "benchmarks/electorate.py"


class Fate(threading.Thread):
    """Ends the whole web server whenever another share of the ballots has been answered."""

    def __init__(self, house, ballots, kills):
        super().__init__(daemon=True)
        self.house, self.answered, self.over, self.kills = house, 0, threading.Event(), 0
        self.marks = [ballots * (n + 1) // (kills + 1) for n in range(kills)]

    def run(self):
        while self.marks and not self.over.wait(0.05):
            if self.answered >= self.marks[0]:
                self.marks.pop(0)
                self.kills += bool(self.house.kill9("web"))


def votes(house, path, share, fate, options):
    """(ballots sent for each option, receipts in hand, answers that got lost) of one client."""
    sent, receipts, lost = Counter(), [], 0
    for place, session in share:
        browser, option = Browser(house, session), 1 + place % options
        status, _to, text = browser.until_answered(path, patience=PATIENCE, pilihan=option)
        again = status == 422 and "sudah ada di kotak" in said(text)  # the first answer went down with its process
        if status != 200 and not again:
            raise AssertionError((status, said(text)))
        sent[option] += 1
        lost += browser.gone
        receipts += RECEIPT.findall(text) if status == 200 else []
        fate.answered += 1
    return sent, receipts, lost


def election(name, url, asked):
    """One election on one database; True if every ballot was counted once."""
    with House(url) as house:
        house.env["PYTHONPATH"] += os.pathsep + str(ROOT)
        electorate = Electorate(house)
        with contextlib.closing(electorate):
            begun = time.monotonic()
            made = electorate("make", asked.ballots)
            print(f"{name}: {asked.ballots} voters signed in, {time.monotonic() - begun:.0f} s", flush=True)
            people, fate = list(enumerate(made["sessions"])), Fate(house, asked.ballots, asked.kills)
            path, begun, busy = f"/suara/{made['vote']}/surat/", time.monotonic(), os.times()
            fate.start()
            done = at_once([lambda share=people[k::asked.clients]: votes(house, path, share, fate, 4)
                            for k in range(asked.clients)])
            took = time.monotonic() - begun
            fate.over.set()
            fate.join()
            sent = sum((mine for mine, _receipts, _lost in done), Counter())
            receipts = [one for _mine, mine, _lost in done for one in mine]
            told, begun = electorate("tell", made["vote"]), time.monotonic()
            counted = electorate("count", made["vote"])
            print(f"{name}: {asked.ballots} ballots by {asked.clients} clients in {took:.0f} s ({asked.ballots / took:.0f} "
                  f"a second), {fate.kills} kills, {sum(lost for *_rest, lost in done)} requests without an answer, "
                  f"{len(receipts)} receipts in hand; opened and counted in {time.monotonic() - begun:.1f} s; "
                  f"load {os.getloadavg()[0]:.1f}, clients' own CPU {os.times().user - busy.user:.0f} s", flush=True)
    from guyub.workshop.decisions.rules.sealing import receipt_mark

    wanted = {str(option): n for option, n in sorted(sent.items())}
    held = {receipt_mark(one) for one in receipts}
    right = {
        "one act, one mark on the roll and one sealed ballot a voter": set(told.values()) == {asked.ballots},
        "the sums are what was sent": counted["votes"] == counted["papers"] == wanted and counted["cast"] == asked.ballots,
        "each receipt in hand is in the list, once": len(held) == len(receipts) and held <= set(counted["marks"]),
        "the box is empty": counted["box"] == 0, "the server was killed as often as asked": fate.kills == asked.kills}
    for words, holds in right.items():
        print(f"  {'yes' if holds else 'NO '}  {words}", flush=True)
    return all(right.values())


def main():
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--ballots", type=int, default=50_000)
    read.add_argument("--clients", type=int, default=100)
    read.add_argument("--kills", type=int, default=10)
    read.add_argument("--only", choices=("sqlite", "postgres"))
    asked = read.parse_args()
    with tempfile.TemporaryDirectory(prefix="guyub-ballots-") as folder:
        os.environ["GUYUB_DATA"] = folder  # where the furnished house lies that others are copied from
        right = elections(asked)
    return 0 if right else 1


def elections(asked):
    right = True
    if asked.only != "postgres":
        right &= election("SQLite", None, asked)
    if asked.only != "sqlite":
        with postgres() as server:
            if server is None:
                print("no PostgreSQL on this machine")
            else:
                right &= election("PostgreSQL", server.url("ballots"), asked)
    return right


if __name__ == "__main__":
    sys.exit(main())

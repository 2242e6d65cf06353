"""Ballots while processes die under the voters: every acknowledged ballot is counted once. On SQLite and on PostgreSQL."""

import os
import random
import signal
import threading

import pytest
from tests.house import ROOT, House
from tests.portal.visitors import Browser, Crowd, at_once, said

VOTERS = int(os.environ.get("GUYUB_TEST_VOTERS", "120"))
AT_ONCE = 12


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def running(request):
    url = request.getfixturevalue("postgres").url("ballots") if request.param == "postgres" else None
    with House(url) as house:
        house.env["PYTHONPATH"] += os.pathsep + str(ROOT)
        yield house


@pytest.fixture(scope="module")
def voters(running):
    asked = Voters(running)
    yield asked
    asked.close()


class Voters(Crowd):
    script = "tests/workshop/decisions/voters.py"


class Killer(threading.Thread):
    """SIGKILL to one request process after another, and to the whole web server twice."""

    def __init__(self, house):
        super().__init__(daemon=True)
        self.house, self.rng, self.over, self.kills = house, random.Random(7), threading.Event(), 0

    def run(self):
        for blow in range(40):
            if self.over.wait(self.rng.uniform(0.2, 0.6)):
                return
            if blow in (2, 6):
                self.kills += len(self.house.kill9("web"))
                continue
            found = sorted(pid for pid, line in self.house.processes().items() if "granian" in line)
            if len(found) > 1:
                os.kill(self.rng.choice(found[1:]), signal.SIGKILL)
                self.kills += 1


def test_every_acknowledged_ballot_is_counted_once(running, voters):
    made = voters("make", VOTERS)
    path, killer = f"/suara/{made['vote']}/surat/", Killer(running)
    given = {1: 0, 2: 0}

    def vote(share):
        mine = {1: 0, 2: 0}
        for place, session in share:
            browser, option = Browser(running, session), 1 + place % 2
            status, _to, text = browser.until_answered(path, patience=120, pilihan=option)
            again = status == 422 and "sudah ada di kotak" in said(text)  # the first answer was lost with its process
            assert status == 200 or again, (status, said(text))
            mine[option] += 1
        return mine

    people = list(enumerate(made["sessions"].values()))
    killer.start()
    for mine in at_once([lambda share=people[k::AT_ONCE]: vote(share) for k in range(AT_ONCE)]):
        for option, n in mine.items():
            given[option] += n
    killer.over.set()
    killer.join()
    assert killer.kills >= 3
    assert voters("tell", made["vote"]) == {"voted": VOTERS, "box": VOTERS, "acts": VOTERS}
    counted = voters("count", made["vote"])
    assert counted["votes"] == {"1": given[1], "2": given[2]} and counted["cast"] == VOTERS
    assert counted["papers"] == {"1": given[1], "2": given[2]}
    assert counted["receipts"] == VOTERS and counted["box"] == 0

"""Many at once, and the power cut in between: what was acknowledged is there, once. On SQLite and on PostgreSQL."""

import http.client
import os
import random
import signal
import threading
import time

import pytest
from tests.house import House
from tests.portal.visitors import Browser, Crowd, at_once, said


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def running(request):
    url = request.getfixturevalue("postgres").url("rush") if request.param == "postgres" else None
    with House(url) as house:
        yield house


@pytest.fixture(scope="module")
def crowd(running):
    asked = Crowd(running)
    yield asked
    asked.close()


def test_two_last_places_and_twelve_at_once(running, crowd):
    made = crowd("make", 12, 2)
    path = f"/kegiatan/{made['activity']}/pendaftaran/"
    browsers = [Browser(running, session) for session in made["sessions"].values()]
    answers = at_once([lambda b=b: b.until_answered(path, giliran=made["shift"]) for b in browsers])
    assert {status for status, _to, _text in answers} == {302}, [said(text) for _s, _to, text in answers]
    told = crowd("tell", made["activity"])
    assert (told["taken"], told["placed"], told["waiting"]) == (2, 2, 10)
    assert set(told["signups"].values()) == {1} and len(told["signups"]) == 12
    assert len(told["notices"]["placed"]) == 2 and len(told["notices"]["waiting"]) == 10
    assert crowd("prove") == []


def test_the_same_form_sent_four_times_at_once_counts_once(running, crowd):
    made = crowd("make", 3, 8)
    person, session = next(iter(made["sessions"].items()))
    volunteer, secretary = Browser(running, session), Browser(running, made["secretary"])
    room = f"/ruang/{made['group']}/kegiatan/{made['activity']}/kehadiran/"

    def four(browser, path, **fields):
        answers = at_once([lambda: browser.until_answered(path, **fields)] * 4)
        assert {status for status, _to, _text in answers} <= {302, 422}, answers
        return sum(status == 302 for status, _to, _text in answers), answers

    done, answers = four(volunteer, f"/kegiatan/{made['activity']}/pendaftaran/", giliran=made["shift"])
    assert done == 1 and "sudah terdaftar" in " ".join(said(text) for _s, _to, text in answers)
    done, answers = four(volunteer, "/kelompok/relawan-gerak-kemalang/permintaan/", message="Ikut")
    assert done == 1
    told = crowd("tell", made["activity"])
    assert told["signups"] == {person: 1} and told["applications"] == {person: 1}
    four(secretary, f"{room}centang/", hadir=told["ids"][person])
    attendance = next(iter(crowd("tell", made["activity"])["by_signup"].values()))
    done, answers = four(secretary, f"{room}{attendance}/pengesahan/", hours=1)
    assert done == 1 and "sudah disahkan" in " ".join(said(text) for _s, _to, text in answers)
    told = crowd("tell", made["activity"])
    assert told["attendances"] == {person: 1} and told["transfers"] == 1 and told["amounts"] == [60]
    assert crowd("prove") == []


class Killer(threading.Thread):
    """Kills request processes and workers with SIGKILL while others work, and the whole web server once."""

    def __init__(self, house, rng):
        super().__init__(daemon=True)
        self.house, self.rng, self.over, self.kills = house, rng, threading.Event(), 0

    def run(self):
        self.over.wait(0.3)
        for blow in range(40):
            if self.over.is_set():
                return
            if blow == 4:
                self.kills += len(self.house.kill9("web"))
            elif blow in (1, 8):
                self.kills += len(self.house.kill9("worker"))
            else:
                self.one_request_process()
            self.over.wait(self.rng.uniform(0.1, 0.5))

    def one_request_process(self):
        """One of Granian's workers: the parent among them is the oldest and stays."""
        found = sorted(pid for pid, line in self.house.processes().items() if "granian" in line)
        if len(found) > 1:
            os.kill(self.rng.choice(found[1:]), signal.SIGKILL)
            self.kills += 1


def test_what_was_acknowledged_survives_kills_exactly_once(running, crowd):
    """Sign-up, presence and vouching by eight people at a time, while processes die under them."""
    made = crowd("make", 32, 40)
    killer = Killer(running, random.Random(7))
    room = f"/ruang/{made['group']}/kegiatan/{made['activity']}/kehadiran/"
    signed, lock = [], threading.Lock()

    def sign_up(share):
        for _person, session in share:
            browser = Browser(running, session)
            status, _to, text = browser.until_answered(f"/kegiatan/{made['activity']}/pendaftaran/", giliran=made["shift"])
            again = status == 422 and "sudah terdaftar" in said(text)  # the first answer was lost with its process
            assert status == 302 or again, (status, said(text))
            with lock:
                signed.append(browser.gone)

    people = list(made["sessions"].items())
    killer.start()
    at_once([lambda share=people[k::8]: sign_up(share) for k in range(8)])
    told = crowd("tell", made["activity"])
    assert told["signups"] == dict.fromkeys(made["sessions"], 1)

    def vouch(share):
        secretary = Browser(running, made["secretary"])
        for person in share:
            status, _to, _text = secretary.until_answered(f"{room}centang/", hadir=told["ids"][person])
            assert status == 302
        for attendance in of(share).values():
            status, _to, text = secretary.until_answered(f"{room}{attendance}/pengesahan/", hours=1)
            assert status == 302 or "sudah disahkan" in said(text), (status, said(text))

    def of(share):
        rows = crowd("tell", made["activity"])["by_signup"]
        return {person: rows[str(told["ids"][person])] for person in share}

    at_once([lambda share=list(made["sessions"])[k::4]: vouch(share) for k in range(4)])
    killer.over.set()
    killer.join()
    assert killer.kills >= 6
    running.wait_until(lambda health: health.get("ok") and health.get("worker"), patience=60)
    end = time.monotonic() + 40
    while (told := crowd("tell", made["activity"]))["outbox"] and time.monotonic() < end:
        time.sleep(0.5)
    once = dict.fromkeys(made["sessions"], 1)
    assert told["outbox"] == 0
    assert (told["signups"], told["attendances"], told["transfers"]) == (once, once, 32)
    assert (told["taken"], told["waiting"], told["amounts"]) == (32, 0, [60])
    assert told["notices"]["placed"] == once and told["notices"]["confirmed"] == once
    assert told["acts"] == {f"activities.{name}": 32 for name in ("sign_up", "check_in", "confirm_attendance")}
    assert "BROKEN" not in running.run("check")


def test_an_upload_of_two_hundred_megabytes_is_refused_at_once(running, crowd):
    """The answer comes while the sender has hardly begun, and no process grows by what was sent, whether the sender says
    how much there is or sends piece by piece."""
    made = crowd("make", 1, 1)
    size = 200 * 1024 * 1024
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)
    connection.putrequest("POST", f"/ruang/{made['group']}/kegiatan/impor/")
    connection.putheader("Content-Type", "multipart/form-data; boundary=x")
    connection.putheader("Content-Length", str(size))
    connection.putheader("Cookie", f"sessionid={made['secretary']}; csrftoken={'g' * 32}")
    connection.endheaders()
    begun, sent = time.monotonic(), 0
    try:
        while sent < size and time.monotonic() - begun < 15:
            connection.send(b"x" * 65536)
            sent += 65536
    except OSError:
        pass  # the house hung up
    took = time.monotonic() - begun
    grown = max(resident(pid) for pid, line in running.processes().items() if "granian" in line)
    connection.close()
    assert sent < size and took < 15, (sent, took)
    assert grown < 250, f"{grown} MiB"
    assert running.health()["ok"]


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next((int(line.split()[1]) >> 10 for line in status if line.startswith("VmHWM")), 0)

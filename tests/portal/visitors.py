"""People with a browser's manners over plain HTTP: cookies, the guard of forms, and patience when a server dies."""

import http.client
import json
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from tests.house import ROOT

GUARD = "g" * 32


class Browser:
    """Somebody who is signed in; `gone` counts answers that never came."""

    def __init__(self, house, session):
        self.port, self.session, self.gone = house.port, session, 0

    def send(self, method, path, fields=None, timeout=20):
        """(status, where it leads, text); raises OSError or HTTPException if the server went away."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={GUARD}", "Host": f"localhost:{self.port}"}
        body = None
        if fields is not None:
            body = urlencode({"csrfmiddlewaretoken": GUARD, **fields}, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read().decode()
        finally:
            connection.close()

    def post(self, path, **fields):
        return self.send("POST", path, fields)

    def until_answered(self, path, patience=60, **fields):
        """Post again and again until somebody answers; a busy house (503) is asked again too."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                answer = self.post(path, **fields)
                if answer[0] != 503:
                    return answer
            except (OSError, http.client.HTTPException):
                self.gone += 1
            time.sleep(0.1)
        raise AssertionError(f"nobody answered {path}")


def said(text):
    """What a page says, without its tags."""
    main = text.partition("<main")[2].partition("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).strip()


class Crowd:
    """Asks `crowd.py`, which runs in the house's own environment: crowd("make", 12, 2)."""

    script = "tests/portal/crowd.py"

    def __init__(self, house):
        self.turn = threading.Lock()
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / self.script)], env=house.env, cwd=house.folder, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def __call__(self, *words):
        with self.turn:
            print(*words, file=self.process.stdin, flush=True)
            while line := self.process.stdout.readline():
                if line[0] in "{[":
                    return json.loads(line)
        raise AssertionError(self.process.stderr.read())

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()
        self.process.stderr.close()


def at_once(jobs):
    """Run all jobs (functions) at the same time, each in a thread; their results in order."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [job.result() for job in [pool.submit(job) for job in jobs]]

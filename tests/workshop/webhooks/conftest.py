import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.workshop.activities.conftest import attended, later, plan  # noqa: F401

from guyub.core.reactions import drain
from guyub.workshop.webhooks import commands
from guyub.workshop.webhooks.models import Webhook
from guyub.workshop.webhooks.rules import KINDS


class Receiver(ThreadingHTTPServer):
    """Somebody else's program: keeps what it is sent and answers `status`, slowly or to another place if wished."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.status, self.location, self.hangs, self.got = 204, None, None, []
        self.url = f"http://127.0.0.1:{self.server_port}/guyub?from=house"


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        server = self.server
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        server.got.append((self.path, dict(self.headers), body))
        if server.hangs == "dripping":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _drop in range(100):
                self.wfile.write(b"X-Drop: y\r\n")
                self.wfile.flush()
                time.sleep(0.05)
            return
        if server.hangs:
            time.sleep(3)
        self.send_response(server.status)
        if server.location:
            self.send_header("Location", server.location)
        self.end_headers()

    def log_message(self, *_words):
        """Says nothing."""


@pytest.fixture
def receiver(settings):
    settings.WEBHOOKS_LOCAL = True
    server = Receiver()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def hook(cast, receiver):
    """A webhook of the branch at Klaten, for everything, to the receiver."""
    made = commands.make_webhook(cast.actor("yohanes"), cast.klaten, url=receiver.url, kinds=list(KINDS))
    return Webhook.objects.get(pk=made.pk)


@pytest.fixture
def work(later):  # noqa: F811
    """work(): what a worker does until nothing is due; work(hours=24): for so long, by a moved clock."""

    def until_done():
        drain()
        while commands.deliver_due():
            pass

    def run(step=None, **span):
        until_done()
        if not span:
            return
        from datetime import timedelta

        left, step = timedelta(**span), step or timedelta(minutes=20)
        while left > timedelta():
            later(seconds=step.total_seconds())
            left -= step
            until_done()

    return run

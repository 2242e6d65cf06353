"""One worker process: reactions from the outbox, messages that are due, long jobs, and sweeps by the clock."""

import logging
import os
import signal
import time

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.utils import timezone

from guyub.core.jobs import Bench, run_next
from guyub.core.models import Outbox
from guyub.core.reactions import drain
from guyub.core.sweeps import SWEEPS
from guyub.portal.heartbeat import beat
from guyub.workshop.notices.commands import deliver_due
from guyub.workshop.webhooks.commands import deliver_due as send_webhooks

log = logging.getLogger("guyub.worker")
PAUSE = 0.5
AFTER_ERROR = 2


def react():
    """Run what is due in the outbox; looks first, since taking a row locks SQLite."""
    return Outbox.objects.filter(dead_at=None, not_before__lte=timezone.now()).exists() and drain(200)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due, then end")

    def handle(self, once=False, **options):
        stopping = []
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda number, frame: stopping.append(number))
        swept = dict.fromkeys(SWEEPS, float("-inf"))
        bench = run_next if once else Bench().tend
        parent = os.getppid()
        while not stopping:
            beat()
            worked = self.turn(swept, bench)
            if once and not worked:
                return
            if os.getppid() != parent:
                return  # the supervisor is gone: it will be started anew, and so will its worker
            if not worked:
                time.sleep(PAUSE)

    def turn(self, swept, jobs=run_next):
        """Do what is due, each part on its own; True if there was something, so that more may be waiting."""
        close_old_connections()
        worked = [self.part("reactions", react), self.part("messages", deliver_due),
                  self.part("webhooks", send_webhooks), self.part("jobs", jobs)]
        for name, (every, run) in SWEEPS.items():
            if time.monotonic() - swept[name] >= every:
                swept[name] = time.monotonic()
                self.part(name, run)
        return any(worked)

    def part(self, name, run):
        """Run one part; what it raises is logged, so that one broken part does not stop the others."""
        try:
            return run()
        except DatabaseError:
            log.exception("the database is busy or gone; trying again", extra={"part": name})
        except Exception:
            log.exception("a part of the work broke", extra={"part": name})
        close_old_connections()
        time.sleep(AFTER_ERROR)
        return False

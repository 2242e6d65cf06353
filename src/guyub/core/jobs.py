"""Long work that nobody waits for: begun inside a command, run by the worker beside everything else, stopped when asked.

A worker that is killed leaves its job silent; after SILENT another takes it up anew, at most MOST_TRIES times, and then the
job says so. The body runs outside any transaction and writes through commands, so that it may be begun again at any moment.
"""

import logging
import threading
import time
from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from .commands import current_act
from .models import Job

log = logging.getLogger("guyub.jobs")
RUNNERS = {}
SILENT = timedelta(seconds=90)
MOST_TRIES = 3
PAUSE = 1.0  # seconds between two words of progress
BROKEN = gettext_noop("Pekerjaan ini terhenti di tengah. Coba lagi; bila berulang, beri tahu pengelola.")


def runs(kind):
    """Register body(job, pulse): it does the work of one kind of job and calls pulse(done, total) now and then."""

    def wrap(body):
        RUNNERS[kind] = body
        return body

    return wrap


def begin(kind, *, owner_id=None, subject="", source=None):
    """Put a job on the list, inside the act under way."""
    current_act()
    return Job.objects.create(kind=kind, owner_id=owner_id, subject=subject, source=source or {}, total=100)


def stop(job):
    """Ask a job to end with what it has; one that never began ends at once. Inside the act under way."""
    current_act()
    now = timezone.now()
    rows = Job.objects.filter(pk=job.pk, ended_at=None, stopped_at=None)
    rows.update(stopped_at=now)
    Job.objects.filter(pk=job.pk, ended_at=None, tries=0).update(ended_at=now)


class Pulse:
    """How a running job says how far it is, and learns that it was stopped; writes at most once a second."""

    def __init__(self, job):
        self.job, self.told, self.stopped = job, 0.0, False

    def __call__(self, done, total=100):
        if time.monotonic() - self.told < PAUSE:
            return
        self.told = time.monotonic()
        try:
            Job.objects.filter(pk=self.job.pk, ended_at=None).update(done=done, total=total, beat_at=timezone.now())
            self.stopped = Job.objects.filter(pk=self.job.pk).exclude(stopped_at=None).exists()
        except DatabaseError:
            log.warning("a job could not say how far it is", extra={"job": self.job.pk})


def due():
    silent = Q(beat_at__lt=timezone.now() - SILENT)
    return Job.objects.filter(Q(tries=0) | silent, kind__in=list(RUNNERS), ended_at=None).order_by("pk")


def claim():
    """The next job to run, taken so that nobody else takes it; None if there is none. Those tried too often end here."""
    for job in due()[:20]:
        mine = Job.objects.filter(pk=job.pk, tries=job.tries, beat_at=job.beat_at, ended_at=None)
        now = timezone.now()
        if job.stopped_at or job.tries >= MOST_TRIES:
            mine.update(ended_at=now, error="" if job.stopped_at else BROKEN)
        elif mine.update(tries=F("tries") + 1, beat_at=now):
            job.refresh_from_db()
            return job
    return None


def is_held(job):
    """Whether a job that was claimed is still its claimer's: nobody else took it up, and it was not ended."""
    return Job.objects.filter(pk=job.pk, tries=job.tries, ended_at=None).exists()


def run_next():
    """Run one job to its end; False if none was due."""
    job = claim()
    if job is None:
        return False
    try:
        RUNNERS[job.kind](job, Pulse(job))
    except Exception:
        log.exception("a job broke", extra={"job": job.pk, "kind": job.kind})
        Job.objects.filter(pk=job.pk, ended_at=None).update(ended_at=timezone.now(), error=BROKEN)
        return True
    Job.objects.filter(pk=job.pk, ended_at=None).update(ended_at=timezone.now(), done=F("total"))
    return True


class Bench:
    """The one place where the worker runs jobs, beside its other work."""

    def __init__(self):
        self.thread = None

    def tend(self):
        """Begin the next job if none is running; never waits."""
        if (self.thread is None or not self.thread.is_alive()) and due().exists():
            self.thread = threading.Thread(target=self.work, name="jobs", daemon=True)
            self.thread.start()
        return False

    def work(self):
        try:
            while run_next():
                continue
        finally:
            connection.close()

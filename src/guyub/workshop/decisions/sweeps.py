"""Votes whose time is over are counted, electors and owners are reminded, and emptied boxes are rewritten on the disk."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.sweeps import sweep

from . import commands
from .commands.closing import REMIND
from .models import Obligation, Vote

OFFICE = Actor.office_of("decisions")
NEAR = timedelta(days=3)


@sweep(every=30)
def close_votes():
    """Count open votes whose time is over; secret ones wait for their tellers."""
    for vote in Vote.objects.filter(closed_at=None, secret=False, closes_at__lte=timezone.now()).order_by("closes_at")[:50]:
        commands.close_vote(OFFICE, vote)


@sweep(every=300)
def remind():
    """Remind electors a day before closing, and owners three days before their day."""
    now = timezone.now()
    for vote in Vote.objects.filter(closed_at=None, reminded_at=None, closes_at__gt=now, closes_at__lte=now + REMIND,
                                    opened_at__lte=now - timedelta(hours=1))[:50]:
        commands.remind_electors(OFFICE, vote)
    near = Obligation.objects.filter(done_at=None, dropped_at=None, reminded_at=None, due__lte=timezone.localdate() + NEAR)
    for obligation in near.order_by("due")[:100]:
        commands.remind_owner(OFFICE, obligation)


@sweep(every=60)
def rewrite_boxes():
    """Have the database rewrite what emptied boxes left on its pages; outside any transaction, as VACUUM demands."""
    emptied = list(Vote.objects.filter(secret=True, closed_at__isnull=False, swept_at=None).order_by("pk")[:20])
    if not emptied or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in ("decisions_sealed", "decisions_paper", "decisions_elector"):
                cursor.execute(f"VACUUM (FULL) {table}")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for vote in emptied:
        commands.mark_swept(OFFICE, vote)

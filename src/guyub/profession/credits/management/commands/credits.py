"""Reckon all open cycles of professional credit anew from their entries, in portions, while the house goes on."""

import time

from django.core.management.base import BaseCommand
from django.db.models import Max, Min

from guyub.core.actors import Actor
from guyub.profession.credits.commands import recount_credits
from guyub.profession.credits.commands.recount import BATCH
from guyub.profession.credits.models import Enrolment

CONSOLE = Actor.office_of("console")


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        began, by_hand = time.monotonic(), 0
        span = Enrolment.objects.filter(closed_at=None).aggregate(first=Min("pk"), last=Max("pk"))
        for first in range(span["first"] or 0, (span["last"] or -1) + 1, BATCH):
            by_hand += recount_credits(CONSOLE, first=first, last=min(first + BATCH - 1, span["last"]))
        self.stdout.write(f"All open cycles reckoned in {time.monotonic() - began:.1f} s; {by_hand:,} read entry by entry.")

"""Count all totals and figures anew from the ledger, in portions, while the house goes on; resumes where it was stopped."""

import sys
import time

from django.core.management.base import BaseCommand

from guyub.insight.impact.commands.whole import recount

WIDTH = 30


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--afresh", action="store_true", help="begin anew, even if an earlier run was stopped half-way")

    def handle(self, afresh=False, **options):
        self.began, self.said = time.monotonic(), None
        transfers = recount(self.show, afresh)
        took = time.monotonic() - self.began
        self.stdout.write(f"{transfers:,} transfers counted in {took:.1f} s ({transfers / max(took, 0.001):,.0f} a second).")

    def show(self, what, done, total):
        """A bar that is drawn over itself on a terminal, and a line for each tenth in a log."""
        share = done / total if total else 1
        left = (time.monotonic() - self.began) * (1 - share) / share if share else 0
        line = f"{what:8} [{'#' * round(WIDTH * share):{WIDTH}}] {done:,} of {total:,}"
        if what == "totals" and share < 1:
            line += f", about {left:.0f} s left"
        if sys.stdout.isatty():
            self.stdout.write(f"\r{line:79}", ending="\n" if share == 1 else "")
            self.stdout.flush()
        elif (tenth := (what, int(share * 10))) != self.said:
            self.said = tenth
            self.stdout.write(line)

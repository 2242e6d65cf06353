"""Build the search index anew, in batches, while the house goes on."""

import sys
import time

from django.core.management.base import BaseCommand

from guyub.insight.search.commands.building import build

WIDTH = 30


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        self.said = None
        began = time.monotonic()
        entries = build(self.show)
        took = time.monotonic() - began
        self.stdout.write(f"{entries:,} entries in {took:.1f} s ({entries / max(took, 0.001):,.0f} a second).")

    def show(self, what, done, total):
        """A bar that is drawn over itself on a terminal, and a line for each tenth in a log."""
        share = done / total if total else 1
        line = f"{what:8} [{'#' * round(WIDTH * share):{WIDTH}}] {done:,} of {total:,}"
        if sys.stdout.isatty():
            self.stdout.write(f"\r{line:79}", ending="\n" if share == 1 else "")
            self.stdout.flush()
        elif (tenth := (what, int(share * 10))) != self.said:
            self.said = tenth
            self.stdout.write(line)

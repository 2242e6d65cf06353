"""Fill an empty house with invented rows, to measure speed: people, groups, activities and a million transfers."""

import time

from django.core.management.base import BaseCommand, CommandError

from guyub.foundation.people.models import Person
from guyub.portal.demo.bulk import Scale, fill


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        full = Scale()
        parser.add_argument("--percent", type=float, default=100, help="of the full house (100)")
        for name in ("people", "groups", "activities", "transfers"):
            parser.add_argument(f"--{name}", type=int, help=f"instead of {getattr(full, name):,}")
        parser.add_argument("--seed", type=int, default=1928, help="the same seed makes the same house")

    def handle(self, percent, seed, **options):
        if not 0 < percent <= 1000:
            raise CommandError("--percent is above 0 and at most 1000.")
        if Person.objects.exists():
            raise CommandError("Somebody lives here already. The seed is for an empty house.")
        part = Scale.of(percent)
        scale = Scale(**{name: options[name] if options[name] is not None else getattr(part, name)
                         for name in ("people", "groups", "activities", "transfers")})
        if scale.people < 50 or scale.groups < 2 or scale.activities < 4 or scale.transfers < 1:
            raise CommandError("That is too little: at least 50 people, 2 groups, 4 activities and 1 transfer.")
        self.begun = time.monotonic()
        fill(scale, seed=seed, say=self.say)
        self.stdout.write("")

    def say(self, words, part=None):
        """The progress line, written over itself."""
        shown = f"{words} {part:.0%}" if part is not None else words
        self.stdout.write(f"\r{time.monotonic() - self.begun:6.0f} s  {shown:<40}", ending="")
        self.stdout.flush()

"""The seed: a house as large as it may become, by which speed is measured. The same on every run of the same seed and day.

It writes past the commands what commands would have left: chains, accounts, totals, counters, acts. `guyub check` proves it.
"""

from dataclasses import dataclass
from random import Random

from django.utils import timezone

from guyub.insight.impact.commands.whole import recount
from guyub.insight.search.commands.building import build

from .bulk_crowd import Crowd
from .bulk_plans import Calendar
from .bulk_turnout import Turnout
from .house import House


@dataclass(frozen=True)
class Scale:
    """How much there will be of each; `of(1)` is one hundredth of the full house."""

    people: int = 100_000
    groups: int = 5_000
    activities: int = 20_000
    transfers: int = 1_000_000

    @classmethod
    def of(cls, percent):
        full = cls()
        return cls(*(max(least, round(count * percent / 100)) for count, least in (
            (full.people, 300), (full.groups, 30), (full.activities, 120), (full.transfers, 1_000))))


def fill(scale, *, seed=1928, now=None, say=lambda words, part=None: None):
    """Fill a house in which nobody lives; `say(words, part)` hears what is being made, and which part of it is done."""
    chance = Random(seed)
    house = House(chance, most=60_000)
    crowd = Crowd(house, chance, now or timezone.now(), scale)
    say("people and groups")
    crowd.settle(say)
    calendar = Calendar(crowd)
    say("activities")
    calendar.plan(scale.activities, say)
    say("attendances and transfers")
    Turnout(crowd, calendar, scale.transfers).fill(say)
    say("totals")
    house.close()
    recount(lambda what, done, total: say(f"counting {what}", done / total if total else 1))
    build(lambda what, done, total: say(f"search index, {what}", done / total if total else 1))
    say("done")

"""How often a program may ask: per token, per person, and per address for whoever does not say who they are.

Counted in Django's cache over whole minutes. With the default, a cache per process, each web process counts on its own, so
a limit is at most multiplied by their number; with GUYUB_CACHE_URL it is one for all.
"""

import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache

WINDOW = 60
PICTURES = 30  # drawn for one address in a minute; those that are there cost nothing


@dataclass(frozen=True)
class Tally:
    """One count: what is left of the quota, and the seconds until the next window."""

    name: str
    quota: int
    left: int
    seconds: int

    @property
    def over(self):
        return self.left < 0


def quota_of(name):
    """Requests a minute; a person with several tokens has twice what one token has, an address without either half."""
    most = settings.API_PER_MINUTE
    return {"token": most, "person": 2 * most, "address": max(1, most // 2), "picture": PICTURES}[name]


def count(name, who, amount=1):
    """Count a request of `who` under the quota of this name; amount=0 only looks."""
    now = time.time()
    window = int(now // WINDOW)
    key = f"api/{name}/{who}/{window}"
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        used = cache.incr(key, amount) if amount else cache.get(key, 0)
    except ValueError:  # thrown out of a full cache in between
        used = amount
    quota = quota_of(name)
    return Tally(name, quota, quota - used, max(1, round((window + 1) * WINDOW - now)))


def headers(tallies):
    """RateLimit-Policy and RateLimit as in the draft of the IETF's HTTPAPI group, for the tightest count first."""
    tallies = sorted(tallies, key=lambda tally: tally.left)
    return {
        "RateLimit-Policy": ", ".join(f'"{tally.name}";q={tally.quota};w={WINDOW}' for tally in tallies),
        "RateLimit": ", ".join(f'"{tally.name}";r={max(0, tally.left)};t={tally.seconds}' for tally in tallies),
    }

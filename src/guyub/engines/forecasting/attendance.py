"""How many of those who promised may not come, when little is known: a Beta prior, and the Beta-binomial that follows.

With few past shifts the answer leans on everybody's rate; with many, on their own. Ranges are central and honest: a share of
SHARE of past ranges should have held what happened.
"""

from dataclasses import dataclass
from math import exp, lgamma

SHARE = 0.8
FIRST_CAME, FIRST_PROMISED = 8, 10  # before any data: as if ten had promised and eight had come
WEIGHT = 10  # how many promises of everybody's rate weigh as much as one's own
MOST_STANDBYS = 50


@dataclass(frozen=True)
class Rate:
    """What is believed of the share that comes: Beta(came, stayed); `promised` own promises stand behind it."""

    came: float
    stayed: float
    promised: int

    @property
    def mean(self):
        return self.came / (self.came + self.stayed)


def rate(came, promised, all_came=0, all_promised=0):
    """The Rate of one kind of shift from its own past and everybody's (which may hold it)."""
    if not 0 <= came <= promised or not 0 <= all_came <= all_promised:
        raise ValueError("nobody comes who did not promise")
    everybody = (all_came + FIRST_CAME) / (all_promised + FIRST_PROMISED)
    return Rate(WEIGHT * everybody + came, WEIGHT * (1 - everybody) + promised - came, promised)


def chances(people, belief):
    """[chance that exactly 0, 1, … people come] of so many who promised."""
    a, b = belief.came, belief.stayed
    whole = lgamma(people + 1) - lgamma(a + b + people) + lgamma(a + b) - lgamma(a) - lgamma(b)
    return [exp(whole - lgamma(k + 1) - lgamma(people - k + 1) + lgamma(a + k) + lgamma(b + people - k))
            for k in range(people + 1)]


def missing_range(people, belief, share=SHARE):
    """(least, most) who may not come, so that each side beyond holds at most half of what is left over."""
    if people <= 0:
        return 0, 0
    absent = chances(people, belief)[::-1]  # by the number who stay away
    side = (1 - share) / 2
    low, tail = 0, 0.0
    while tail + absent[low] <= side:
        tail += absent[low]
        low += 1
    high, tail = people, 0.0
    while tail + absent[high] <= side:
        tail += absent[high]
        high -= 1
    return low, high


def standbys(people, needed, belief, sure=SHARE):
    """How many more to ask so that at least `needed` come with this certainty; they are as reliable as the others."""
    for more in range(MOST_STANDBYS + 1):
        comers = chances(people + more, belief)
        if sum(comers[needed:]) >= sure:
            return more
    return MOST_STANDBYS

"""Prices of the roles: what one head more is worth, so dear that as many people offer themselves as are wanted.

Each price climbs while too few offer and falls while too many do, by its own step, which grows while the direction
holds and halves when it turns (resilient steps). At the two kinks of a role's worth a price rests. Roles that want the
same people take turns, each with enough in one round and too few in the next: who was short on the average of late climbs
as well. Every round is a proven bound; on generated provinces forty rounds come within 0.01 % of the linear relaxation,
sixty fall below it.
"""

import numpy as np

from .ascent import NOTHING, locked_points, pick, room, scene
from .bound import SCALE, role_part, sell, taken_part
from .jit import jit
from .model import by_priority

FIRST, LAST, MOST = 60.0, 0.5, 3_000.0  # steps, in points
SETTLED = 1e-5
PATIENCE, SHORT, CLIMB = 12, 0.3, 0.12  # rounds without, heads short of late, and the part by which a price then climbs
ROUGH = 30  # rounds in which caps are looked at for single shifts only: the direction is right without
NEVER = 2**30


class Prices:
    """`now`, `best` (q, points); `bound`: the least sum so far, in 1/SCALE; `mean`: heads offered of late, averaged."""

    def __init__(self, model, heads, crew):
        self.model, self.crew = model, crew
        worth, extra = model.worth.astype(float), float(model.extra)
        self.now = np.where(
            heads < model.least, np.minimum(worth, 10 * extra), np.where(heads == model.least, 0.6, -0.2) * extra
        )
        self.best, self.bound = self.now.copy(), None
        self.step, self.way = np.full(len(worth), FIRST), np.zeros(len(worth))
        self.mean, self.rounds, self.past = np.zeros(len(worth)), 0, []
        self.late = model.least.astype(float)
        self.floor = -float(100 + model.extra)

    def advance(self):
        """One round: everybody sells at the prices of now, then the prices move."""
        model, exact = self.model, np.rint(self.now * SCALE).astype(np.int64)
        total, offered = self.crew.sell(exact, self.rounds >= ROUGH)
        total += int(role_part(model, exact).sum())
        if self.bound is None or total < self.bound:
            self.bound, self.best = total, self.now.copy()
        self.rounds += 1
        self.past.append(self.bound)
        share = max(0.05, 1 / self.rounds)
        self.mean += share * (offered - self.mean)
        self.late += 0.15 * (offered - self.late)
        self._move(offered)

    @property
    def settled(self):
        """Whether the last ten rounds brought next to nothing."""
        return self.rounds > ROUGH + 15 and self.past[-11] - self.bound < SETTLED * abs(self.bound)

    def _move(self, offered):
        model, now = self.model, self.now
        worth, extra = model.worth.astype(float), float(model.extra)
        least = np.minimum(model.least, model.most)
        fewest = np.where(now < extra, model.most, np.where(now < worth, least, 0))
        widest = np.where(now <= extra, model.most, np.where(now <= worth, least, 0))
        wants = np.sign(np.minimum(0, offered - fewest) + np.maximum(0, offered - widest))
        turned = wants * self.way
        self.step = np.where(
            turned > 0, np.minimum(self.step * 1.2, MOST), np.where(turned < 0, np.maximum(self.step / 2, LAST), self.step)
        )
        self.way = np.where(turned < 0, 0, wants)
        then = now - self.step * self.way
        for kink in (worth, np.full(len(worth), extra)):
            then = np.where((now - kink) * (then - kink) < 0, kink, then)
        if self.rounds > PATIENCE:
            short = (self.late < least - SHORT) & (then < worth)
            then = np.where(short, then + np.maximum(5, CLIMB * np.abs(then)), then)
        self.now = np.clip(then, self.floor, worth)

    @property
    def proven(self):
        """The least bound so far, in points, locks included."""
        return self.bound // SCALE + locked_points(self.model) - taken_part(self.model)

    @property
    def lacking(self):
        """{priority: minimum heads missing} in the relaxation: where not even the full price draws enough heads."""
        model = self.model
        return by_priority(model, np.where(self.best >= model.worth - 1, np.maximum(0, model.least - self.mean), 0))

    @property
    def exact(self):
        """(q) the best prices as whole numbers of 1/SCALE."""
        return np.rint(self.best * SCALE).astype(np.int64)


class Crew:
    """The people in as many parts as there are cores, each part with its own scratch, worked on at the same time."""

    def __init__(self, model, cores, pool):
        self.model, self.pool, self.scene = model, pool, scene(model)
        ends = np.searchsorted(model.pairs.at, np.linspace(0, len(model.pairs), cores + 1)[1:-1])
        self.parts = [part for part in np.split(np.arange(len(model.cap)), ends) if len(part)]
        self.rooms = [room(model) for _ in self.parts]
        self.reach = [np.empty(len(one[2]), np.int64) for one in self.rooms]

    def sell(self, exact, capped):
        """(value of everybody's best set in 1/SCALE, heads offered to each role) at these prices, with or without caps."""
        values, liking = np.zeros(len(self.model.cap), np.int64), self.model.pairs.liking

        def work(part, scratch):
            offered = np.zeros(len(exact), np.int64)
            sell(part, self.scene, liking, exact, capped, values, offered, *scratch)
            return offered

        offered = sum(self.pool.map(work, self.parts, self.rooms), np.zeros(len(exact), np.int64))
        return int(values.sum()), offered

    def losses(self, exact):
        """(p, 1/SCALE) what taking each pair costs its person at these prices, caps aside; NEVER where it cannot be."""
        loss, liking = np.full(len(self.model.pairs), NEVER, np.int32), self.model.pairs.liking

        def work(part, scratch, reach):
            margins(part, self.scene, liking, exact, loss, reach, scratch[0], scratch[3], scratch[2])

        list(self.pool.map(work, self.parts, self.rooms, self.reach))
        return loss


@jit
def margins(people, s, liking, prices, loss, reach, value, longest, table):
    """Fill `loss` (p): the best set less the best set with this pair, by the same table run from both ends."""
    at, role, fair, taken, follows = s[0], s[1], s[11] * 256, s[15], s[21]
    for i in people:
        first, n = at[i], at[i + 1] - at[i]
        if n == 0:
            continue
        longest[n] = 0
        for k in range(n - 1, -1, -1):
            value[k] = liking[first + k] * 256 + prices[role[first + k]]
            longest[k] = max(longest[k + 1], 1 + longest[follows[first + k]])
        wide = 1 + longest[0]
        table[n * wide : n * wide + wide] = 0
        for k in range(n - 1, -1, -1):
            then = follows[first + k]
            for m in range(min(wide, k + 1)):
                kept = table[(k + 1) * wide + m]
                if m + 1 < wide:
                    kept = max(kept, value[k] - fair * (taken[i] + m) + table[then * wide + m + 1])
                table[k * wide + m] = kept
        reach[: (n + 1) * wide] = -(2**60)
        reach[0] = 0
        for k in range(n):
            most = -(2**60)
            for m in range(min(wide, k + 1)):
                here = reach[k * wide + m]
                if here == -(2**60):
                    continue
                reach[(k + 1) * wide + m] = max(reach[(k + 1) * wide + m], here)
                if m + 1 < wide:
                    with_k = here + value[k] - fair * (taken[i] + m)
                    then = follows[first + k] * wide + m + 1
                    reach[then] = max(reach[then], with_k)
                    most = max(most, with_k + table[then])
            loss[first + k] = min(table[0] - most, 2**30)


@jit
def settle(order, s, points, prices, held, heads, value, cols, table, after, chosen, path, stack):
    """Like `ascend`, but a head is worth no more than its price: who is needed elsewhere is not taken here."""
    at, role, least, most, worth, extra = s[0], s[1], s[7], s[8], s[9], s[10]
    for w in range(len(order)):
        i = order[w]
        first, last = at[i], at[i + 1]
        for k in range(first, last):
            if held[k]:
                heads[role[k]] -= 1
                held[k] = False
        for k in range(first, last):
            q = role[k]
            value[k - first] = NOTHING
            if heads[q] < most[q]:
                lacks = heads[q] < least[q]
                worthy = min(prices[q], (worth[q] if lacks else extra) * 256)
                value[k - first] = points[k] * 256 + worthy + (64 if lacks else 0)
        _, m, _ = pick(i, value, s, 256, True, cols, table, after, chosen, path, stack)
        for c in range(m):
            held[chosen[c]] = True
            heads[role[chosen[c]]] += 1

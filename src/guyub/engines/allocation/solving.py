"""The search as a whole: a first answer at once, exact where it is small, better as long as there is time, and its bound."""

import os
import resource
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from . import ascent, blocks, bound, exact, shaking
from .answer import Answer, Progress
from .model import by_priority, columns
from .pairs import build, gathered
from .prices import ROUGH, Crew, Prices, settle
from .warming import warm

EXACT = 3_000  # pairs up to which the whole is given to the integer solver at once
LITTLE = 1_000  # an ascent that gains less than this part of the first is the last
EACH, ROUND = 5e-7, 5e-8  # seconds a pair for all before the tries, and for one round of prices on one core
SURE = 0.87  # of the time is planned with
ROUNDS, AGAIN = 100, 18  # rounds of prices at most, and for a plan made again


class Clock:
    """Time, the wish to stop, and telling of progress: asked by every step."""

    def __init__(self, seconds, stop, on_progress):
        self.begun, self.limit, self.asked, self._tell = time.monotonic(), seconds, stop, on_progress
        self.cut = self.stopped = False

    @property
    def used(self):
        return time.monotonic() - self.begun

    @property
    def left(self):
        return self.limit - self.used

    def over(self):
        """Whether the search must end now."""
        self.stopped = self.stopped or bool(self.asked and self.asked())
        self.cut = self.cut or self.left <= 0
        return self.cut or self.stopped

    def tell(self, objective, bound):
        if self._tell:
            self._tell(Progress(min(1.0, self.used / self.limit) if self.limit > 0 else 1.0, objective, bound, self.used))


def solve(instance, **asked):
    """See `guyub.engines.allocation.solve`."""
    warm()
    return search(instance, **asked)


def search(instance, *, seconds, seed, before=None, on_progress=None, stop=None, processes=None):
    """`solve`, whether or not the kernels are warm."""
    model = columns(instance)
    build(model, gathered(model))
    clock, dice = Clock(seconds, stop, on_progress), np.random.default_rng(seed)
    points, old, held = model.pairs.liking.astype(np.int64), None, None
    if before is not None:
        old = kept(model, before)
        points[old] += model.extra + 50
        held = old.copy()
    big = len(model.pairs) > max(0, EXACT)
    if big and before is None:
        best, lacking, method = large(model, dice, clock, processes or os.cpu_count() or 1)
        return answer(model, best, lacking, old, clock, method)
    held, heads = ascent.greedy(model, held)
    rise(model, points, held, heads, dice, clock)
    if big:
        best, lacking = judged(model, held, heads, clock, processes or os.cpu_count() or 1)
        return answer(model, best, lacking, old, clock, "greedy and ascent")
    first = bound.lagrange(model, np.where(heads >= model.least, model.extra, model.worth))[0]
    best, lacking, method = Best(model, held, first, clock), None, "greedy and ascent"
    if len(model.pairs):
        lacking, method = exact.improve(model, points, best, clock)
    return answer(model, best, lacking, old, clock, method)


class Best:
    """The best so far, `held` (p), and the least bound; both only ever get better."""

    def __init__(self, model, held, bound, clock):
        self.model, self.clock, self.held, self.bound = model, clock, held, bound
        self.value = ascent.points_of(model, held)
        clock.tell(self.value, bound)

    def take(self, held=None, bound=None):
        """Keep what is better, and tell."""
        if bound is not None and bound < self.bound:
            self.bound = bound
        if held is not None and (value := ascent.points_of(self.model, held)) > self.value:
            self.held, self.value = held.copy(), value
        self.clock.tell(self.value, self.bound)


def large(model, dice, clock, cores):
    """Prices, then what they suggest, then many small tries, then block by block: (Best, heads missing, method)."""
    people, points = np.arange(len(model.cap)), model.pairs.liking.astype(np.int64)
    with ThreadPoolExecutor(cores) as pool:
        crew = Crew(model, cores, pool)
        prices = Prices(model, model.least, crew)
        prices.advance()
        while prices.rounds < ROUGH and not clock.over():
            prices.advance()
        if clock.over():
            held, heads = ascent.greedy(model)
        else:
            held = suggested(model, prices.exact, dice.permutation(people), crew.scene, points, crew.rooms[0])
        best, method = Best(model, held, prices.proven, clock), "prices"
        while not prices.settled and prices.rounds < ROUNDS and not clock.over():
            prices.advance()
            best.take(bound=prices.proven)
        if clock.over():
            return best, prices.lacking, method
        best.take(held=suggested(model, prices.exact, dice.permutation(people), crew.scene, points, crew.rooms[0]))
        loss = crew.losses(prices.exact)
        usual = len(model.pairs) * (EACH + prices.rounds * ROUND / cores)  # seconds that came before, on an idle machine
        budget = max(0.0, clock.limit * SURE - usual) * cores
        held, spent = shaking.shaken(
            model,
            best.held.copy(),
            prices.exact,
            loss,
            dice,
            clock,
            pool,
            budget * shaking.RATE,
            lambda held: best.take(held=held),
        )
        budget -= spent / shaking.RATE
        if budget > 0 and not clock.over():
            table = blocks.Table(model, held, np.bincount(model.pairs.role[held], minlength=len(model.least)), 0)
            table.value = best.value - ascent.locked_points(model)
            blocks.improve(model, table, loss, prices.exact, dice, clock, pool, lambda: best.bound, budget * blocks.RATE)
            best.take(held=table.held)
    return best, prices.lacking, "prices, tries and blocks"


def judged(model, held, heads, clock, cores):
    """(Best, heads missing) for a plan made again: only its bound, since a better plan would move people."""
    with ThreadPoolExecutor(cores) as pool:
        prices = Prices(model, heads, Crew(model, cores, pool))
        prices.advance()
        best = Best(model, held, prices.proven, clock)
        while prices.rounds < AGAIN and not clock.over():
            prices.advance()
            best.take(bound=prices.proven)
    return best, prices.lacking


def suggested(model, prices, order, s, points, scratch):
    """(p) an assignment from nothing: people settle at the prices, three times over, then ascend."""
    held, heads = np.zeros(len(points), bool), np.zeros(len(model.least), np.int64)
    for _ in range(3):
        settle(order, s, points, prices, held, heads, *scratch)
    while ascent.ascend(order, s, points, held, heads, *scratch):
        pass
    return held


def rise(model, points, held, heads, dice, clock):
    """Ascend until hardly anybody can do better alone."""
    s, scratch = ascent.scene(model), ascent.room(model)
    order = dice.permutation(len(model.cap))
    first = gained = ascent.ascend(order, s, points, held, heads, *scratch)
    while gained * LITTLE > first and not clock.over():
        gained = ascent.ascend(order, s, points, held, heads, *scratch)


def kept(model, before):
    """(p, bool) the places of `before` that can still stand, taken one after another."""
    held, heads = np.zeros(len(model.pairs), bool), np.zeros(len(model.least), np.int64)
    rows = np.array(before, np.int64).reshape(-1, 3)
    i, j, r = rows.T
    rows = rows[(i >= 0) & (i < len(model.cap)) & (j >= 0) & (j < len(model.start)) & (r >= 0)]
    i, j, r = rows.T
    rows = rows[r < model.first_role[j + 1] - model.first_role[j]]
    ascent.put(rows[:, 0].copy(), model.first_role[rows[:, 1]] + rows[:, 2], ascent.scene(model), held, heads)
    return held


def answer(model, found, lacking, old, clock, method):
    """The Answer of the best that was found."""
    p, held, best = model.pairs, found.held, found.bound
    q = p.role[held]
    rows = zip(p.volunteer[held].tolist(), model.shift_of[q].tolist(), model.role_of[q].tolist(), strict=True)
    value = ascent.points_of(model, held)
    best = max(best, value)
    heads = np.bincount(q, minlength=len(model.least))
    short = by_priority(model, np.maximum(0, model.least - heads))
    return Answer(
        assign=sorted([*model.locked, *rows]),
        objective=value,
        bound=best,
        gap=(best - value) / best if best else 0.0,
        missing={k: int(v) for k, v in short.items()},
        bound_missing=lacking,
        moved=0 if old is None else int((old & ~held).sum()),
        seconds=clock.used,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        method=method + (", stopped" if clock.stopped else ", cut by the clock" if clock.cut else ""),
        pairs=len(p),
        refused=tuple(model.refused),
    )

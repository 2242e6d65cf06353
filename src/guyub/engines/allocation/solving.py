"""The search as a whole: a first answer at once, exact where it is small, better as long as there is time, and its bound."""

import resource
import time

import numpy as np

from . import ascent, bound, exact
from .answer import Answer, Progress
from .model import columns
from .pairs import build, gathered
from .warming import warm

EXACT = 6_000  # pairs up to which the whole is given to the integer solver at once


class Clock:
    """Time, the wish to stop, and telling of progress: asked by every step."""

    def __init__(self, seconds, stop, on_progress):
        self.begun, self.limit, self._stop, self._tell = time.monotonic(), seconds, stop, on_progress
        self.cut = False

    @property
    def used(self):
        return time.monotonic() - self.begun

    @property
    def left(self):
        return self.limit - self.used

    def over(self):
        """Whether the search must end now."""
        self.cut = self.cut or self.left <= 0 or bool(self._stop and self._stop())
        return self.cut

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
    clock = Clock(seconds, stop, on_progress)
    dice = np.random.default_rng(seed)
    points, old = model.pairs.liking.astype(np.int64), None
    held = None
    if before is not None:
        old = kept(model, before)
        points[old] += model.extra + 50
        held = old.copy()
    held, heads = ascent.greedy(model, held)
    rise(model, points, held, heads, dice, clock)
    best = bound.lagrange(model, np.where(heads >= model.least, model.extra, model.worth))[0]
    clock.tell(ascent.points_of(model, held), best)
    lacking, method = None, "greedy and ascent"
    if len(model.pairs) and not clock.over():
        held, best, lacking, method = exact.improve(model, points, held, best, clock, whole=len(model.pairs) <= EXACT)
    return answer(model, held, best, lacking, old, clock, method)


def rise(model, points, held, heads, dice, clock):
    """Ascend until nobody can do better alone."""
    s, scratch = ascent.scene(model), ascent.room(model)
    order = dice.permutation(len(model.cap))
    while ascent.ascend(order, s, points, held, heads, *scratch) and not clock.over():
        pass


def kept(model, before):
    """(p, bool) the places of `before` that can still stand, taken one after another."""
    p, s = model.pairs, ascent.scene(model)
    held, heads = np.zeros(len(p), bool), np.zeros(len(model.least), np.int64)
    for i, j, r in before:
        if not (
            0 <= i < len(model.cap) and 0 <= j < len(model.start) and 0 <= r < model.first_role[j + 1] - model.first_role[j]
        ):
            continue
        q = model.first_role[j] + r
        own = slice(p.at[i], p.at[i + 1])
        k = p.at[i] + np.flatnonzero(p.role[own] == q)
        if len(k) and not held[k[0]] and heads[q] < model.most[q] and ascent.fits(i, k[0], s, held):
            held[k[0]] = True
            heads[q] += 1
    return held


def answer(model, held, best, lacking, old, clock, method):
    """The Answer of what is held."""
    p = model.pairs
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
        method=method + (", cut by the clock" if clock.cut else ""),
        pairs=len(p),
        refused=tuple(model.refused),
    )


def by_priority(model, heads):
    """{priority: sum of `heads` (q)}."""
    return {k: float(heads[model.prio == k].sum()) for k in (1, 2, 3, 4)}

"""The whole as one programme: its linear relaxation for a bound, and if it is small the best integer answer."""

import math

import numpy as np

from . import ascent, bound
from .programme import programme, start_of

PROOF = (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.99), ("mip_feasibility_tolerance", 1e-7))  # points are whole


def improve(model, points, held, best, clock, *, whole):
    """(held, bound, heads missing in the relaxation by priority, method)."""
    from .solving import by_priority

    nothing = np.zeros(len(model.least), np.int64)
    task = programme(model, np.arange(len(model.cap)), np.ones(len(model.pairs), bool), nothing)
    done, value, found, prices, _ = task.run(seconds=clock.left, stop=clock.over)
    if not done:
        return held, best, None, "greedy and ascent"
    dear = np.zeros(len(model.least))
    dear[task.roles] = prices
    alone = np.setdiff1d(np.arange(len(model.least)), task.roles)
    dear[alone] = model.worth[alone]
    best = min(best, bound.lagrange(model, dear)[0])
    x = len(task.pair)
    short = model.least.astype(float)
    short[task.roles] -= found[x : x + len(task.roles)]
    lacking = by_priority(model, short)
    if not whole or clock.over():
        return held, best, lacking, "greedy and ascent"
    task.cost[:x] = points[task.pair]
    start, _ = start_of(task, model, held, nothing)
    done, value, found, _, top = task.run(whole=True, start=start, seconds=clock.left, stop=clock.over, options=PROOF)
    if found is None:
        return held, best, lacking, "greedy and ascent"
    better = np.zeros(len(held), bool)
    better[task.pair[found[:x] > 0.5]] = True
    if (
        points[better].sum()
        - points[held].sum()
        + ascent.points_of(model, better)
        - ascent.points_of(model, held)
        - model.pairs.liking[better].sum(dtype=np.int64)
        + model.pairs.liking[held].sum(dtype=np.int64)
    ) > 0:
        held = better
    if (points == model.pairs.liking).all():
        fixed = bound.locked_points(model) - bound.taken_part(model)
        best = min(best, math.floor(top + 1e-6) + fixed)
    return held, best, lacking, "exact" if done else "integer programme"

"""The whole as one programme: its linear relaxation for a bound, then the best integer answer, for what is small."""

import math

import numpy as np

from . import ascent, bound
from .model import by_priority
from .programme import programme, start_of

PROOF = (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.99), ("mip_feasibility_tolerance", 1e-7))  # points are whole


def improve(model, points, best, clock):
    """Bring `best` to the optimum of `points` (p, liking and any bonus): (heads missing in the relaxation, method)."""
    nothing, everyone = np.zeros(len(model.least), np.int64), np.arange(len(model.cap))
    if clock.over():
        return None, "greedy and ascent"
    task = programme(model, everyone, np.ones(len(model.pairs), bool), nothing)
    done, _, found, prices, _ = task.run(seconds=clock.left, stop=clock.asked)
    if not done:
        return None, "greedy and ascent"
    dear = model.worth.astype(float)
    dear[task.roles] = prices
    best.take(bound=bound.lagrange(model, dear)[0])
    x = len(task.pair)
    short = model.least.astype(float)
    short[task.roles] -= found[x : x + len(task.roles)]
    lacking = by_priority(model, short)
    if clock.over():
        return lacking, "greedy and ascent"
    task.cost[:x] = points[task.pair]
    start, _ = start_of(task, model, best.held, nothing)
    done, _, found, _, top = task.run(whole=True, start=start, seconds=clock.left, stop=clock.asked, options=PROOF)
    if found is None:
        return lacking, "greedy and ascent"
    better = np.zeros(len(best.held), bool)
    better[task.pair[found[:x] > 0.5]] = True
    fixed = ascent.locked_points(model) - bound.taken_part(model)
    if (points == model.pairs.liking).all():
        best.take(held=better, bound=math.floor(top + 1e-6) + fixed)
    elif worth(model, better, points) > worth(model, best.held, points):
        best.held, best.value = better, ascent.points_of(model, better)
    return lacking, "exact" if done else "integer programme"


def worth(model, held, points):
    """The objective with `points` in the place of the liking."""
    return ascent.points_of(model, held) + int((points - model.pairs.liking)[held].sum())

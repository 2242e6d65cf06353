"""A proven bound from any prices: no proposal can have more points than this sum says.

Lagrange: a role buys heads at its price, each person sells the set that pays best. Whatever the prices, the sum is
at least the optimum; with good prices it is close to it. Prices are whole numbers of 1/SCALE point: nothing is rounded.
"""

import numpy as np

from .ascent import locked_points, pick, room, scene
from .jit import jit

SCALE = 256


def lagrange(model, prices, people=None):
    """(bound, best set value of each person, heads offered to each role) for `prices` (q, points as floats or whole)."""
    exact = np.rint(np.asarray(prices) * SCALE).astype(np.int64)
    people = np.arange(len(model.cap)) if people is None else people
    values, offered = np.zeros(len(model.cap), np.int64), np.zeros(len(model.least), np.int64)
    sell(people, scene(model), model.pairs.liking, exact, True, values, offered, *room(model))
    return (
        (int(values.sum()) + int(role_part(model, exact).sum())) // SCALE + locked_points(model) - taken_part(model),
        values,
        offered,
    )


def role_part(model, exact):
    """(q) what each role gains when it buys at its price, in 1/SCALE."""
    spare = model.most - np.minimum(model.least, model.most)
    return np.minimum(model.least, model.most) * np.maximum(0, model.worth * SCALE - exact) + spare * np.maximum(
        0, model.extra * SCALE - exact
    )


def taken_part(model):
    """Fairness that locked places cost among themselves."""
    return int(model.fair * (model.taken * (model.taken - 1) // 2).sum())


@jit
def sell(people, s, liking, prices, capped, values, offered, value, cols, table, after, chosen, path, stack):
    """Fill `values` (v) with the bound of each person's best set at these prices, and add its heads to `offered` (q).

    Not `capped`: caps bind only single shifts, which is quicker, and still a bound.
    """
    at, role = s[0], s[1]
    for i in people:
        first = at[i]
        for k in range(first, at[i + 1]):
            value[k - first] = liking[k] * 256 + prices[role[k]]
        _, m, values[i] = pick(i, value, s, 256, capped, cols, table, after, chosen, path, stack)
        for c in range(m):
            offered[role[chosen[c]]] += 1

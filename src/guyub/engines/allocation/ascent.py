"""Greedy, and the ascent: one person after another is given the exactly best set of shifts while all others stay.

`held` (p, bool) is an assignment, `heads` (q) what it gives each role. A role's next head is worth `worth` below its
minimum, `extra` up to its maximum, nothing beyond: concave, so that a step that gains for one gains for all.
"""

import numpy as np

from .jit import jit
from .schedule import best, scratch


def unit_of(model):
    """The minutes that divide every duration."""
    return int(np.gcd.reduce(model.end - model.start)) if len(model.start) else 1


def scene(model):
    """What every kernel reads of a model, as one tuple (see the names in `ascend`)."""
    p = model.pairs
    return (
        p.at,
        p.role,
        model.shift_of,
        model.start,
        model.end,
        model.week,
        model.day,
        model.least,
        model.most,
        model.worth,
        np.int64(model.extra),
        np.int64(model.fair),
        model.cap,
        model.rest,
        model.day_cap,
        model.taken,
        model.fixed_at,
        model.fixed_start,
        model.fixed_minutes,
        np.int64(unit_of(model)),
        np.int64(model.instance.week_min),
    )


def widest(model):
    """The most candidates of one person."""
    return int(np.diff(model.pairs.at).max(initial=0))


def room(model):
    """Scratch for the kernels: columns of candidates, and what `best` needs."""
    n = widest(model)
    return np.empty((8, n + 2), np.int64), *scratch(n)


@jit
def gather(i, k, n, s, cols, at_pair, value):
    """Write pair k of person i as candidate n with this value; False if not even alone it keeps the caps."""
    shift_of, start, end, week, day, cap, day_cap = s[2], s[3], s[4], s[5], s[6], s[12], s[14]
    fixed_at, fixed_start, fixed_minutes, week_min = s[16], s[17], s[18], s[20]
    j = shift_of[s[1][k]]
    left, day_left = cap[i], day_cap[i]
    for f in range(fixed_at[i], fixed_at[i + 1]):
        if fixed_start[f] // week_min == week[j]:
            left -= fixed_minutes[f]
        if day_left >= 0 and fixed_start[f] // 1440 == day[j]:
            day_left = max(0, day_left - fixed_minutes[f])
    minutes = end[j] - start[j]
    if minutes > left or (day_left >= 0 and minutes > day_left):
        return False
    cols[0, n], cols[1, n], cols[2, n], cols[3, n], cols[4, n] = start[j], end[j], value, week[j], left
    cols[5, n], cols[6, n], cols[7, n] = day[j], day_left, at_pair
    return True


@jit
def choose(i, n, s, cols, table, after, chosen, path, stack, scale, capped):
    """`best` for the n candidates in `cols` of person i; points are multiplied by `scale`."""
    return best(
        n,
        cols[0],
        cols[1],
        cols[2],
        cols[3],
        cols[4],
        cols[5],
        cols[6],
        s[11] * scale,
        s[15][i],
        s[13][i],
        s[19],
        capped,
        table,
        after,
        chosen,
        path,
        stack,
    )


@jit
def ascend(order, s, points, held, heads, cols, table, after, chosen, path, stack):
    """Give each person of `order` the best set, in place: points gained. `points` (p): liking, and any bonus to stay."""
    at, role, least, most, worth, extra, fair, taken = s[0], s[1], s[7], s[8], s[9], s[10], s[11], s[15]
    gained = 0
    for w in range(len(order)):
        i = order[w]
        now = count = n = 0
        for k in range(at[i], at[i + 1]):
            if held[k]:
                heads[role[k]] -= 1
        for k in range(at[i], at[i + 1]):
            q = role[k]
            if heads[q] < most[q]:
                value = points[k] + (worth[q] if heads[q] < least[q] else extra)
                if held[k]:
                    now += value - fair * (taken[i] + count)
                    count += 1
                if value > fair * taken[i] and gather(i, k, n, s, cols, k, value):
                    n += 1
        value, m, _ = choose(i, n, s, cols, table, after, chosen, path, stack, 1, True)
        if value > now:
            gained += value - now
            for k in range(at[i], at[i + 1]):
                held[k] = False
            for c in range(m):
                held[cols[7, chosen[c]]] = True
        for k in range(at[i], at[i + 1]):
            if held[k]:
                heads[role[k]] += 1
    return gained


@jit
def fits(i, k, s, held):
    """Whether person i, beside what is held, may also take pair k."""
    at, role, shift_of, start, end, week, day, cap = s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[12]
    rest, day_cap, fixed_at, fixed_start, fixed_minutes, week_min = s[13], s[14], s[16], s[17], s[18], s[20]
    j = shift_of[role[k]]
    weekly = daily = end[j] - start[j]
    for other in range(at[i], at[i + 1]):
        if held[other] and other != k:
            o = shift_of[role[other]]
            if start[j] < end[o] + rest[i] and start[o] < end[j] + rest[i]:
                return False
            if week[o] == week[j]:
                weekly += end[o] - start[o]
            if day[o] == day[j]:
                daily += end[o] - start[o]
    for f in range(fixed_at[i], fixed_at[i + 1]):
        if fixed_start[f] // week_min == week[j]:
            weekly += fixed_minutes[f]
        if fixed_start[f] // 1440 == day[j]:
            daily += fixed_minutes[f]
    return weekly <= cap[i] and (day_cap[i] < 0 or daily <= day_cap[i])


@jit
def fill(order, role_at, by_role, of, s, points, count, held, heads):
    """Roles in `order` take their minimum, each time whoever likes it best and holds least. `count` (v): shifts held."""
    least, fair = s[7], s[11]
    for w in range(len(order)):
        q = order[w]
        if heads[q] >= least[q]:
            continue
        first, last = role_at[q], role_at[q + 1]
        score = np.empty(last - first, np.int64)
        for c in range(first, last):
            k = by_role[c]
            score[c - first] = count[of[k]] * max(fair, 1) - points[k]
        for c in np.argsort(score):
            k = by_role[first + c]
            i = of[k]
            if not held[k] and fits(i, k, s, held):
                held[k] = True
                heads[q] += 1
                count[i] += 1
                if heads[q] >= least[q]:
                    break


def greedy(model, held=None):
    """(held, heads): the most urgent and then the scarcest roles first, beside what is held already."""
    p = model.pairs
    held = np.zeros(len(p), bool) if held is None else held
    heads = np.bincount(p.role[held], minlength=len(model.least)).astype(np.int64)
    count = np.bincount(p.volunteer[held], minlength=len(model.cap)).astype(np.int64) + model.taken
    supply = np.diff(p.role_at) / np.maximum(1, model.least)
    order = np.lexsort((supply, model.prio))
    fill(order, p.role_at, p.by_role, p.volunteer, scene(model), p.liking.astype(np.int64), count, held, heads)
    return held, heads


def points_of(model, held, heads=None):
    """The objective of what is held, locks included."""
    p = model.pairs
    heads = np.bincount(p.role[held], minlength=len(model.least)) if heads is None else heads
    count = np.bincount(p.volunteer[held], minlength=len(model.cap)) + model.taken
    covered = np.minimum(heads, model.least) * model.worth + np.clip(heads - model.least, 0, None) * model.extra
    return int(
        covered.sum()
        + p.liking[held].sum(dtype=np.int64)
        - model.fair * (count * (count - 1) // 2).sum()
        + locked_points(model)
    )


def locked_points(model):
    """What the locked places bring by themselves; their fairness is counted with the person's other shifts."""
    inst, heads, points = model.instance, {}, 0
    for i, j, r in model.locked:
        points += inst.liking(i, j)
        heads[j, r] = heads.get((j, r), 0) + 1
    for (j, r), n in heads.items():
        least = inst.shifts[j].roles[r].min
        points += inst.weights[inst.shifts[j].prio] * min(n, least) + inst.extra * max(0, n - least)
    return points


@jit
def put(people, roles, s, held, heads):
    """Give the people the roles, one after another, where there is such a pair and it still fits."""
    for w in range(len(people)):
        i, q = people[w], roles[w]
        for k in range(s[0][i], s[0][i + 1]):
            if s[1][k] == q and not held[k] and heads[q] < s[8][q] and fits(i, k, s, held):
                held[k] = True
                heads[q] += 1

"""Greedy, and the ascent: one person after another is given the exactly best set of shifts while all others stay.

`held` (p, bool) is an assignment, `heads` (q) what it gives each role. A role's next head is worth `worth` below its
minimum, `extra` up to its maximum, nothing beyond: concave, so that a step that gains for one gains for all.
"""

import numpy as np

from .jit import jit
from .schedule import best, scratch

NOTHING = -(2**60)


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
        p.follows,
    )


def widest(model):
    """The most candidates of one person."""
    return int(np.diff(model.pairs.at).max(initial=0))


def room(model):
    """Scratch for the kernels: the value of each own pair, columns of candidates, and what `best` needs."""
    n = widest(model)
    return np.empty(n + 2, np.int64), np.empty((8, n + 2), np.int64), *scratch(n)


@jit
def minutes_left(i, span, daily, s):
    """Minutes that person i may still work in this week, or day, beside what stays whatever happens."""
    cap, day_cap, fixed_at, fixed_start, fixed_minutes, week_min = s[12], s[14], s[16], s[17], s[18], s[20]
    left, long = (day_cap[i], 1440) if daily else (cap[i], week_min)
    for f in range(fixed_at[i], fixed_at[i + 1]):
        if fixed_start[f] // long == span:
            left -= fixed_minutes[f]
    return max(0, left)


@jit
def pick(i, value, s, scale, capped, cols, table, after, chosen, path, stack):
    """(value, number of shifts, upper bound) of person i's best set; the pairs stand in `chosen`, by start.

    `value`: of each own pair, points times `scale`. Row by row from the last shift on, a table of the most that 0, 1, 2 …
    shifts bring, without fairness; a count that fairness forbids to grow is cut off. If the best set breaks a cap, and
    caps count (`capped`), `best` looks again at all that is worth a shift at all.
    """
    role, shift_of, start, end, week, day, day_cap = s[1], s[2], s[3], s[4], s[5], s[6], s[14]
    first, n, fair, taken, follows = s[0][i], s[0][i + 1] - s[0][i], s[11] * scale, s[15][i], s[21]
    line, row_at, of = stack[0], stack[1], stack[2]
    row_at[0], row_at[1], table[0], line[n] = 0, 1, 0, 0
    rows = 0
    for k in range(n - 1, -1, -1):
        v = value[k]
        if v <= fair * taken:
            line[k] = rows
            continue
        skip, then, here = row_at[rows], row_at[line[follows[first + k]]], row_at[rows + 1]
        skips, thens = here - skip, row_at[line[follows[first + k]] + 1] - then
        top = max(skips, thens + 1)
        table[here] = 0
        for c in range(1, top):
            most = table[skip + c] if c < skips else -(2**60)
            if c <= thens:
                most = max(most, v + table[then + c - 1])
            table[here + c] = most
        while top > 1 and table[here + top - 1] - table[here + top - 2] <= fair * (taken + top - 2):
            top -= 1
        rows += 1
        line[k], of[rows], row_at[rows + 1] = rows, k, here + top
    here, total, count = row_at[rows], 0, 0
    for c in range(1, row_at[rows + 1] - here):
        worth = table[here + c] - fair * (taken * c + c * (c - 1) // 2)
        if worth > total:
            total, count = worth, c
    row, left, m = rows, count, 0
    while left > 0:
        skip, here = row_at[row - 1], row_at[row]
        if left < here - skip and table[skip + left] == table[here + left]:
            row -= 1
            continue
        chosen[m] = first + of[row]
        row = line[follows[chosen[m]]]
        m += 1
        left -= 1
    if not capped:
        return total, m, total
    used = used_day = 0
    fits = True
    for c in range(m):
        j = shift_of[role[chosen[c]]]
        before = shift_of[role[chosen[c - 1]]] if c else j
        used = end[j] - start[j] + (used if c and week[before] == week[j] else 0)
        used_day = end[j] - start[j] + (used_day if c and day[before] == day[j] else 0)
        if used > minutes_left(i, week[j], False, s) or (day_cap[i] >= 0 and used_day > minutes_left(i, day[j], True, s)):
            fits = False
            break
    if fits:
        return total, m, total
    candidates = 0
    for k in range(n):
        if value[k] > fair * taken:
            j, c = shift_of[role[first + k]], candidates
            cols[0, c], cols[1, c], cols[2, c], cols[3, c], cols[5, c] = start[j], end[j], value[k], week[j], day[j]
            cols[4, c] = minutes_left(i, week[j], False, s)
            cols[6, c] = minutes_left(i, day[j], True, s) if day_cap[i] >= 0 else -1
            cols[7, c] = first + k
            candidates += 1
    total, m, top = best(
        candidates,
        cols[0],
        cols[1],
        cols[2],
        cols[3],
        cols[4],
        cols[5],
        cols[6],
        fair,
        taken,
        s[13][i],
        s[19],
        table,
        after,
        chosen,
        path,
        stack,
    )
    for c in range(m):
        chosen[c] = cols[7, chosen[c]]
    return total, m, top


@jit
def ascend(order, s, points, held, heads, value, cols, table, after, chosen, path, stack):
    """Give each person of `order` the best set, in place: points gained. `points` (p): liking, and any bonus to stay."""
    at, role, least, most, worth, extra, fair, taken = s[0], s[1], s[7], s[8], s[9], s[10], s[11], s[15]
    gained = 0
    for w in range(len(order)):
        i = order[w]
        first, last = at[i], at[i + 1]
        now = count = hopes = 0
        for k in range(first, last):
            if held[k]:
                heads[role[k]] -= 1
        for k in range(first, last):
            q = role[k]
            value[k - first] = NOTHING
            if heads[q] < most[q]:
                v = points[k] + (worth[q] if heads[q] < least[q] else extra)
                value[k - first] = v
                if held[k]:
                    now += v - fair * (taken[i] + count)
                    count += 1
                elif v > fair * taken[i]:
                    hopes += 1
        if hopes or count:
            found, m, _ = pick(i, value, s, 1, True, cols, table, after, chosen, path, stack)
            if found > now:
                gained += found - now
                for k in range(first, last):
                    held[k] = False
                for c in range(m):
                    held[chosen[c]] = True
        for k in range(first, last):
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

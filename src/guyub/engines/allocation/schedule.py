"""The best set of shifts for one person: the heart of search and bound alike.

Given candidate shifts by start, each with a value, choose those that keep the rest between each other, the minutes left
in each week and day, and lose `fair` points for each pair of shifts. First without caps, by dynamic programming over
(shift, shifts taken so far); if that breaks a cap, by branch and bound with the same table as bound; if that takes too
long, by a table over the minutes used as well.
"""

import numpy as np

from .jit import jit

NODES, TABLE = 100, 4_000_000


def scratch(size):
    """Room for people with at most `size` candidates."""
    n = size + 2
    return (
        np.empty(n * n, np.int64),
        np.empty(n, np.int64),
        np.empty(n, np.int64),
        np.empty(n, np.int64),
        np.empty((6, 2 * n + 4), np.int64),
    )


@jit
def best(n, start, end, value, week, left, day, day_left, fair, taken, rest, unit, table, after, chosen, path, stack):
    """(value, shifts chosen, upper bound) for candidates 0..n-1 sorted by start; the choice stands in `chosen`.

    value, week, left, day, day_left (n): points, week, minutes left in that week, day, minutes left in it (-1: no cap).
    `taken`: shifts held already. `unit`: minutes that divide every duration. The bound equals the value unless the search
    was cut, which only caps by the day or very uneven durations bring about.
    """
    if n == 0:
        return 0, 0, 0
    for k in range(n - 1, -1, -1):  # the first shift that may follow k
        lo, hi = k + 1, n
        while lo < hi:
            mid = (lo + hi) // 2
            if start[mid] >= end[k] + rest:
                hi = mid
            else:
                lo = mid + 1
        after[k] = lo
    path[n] = 0
    for k in range(n - 1, -1, -1):  # the longest row of shifts from k on
        path[k] = max(path[k + 1], 1 + path[after[k]])
    wide = path[0] + 1
    for m in range(wide):
        table[n * wide + m] = 0
    for k in range(n - 1, -1, -1):
        for m in range(min(wide, k + 1)):
            skip = table[(k + 1) * wide + m]
            table[k * wide + m] = skip
            if m + 1 < wide:
                take = value[k] - fair * (taken + m) + table[after[k] * wide + m + 1]
                if take > skip:
                    table[k * wide + m] = take
    k, m, total = 0, 0, table[0]
    used = used_day = 0
    fits = True
    while k < n:
        if table[k * wide + m] == table[(k + 1) * wide + m]:
            k += 1
            continue
        minutes = end[k] - start[k]
        used = minutes + (used if m > 0 and week[chosen[m - 1]] == week[k] else 0)
        used_day = minutes + (used_day if m > 0 and day[chosen[m - 1]] == day[k] else 0)
        if used > left[k] or (day_left[k] >= 0 and used_day > day_left[k]):
            fits = False
            break
        chosen[m] = k
        m += 1
        k = after[k]
    if fits:
        return total, m, total
    value_found, count, finished = branch(
        n, start, end, value, week, left, day, day_left, fair, taken, wide, table, after, chosen, path, stack
    )
    if finished:
        return value_found, count, value_found
    weekly = True
    most = 0
    for k in range(n):
        weekly = weekly and day_left[k] < 0
        most = max(most, left[k] // unit)
    if weekly and n * (most + 1) * wide < TABLE:
        value_found, count = by_minutes(n, start, end, value, week, left, fair, taken, unit, wide, most + 1, after, chosen)
        return value_found, count, value_found
    return value_found, count, total


@jit
def branch(n, start, end, value, week, left, day, day_left, fair, taken, wide, table, after, chosen, path, stack):
    """(value, shifts chosen, whether nothing was left out): depth first, bounded by the table without caps."""
    found = count = nodes = 0
    stack[:, 0] = 0
    stack[3, 0] = -1
    depth = 1
    while depth > 0:
        depth -= 1
        k, m, total = stack[0, depth], stack[1, depth], stack[2, depth]
        last, used, used_day = stack[3, depth], stack[4, depth], stack[5, depth]
        if total + table[k * wide + m] <= found:
            continue
        nodes += 1
        if nodes > NODES:
            return found, count, False
        if m > 0:
            path[m - 1] = last
        while k < n and total + table[k * wide + m] > found:
            minutes = end[k] - start[k]
            weekly = minutes + (used if last >= 0 and week[last] == week[k] else 0)
            daily = minutes + (used_day if last >= 0 and day[last] == day[k] else 0)
            fits = m + 1 < wide and weekly <= left[k] and (day_left[k] < 0 or daily <= day_left[k])
            worth = value[k] - fair * (taken + m)
            if fits and total + worth + table[after[k] * wide + m + 1] > found:
                if total + table[(k + 1) * wide + m] > found:  # without k: later
                    stack[0, depth], stack[1, depth], stack[2, depth] = k + 1, m, total
                    stack[3, depth], stack[4, depth], stack[5, depth] = last, used, used_day
                    depth += 1
                total, last, used, used_day = total + worth, k, weekly, daily
                path[m] = k
                m += 1
                k = after[k]
                if total > found:
                    found, count = total, m
                    for c in range(m):
                        chosen[c] = path[c]
            else:
                k += 1
    return found, count, True


@jit
def by_minutes(n, start, end, value, week, left, fair, taken, unit, wide, high, after, chosen):
    """(value, shifts chosen) with caps by the week alone, by a table over (shift, minutes used, shifts taken)."""
    layer = high * wide
    table = np.zeros((n + 1) * layer, np.int64)
    for k in range(n - 1, -1, -1):
        minutes, room, then = (end[k] - start[k]) // unit, left[k] // unit, after[k]
        same = k + 1 < n and week[k + 1] == week[k]
        same_then = then < n and week[then] == week[k]
        for u in range(room + 1):
            for m in range(min(wide, k + 1)):
                skip = table[(k + 1) * layer + (u * wide if same else 0) + m]
                here = k * layer + u * wide + m
                table[here] = skip
                if u + minutes <= room and m + 1 < wide:
                    take = (
                        value[k]
                        - fair * (taken + m)
                        + table[then * layer + ((u + minutes) * wide if same_then else 0) + m + 1]
                    )
                    if take > skip:
                        table[here] = take
    k = u = m = 0
    while k < n:
        skip = table[(k + 1) * layer + (u * wide if k + 1 < n and week[k + 1] == week[k] else 0) + m]
        if table[k * layer + u * wide + m] == skip:
            u = u if k + 1 < n and week[k + 1] == week[k] else 0
            k += 1
            continue
        chosen[m] = k
        m += 1
        u = u + (end[k] - start[k]) // unit if after[k] < n and week[after[k]] == week[k] else 0
        k = after[k]
    return table[0], m

"""Who could take which role at all: skill, certificate, free window, distance, and what is already promised.

A grid of cells holds the shifts; each volunteer looks only into the cells within the own radius. Pairs come out by
volunteer, and for each volunteer by the start of the shift, so that nothing has to be sorted across volunteers.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from .jit import jit
from .model import flattened, likings

CELL = 8_000  # metres, at least; grows so that there are at most 512 x 512 cells
CHUNK = 1_000  # people at least that one thread works on at a time


@dataclass(slots=True)
class Pairs:
    """`at` (v+1): a volunteer's bounds; `volunteer`, `role`, `liking` (p); by role: `role_at` (q+1), `by_role` (p).

    `follows` (p): among the volunteer's own pairs, the number of the first that may come after this one.
    """

    at: np.ndarray
    role: np.ndarray
    liking: np.ndarray
    role_at: np.ndarray
    by_role: np.ndarray
    volunteer: np.ndarray
    follows: np.ndarray

    def __len__(self):
        return len(self.role)


def gathered(model):
    """What `build` reads, as a tuple of arrays: places, skills, windows … The costly walk over Python objects."""
    inst = model.instance
    people, shifts = inst.volunteers, inst.shifts
    kinds = sorted({s.kind for s in shifts})
    kind_at = {kind: n for n, kind in enumerate(kinds)}
    flat = lambda rows: np.array(rows, np.int64).reshape(-1)  # noqa: E731
    skills, levels = flattened([list(v.skills) for v in people]), flattened([list(v.skills.values()) for v in people])
    certs, until = flattened([list(v.certs) for v in people]), flattened([list(v.certs.values()) for v in people])
    windows = flattened([[m for w in v.avail for m in w] for v in people])
    bans = np.array(sorted(inst.bans), np.int64).reshape(-1, 2)
    roles = [r for s in shifts for r in s.roles]
    return (
        flat([v.x for v in people]),
        flat([v.y for v in people]),
        flat([v.max_m for v in people]),
        skills[0],
        skills[1],
        levels[1],
        certs[0],
        certs[1],
        until[1],
        windows[0],
        windows[1],
        likings(inst, kinds),
        flat([s.x for s in shifts]),
        flat([s.y for s in shifts]),
        flat([kind_at[s.kind] for s in shifts]),
        flat([r.skill for r in roles]),
        flat([r.level for r in roles]),
        flat([r.cert for r in roles]),
        np.searchsorted(bans[:, 0], np.arange(len(people) + 1)),
        bans[:, 1].copy(),
        np.int64(inst.skills),
        np.int64(inst.certs),
    )


def build(model, columns=None, cores=None):
    """The Pairs of a model, also set on it. `columns`: what `gathered` gave, if it was called before."""
    g = gathered(model) if columns is None else columns
    cores = cores or os.cpu_count() or 1
    x, y, sx, sy = g[0], g[1], g[12], g[13]
    cell, cells_at, order, shape, low = _grid(sx, sy, model.start)
    nv, nq = len(x), len(model.least)
    near = _cell_of(x, y, low, cell)
    roots = np.floor(np.sqrt(np.arange(2501))).astype(np.int64)
    at, begun = np.zeros(nv + 1, np.int64), np.zeros(nv, np.int64)
    rank = np.empty(len(sx), np.int64)
    by_start = np.lexsort((np.arange(len(sx)), model.end, model.start))
    rank[by_start] = np.arange(len(sx))
    fixed = model.fixed_at, model.fixed_start, model.fixed_end, model.fixed_minutes, np.int64(model.instance.week_min)
    limits = model.most, model.cap, model.day_cap, model.rest

    def join(walk):
        done, used, room = 0, 0, 64 * len(walk) + 2 * nq + 1024
        role, liking = np.empty(room, np.int32), np.empty(room, np.int16)
        has, valid = np.zeros(int(g[20]) + 1, np.int64), np.full(int(g[21]) + 1, -(2**60), np.int64)
        found = np.empty(len(sx) + 1, np.int64)
        while True:
            done, used = _join(
                (walk, done, used, role, liking, begun, at), g[:20], (order, cells_at, shape, low, cell),
                (model.start, model.end, rank, by_start, model.first_role), limits, fixed, (roots, has, valid, found),
            )  # fmt: skip
            if done == len(walk):
                return walk, role, liking
            role, liking = (np.concatenate([a, np.empty(len(a), a.dtype)]) for a in (role, liking))

    walks = np.array_split(np.lexsort((near[1], near[0])), max(1, min(4 * cores, nv // CHUNK)))
    with ThreadPoolExecutor(min(cores, len(walks))) as pool:
        joined = list(pool.map(join, walks))
        np.cumsum(at, out=at)
        size = int(at[-1])
        made = Pairs(
            at, np.empty(size, np.int32), np.empty(size, np.int16), np.zeros(nq + 1, np.int64),
            *(np.empty(size, np.int32) for _ in range(3)),
        )  # fmt: skip

        def place(part):
            _place(part[0], at, begun, part[1:], (made.role, made.liking, made.volunteer))
            followed(part[0], at, made.role, made.follows, model.shift_of, model.start, model.end, model.rest)

        list(pool.map(place, joined))
        ends = np.linspace(0, size, len(walks) + 1).astype(np.int64)
        spans = list(zip(ends[:-1], ends[1:], strict=True))
        counts = np.array(list(pool.map(lambda span: np.bincount(made.role[slice(*span)], minlength=nq), spans)))
        np.cumsum(counts.sum(axis=0), out=made.role_at[1:])
        firsts = made.role_at[:-1] + np.cumsum(counts, axis=0) - counts
        list(pool.map(lambda span, first: _list(*span, made.role, first, made.by_role), spans, firsts))
    model.pairs = made
    return made


def _grid(sx, sy, start):
    """(edge of a cell, bounds of cells, shifts by cell and start, (rows, columns), lowest corner)."""
    if not len(sx):
        return np.int64(CELL), np.zeros(2, np.int64), np.zeros(0, np.int64), np.array([1, 1]), np.array([0, 0])
    low = np.array([sx.min(), sy.min()], np.int64)
    wide = int(max(sx.max() - low[0], sy.max() - low[1])) + 1
    cell = np.int64(max(CELL, -(-wide // 512)))
    row, col = _cell_of(sx, sy, low, cell)
    shape = np.array([row.max() + 1, col.max() + 1], np.int64)
    key = row * shape[1] + col
    order = np.lexsort((start, key))
    return cell, np.searchsorted(key[order], np.arange(shape[0] * shape[1] + 1)), order, shape, low


def _cell_of(x, y, low, cell):
    return (x - low[0]) // cell, (y - low[1]) // cell


@jit
def _join(made, people, grid, times, limits, fixed, scratch):
    """Pairs of walk[done:], written from `used` on, until the room is full: (volunteers done, pairs written)."""
    walk, done, used, role, liking, begun, at = made
    x, y, reach, skill_at, skills, levels, cert_at, certs, until, window_at, windows, likes = people[:12]
    sx, sy, kind, need, level, cert, ban_at, bans = people[12:]
    order, cells_at, shape, low, cell = grid
    start, end, rank, by_start, first_role = times
    most, cap, day_cap, rest = limits
    fixed_at, fixed_start, fixed_end, fixed_minutes, week_min = fixed
    roots, has, valid, found = scratch
    most_per_person = len(need)
    for w in range(done, len(walk)):
        if used + most_per_person > len(role):
            return w, used
        i = walk[w]
        n, m = 0, reach[i]
        top, bottom = max(0, (x[i] - m - low[0]) // cell), min(shape[0] - 1, (x[i] + m - low[0]) // cell)
        left, right = max(0, (y[i] - m - low[1]) // cell), min(shape[1] - 1, (y[i] + m - low[1]) // cell)
        for row in range(top, bottom + 1):
            for c in range(cells_at[row * shape[1] + left], cells_at[row * shape[1] + right + 1] if right >= left else 0):
                j = order[c]
                if (x[i] - sx[j]) ** 2 + (y[i] - sy[j]) ** 2 <= m * m:
                    found[n] = rank[j]
                    n += 1
        for k in range(skill_at[i], skill_at[i + 1]):
            has[skills[k]] = levels[k]
        for k in range(cert_at[i], cert_at[i + 1]):
            valid[certs[k]] = until[k]
        kept = 0
        for k in range(n):  # free windows first: they refuse most
            j = by_start[found[k]]
            lo, hi = window_at[i] // 2, window_at[i + 1] // 2
            while lo < hi:
                mid = (lo + hi) // 2
                if windows[2 * mid] <= start[j]:
                    lo = mid + 1
                else:
                    hi = mid
            fits = lo > window_at[i] // 2 and windows[2 * lo - 1] >= end[j]
            if fits:
                left, day_left = cap[i], day_cap[i]
                for f in range(fixed_at[i], fixed_at[i + 1]):
                    if start[j] < fixed_end[f] + rest[i] and fixed_start[f] < end[j] + rest[i]:
                        fits = False
                    if fixed_start[f] // week_min == start[j] // week_min:
                        left -= fixed_minutes[f]
                    if day_left >= 0 and fixed_start[f] // 1440 == start[j] // 1440:
                        day_left = max(0, day_left - fixed_minutes[f])
                if end[j] - start[j] > left or (day_left >= 0 and end[j] - start[j] > day_left):
                    fits = False
                for f in range(ban_at[i], ban_at[i + 1]):
                    if bans[f] == j:
                        fits = False
            if fits:
                found[kept] = found[k]
                kept += 1
        found[:kept].sort()
        begun[i] = used
        for k in range(kept):
            j = by_start[found[k]]
            for q in range(first_role[j], first_role[j + 1]):
                if most[q] > 0 and has[need[q]] >= level[q] and (cert[q] < 0 or valid[cert[q]] >= end[j]):
                    squares = (x[i] - sx[j]) ** 2 + (y[i] - sy[j]) ** 2
                    role[used] = q
                    liking[used] = likes[i, kind[j]] + 50 - roots[2500 * squares // (m * m)]
                    used += 1
        at[i + 1] = used - begun[i]
        for k in range(skill_at[i], skill_at[i + 1]):
            has[skills[k]] = 0
        for k in range(cert_at[i], cert_at[i + 1]):
            valid[certs[k]] = -(2**60)
    return len(walk), used


@jit
def _place(people, at, begun, written, whole):
    """The pairs of these volunteers, as `_join` wrote them, at their places in the whole."""
    (role, liking), (found, likes, where) = written, whole
    for i in people:
        first = at[i]
        for k in range(at[i + 1] - first):
            found[first + k], likes[first + k] = role[begun[i] + k], liking[begun[i] + k]
            where[first + k] = i


@jit
def followed(people, at, role, follows, shift_of, start, end, rest):
    """Write for each pair of these volunteers which of their own comes first after the shift and the rest."""
    for i in people:
        first, n = at[i], at[i + 1] - at[i]
        for k in range(n):
            lo, hi, free = k + 1, n, end[shift_of[role[first + k]]] + rest[i]
            while lo < hi:
                mid = (lo + hi) // 2
                if start[shift_of[role[first + mid]]] >= free:
                    hi = mid
                else:
                    lo = mid + 1
            follows[first + k] = lo


@jit
def _list(first, last, role, filled, by_role):
    """Pairs first..last by role, from the places `filled` (q) on."""
    for k in range(first, last):
        by_role[filled[role[k]]] = k
        filled[role[k]] += 1

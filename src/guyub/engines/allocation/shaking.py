"""Many small tries: a few people who want the same roles give all up and choose anew; what does not lose is kept.

A try takes some ten thousandths of a second, so that each person is tried hundreds of times in the seconds of a search.
Only pairs that cost their person little at the prices are looked at. People are cut by place into lanes, each sweep in
another direction, and each role belongs to the lane in which most want it: so several cores work on one table without
touching the same place of it, and how many cores there are does not change the answer.
"""

from dataclasses import replace

import numpy as np

from .ascent import NOTHING, pick, points_of, room, scene, widest
from .bound import SCALE
from .jit import jit
from .pairs import Pairs, followed

NEAR, WAYS = (10,), ((10,), (30, 10))  # points that a pair may cost its person, sweep by sweep; in a small search, both ways
GROUP, LANE, LANES = 16, 4_000, 16  # people at most in one try, at least in a lane, lanes at most
TRIES, STEP = 4, 500  # tries a person in a sweep, and between two looks at the clock
RATE = 11_000_000  # pairs looked at in a second of one core
WORN = 2e-6  # a sweep that gains less than this part of all points is the last


def shaken(model, held, prices, loss, dice, clock, pool, budget, tell):
    """(what is held after the tries, pairs looked at): sweeps until hardly anything is gained or the budget is spent.

    Where all people are one lane, two searches are made side by side, and the better counts.
    """
    people = np.flatnonzero(np.diff(model.pairs.at))
    count = max(1, min(LANES, len(people) // LANE))
    common = model, people, count, prices, loss, clock
    if count > 1:
        return swept(*common, held, dice, NEAR, budget, pool.map, tell)

    def way(widths, own):
        return swept(*common, held.copy(), own, widths, budget / len(WAYS), map, lambda held: None)

    done = list(pool.map(way, WAYS, dice.spawn(len(WAYS))))
    best = max((one for one, _ in done), key=lambda one: points_of(model, one))
    tell(best)
    return best, sum(spent for _, spent in done)


def swept(model, people, count, prices, loss, clock, held, dice, widths, budget, mapped, tell):
    """`shaken`, one search: the lanes of a sweep are worked on by `mapped`."""
    p = model.pairs
    places = np.array([(v.x, v.y) for v in model.instance.volunteers], float).reshape(-1, 2)
    spent, value, turn, worn = 0, points_of(model, held), 0, 0
    while worn < len(widths) and spent < budget and not clock.over():
        near = loss <= widths[turn % len(widths)] * SCALE
        lane = lanes(places, people, count, dice)
        thin, back, starts = parted(model, near | held, held, lane, count)
        own, heads = held[back], np.bincount(p.role[held], minlength=len(model.least)).astype(np.int64)
        s, t = scene(thin), thin.pairs
        points, seeds = t.liking.astype(np.int64), dice.integers(0, 2**31, count)

        def work(n, s=s, t=t, thin=thin, points=points, own=own, heads=heads, starts=starts, seeds=seeds):
            done = won = 0
            tries = TRIES * len(people) // count
            state, group, old = seeds[n : n + 1].copy(), np.empty(GROUP, np.int64), np.empty(GROUP * widest(thin), np.int64)
            scratch = room(thin)
            for first in range(0, tries, STEP):
                if clock.over() or not len(starts[n]):
                    break
                more, looked = shake(
                    min(STEP, tries - first),
                    state,
                    starts[n],
                    s,
                    t.role_at,
                    t.by_role,
                    t.volunteer,
                    points,
                    prices,
                    own,
                    heads,
                    group,
                    old,
                    *scratch,
                )
                done, won = done + looked, won + more
            return done, won

        rows = list(mapped(work, range(count)))
        held[back] = own
        gained = sum(won for _, won in rows)
        spent += sum(done for done, _ in rows)
        value += gained
        turn, worn = turn + 1, worn + 1 if gained <= WORN * value else 0
        tell(held)
    return held, spent


def lanes(places, people, count, dice):
    """(v) the lane of each person: cut in the middle across the longer side, along a direction of chance."""
    angle, lane = dice.uniform(0, np.pi), np.zeros(len(places), np.int64)
    along = places @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])

    def cut(some, first, number):
        if number == 1:
            lane[some] = first
            return
        here = along[some]
        side = int(np.argmax(here.max(0) - here.min(0)))
        order = some[np.argsort(here[:, side], kind="stable")]
        less = number // 2
        middle = len(order) * less // number
        cut(order[:middle], first, less)
        cut(order[middle:], first + less, number - less)

    cut(people, 0, count)
    return lane


def parted(model, use, held, lane, count):
    """(the Model with only those pairs that a lane may touch, their numbers in the whole, those of each lane).

    Roles go to the lane with most of their pairs; who holds a role of another lane stays as is.
    """
    p = model.pairs
    if count == 1:
        thin, back = thinned(model, use)
        return thin, back, [np.arange(len(back))]
    some = np.flatnonzero(use)
    votes = np.bincount(p.role[some] * count + lane[p.volunteer[some]], minlength=len(model.least) * count)
    owner = votes.reshape(-1, count).argmax(axis=1)
    own = owner[p.role[some]] == lane[p.volunteer[some]]
    tied = np.zeros(len(lane), bool)
    tied[p.volunteer[some[held[some] & ~own]]] = True
    use = np.zeros(len(p), bool)
    use[some[own & ~tied[p.volunteer[some]]]] = True
    thin, back = thinned(model, use)
    mine = lane[thin.pairs.volunteer]
    return thin, back, [np.flatnonzero(mine == n) for n in range(count)]


def thinned(model, use):
    """(the Model with only the pairs in `use` (p, bool), their numbers in the whole)."""
    p, back = model.pairs, np.flatnonzero(use)
    at = np.concatenate([[0], np.cumsum(use)])[p.at].astype(np.int64)
    role = p.role[back]
    role_at = np.zeros(len(model.least) + 1, np.int64)
    np.cumsum(np.bincount(role, minlength=len(model.least)), out=role_at[1:])
    by_role = np.argsort(role, kind="stable").astype(np.int32)
    follows = np.empty(len(back), np.int32)
    followed(np.arange(len(model.cap)), at, role, follows, model.shift_of, model.start, model.end, model.rest)
    pairs = Pairs(at, role, p.liking[back], role_at, by_role, p.volunteer[back], follows)
    return replace(model, pairs=pairs), back


@jit
def drawn(dice, below):
    """A number from 0 to below - 1; `dice` is one whole number in an array."""
    dice[0] = (dice[0] * 1103515245 + 12345) % 2147483648
    return (dice[0] >> 8) % below


@jit
def leave(i, s, points, held, heads):
    """Take all from person i: the points that go with it."""
    at, role, least, worth, extra, fair, taken = s[0], s[1], s[7], s[9], s[10], s[11], s[15]
    lost, n = 0, taken[i]
    for k in range(at[i], at[i + 1]):
        if held[k]:
            held[k] = False
            q = role[k]
            heads[q] -= 1
            lost += points[k] + (worth[q] if heads[q] < least[q] else extra) - fair * n
            n += 1
    return lost


@jit
def take(i, chosen, m, s, points, held, heads):
    """Give person i these pairs: the points that come with it."""
    role, least, worth, extra, fair, taken = s[1], s[7], s[9], s[10], s[11], s[15]
    won, n = 0, taken[i]
    for c in range(m):
        k = chosen[c]
        q = role[k]
        held[k] = True
        won += points[k] + (worth[q] if heads[q] < least[q] else extra) - fair * n
        heads[q] += 1
        n += 1
    return won


@jit
def together(size, first, dice, s, role_at, by_role, of, group):
    """Fill `group` with people who want the same roles, by steps of chance from the pair `first`: how many they are."""
    at, role = s[0], s[1]
    n, k = 0, first
    for _ in range(3 * size):
        i = of[k]
        for c in range(n):
            if group[c] == i:
                i = -1
                break
        if i >= 0:
            group[n] = i
            n += 1
            if n == size:
                break
        else:
            i = group[drawn(dice, n)]
        q = role[at[i] + drawn(dice, at[i + 1] - at[i])]
        k = by_role[role_at[q] + drawn(dice, role_at[q + 1] - role_at[q])]
    return n


@jit
def shake(
    tries, dice, starts, s, role_at, by_role, of, points, prices, held, heads, group, old, value, cols, table, after,
    chosen, path, stack,
):  # fmt: skip
    """Make so many tries, in place: (points gained, pairs looked at).

    In a try all of a group leave; then they choose one after another, first at the prices, then twice at what a head
    really brings.
    """
    at, role, least, most, worth, extra = s[0], s[1], s[7], s[8], s[9], s[10]
    gained = looked = 0
    for _ in range(tries):
        first = starts[drawn(dice, len(starts))]
        n = together(2 + drawn(dice, len(group) - 1), first, dice, s, role_at, by_role, of, group)
        kept = change = 0
        for c in range(n):
            i = group[c]
            for k in range(at[i], at[i + 1]):
                if held[k]:
                    old[kept] = k
                    kept += 1
            change -= leave(i, s, points, held, heads)
        for turn in range(3):
            for c in range(n):
                d = c + drawn(dice, n - c)
                i = group[d]
                group[d] = group[c]
                group[c] = i
                if turn:
                    change -= leave(i, s, points, held, heads)
                for k in range(at[i], at[i + 1]):
                    q = role[k]
                    value[k - at[i]] = NOTHING
                    if heads[q] < most[q]:
                        brings = (worth[q] if heads[q] < least[q] else extra) * 256
                        value[k - at[i]] = points[k] * 256 + (min(prices[q], brings) if turn == 0 else brings)
                looked += at[i + 1] - at[i]
                _, m, _ = pick(i, value, s, 256, True, cols, table, after, chosen, path, stack)
                change += take(i, chosen, m, s, points, held, heads)
        if change >= 0:
            gained += change
            continue
        for c in range(n):
            leave(group[c], s, points, held, heads)
        for c in range(kept):
            held[old[c]] = True
            heads[role[old[c]]] += 1
    return gained, looked

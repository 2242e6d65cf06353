"""Large neighbourhoods: a block of people is solved as an integer programme while all others stay.

Only pairs that cost their person little at the prices are offered, so a block of 150 people is a matter of
hundredths of a second. Blocks are cut by place, each sweep in another direction. Several are
worked on at once, each on its own copy; what two of them changed in the same role is judged again when they come together.
"""

import numpy as np

from .ascent import locked_points
from .bound import SCALE
from .programme import programme, start_of

LANES, BATCH, RATE = 4, 3, 800_000  # blocks solved side by side, one after another, and work in a second of one core
MENDING = (150, 120, 0.15)  # people around a role that lacks heads, points that a pair may cost, share of the work
SWEEPS = (
    (150, 6),
    (400, 6),
    (400, 8),
    (150, 10),
    (700, 7),
    (400, 12),
    (1000, 8),
    (400, 25),
    (700, 12),
    (1500, 8),
)  # people, points
OPTIONS = (("mip_rel_gap", 0.0), ("mip_abs_gap", 2.99), ("mip_max_nodes", 60))


class Table:
    """What is held (p), the heads (q) it gives, and the points, kept together while places change."""

    def __init__(self, model, held, heads, value):
        self.model, self.held, self.heads, self.value = model, held, heads, value

    def copy(self):
        return Table(self.model, self.held.copy(), self.heads.copy(), self.value)

    def gain(self, on, off):
        """Points that would come of taking the pairs `on` and giving up `off`; None if a role would be too full."""
        model, p = self.model, self.model.pairs
        roles = np.concatenate([p.role[on], p.role[off]])
        touched, place = np.unique(roles, return_inverse=True)
        change = np.bincount(place, np.concatenate([np.ones(len(on)), -np.ones(len(off))]), len(touched)).astype(np.int64)
        before = self.heads[touched]
        if (before + change > model.most[touched]).any():
            return None
        least, worth = model.least[touched], model.worth[touched]

        def covered(heads):
            return (np.minimum(heads, least) * worth + np.maximum(0, heads - least) * model.extra).sum()

        points = (
            covered(before + change) - covered(before) + p.liking[on].sum(dtype=np.int64) - p.liking[off].sum(dtype=np.int64)
        )
        for i in np.unique(p.volunteer[np.concatenate([on, off])]):
            own = slice(p.at[i], p.at[i + 1])
            n = int(self.held[own].sum()) + int(model.taken[i])
            then = n + int(((on >= own.start) & (on < own.stop)).sum()) - int(((off >= own.start) & (off < own.stop)).sum())
            points -= model.fair * (then * (then - 1) - n * (n - 1)) // 2
        return int(points)

    def change(self, on, off):
        """Make the change if it gains: whether it was made."""
        gained = self.gain(on, off)
        if not gained or gained < 0:
            return False
        self.held[off], self.held[on] = False, True
        np.add.at(self.heads, self.model.pairs.role[on], 1)
        np.add.at(self.heads, self.model.pairs.role[off], -1)
        self.value += gained
        return True


def improve(model, table, loss, prices, dice, clock, pool, top, budget):
    """Sweep until the work in `budget` is done, the time is over, the bound `top()` is reached or all sweeps are made.

    Work is counted in iterations of the solver times people of the block, so that the same search ends at the same
    place whatever the machine's mood and however many its cores; RATE of it take a second of one core or less.
    """
    spent = mend(model, table, loss, prices, clock, pool, budget)
    clock.tell(table.value + locked_points(model), top())
    people = np.flatnonzero(np.diff(model.pairs.at))
    places = np.array([(v.x, v.y) for v in model.instance.volunteers], float).reshape(-1, 2)
    for size, points in SWEEPS:
        angle = dice.uniform(0, np.pi)
        along = places @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        cut = blocks(along, people, size)
        order = dice.permutation(len(cut))
        near = loss <= points * SCALE
        for first in range(0, len(cut), BATCH * LANES):
            mine = [[cut[n] for n in order[first + c : first + BATCH * LANES : LANES]] for c in range(LANES)]

            def work(batch, near=near):
                return sweep(model, table.copy(), batch, near, clock)

            for changes, cost in pool.map(work, mine) if len(cut) > 1 else [work(mine[0])]:
                spent += cost
                for on, off in changes:
                    table.change(on, off)
            clock.tell(table.value + locked_points(model), top())
            if spent >= budget or clock.over() or table.value + locked_points(model) >= top():
                return


def mend(model, table, loss, prices, clock, pool, budget):
    """Fill roles that lack heads though at the prices they need not, each with those around it: the work done.

    Several at a time, as long as nobody stands around two of them.
    """
    spent, near, ahead = 0, loss <= MENDING[1] * SCALE, []
    lacking = np.flatnonzero(
        (table.heads < model.least) & (prices < model.worth * SCALE) & (np.diff(model.pairs.role_at) > 0)
    )
    lacking = list(lacking[np.argsort(-model.worth[lacking], kind="stable")])
    while lacking and spent < budget * MENDING[2] and not clock.over():
        taken, together = set(), []
        while lacking and len(together) < LANES:
            block = around(model, table, loss, lacking[0]) if table.heads[lacking[0]] < model.least[lacking[0]] else ()
            if not taken.isdisjoint(block):
                break
            lacking.pop(0)
            if len(block):
                taken.update(block.tolist())
                together.append([block])
        for changes, cost in pool.map(lambda batch: sweep(model, table.copy(), batch, near, clock), together):
            spent += cost
            ahead.extend(changes)
        for on, off in ahead:
            table.change(on, off)
        ahead.clear()
    return spent


def around(model, table, loss, role):
    """People whom `role` costs least, then those whom their own roles cost least, MENDING[0] in all."""
    p, people, seen, ahead = model.pairs, {}, {role}, [role]
    for q in ahead:
        own = p.by_role[p.role_at[q] : p.role_at[q + 1]]
        own = own[loss[own] <= MENDING[1] * SCALE]
        for k in own[np.argsort(loss[own], kind="stable")][: MENDING[0] // 3]:
            i = int(p.volunteer[k])
            if i not in people and len(people) < MENDING[0]:
                people[i] = True
                held = p.role[p.at[i] : p.at[i + 1]][table.held[p.at[i] : p.at[i + 1]]].tolist()
                fresh = [one for one in held if one not in seen]
                seen.update(fresh)
                ahead.extend(fresh)
        if len(people) == MENDING[0]:
            break
    return np.array(sorted(people), np.int64)


def sweep(model, table, batch, near, clock):
    """([(pairs taken, pairs given up)], work) by solving the blocks of a batch one after another on a private table."""
    changes, p, cost = [], model.pairs, 0
    for block in batch:
        if clock.over():
            break
        span = np.concatenate([np.arange(p.at[i], p.at[i + 1]) for i in block]) if len(block) else np.zeros(0, np.int64)
        own = span[table.held[span]]
        others = table.heads - np.bincount(p.role[own], minlength=len(table.heads))
        use = np.zeros(len(p), bool)
        use[span] = near[span] | table.held[span]
        task = programme(model, block, use, others)
        start, _ = start_of(task, model, table.held, others)
        _, value, found, _, _ = task.run(whole=True, start=start, seconds=clock.left, stop=clock.asked, options=OPTIONS)
        cost += task.work * len(block)
        if found is None:
            continue
        new = found[: len(task.pair)] > 0.5
        old = table.held[task.pair]
        on, off = task.pair[new & ~old], task.pair[old & ~new]
        if table.change(on, off):
            changes.append((on, off))
    return changes, cost


def blocks(along, people, size):
    """People cut into blocks of at most `size`, each time in the middle across the longer side."""
    if len(people) <= size:
        return [np.sort(people)]
    here = along[people]
    side = int(np.argmax(here.max(0) - here.min(0)))
    order = people[np.argsort(here[:, side], kind="stable")]
    middle = len(order) // 2
    return blocks(along, order[:middle], size) + blocks(along, order[middle:], size)

"""The linear (or integer) programme of some people and some of their pairs, for HiGHS.

Columns: x of a pair; u and e, a role's heads up to the minimum and beyond; y, the first, second … shift of a person,
which carry the fairness. Rows: heads of a role = u + e; at most one of each maximal set of shifts that exclude each
other; minutes of a week or day where they can pass the cap; shifts of a person <= their y.
"""

from dataclasses import dataclass

import numpy as np

from .jit import jit


@dataclass(slots=True)
class Programme:
    """`pair` (x): the pair of each x column; `roles`: the role of each of the first rows; matrix by rows; maximised."""

    pair: np.ndarray
    roles: np.ndarray
    cost: np.ndarray
    upper: np.ndarray
    row_at: np.ndarray
    index: np.ndarray
    value: np.ndarray
    row_upper: np.ndarray
    work: int = 0  # iterations of the last run

    def run(self, *, whole=False, start=None, seconds=None, stop=None, options=()):
        """(finished, value, columns, prices of the roles, bound) by HiGHS; value None if there is no solution."""
        import highspy

        from .highs import solver as quiet

        solver = quiet(seconds=seconds, stop=stop, options=options)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.row_upper)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = self.cost, np.zeros(len(self.cost)), self.upper
        lower = np.full(len(self.row_upper), -highspy.kHighsInf)
        lower[: len(self.roles)] = 0
        lp.row_lower_, lp.row_upper_ = lower, self.row_upper
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = self.row_at, self.index, self.value
        if whole:
            lp.integrality_ = np.full(len(self.cost), highspy.HighsVarType.kInteger)
        solver.passModel(lp)
        if start is not None:
            known = highspy.HighsSolution()
            known.col_value = start
            solver.setSolution(known)
        solver.run()
        info, found = solver.getInfo(), solver.getSolution()
        self.work = max(0, info.simplex_iteration_count)
        done = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        if not found.value_valid:
            return done, None, None, None, None
        prices = None if whole else -np.array(found.row_dual[: len(self.roles)])
        bound = info.mip_dual_bound if whole else info.objective_function_value
        return done, info.objective_function_value, np.array(found.col_value), prices, bound


def programme(model, people, use, heads):
    """The Programme of `people` (indices) with the pairs in `use` (p, bool), where others give each role `heads` (q)."""
    from .ascent import scene

    p = model.pairs
    s = scene(model)
    most_pairs = int((p.at[people + 1] - p.at[people]).sum())
    pair, index, value, row_at, row_upper, y_cost, y_of = _person_rows(people, s, use, np.empty(most_pairs, np.int64))
    roles, place = np.unique(p.role[pair], return_inverse=True)
    nx, nq = len(pair), len(roles)
    least = np.maximum(0, model.least[roles] - heads[roles])
    spare = np.maximum(0, model.most[roles] - np.maximum(heads[roles], model.least[roles]))
    # role rows: x by role, then u and e of the role
    order = np.argsort(place, kind="stable")
    by_role = np.bincount(place, minlength=nq)
    at = np.concatenate([[0], np.cumsum(by_role + 2)])
    columns, values = np.empty(at[-1], np.int32), np.ones(at[-1])
    spot = np.arange(nx) + 2 * place[order]
    columns[spot] = order
    for n in (0, 1):
        columns[at[1:] - 2 + n] = nx + n * nq + np.arange(nq)
        values[at[1:] - 2 + n] = -1
    base = nx + 2 * nq
    index = np.where(index >= 0, index, base - 1 - index)  # y columns were written as -1, -2 …
    cost = np.concatenate(
        [p.liking[pair].astype(float), model.worth[roles].astype(float), np.full(nq, float(model.extra)), y_cost]
    )
    upper = np.concatenate([np.ones(nx), least, spare, np.ones(len(y_cost))])
    return Programme(
        pair,
        roles,
        cost,
        upper,
        np.concatenate([at[:-1], at[-1] + row_at]).astype(np.int32),
        np.concatenate([columns, index]).astype(np.int32),
        np.concatenate([values, value]),
        np.concatenate([np.zeros(nq), row_upper]),
    )


def start_of(programme, model, held, heads):
    """Column values of what is held (p, bool), in a programme in which others give `heads`."""
    x = held[programme.pair].astype(float)
    got = np.bincount(model.pairs.role[programme.pair[x > 0]], minlength=len(model.least))[programme.roles]
    nq = len(programme.roles)
    least = programme.upper[len(x) : len(x) + nq]
    first = np.minimum(got, least)
    y = np.zeros(len(programme.cost) - len(x) - 2 * nq)
    return np.concatenate([x, first, got - first, y]), got


@jit
def _person_rows(people, s, use, pair):
    """(pairs, index, value, bounds of rows, right sides, costs of y, person of y); y number n is written as -1 - n."""
    at, role, shift_of, start, end, week, day = s[0], s[1], s[2], s[3], s[4], s[5], s[6]
    fair, cap, rest, day_cap, taken = s[11], s[12], s[13], s[14], s[15]
    fixed_at, fixed_start, fixed_minutes, week_min = s[16], s[17], s[18], s[20]
    size = 4 * len(pair) + 1024
    index, value = np.empty(size, np.int64), np.empty(size)
    row_at, row_upper = np.empty(2 * len(pair) + 2, np.int64), np.empty(2 * len(pair) + 2)
    y_cost, y_of = np.empty(len(pair) + 1), np.empty(len(pair) + 1, np.int64)
    nx = nnz = rows = ny = 0
    row_at[0] = 0
    longest = 0
    for i in people:
        longest = max(longest, at[i + 1] - at[i])
    after, depth, minutes_from = (
        np.empty(longest + 1, np.int64),
        np.empty(longest + 1, np.int64),
        np.empty(longest + 1, np.int64),
    )
    for i in people:
        first = nx
        for k in range(at[i], at[i + 1]):
            if use[k]:
                pair[nx] = k
                nx += 1
        n = nx - first
        if n == 0:
            continue
        if nnz + (n + 4) * (n + 4) > size:
            size = 2 * size + (n + 4) * (n + 4)
            grown, grown_value = np.empty(size, np.int64), np.empty(size)
            grown[:nnz], grown_value[:nnz] = index[:nnz], value[:nnz]
            index, value = grown, grown_value
        depth[n] = 0
        for c in range(n - 1, -1, -1):
            free = end[shift_of[role[pair[first + c]]]] + rest[i]
            a = c + 1
            while a < n and start[shift_of[role[pair[first + a]]]] < free:
                a += 1
            after[c] = a
            depth[c] = max(depth[c + 1], 1 + depth[a])
        # maximal cliques: those that are alive at a start, whenever the next start finds one of them ended
        for c in range(n):
            begin = start[shift_of[role[pair[first + c]]]]
            last = c == n - 1
            if not last:
                then = start[shift_of[role[pair[first + c + 1]]]]
                for a in range(c + 1):
                    free = end[shift_of[role[pair[first + a]]]] + rest[i]
                    if free > begin and free <= then:
                        last = True
                        break
            if last:
                members = 0
                for a in range(c + 1):
                    if end[shift_of[role[pair[first + a]]]] + rest[i] > begin:
                        index[nnz + members], value[nnz + members] = first + a, 1.0
                        members += 1
                if members > 1:
                    nnz += members
                    row_upper[rows] = 1.0
                    rows += 1
                    row_at[rows] = nnz
        for daily in range(2):
            if daily == 1 and day_cap[i] < 0:
                break
            c = 0
            while c < n:
                j = shift_of[role[pair[first + c]]]
                span = day[j] if daily else week[j]
                stop = c
                while stop < n:
                    o = shift_of[role[pair[first + stop]]]
                    if (day[o] if daily else week[o]) != span:
                        break
                    stop += 1
                left = day_cap[i] if daily else cap[i]
                for f in range(fixed_at[i], fixed_at[i + 1]):
                    if fixed_start[f] // (1440 if daily else week_min) == span:
                        left -= fixed_minutes[f]
                minutes_from[stop] = 0
                for b in range(stop - 1, c - 1, -1):
                    o = shift_of[role[pair[first + b]]]
                    then_from = minutes_from[min(after[b], stop)]
                    minutes_from[b] = max(minutes_from[b + 1], end[o] - start[o] + then_from)
                if minutes_from[c] > left:
                    for b in range(c, stop):
                        o = shift_of[role[pair[first + b]]]
                        index[nnz], value[nnz] = first + b, end[o] - start[o]
                        nnz += 1
                    row_upper[rows] = max(0, left)
                    rows += 1
                    row_at[rows] = nnz
                c = stop
        if fair > 0 and (depth[0] > 1 or taken[i] > 0):
            for b in range(n):
                index[nnz], value[nnz] = first + b, 1.0
                nnz += 1
            for b in range(depth[0]):
                y_cost[ny], y_of[ny] = -fair * (taken[i] + b), i
                index[nnz], value[nnz] = -1 - ny, -1.0
                ny += 1
                nnz += 1
            row_upper[rows] = 0.0
            rows += 1
            row_at[rows] = nnz
    return pair[:nx], index[:nnz], value[:nnz], row_at[: rows + 1], row_upper[:rows], y_cost[:ny], y_of[:ny]

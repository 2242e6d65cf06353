"""An instance as columns of numbers: what the kernels read. Shapes: v volunteers, s shifts, q roles, p pairs."""

from dataclasses import dataclass
from itertools import chain

import numpy as np

from .checking import Sheet
from .instance import DAY, LIKING, PRIORITIES


@dataclass(slots=True)
class Model:
    """Columns of an instance. Roles are numbered through all shifts; locked heads are already taken off `least` and `most`.

    `fixed_*` are the intervals that a volunteer keeps whatever happens (busy, locks): sorted by volunteer, bounds in
    `fixed_at` (v+1). `pairs` comes from `pairs.build`.
    """

    instance: object
    start: np.ndarray
    end: np.ndarray
    week: np.ndarray
    day: np.ndarray
    shift_of: np.ndarray
    role_of: np.ndarray
    first_role: np.ndarray
    least: np.ndarray
    most: np.ndarray
    worth: np.ndarray
    prio: np.ndarray
    cap: np.ndarray
    rest: np.ndarray
    day_cap: np.ndarray
    taken: np.ndarray
    fixed_at: np.ndarray
    fixed_start: np.ndarray
    fixed_end: np.ndarray
    fixed_minutes: np.ndarray
    locked: list
    refused: list
    pairs: object = None

    @property
    def extra(self):
        return self.instance.extra

    @property
    def fair(self):
        return self.instance.fair


def columns(instance):
    """The Model of an instance, still without pairs. A lock that breaks a rule is left out and named in `refused`."""
    volunteers, shifts = instance.volunteers, instance.shifts
    counts = np.array([len(s.roles) for s in shifts], np.int64)
    roles = [role for s in shifts for role in s.roles]
    first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    shift_of = np.repeat(np.arange(len(shifts)), counts)
    start, end = _column([s.start for s in shifts]), _column([s.end for s in shifts])
    prio = _column([s.prio for s in shifts])[shift_of]
    points = np.array([0, *(instance.weights[p] for p in (1, 2, 3, 4))], np.int64)
    locked, refused = _standing(instance)
    heads, taken = np.zeros(len(roles), np.int64), np.zeros(len(volunteers), np.int64)
    kept = {}
    for i, j, r in locked:
        heads[first[j] + r] += 1
        taken[i] += 1
        kept.setdefault(i, []).append((shifts[j].start, shifts[j].end, True))
    fixed = [
        (i, a, b, b - a if counted else 0)
        for i, one in enumerate(volunteers)
        if one.busy or i in kept
        for a, b, counted in (*one.busy, *kept.get(i, ()))
    ]
    who, begins, ends, minutes = (_column(column) for column in zip(*fixed, strict=True)) if fixed else (_column([]),) * 4
    least, most = _column([r.min for r in roles]), _column([r.max for r in roles])
    return Model(
        instance=instance,
        start=start,
        end=end,
        week=start // instance.week_min,
        day=start // DAY,
        shift_of=shift_of,
        role_of=np.arange(len(roles)) - first[shift_of],
        first_role=first,
        least=np.maximum(0, least - heads),
        most=most - heads,
        worth=points[prio],
        prio=prio,
        cap=_column([v.cap_min for v in volunteers]),
        rest=_column([instance.rest_min if v.rest_min is None else v.rest_min for v in volunteers]),
        day_cap=_column([-1 if v.day_cap_min is None else v.day_cap_min for v in volunteers]),
        taken=taken,
        fixed_at=np.searchsorted(who, np.arange(len(volunteers) + 1)),
        fixed_start=begins,
        fixed_end=ends,
        fixed_minutes=minutes,
        locked=locked,
        refused=refused,
    )


def _standing(instance):
    """(locks that keep every rule when set one after another, what the others break)."""
    stand, refused, sheet = [], [], Sheet(instance)
    for i, j, r in instance.locks:
        broken = sheet.broken_by(i, j, r)
        if broken:
            refused.append(broken)
        else:
            stand.append((i, j, r))
            sheet.put(i, j, r)
    return stand, refused


def _column(values):
    return np.array(values, np.int64).reshape(-1)


def by_priority(model, heads):
    """{priority: sum of `heads` (q)}."""
    return {k: float(heads[model.prio == k].sum()) for k in PRIORITIES}


def flattened(lists):
    """(bounds, all items one after another) of a list of lists of integers."""
    bounds = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(one) for one in lists], out=bounds[1:])
    return bounds, np.fromiter(chain.from_iterable(lists), np.int64, bounds[-1])


def likings(instance, kinds):
    """(v × kinds) preferences of all volunteers for the kinds in `kinds`, LIKING where nothing is said."""
    place = {kind: n for n, kind in enumerate(kinds)}
    table = np.full((len(instance.volunteers), max(1, len(kinds))), LIKING, np.int8)
    rows, cols, values = [], [], []
    for i, one in enumerate(instance.volunteers):
        for kind, value in one.pref.items():
            if kind in place:
                rows.append(i)
                cols.append(place[kind])
                values.append(value)
    table[rows, cols] = values
    return table

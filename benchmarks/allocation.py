"""Measure allocation: python benchmarks/allocation.py [--quick] [--nation] [--seeds 11,12,13]. Prints, never asserts.

Each row is one instance made from a seed. Gaps are to the bare linear programme where it was solved, else to the
engine's own proven bound. A star marks what misses its bar. Seconds are after the pairs are built; the columns beside
are a plain greedy, the bare linear programme, and CP-SAT's model where ortools is installed.
"""

import argparse
import gc
import math
import os
import platform
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.allocation_towns import SIZES, make  # noqa: E402

BARS = {
    ("group", 1): (1, 0.0),
    ("group", 2): (1, 0.0),
    ("region", 1): (2, 0.06),
    ("region", 2): (2, 0.20),
    ("province", 1): (10, 0.08),
    ("province", 2): (20, 0.22),
    ("nation", 1): (60, 0.13),
    ("nation", 2): (60, None),
}
ABOVE = {"province": 0.1, "nation": 0.8}
NEAR = 0.0013  # of the bound: how near the growth asks for
HEAD = (
    "instance",
    "pairs",
    "M pairs/s",
    "greedy %",
    "LP cpu s",
    "CP-SAT % / s",
    "gap %",
    "bar",
    "own bound over LP %",
    "heads missing",
    "LP's (nation: the prices')",
    "first s / %",
    "s",
    "cpu s",
    "MiB",
    "method",
)


def say(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def measure(size, tight, seed, *, relaxed, sat):
    """One row: (Instance, Answer, (pairs, CPU seconds until NEAR of the best bound) for the growth)."""
    import numpy as np

    from guyub.engines.allocation import Instance, ascent, solve, solving

    whole = Instance.read(make(*SIZES[size], seed, tight))
    limit, bar = BARS[size, tight]
    model = solving.columns(whole)
    columns = solving.gathered(model)
    begun = time.perf_counter()
    pairs = len(solving.build(model, columns))
    rate = pairs / (time.perf_counter() - begun) / 1e6
    greedy = ascent.points_of(model, ascent.greedy(model)[0])
    linear, lacking, seconds = bare(model, np) if relaxed else (None, None, None)
    satisfied = cp_sat(model, 60) if sat else None
    del model, columns
    gc.collect()
    told, begun = [], time.process_time()
    found = solve(whole, seconds=limit, seed=1, on_progress=lambda one: told.append((one, time.process_time() - begun)))
    cpu, first = time.process_time() - begun, told[0][0]
    late = first.seconds > 5 or 100 * (found.bound - first.objective) / found.bound > 0.42
    best = linear if linear and size != "group" else found.bound
    gap = 100 * (best - found.objective) / best
    above = 100 * (found.bound - linear) / linear if linear else None
    missed = bar is not None and gap > bar + 1e-9
    say(
        f"{size}, tight {tight}, seed {seed}",
        pairs,
        f"{rate:.2f}{'*' if size == 'nation' and rate < 1.4 else ''}",
        f"{100 * (best - greedy) / best:.3f}",
        "-" if seconds is None else f"{seconds:.1f}",
        "-" if satisfied is None else f"{100 * (best - satisfied[0]) / best:.3f} / {satisfied[1]:.0f}",
        f"{gap:.4f}{'*' if missed else ''}",
        "-" if bar is None else bar,
        "-" if above is None else f"{above:+.4f}{'*' if above > ABOVE.get(size, 9) else ''}",
        "/".join(str(n) for n in found.missing.values()),
        "/".join(f"{n:.0f}" for n in (lacking or found.bound_missing.values())),
        f"{first.seconds:.2f} / {100 * (best - first.objective) / best:.3f}{'*' if size == 'nation' and late else ''}",
        f"{found.seconds:.1f}",
        f"{cpu:.1f}",
        f"{found.memory / 2**20:.0f}",
        found.method,
    )
    near = next((spent for one, spent in told if one.objective >= (1 - NEAR) * found.bound), None)
    return whole, found, (pairs, near)


def bare(model, np):
    """(value, heads missing by priority, CPU seconds) of the whole linear programme by HiGHS."""
    from guyub.engines.allocation.model import by_priority
    from guyub.engines.allocation.programme import programme

    begun = time.process_time()
    task = programme(model, np.arange(len(model.cap)), np.ones(len(model.pairs), bool), np.zeros(len(model.least), np.int64))
    _, value, columns, _, _ = task.run()
    short = model.least.astype(float)
    short[task.roles] -= columns[len(task.pair) : len(task.pair) + len(task.roles)]
    return value, by_priority(model, short).values(), time.process_time() - begun


def cp_sat(model, limit):
    """(objective, seconds) of the same programme as CP-SAT's model, or None without ortools."""
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        return None
    import numpy as np

    from guyub.engines.allocation.programme import programme

    begun = time.perf_counter()
    task = programme(model, np.arange(len(model.cap)), np.ones(len(model.pairs), bool), np.zeros(len(model.least), np.int64))
    made = cp_model.CpModel()
    columns = [made.new_int_var(0, int(top), "") for top in task.upper]
    for row, right in enumerate(task.row_upper):
        span = slice(task.row_at[row], task.row_at[row + 1])
        total = sum(int(v) * columns[c] for c, v in zip(task.index[span], task.value[span], strict=True))
        made.add(total == 0 if row < len(task.roles) else total <= int(right))
    made.maximize(sum(int(c) * x for c, x in zip(task.cost, columns, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = limit, os.cpu_count() or 1
    solver.solve(made)
    return solver.objective_value, time.perf_counter() - begun


def again(whole, found, limit, size):
    """A row on planning again after one person in a hundred dropped out."""
    from dataclasses import replace

    from guyub.engines.allocation import solve

    used = sorted({i for i, _, _ in found.assign})
    gone = set(used[::100])
    people = tuple(replace(one, avail=()) if i in gone else one for i, one in enumerate(whole.volunteers))
    lost = sum(place[0] in gone for place in found.assign)
    cpu = time.process_time()
    anew = solve(replace(whole, volunteers=people), seconds=limit, before=found.assign)
    cpu = time.process_time() - cpu
    missed = size == "nation" and (anew.seconds > 2 or anew.moved > 0.01 * lost)
    print(
        f"  planned again: {lost} places lost, {anew.moved} moved ({100 * anew.moved / max(1, lost):.1f} %) in "
        f"{anew.seconds:.2f} s{'*' if missed else ''} ({cpu:.1f} CPU seconds with the pairs), gap {100 * anew.gap:.3f} %, "
        f"missing {'/'.join(map(str, anew.missing.values()))}",
        flush=True,
    )


def growth(small, large):
    """Print the exponent in pairs of the CPU seconds until the answer is within NEAR of its bound."""
    if all(spent for _, spent in small + large) and small and large:
        mean = [[math.log(sum(column) / len(column)) for column in zip(*rows, strict=True)] for rows in (small, large)]
        exponent = (mean[1][1] - mean[0][1]) / (mean[1][0] - mean[0][0])
        print(f"growth from province to nation, tight 1: exponent {exponent:.2f}{'*' if exponent > 1.1 else ''}")


def main():
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--quick", action="store_true", help="group and region only, one seed")
    read.add_argument("--nation", action="store_true", help="the nation too: six minutes and more, 2 GB")
    read.add_argument("--seeds", default="11,12,13")
    read.add_argument("--only", choices=SIZES)
    asked = read.parse_args()
    from guyub.engines.allocation.jit import COMPILED
    from guyub.engines.allocation.warming import warm

    warm()
    print(
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}, "
        f"{'compiled kernels' if COMPILED else 'no compiler'}"
    )
    say(*HEAD)
    say(*["---"] * len(HEAD))
    seeds = [int(seed) for seed in asked.seeds.split(",")][: 1 if asked.quick else None]
    spent = {}
    for size in SIZES:
        if (
            (asked.only and size != asked.only)
            or (size == "province" and asked.quick)
            or (size == "nation" and not asked.nation)
        ):
            continue
        for tight in (1, 2):
            for seed in seeds:
                sat = size == "group" or (size == "region" and seed == seeds[0])
                whole, found, near = measure(size, tight, seed, relaxed=size != "nation", sat=sat)
                spent.setdefault((size, tight), []).append(near)
                if seed == seeds[0]:
                    again(whole, found, BARS[size, tight][0] if size != "nation" else 2, size)
                del whole, found
    growth(spent.get(("province", 1), []), spent.get(("nation", 1), []))
    print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

"""The way of the large, prices and blocks, made to go also through what is tiny, and without the compiler."""

import json
import subprocess
import sys
from unittest.mock import patch

from hypothesis import given, settings

from guyub.engines.allocation import Instance, check, missing, objective, shaking, solve, solving

from .making import crowd, most, tiny

PLAIN = """
import json, sys
sys.modules["numba"] = None
from guyub.engines.allocation import Instance, jit, solve, solving
assert not jit.COMPILED
solving.EXACT = int(sys.argv[2])
found = solve(Instance.read(sys.argv[1]), seconds=60, processes=1)
print(json.dumps(found.to_dict()))
"""


@settings(max_examples=40, deadline=None)
@given(tiny(optional=True))
def test_prices_and_blocks_keep_every_rule_and_their_bound_is_true(whole):
    with patch.object(solving, "EXACT", -1):
        found = solve(whole, seconds=60, processes=2)
    assert check(whole, found.assign) == []
    assert found.objective == objective(whole, found.assign)
    assert found.missing == missing(whole, found.assign)
    standing = [lock for lock in whole.locks if lock in found.assign]
    best = most(whole, standing)
    assert found.objective <= best <= found.bound


def test_prices_and_blocks_come_close_to_the_exact_answer():
    whole = crowd(60, 20, 11)
    exact = solve(whole, seconds=120)
    with patch.object(solving, "EXACT", -1):
        found = solve(whole, seconds=120)
    assert exact.method == "exact"
    assert exact.objective * 0.995 <= found.objective <= exact.objective == exact.bound <= found.bound


def test_parts_of_the_map_worked_on_at_once_give_the_same_answer_whatever_the_cores():
    whole = crowd(300, 60, 5)
    with patch.object(shaking, "LANE", 60):
        first, *others = (solve(whole, seconds=900, seed=2, processes=cores) for cores in (1, 2, 3))
    assert check(whole, first.assign) == []
    assert first.objective == objective(whole, first.assign) >= 0.999 * first.bound
    assert {(tuple(one.assign), one.bound, one.method) for one in others} == {
        (tuple(first.assign), first.bound, "prices, tries and blocks")
    }


def test_a_file_of_33_megabytes_is_read_and_answered(tmp_path):
    town, path = crowd(2_000, 120, 3).to_dict(), tmp_path / "instance.json"
    away = [1_000_000 * n for n in range(48)]
    people = [{**one, "x": one["x"] + east} for east in away for one in town["volunteers"]]
    shifts = [{**one, "x": one["x"] + east} for east in away for one in town["shifts"]]
    path.write_text(json.dumps({**town, "volunteers": people, "shifts": shifts}))
    assert path.stat().st_size > 33_000_000
    whole = Instance.read(path)
    found = solve(whole, seconds=1)
    assert check(whole, found.assign) == []
    assert 0 < found.objective == objective(whole, found.assign) <= found.bound


def test_without_the_compiler_the_answer_is_the_same(tmp_path):
    whole = crowd(40, 12, 4)
    path = tmp_path / "instance.json"
    path.write_text(json.dumps(whole.to_dict()))
    for exact in (3_000, -1):
        run = subprocess.run(
            [sys.executable, "-c", PLAIN, str(path), str(exact)], capture_output=True, text=True, timeout=600
        )
        assert run.returncode == 0, run.stderr
        plain = json.loads(run.stdout)
        with patch.object(solving, "EXACT", exact):
            found = solve(whole, seconds=60, processes=1)
        assert [tuple(place) for place in plain["assign"]] == found.assign
        assert plain["bound"] == found.bound

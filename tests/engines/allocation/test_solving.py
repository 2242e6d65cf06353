"""What a search promises, against an oracle that tries everything, and at the edges."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings

from guyub.engines.allocation import Role, check, missing, objective, solve, solving

from .making import crowd, instance, most, person, shift, tiny


def holds(whole, found):
    """The figures of an answer are those that the checker counts."""
    assert check(whole, found.assign) == []
    assert found.objective == objective(whole, found.assign) <= found.bound
    assert found.missing == missing(whole, found.assign)
    assert found.assign == sorted(set(found.assign))
    return found


@settings(max_examples=60, deadline=None)
@given(tiny())
def test_what_is_small_is_solved_to_the_best(whole):
    found = holds(whole, solve(whole))
    assert found.objective == most(whole)
    assert found.gap == 0


@settings(max_examples=60, deadline=None)
@given(tiny(optional=True))
def test_promises_caps_by_day_locks_and_bans_are_kept_and_the_rest_is_best(whole):
    found = solve(whole)
    holds(whole, found)
    standing = [lock for lock in whole.locks if lock in found.assign]
    assert len(standing) + len(found.refused) == len(whole.locks)
    best = most(whole, standing)
    assert found.objective == best
    assert found.bound == best


@settings(max_examples=40, deadline=None)
@given(tiny())
def test_without_time_the_answer_is_allowed_and_the_bound_still_true(whole):
    found = holds(whole, solve(whole, seconds=0))
    assert found.objective <= most(whole) <= found.bound


@pytest.mark.parametrize("people, shifts", [(0, 5), (5, 0), (0, 0)])
def test_nobody_or_nothing_gives_the_empty_answer(people, shifts):
    found = holds(crowd(people, shifts, 1), solve(crowd(people, shifts, 1)))
    assert found.assign == []


def test_nothing_feasible_gives_the_empty_answer():
    found = solve(instance([person(skills={}), person(cap_min=0), person(avail=())], [shift(600), shift(2_000)]))
    assert (found.assign, found.objective, found.bound, found.missing[2]) == ([], 0, 0, 2)


def test_shifts_that_all_exclude_each_other_take_one_person_each():
    whole = instance(
        [person(max_m=50_000 + n) for n in range(40)], [shift(600 + n, 300, Role(1, 1, 0, 1)) for n in range(30)]
    )
    found = holds(whole, solve(whole))
    assert len({i for i, _, _ in found.assign}) == len(found.assign) == 30


def test_identical_people_share_the_work():
    whole = instance([person()] * 12, [shift(1_440 * day, 120, Role(4, 4, 0, 1)) for day in range(6)])
    found = holds(whole, solve(whole))
    assert sorted(sum(i == n for i, _, _ in found.assign) for n in range(12)) == [2] * 12


def test_a_shift_of_one_minute_and_windows_that_touch():
    whole = instance([person(avail=((0, 100), (100, 200)))], [shift(99, 1), shift(100, 100), shift(50, 100)], rest_min=0)
    assert [j for _, j, _ in holds(whole, solve(whole)).assign] == [0, 1]


def test_the_most_urgent_come_first():
    whole = instance([person()] * 2, [shift(600, 120, Role(2, 2, 0, 1), prio=4), shift(650, 120, Role(1, 1, 0, 1), prio=1)])
    found = holds(whole, solve(whole))
    assert found.missing == {1: 0, 2: 0, 3: 0, 4: 1}


@pytest.mark.parametrize("exact", [3_000, -1])
def test_the_same_seed_gives_the_same_answer(exact):
    whole = crowd(70, 25, 7)
    with patch.object(solving, "EXACT", exact):
        first, second = (solve(whole, seconds=900, seed=3, processes=2) for _ in range(2))
    assert first.assign == second.assign
    assert (first.bound, first.method) == (second.bound, second.method)
    assert "clock" not in first.method


@pytest.mark.parametrize("after", [0, 1, 2, 5, 20])
def test_a_stop_at_any_moment_leaves_an_allowed_answer(after):
    asked = []

    def stop():
        asked.append(1)
        return len(asked) > after

    whole = crowd(300, 60, 5)
    holds(whole, solve(whole, seconds=60, stop=stop))


def test_progress_is_told_with_points_that_never_fall_and_bounds_that_never_rise():
    told = []
    whole = crowd(300, 60, 5)
    found = solve(whole, seconds=20, on_progress=told.append)
    assert told
    assert all(0 <= one.fraction <= 1 for one in told)
    points = [one.objective for one in told] + [found.objective]
    assert points == sorted(points)
    bounds = [one.bound for one in told if one.bound is not None] + [found.bound]
    assert bounds == sorted(bounds, reverse=True)


def test_a_lock_that_breaks_a_rule_is_left_out_and_named():
    whole = instance([person(skills={})], [shift(600)], locks=((0, 0, 0),))
    found = solve(whole)
    assert found.assign == []
    assert [broken.rule for broken in found.refused] == ["skill"]

"""A plan made before: who dropped out is replaced, and nobody is moved without need."""

from dataclasses import replace
from unittest.mock import patch

from guyub.engines.allocation import check, objective, solve, solving

from .making import crowd, instance, person, shift


def without(whole, gone):
    """The same instance in which the people `gone` have no time."""
    return replace(
        whole, volunteers=tuple(replace(one, avail=()) if i in gone else one for i, one in enumerate(whole.volunteers))
    )


def test_without_a_change_nothing_moves():
    whole = crowd(120, 40, 9)
    found = solve(whole, seconds=10)
    again = solve(whole, seconds=10, before=found.assign)
    assert set(found.assign) <= set(again.assign)
    assert again.moved == 0


def test_drop_outs_are_replaced_and_few_move():
    whole = crowd(400, 80, 9)
    with patch.object(solving, "EXACT", -1):
        found = solve(whole, seconds=20)
        gone = {i for i, _, _ in found.assign[::97]}
        lost = [place for place in found.assign if place[0] in gone]
        again = solve(without(whole, gone), seconds=20, before=found.assign)
    assert check(without(whole, gone), again.assign) == []
    assert not gone & {i for i, _, _ in again.assign}
    kept = set(found.assign) - set(lost)
    assert len(kept - set(again.assign)) == again.moved <= 0.1 * len(lost)
    left = sorted(kept)
    assert objective(without(whole, gone), left) < again.objective


def test_a_place_that_covers_an_urgent_minimum_is_worth_a_move():
    whole = instance(
        [person(), person(avail=((0, 1_000),))], [shift(600, prio=4), shift(5_000, prio=1), shift(5_000, prio=4)]
    )
    found = solve(whole, before=[(0, 2, 0), (1, 0, 0)])
    assert found.assign == [(0, 1, 0), (1, 0, 0)]
    assert found.moved == 1


def test_places_of_before_that_cannot_stand_are_left_out_without_a_word():
    whole = instance([person(), person(skills={})], [shift(600), shift(650)])
    found = solve(whole, before=[(0, 0, 0), (0, 1, 0), (1, 1, 0), (7, 0, 0), (0, 9, 9), (0, 0, -1)])
    assert found.assign == [(0, 0, 0)]
    assert found.moved == 0


def test_a_new_lock_is_kept_when_a_plan_is_made_again():
    whole = instance([person(), person()], [shift(600)])
    found = solve(replace(whole, locks=((1, 0, 0),)), before=[(0, 0, 0)])
    assert found.assign == [(1, 0, 0)]

"""Reasons for empty places, the cheapest ways to fill them, and why one and not another."""

from dataclasses import replace

import pytest

from guyub.engines.allocation import Role, check, explain, solve, why

from .making import crowd, instance, person, shift

NEED = [shift(600, 120, Role(2, 2, 0, 1, 0))]
ABLE = person(certs={0: 9_000})
CASES = {
    "skill": (person(certs={0: 9_000}, skills={0: 0}), NEED, None),
    "certificate": (person(), NEED, ("certificate", 1)),
    "away": (person(certs={0: 9_000}, avail=()), NEED, ("away", 1)),
    "far": (person(certs={0: 9_000}, max_m=100), [shift(600, 120, Role(2, 2, 0, 1, 0), x=300)], ("far", 201)),
    "busy": (person(certs={0: 9_000}, busy=((0, 400, False),)), NEED, None),
    "cap": (person(certs={0: 9_000}, cap_min=90), NEED, ("cap", 30)),
    "day_cap": (person(certs={0: 9_000}, day_cap_min=100), NEED, ("day_cap", 20)),
}


@pytest.mark.parametrize("reason", CASES)
def test_the_reason_is_named_and_what_would_help(reason):
    who, shifts, help_ = CASES[reason]
    whole = instance([who], shifts)
    (told,) = explain(whole, [])
    assert (told.shift, told.role, told.missing, told.reasons) == (0, 0, 2, {reason: 1})
    offers = [(one.kind, one.amount, one.gains) for one in told.relaxations]
    assert offers == [*([(*help_, 1)] if help_ else []), ("people", 2, 2)]
    if help_:
        assert told.relaxations[0].volunteers == (0,)


def test_who_works_elsewhere_lacks_the_rest_and_an_overlap_cannot_be_relaxed():
    whole = instance([person(), person()], [shift(600), shift(1_100, 60), shift(650)])
    first, second = explain(whole, [(0, 0, 0)])
    assert (first.shift, first.reasons) == (1, {"rest": 1, "free": 1})
    assert [(one.kind, one.amount) for one in first.relaxations] == [("free", 1), ("people", 1), ("rest", 100)]
    assert [one.kind for one in second.relaxations] == ["free", "people"]


def test_the_most_urgent_come_first_and_not_more_than_asked():
    whole = instance([], [shift(600, prio=3), shift(600, prio=1), shift(600, 120, Role(3, 3, 0, 1), prio=3)])
    assert [told.shift for told in explain(whole, [])] == [1, 2, 0]
    assert [told.shift for told in explain(whole, [], most=1)] == [1]


def test_more_hours_fill_as_many_places_as_was_said():
    people = [person(cap_min=250 + n) for n in range(3)]
    days = [shift(1_440 * day, 120, Role(3, 3, 0, 1)) for day in range(3)]
    whole = instance(people, days)
    found = solve(whole)
    assert sum(found.missing.values()) == 3
    for told in explain(whole, found.assign):
        way = next(one for one in told.relaxations if one.kind == "cap")
        assert 108 <= way.amount <= 110
        wider = instance([replace(one, cap_min=one.cap_min + way.amount) for one in people], days)
        assert way.gains == len(way.volunteers) == told.missing
        assert check(wider, [*found.assign, *((i, told.shift, told.role) for i in way.volunteers)]) == []


def test_why_a_person_holds_a_place_and_another_does_not():
    whole = instance([person(pref={0: 40}), person(pref={0: 5}), person(skills={})], [shift(600), shift(700)])
    held = [(0, 0, 0)]
    assert why(whole, held, 0, 0, 0).verdict == "holds"
    other = why(whole, held, 1, 0, 0)
    assert (other.verdict, other.points, other.holders) == ("full", 55, ((0, 90),))
    unfit = why(whole, held, 2, 0, 0)
    assert (unfit.verdict, unfit.broken.rule) == ("broken", "skill")
    bound = why(whole, held, 0, 1, 0)
    assert (bound.verdict, bound.leaves, bound.loses, bound.gains) == ("leaves", ((0, 0),), 3_090, 3_090)
    assert why(whole, held, 1, 1, 0).verdict == "open"


def test_in_the_best_answer_nobody_stands_open():
    whole = crowd(40, 12, 6)
    found = solve(whole, seconds=60)
    assert found.method == "exact"
    for i in range(40):
        for j, task in enumerate(whole.shifts):
            for r in range(len(task.roles)):
                assert why(whole, found.assign, i, j, r).verdict != "open"

"""Each hard rule broken on purpose, and caught, in a whole answer and in a move by hand."""

import pytest

from guyub.engines.allocation import RULES, Role, check, may

from .making import instance, person, shift

DAYS = [shift(600), shift(2_040), shift(650)]
CASES = {
    "skill": (instance([person(skills={0: 1})], [shift(600, 120, Role(1, 1, 0, 2))]), [], (0, 0, 0)),
    "certificate": (instance([person(certs={0: 719})], [shift(600, 120, Role(1, 1, 0, 1, 0))]), [], (0, 0, 0)),
    "away": (instance([person(avail=((0, 660), (660, 900)))], [shift(600)]), [], (0, 0, 0)),
    "far": (instance([person(max_m=5)], [shift(600, x=3, y=5)]), [], (0, 0, 0)),
    "rest": (instance([person()], [shift(600), shift(1_199)]), [(0, 0, 0)], (0, 1, 0)),
    "busy": (instance([person(busy=((1_199, 1_300, False),))], [shift(600)]), [], (0, 0, 0)),
    "cap": (instance([person(cap_min=239)], DAYS), [(0, 0, 0)], (0, 1, 0)),
    "day_cap": (instance([person(day_cap_min=239, rest_min=0)], [shift(600), shift(720)]), [(0, 0, 0)], (0, 1, 0)),
    "full": (instance([person()] * 2, DAYS), [(0, 0, 0)], (1, 0, 0)),
    "ban": (instance([person()], DAYS, bans=frozenset({(0, 0)})), [], (0, 0, 0)),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_broken_rule_is_caught(rule):
    whole, held, place = CASES[rule]
    assert check(whole, held) == []
    assert [broken.rule for broken in check(whole, [*held, place])] == [rule]
    broken = may(whole, held, *place)
    assert (broken.rule, broken.volunteer, broken.shift, broken.role) == (rule, *place)
    assert rule in RULES


def test_two_roles_of_one_shift_are_no_rest():
    whole = instance([person(rest_min=0)], [shift(600, 120, Role(1, 1, 0, 1), Role(1, 1, 0, 1))])
    assert [broken.rule for broken in check(whole, [(0, 0, 0), (0, 0, 1)])] == ["rest"]


def test_hours_promised_elsewhere_count_to_the_cap_only_if_they_are_counted():
    for counted, rules in ((True, ["cap"]), (False, [])):
        whole = instance([person(cap_min=200, busy=((5_000, 5_100, counted),))], [shift(600)])
        assert [broken.rule for broken in check(whole, [(0, 0, 0)])] == rules


def test_the_cap_counts_in_the_week_in_which_a_shift_starts():
    whole = instance([person(cap_min=120)], [shift(10_079), shift(10_800)])
    assert check(whole, [(0, 0, 0), (0, 1, 0)]) == []


@pytest.mark.parametrize(
    "place, rule",
    [
        ((0, 0), "form"),
        ((0, 0, True), "form"),
        (("0", 0, 0), "form"),
        ((1, 0, 0), "range"),
        ((0, -1, 0), "range"),
        ((0, 0, 1), "range"),
    ],
)
def test_what_is_no_place_is_caught(place, rule):
    assert [broken.rule for broken in check(instance([person()], [shift(600)]), [place])] == [rule]


def test_a_place_given_twice_and_a_lock_left_out_are_caught():
    whole = instance([person()], DAYS, locks=((0, 1, 0),))
    assert [broken.rule for broken in check(whole, [(0, 0, 0), (0, 0, 0)])] == ["duplicate", "lock"]


def test_a_place_held_already_is_no_hindrance_to_itself():
    whole = instance([person()], DAYS)
    assert may(whole, [(0, 0, 0)], 0, 0, 0) is None

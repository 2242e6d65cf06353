"""Beta-binomial ranges: sums, edges, and that they hold what they promise on people of a known habit."""

from random import Random

import pytest

from guyub.engines.forecasting.attendance import chances, missing_range, rate, standbys


@pytest.mark.parametrize("people", [0, 1, 2, 7, 60])
@pytest.mark.parametrize("came, stayed", [(0, 0), (0, 200), (200, 0), (1, 1), (37, 5), (3, 90)])
def test_chances_add_up_and_ranges_lie_inside(people, came, stayed):
    belief = rate(came, came + stayed)
    assert sum(chances(people, belief)) == pytest.approx(1)
    low, high = missing_range(people, belief)
    assert 0 <= low <= high <= people


def test_without_data_it_is_the_first_guess_and_says_so():
    belief = rate(0, 0)
    assert belief.mean == pytest.approx(0.8) and belief.promised == 0
    assert missing_range(10, belief) == (0, 4)
    assert missing_range(0, belief) == (0, 0)


def test_few_data_lean_on_everybody_many_on_their_own():
    assert rate(0, 2, 900, 1000).mean > 0.7
    assert rate(50, 100, 900, 1000).mean == pytest.approx(0.54, abs=0.02)


def test_worse_habits_ask_for_more_standbys():
    good, bad = rate(98, 100, 98, 100), rate(60, 100, 98, 100)
    assert standbys(10, 10, good) < standbys(10, 10, bad) and standbys(10, 0, bad) == 0
    assert standbys(12, 8, rate(95, 100, 95, 100)) == 0


@pytest.mark.parametrize("facts", [(3, 2), (-1, 2), (0, 0, 3, 2)])
def test_impossible_counts_are_refused(facts):
    with pytest.raises(ValueError):
        rate(*facts)


def test_ranges_hold_what_they_promise():
    chance, inside, told = Random(7), 0, 0
    came = promised = 0
    for _shift in range(400):
        people = chance.randint(4, 14)
        low, high = missing_range(people, rate(came, promised))
        there = sum(chance.random() < 0.72 for _one in range(people))
        told += 1
        inside += low <= people - there <= high
        came, promised = came + there, promised + people
    assert 0.8 <= inside / told <= 0.95  # whole people: a range holds at least what it promises

"""A shift's requirement is judged on the shift's day."""

from datetime import date, timedelta

import pytest

from guyub.workshop.skills import queries
from guyub.workshop.skills.rules import closed, covers

DAY = date(2026, 5, 2)


@pytest.mark.parametrize(("held", "wanted", "enough"), [(1, 1, True), (3, 2, True), (1, 2, False), (4, 4, True)])
def test_a_level_is_enough_at_the_wanted_one_or_above(village, held, wanted, enough):
    village.verified(village.wulan, village.driver, held)
    assert queries.holds(village.wulan.pk, village.driver.pk, wanted, DAY) is enough


@pytest.mark.parametrize(("days", "enough"), [(-31, False), (-30, True), (0, True), (30, True), (31, False)])
def test_only_the_day_of_the_shift_matters(village, days, enough):
    village.verified(village.wulan, village.driver, since=DAY - timedelta(days=30), until=DAY + timedelta(days=30))
    day = DAY + timedelta(days=days)
    assert queries.holds(village.wulan.pk, village.driver.pk, 1, day) is enough
    assert (village.wulan.pk in queries.holders(village.driver.pk, 1, day)) is enough
    assert (queries.lacking(village.wulan.pk, [(village.driver.pk, 1)], day) == []) is enough


def test_a_skill_that_includes_another_satisfies_it_and_not_the_other_way_round(village):
    village.verified(village.wulan, village.nurse, 2)
    assert queries.holds(village.wulan.pk, village.first_aid.pk, 2, DAY)
    assert not queries.holds(village.wulan.pk, village.first_aid.pk, 3, DAY)
    assert list(queries.holders(village.first_aid.pk, 1, DAY)) == [village.wulan.pk]


def test_who_holds_only_the_included_skill_lacks_the_whole(village):
    village.verified(village.wulan, village.first_aid)
    assert queries.lacking(village.wulan.pk, [(village.nurse.pk, 1), (village.first_aid.pk, 1)], DAY) == [
        (village.nurse.pk, 1)]


def test_several_requirements_are_one_statement(village, django_assert_num_queries):
    village.verified(village.wulan, village.nurse, 2)
    wanted = [(village.nurse.pk, 1), (village.first_aid.pk, 2), (village.driver.pk, 1), (village.nurse.pk, 3)]
    with django_assert_num_queries(1):
        assert queries.lacking(village.wulan.pk, wanted, DAY) == wanted[2:]
    with django_assert_num_queries(0):
        assert queries.lacking(village.wulan.pk, [], DAY) == []
    with django_assert_num_queries(1):
        queries.holds(village.wulan.pk, village.first_aid.pk, 1, DAY)


def test_a_person_is_one_holder_however_many_ways_they_hold_it(village):
    village.verified(village.wulan, village.nurse)
    village.verified(village.wulan, village.first_aid)
    assert list(queries.holders(village.first_aid.pk, 1, DAY)) == [village.wulan.pk]


def test_what_is_included_is_included_all_the_way():
    assert closed({"a": ["b"], "b": ["c"], "c": [], "d": ["a", "c"]}) == {
        "a": {"b", "c"}, "b": {"c"}, "c": set(), "d": {"a", "b", "c"}}
    assert closed({"a": ["b"], "b": ["a"]}) == {"a": {"b"}, "b": {"a"}}


@pytest.mark.parametrize(("outer", "inner", "inside"), [
    ((1, None), (2, None), True), ((1, None), (2, 3), True), ((1, 3), (2, None), False), ((1, 3), (1, 3), True),
    ((2, None), (1, 3), False), ((1, 3), (2, 4), False),
])
def test_a_term_covers_another(outer, inner, inside):
    assert covers(*outer, *inner) is inside

"""The engine: what was awarded is cut in a fixed order, and each cut says what it took."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guyub.profession.credits.rules.counting import (
    Item,
    carry_over,
    count,
    end_of,
    forecast,
    months_on,
    stand,
    sums_of,
    year_of,
    years_in,
)
from guyub.profession.credits.rules.scheme import Unreadable, problems, read

START = date(2024, 3, 1)


def scheme(total=25_000, kinds=(), categories=None, **more):
    """The general column of the health professions, of 250 credits."""
    return read({
        "unit": "SKP", "cycle": {"kind": "licence_period", "months": 60}, "total": total,
        "categories": categories or [
            {"code": "pembelajaran", "least_pct": 45, "annual": 20}, {"code": "pelayanan", "least_pct": 35},
            {"code": "pengabdian", "least_pct": 5}],
        "profiles": [{"code": "dtpk", "overrides": {"pembelajaran": {"least_pct": 25}, "pelayanan": {"least_pct": 55}}}],
        "kinds": [{"code": "seminar", "category": "pembelajaran"}, {"code": "praktik", "category": "pelayanan"},
                  {"code": "relawan", "category": "pengabdian", "mode": "hour", "amount": 20}, *kinds], **more})


def standing(rules, *entries, excused=(), carried=0, end=None):
    items = [Item(at, kind, day, awarded) for at, (kind, day, awarded) in enumerate(entries)]
    lines = count(rules, items, START, end or end_of(START, rules.months))
    return stand(rules, sums_of(rules, items, lines, START), excused=excused, carried=carried), lines


@pytest.mark.parametrize("profile, least", [("", (11_250, 8_750, 1_250)), ("dtpk", (6_250, 13_750, 1_250))])
def test_the_least_of_each_category_is_a_share_of_the_required_total(profile, least):
    found, _lines = standing(scheme().of_profile(profile))
    assert tuple(part.least for part in found.parts) == least
    assert found.missing == 25_000


def test_each_year_asks_for_a_fifth_of_what_learning_asks():
    found, _lines = standing(scheme(), ("seminar", START, 2_250), ("seminar", START + timedelta(days=366), 100))
    assert [(year.number, year.least, year.short) for year in found.years][:3] == [
        (0, 2250, 0), (1, 2250, 2150), (2, 2250, 2250)]
    excused, _lines = standing(scheme(), excused={1, 2})
    assert [year.short for year in excused.years] == [2250, 0, 0, 2250, 2250]


def test_a_short_category_is_missing_though_the_sum_is_enough():
    found, _lines = standing(scheme(), ("seminar", START, 20_000), ("praktik", START, 10_000), ("relawan", START, 1_025))
    assert found.counted > found.required and not found.met
    assert found.missing == 225 == found.part("pengabdian").short


def test_what_lies_outside_the_cycle_does_not_count():
    rules = scheme()
    last = end_of(START, 60)
    assert last == date(2029, 2, 28)
    _found, lines = standing(
        rules, ("seminar", START - timedelta(days=1), 100), ("seminar", START, 100), ("seminar", last, 100),
        ("seminar", last + timedelta(days=1), 100))
    assert [lines[at].counted for at in range(4)] == [0, 100, 100, 0]
    assert lines[0].cuts[0].code == "outside"


def test_the_same_thing_counts_once_and_the_first_one():
    rules = scheme()
    twice = [Item(2, "seminar", START, 300, "x"), Item(1, "seminar", START, 200, "x")]
    lines = count(rules, twice, START, end_of(START, 60))
    assert (lines[1].counted, lines[2].counted, lines[2].cuts[0].code) == (200, 0, "twice")


def test_caps_are_applied_in_their_order_and_each_says_what_it_took():
    rules = scheme(kinds=[{"code": "siaran", "category": "pengabdian", "most_each": 400, "most_year": 1000,
                           "most_cycle": 1500}])
    _found, lines = standing(rules, *[("siaran", START + timedelta(days=day), 500) for day in (0, 1, 2, 400, 401)])
    assert [lines[at].counted for at in range(5)] == [400, 400, 200, 400, 100]
    assert [(cut.code, cut.amount) for cut in lines[2].cuts] == [("each", 100), ("year", 200)]
    assert [(cut.code, cut.amount, cut.limit) for cut in lines[4].cuts] == [("each", 100, 400), ("cycle", 300, 1500)]


def test_a_category_takes_no_more_than_its_most():
    rules = scheme(total=10_000, categories=[
        {"code": "pembelajaran", "least_pct": 50}, {"code": "pelayanan", "most_pct": 20},
        {"code": "pengabdian", "parent": "pelayanan", "most": 500}])
    found, lines = standing(rules, ("relawan", START, 800), ("praktik", START + timedelta(days=1), 2_000))
    assert (lines[0].counted, lines[1].counted) == (500, 1_500)
    assert found.part("pelayanan").counted == 2_000


def test_carry_over_is_what_is_beyond_the_total_up_to_its_share():
    rules = scheme(carry_pct=10)
    found, _lines = standing(rules, ("seminar", START, 40_000))
    assert carry_over(rules, found) == 2_500
    begun, _lines = standing(rules, carried=9_999)
    assert begun.carried == begun.counted == 2_500


def test_nested_shortages_are_not_counted_twice():
    rules = scheme(total=10_000, categories=[
        {"code": "pembelajaran", "least_pct": 50}, {"code": "pelayanan", "parent": "pembelajaran", "least_pct": 30},
        {"code": "pengabdian"}])
    found, _lines = standing(rules, ("seminar", START, 4_000), ("relawan", START, 6_000))
    assert found.lacking == 3_000 == found.missing


@pytest.mark.parametrize("day, months, result", [
    (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2024, 1, 31), 1, date(2024, 2, 29)),
    (date(2024, 11, 30), 3, date(2025, 2, 28)), (date(2024, 12, 31), 48, date(2028, 12, 31))])
def test_months_end_where_months_end(day, months, result):
    assert months_on(day, months) == result


def test_the_outlook_follows_the_pace_of_a_year():
    ahead = forecast(5_000, 10_000, 2_000, date(2026, 3, 1), START, date(2029, 2, 28))
    assert ahead.pace == 2_000 and ahead.at_end == 5_000 + 2_000 * 1095 // 365
    assert ahead.enough_on == date(2026, 3, 1) + timedelta(days=913)
    assert forecast(0, 100, 0, START, START, date(2029, 2, 28)).enough_on is None


@pytest.mark.parametrize("changed, words", [
    ({"total": None}, "belum diisi"),
    ({"categories": [{"code": "a", "least_pct": 60}, {"code": "b", "least_pct": 50}]}, "110%"),
    ({"categories": [{"code": "a", "parent": "a"}]}, "di dalam dirinya sendiri"),
    ({"categories": [{"code": "a", "parent": "b"}, {"code": "b", "parent": "a"}]}, "di dalam dirinya sendiri"),
    ({"categories": [{"code": "a", "least_pct": 20, "most_pct": 10}]}, "lebih besar"),
    ({"categories": [{"code": "a"}, {"code": "a"}]}, "dua kali"),
    ({"kinds": [{"code": "x", "category": "nowhere"}]}, "tidak ada"),
    ({"profiles": [{"code": "p", "overrides": {"a": {"least_pct": 99}}}],
      "categories": [{"code": "a"}, {"code": "b", "least_pct": 30}]}, "129%"),
    ({"kinds": [{"code": code, "category": "a", "amount": 1, "comes": ["relief"]} for code in "xy"],
      "categories": [{"code": "a"}]}, "dua kredit"),
])
def test_a_scheme_that_contradicts_itself_says_so(changed, words):
    plain = {"cycle": {"kind": "fixed", "months": 12}, "total": 1000, "categories": [], "kinds": []}
    assert any(words in sentence for sentence in problems(read(plain | changed)))


@pytest.mark.parametrize("broken", [
    None, [], {"cycle": {"kind": "forever"}}, {"cycle": {"kind": "fixed"}},
    {"cycle": {"kind": "fixed", "months": 12}, "total": "x"},
    {"cycle": {"kind": "fixed", "months": 12}, "categories": [{"name": "no code"}]},
    {"cycle": {"kind": "fixed", "months": 12}, "kinds": [{"code": "x", "mode": "magic"}]},
    {"cycle": {"kind": "fixed", "months": 12}, "categories": "abc"},
])
def test_what_is_no_scheme_is_refused_in_words(broken):
    with pytest.raises(Unreadable):
        read(broken)


CAPS = st.one_of(st.none(), st.integers(1, 900))
KINDS = st.lists(
    st.tuples(CAPS, CAPS, CAPS, st.sampled_from(["pembelajaran", "pelayanan", "pengabdian"])), min_size=1, max_size=4)
ENTRIES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(-400, 2200), st.integers(1, 1000), st.integers(0, 30)), max_size=25)


def drawn(kinds, rows, most):
    rules = scheme(total=4_000, kinds=[
        {"code": f"k{at}", "category": category, "most_each": each, "most_year": year, "most_cycle": cycle}
        for at, (each, year, cycle, category) in enumerate(kinds)],
        categories=[{"code": "pembelajaran", "least_pct": 20, "annual": 20}, {"code": "pelayanan", "most": most},
                    {"code": "pengabdian", "parent": "pelayanan", "most_pct": 15}])
    items = [Item(at, f"k{kind}", START + timedelta(days=day), awarded, f"e{key}" if key < 6 else "")
             for at, (kind, day, awarded, key) in enumerate(rows)]
    return rules, items, count(rules, items, START, end_of(START, 60))


@settings(max_examples=150, deadline=None)
@given(KINDS, ENTRIES, CAPS)
def test_nothing_counts_that_was_not_awarded_and_every_cut_is_told(kinds, rows, most):
    rules, items, lines = drawn(kinds, rows, most)
    for item in items:
        line = lines[item.id]
        assert 0 <= line.counted <= item.awarded
        assert item.awarded - line.counted == sum(cut.amount for cut in line.cuts)
        assert all(cut.amount > 0 for cut in line.cuts)
    for kind in rules.kinds:
        own = [(year_of(START, item.day), lines[item.id].counted) for item in items if item.kind == kind.code]
        assert kind.most_each is None or all(amount <= kind.most_each for _year, amount in own)
        assert kind.most_cycle is None or sum(amount for _year, amount in own) <= kind.most_cycle
        assert kind.most_year is None or all(
            sum(amount for year, amount in own if year == one) <= kind.most_year for one in range(years_in(rules)))
    found = stand(rules, sums_of(rules, items, lines, START))
    assert found.counted == sum(line.counted for line in lines.values())
    for part in found.parts:
        assert part.most is None or part.counted <= part.most


@settings(max_examples=100, deadline=None)
@given(KINDS, ENTRIES, CAPS, st.randoms())
def test_the_order_of_the_rows_does_not_matter_and_a_later_entry_takes_from_no_earlier_one(kinds, rows, most, chance):
    rules, items, lines = drawn(kinds, rows, most)
    mixed = list(items)
    chance.shuffle(mixed)
    assert count(rules, mixed, START, end_of(START, 60)) == lines
    ordered = sorted(items, key=lambda one: (one.day, one.id))
    for cut in range(len(ordered)):
        part = count(rules, ordered[:cut], START, end_of(START, 60))
        assert all(part[item.id] == lines[item.id] for item in ordered[:cut])


@settings(max_examples=80, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(1, 240), st.integers(0, 7300))
def test_each_day_of_a_cycle_lies_in_one_of_its_years(start, months, more):
    day = start + timedelta(days=more)
    if day <= end_of(start, months):
        assert 0 <= year_of(start, day) < -(-months // 12)
        assert months_on(start, 12 * year_of(start, day)) <= day
    assert end_of(start, months) < months_on(start, months)

from datetime import UTC, datetime

import pytest

from guyub.core import typed


@pytest.mark.parametrize("text, read", [
    ("12", 12), ("0", 0), ("9" * 18, int("9" * 18)), (str(2**63 - 1), 2**63 - 1), ("", None), (None, None), ("-1", None),
    (str(2**63), None), ("9" * 31, None), ("9" * 10_240, None), ("²", None), ("٣", None), ("1e3", None), (" 1", None),
])
def test_a_number_is_digits_that_fit_a_row(text, read):
    assert typed.number(text) == read


def test_numbers_keep_their_order_and_come_once():
    assert typed.numbers(["7", "x", "3", "7", "9" * 40]) == [7, 3]
    assert len(typed.numbers([str(n) for n in range(9000)])) == 500


@pytest.mark.parametrize("text", ["", None, "x", "0001-01-01", "9999-12-31", "2027-02-29", "2026-13-01", "1899-12-31"])
def test_a_day_that_no_calendar_of_ours_reaches_is_none(text):
    assert typed.day(text) is None


def test_the_day_of_a_leap_year_is_read():
    assert typed.day("2028-02-29").isoformat() == "2028-02-29"


@pytest.mark.parametrize("text", [
    "", "~", "x~1", "2026-11-24T07:00:00~1", "0001-01-01T00:00:00+00:00~1", "9999-12-31T23:59:59-12:00~1",
    "2026-11-24T07:00:00+07:00~", "2026-11-24T07:00:00+07:00~-1", "2026-11-24T07:00:00+07:00~" + "9" * 31,
])
def test_a_cursor_that_leads_nowhere_is_none(text):
    assert typed.cursor(text) is None


def test_a_cursor_is_a_moment_and_an_id():
    assert typed.cursor("2026-11-24T07:00:00+07:00~5") == (datetime(2026, 11, 24, tzinfo=UTC), 5)

"""Rules of repetition, alone and held against `dateutil`."""

from datetime import UTC, date, datetime, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from guyub.engines.calendars.repeating import check_rule, occurrences, weekly

FIRST = datetime(2026, 11, 28, 7, 0)


def days(start, rule, until, **limits):
    found = occurrences(start, rule, "Asia/Jakarta", until=until, **limits)
    return [moment.date().isoformat() for moment in found.starts]


def test_a_rule_is_written_in_one_way():
    assert check_rule(" rrule:byday=sa,MO,sa;freq=weekly;interval=1;wkst=mo ") == "FREQ=WEEKLY;BYDAY=MO,SA"
    text = "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR,2SA;WKST=SU;COUNT=5"
    assert check_rule(text) == text


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "BYDAY=SA",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=WEEKLY;BYDAY=2SA",
        "FREQ=WEEKLY;BYDAY=SABTU",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=WEEKLY;UNTIL=20270230",
        "FREQ=WEEKLY;UNTIL=besok",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=DAILY;INTERVAL=١",
        "FREQ=DAILY" + ";X=1" * 500,
    ],
)
def test_a_bad_rule_is_refused(rule):
    with pytest.raises(ValueError, match="^bad_rule$"):
        check_rule(rule)


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=HOURLY;COUNT=2", "FREQ=DAILY;BYMINUTE=0,30"])
def test_a_rule_with_several_moments_a_day_is_refused(rule):
    with pytest.raises(ValueError, match="^too_frequent$"):
        check_rule(rule)


def test_a_weekly_rule_is_built_from_a_form():
    assert weekly() == "FREQ=WEEKLY;BYDAY=SA"
    assert weekly(("TU", "MO"), every=2, count=6) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;COUNT=6"
    assert weekly(until=date(2026, 12, 31)) == "FREQ=WEEKLY;BYDAY=SA;UNTIL=20261231"
    for wrong in ({"days": ("XX",)}, {"every": 0}, {"until": date(2026, 12, 31), "count": 2}):
        with pytest.raises(ValueError, match="^bad_rule$"):
            weekly(**wrong)


def test_seven_o_clock_stays_seven_o_clock():
    for zone, offset in (("Asia/Makassar", {8}), ("Europe/Amsterdam", {1, 2})):
        found = occurrences(FIRST, "FREQ=MONTHLY;COUNT=12", zone, until=datetime(2028, 1, 1))
        assert {moment.hour for moment in found.starts} == {7}
        assert {moment.utcoffset() / timedelta(hours=1) for moment in found.starts} == offset


def test_the_29th_of_february_comes_only_in_leap_years():
    found = days(datetime(2024, 2, 29, 7), "FREQ=YEARLY", datetime(2040, 1, 1))
    assert found == ["2024-02-29", "2028-02-29", "2032-02-29", "2036-02-29"]


def test_the_31st_skips_short_months():
    found = days(datetime(2026, 12, 31, 7), "FREQ=MONTHLY", datetime(2027, 6, 1))
    assert found == ["2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31"]
    last = days(datetime(2026, 12, 31, 7), "FREQ=MONTHLY;BYMONTHDAY=-1", datetime(2027, 3, 1))
    assert last == ["2026-12-31", "2027-01-31", "2027-02-28"]


def test_a_rule_without_an_end_is_cut_and_says_so():
    found = occurrences(FIRST, "FREQ=DAILY", "Asia/Jakarta", until=datetime(2030, 1, 1), most=10)
    assert (len(found.starts), found.cut) == (10, True)
    found = occurrences(FIRST, "FREQ=DAILY", "Asia/Jakarta", until=datetime(2026, 11, 30, tzinfo=UTC))
    assert (len(found.starts), found.cut) == (3, True)


def test_a_rule_that_ends_in_time_is_not_cut():
    for end in ("COUNT=4", "UNTIL=20261219", "UNTIL=20261219T000000Z", "UNTIL=20261219T070000"):
        found = occurrences(FIRST, f"FREQ=WEEKLY;{end}", "Asia/Jakarta", until=datetime(2027, 1, 1))
        assert (len(found.starts), found.cut) == (4, False)
    found = occurrences(FIRST, "FREQ=WEEKLY;COUNT=4", "Asia/Jakarta", until=datetime(2026, 12, 6))
    assert (len(found.starts), found.cut) == (2, True)
    assert not occurrences(
        FIRST, "FREQ=WEEKLY;COUNT=4", "Asia/Jakarta", until=datetime(2027, 1, 1), most=4
    ).cut


def test_a_count_includes_the_dates_before_the_window():
    found = days(FIRST, "FREQ=WEEKLY;COUNT=4", datetime(2027, 1, 1), after=datetime(2026, 12, 7))
    assert found == ["2026-12-12", "2026-12-19"]


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@st.composite
def rules(draw):
    """Rules on which dateutil can be trusted: it misreads BYDAY=MO,1TU, and takes the first week from its start
    on, where RFC 5545 takes it whole; it also walks to the year 9999 when nothing matches, so few of those."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [
        f"FREQ={frequency}",
        f"INTERVAL={draw(st.integers(1, 5))}",
        f"WKST={draw(st.sampled_from(WEEKDAYS))}",
    ]
    if draw(st.booleans()):
        parts.append(
            f"BYMONTH={','.join(map(str, draw(st.lists(st.integers(1, 12), min_size=1, max_size=3))))}"
        )
    limit = draw(st.sampled_from(["", "BYDAY", "BYMONTHDAY", "nth", "both"]))
    if limit in ("BYMONTHDAY", "both") and frequency != "WEEKLY":
        days = [draw(st.integers(1, 28)), *draw(st.lists(st.integers(-31, 31).filter(bool), max_size=4))]
        parts.append(f"BYMONTHDAY={','.join(map(str, days))}")
    if limit in ("BYDAY", "nth", "both"):
        days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=4, unique=True))
        if limit == "nth" and frequency in ("MONTHLY", "YEARLY"):
            days = [f"{draw(st.sampled_from([1, 2, 3, 5, -1, -2]))}{day}" for day in days]
        parts.append(f"BYDAY={','.join(days)}")
        if frequency in ("MONTHLY", "YEARLY") and draw(st.booleans()):
            parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '1,-1', '2']))}")
    parts.append(draw(st.sampled_from(["", "COUNT=7", "UNTIL=20280315T070000"])))
    return ";".join(filter(None, parts))


@settings(max_examples=300, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(rules(), st.dates(date(2023, 1, 1), date(2027, 12, 31)), st.sampled_from([None, datetime(2027, 5, 3)]))
def test_the_dates_are_those_of_dateutil(rule, first, after):
    start, until = datetime(first.year, first.month, first.day, 7), datetime(2032, 1, 1)
    found = occurrences(start, rule, "UTC", until=until, most=5000, after=after)
    expected = takewhile(
        lambda moment: moment <= until,
        rrulestr(check_rule(rule), dtstart=start).xafter(after or datetime(2000, 1, 1), inc=True),
    )
    assert [moment.replace(tzinfo=None) for moment in found.starts] == list(expected)


def test_a_plain_weekday_beside_a_counted_one_means_every_such_day():
    found = days(datetime(2026, 12, 1, 7), "FREQ=MONTHLY;BYDAY=MO,1TU", datetime(2026, 12, 31))
    assert found == ["2026-12-01", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28"]

"""Repeating: which rule a form makes, what it makes of shifts, and what happens to those that no longer fit."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from guyub.core.errors import Rejected
from guyub.engines.calendars.repeating import check_rule
from guyub.workshop.activities import commands, rules
from guyub.workshop.activities.forms import RepeatForm
from guyub.workshop.activities.models import Activity, Shift, SignUp
from guyub.workshop.activities.queries import rule_words
from guyub.workshop.activities.sweeps import advance
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("first", "asked", "rule"), [
    (date(2027, 3, 6), {"how": "weekly"}, "FREQ=WEEKLY"),
    (date(2027, 3, 6), {"how": "weekly", "every": 2, "days": ["SA", "SU"]}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU"),
    (date(2027, 3, 6), {"how": "daily", "count": 5}, "FREQ=DAILY;COUNT=5"),
    (date(2027, 1, 31), {"how": "monthly_date"}, "FREQ=MONTHLY;BYMONTHDAY=31"),
    (date(2027, 3, 13), {"how": "monthly_weekday"}, "FREQ=MONTHLY;BYDAY=2SA"),
    (date(2027, 3, 27), {"how": "monthly_weekday"}, "FREQ=MONTHLY;BYDAY=-1SA"),
    (date(2028, 2, 29), {"how": "yearly", "until": date(2036, 12, 31)}, "FREQ=YEARLY;UNTIL=20361231"),
])
def test_a_form_makes_a_rule(first, asked, rule):
    assert check_rule(rules.repeat_rule(first, **asked)) == rule


@pytest.mark.parametrize(("rule", "indonesian", "english"), [
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "Setiap 2 pekan: Sabtu, Minggu.", "Every 2 weeks: Saturday, Sunday."),
    ("FREQ=MONTHLY;BYDAY=-1SA;COUNT=6", "Setiap bulan: Sabtu terakhir. 6 kali.", "Every month: last Saturday. 6 times."),
    ("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20271231", "Setiap bulan: tanggal 31. Sampai 31 Des 2027.",
     "Every month: on day 31. Until 31 Dec 2027."),
    ("FREQ=DAILY", "Setiap hari.", "Every day."), ("", "", "")])
def test_a_rule_is_said_in_words(rule, indonesian, english):
    assert rule_words(rule) == indonesian
    with translation.override("en"):
        assert rule_words(rule) == english


@pytest.mark.parametrize(("typed", "field"), [
    ({"how": "weekly", "every": "0"}, "every"), ({"how": "weekly", "every": "13"}, "every"),
    ({"how": "hourly", "every": "1"}, "how"), ({"how": "weekly", "every": "1", "days": ["XX"]}, "days"),
    ({"how": "daily", "every": "1", "count": "5", "until": "2027-03-06"}, "count"),
    ({"how": "daily", "every": "1", "count": "1000000000"}, "count"),
    ({"how": "daily", "every": "1", "until": "29/2/2027"}, "until")])
def test_a_repeat_that_cannot_be_is_said_at_its_field(typed, field):
    form = RepeatForm(typed)
    assert not form.is_valid() and list(form.errors) == [field]


def test_an_end_before_the_first_shift_is_rejected():
    form = RepeatForm({"how": "daily", "every": "1", "until": "2027-03-01"})
    assert form.is_valid()
    with pytest.raises(Rejected) as error:
        form.rule(date(2027, 3, 6))
    assert error.value.field == "until"


def coming(activity):
    return Shift.objects.filter(activity=activity, cancelled_at=None).order_by("starts_at")


def test_a_count_ends_the_repeat(cast, plan):
    activity = plan(starts=timedelta(days=2)).activity
    commands.repeat_activity(cast.actor("yohanes"), activity, rule="FREQ=WEEKLY;COUNT=4")
    assert coming(activity).count() == 4


def test_another_rule_takes_away_what_nobody_signed_up_for(cast):
    kept, *_others = coming(cast.kitchen)[2:]
    commands.sign_up(cast.actor("agus"), kept)
    commands.repeat_activity(cast.actor("bambang"), cast.kitchen, rule="FREQ=WEEKLY;INTERVAL=4")
    starts = list(coming(cast.kitchen).values_list("starts_at", flat=True))
    first = starts[0]
    assert starts == [first, kept.starts_at, *(first + timedelta(weeks=4 * n) for n in range(1, len(starts) - 1))]


def test_no_rule_leaves_the_first_shift_and_those_with_people(cast):
    kept = coming(cast.kitchen)[3]
    commands.sign_up(cast.actor("agus"), kept)
    commands.repeat_activity(cast.actor("bambang"), cast.kitchen, rule="")
    assert list(coming(cast.kitchen)) == [coming(cast.kitchen)[0], kept]


def test_a_day_called_off_does_not_end_the_repeat(cast, later):
    first, last = coming(cast.kitchen)[0], coming(cast.kitchen).last()
    commands.cancel_shift(cast.actor("bambang"), first, reason="Hujan abu")
    later(days=15)
    advance()
    assert coming(cast.kitchen).last().starts_at > last.starts_at


def test_with_those_that_follow_the_series_ends_and_all_are_told(cast, later):
    second, third = coming(cast.kitchen)[1:3]
    commands.sign_up(cast.actor("agus"), third)
    commands.cancel_shift(cast.actor("bambang"), second, reason="Peralatan dijual", following=True)
    assert list(coming(cast.kitchen)) == [coming(cast.kitchen)[0]]
    assert Notice.objects.filter(person=cast.people["agus"], kind="activities/shift_cancelled").count() == 1
    assert not SignUp.objects.filter(shift__activity=cast.kitchen, withdrawn_at=None).exists()
    later(days=15)
    advance()
    assert coming(cast.kitchen).filter(starts_at__gt=timezone.now()).count() == 0


def test_the_page_repeats_every_second_week_and_stops(cast, signed_in):
    client, url = signed_in("bambang"), f"/ruang/{cast.rescuers.slug}/kegiatan/{cast.kitchen.pk}/"
    answer = client.post(f"{url}pengulangan/", {"how": "weekly", "every": "2", "count": "3"}, follow=True)
    assert Activity.objects.get(pk=cast.kitchen.pk).rule == "FREQ=WEEKLY;INTERVAL=2;COUNT=3"
    assert "Setiap 2 pekan. 3 kali." in answer.content.decode() and coming(cast.kitchen).count() == 3
    client.post(f"{url}pengulangan/", {"stop": "1"})
    assert Activity.objects.get(pk=cast.kitchen.pk).rule == "" and coming(cast.kitchen).count() == 1


def test_the_page_keeps_what_was_typed_of_a_wrong_repeat(cast, signed_in):
    answer = signed_in("bambang").post(
        f"/ruang/{cast.rescuers.slug}/kegiatan/{cast.kitchen.pk}/pengulangan/", {"how": "daily", "every": "77"})
    assert answer.status_code == 422 and 'value="77"' in answer.content.decode()

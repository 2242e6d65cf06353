"""Reminders: once, to who has a place, a day before."""

from datetime import timedelta

import pytest

from guyub.core.errors import Refused
from guyub.workshop.activities import commands
from guyub.workshop.activities.models import SignUp
from guyub.workshop.activities.sweeps import OFFICE, remind
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db


def told(cast, key):
    return Notice.objects.filter(person=cast.people[key], kind="activities/reminder")


@pytest.fixture
def shift(cast, plan):
    shift = plan(starts=timedelta(days=3), most=1, venue="Balai desa")
    commands.sign_up(cast.actor("dwi"), shift)
    commands.sign_up(cast.actor("agus"), shift)
    return shift


def test_a_day_before_who_has_a_place_is_reminded_once(cast, shift, later):
    remind()
    assert not told(cast, "dwi").exists()
    later(days=2, hours=1)
    remind()
    remind()
    assert told(cast, "dwi").get().facts["venue"] == "Balai desa"
    assert not told(cast, "agus").exists()


def test_who_was_just_given_a_place_is_not_reminded_yet(cast, plan, later):
    shift = plan(starts=timedelta(hours=20))
    commands.sign_up(cast.actor("dwi"), shift)
    remind()
    assert not told(cast, "dwi").exists()
    later(hours=4)
    remind()
    assert told(cast, "dwi").count() == 1


def test_nobody_is_reminded_of_what_is_called_off_or_let_go(cast, shift, plan, later):
    other = plan(title="Batal", starts=timedelta(days=3))
    commands.sign_up(cast.actor("slamet"), other)
    commands.cancel_activity(cast.actor("yohanes"), other.activity, reason="Hujan")
    commands.withdraw_signup(cast.actor("dwi"), SignUp.objects.get(shift=shift, person=cast.people["dwi"]))
    later(days=2, hours=1)
    remind()
    assert not told(cast, "slamet").exists() and not told(cast, "dwi").exists()


def test_only_the_house_itself_reminds(cast, shift):
    with pytest.raises(Refused):
        commands.remind_shift(cast.actor("yohanes"), shift)
    assert commands.remind_shift(OFFICE, shift) == 0

"""A calendar file: looked at first, then taken in; again changes nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.workshop.activities import commands, policy
from guyub.workshop.activities.models import Activity, Import, Shift
from guyub.workshop.activities.queries import calendar_reading

pytestmark = pytest.mark.django_db


def event(uid, title, day, *more, hours=("0700", "1000")):
    start, end = (f"{day:%Y%m%d}T{hour}00" for hour in hours)
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART;TZID=Asia/Jayapura:{start}",
                        f"DTEND;TZID=Asia/Jayapura:{end}", f"SUMMARY:{title}", *more, "END:VEVENT"])


def calendar(*events):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//uji//ID", *events, "END:VCALENDAR", ""]).encode()


@pytest.fixture
def soon():
    return timezone.localdate() + timedelta(days=10)


@pytest.fixture
def given(cast, soon):
    """given(*events, by=…): a calendar file of the Klaten chapter as it was read."""

    def make(*events, by="yohanes"):
        events = events or (event("a@uji", "Senam lansia", soon), event("b@uji", "Rapat", soon, "RRULE:FREQ=WEEKLY;COUNT=3"))
        return commands.read_calendar(
            cast.actor(by), cast.klaten, name="kalender.ics", found=calendar_reading(calendar(*events), "Asia/Jakarta"))

    return make


def test_reading_makes_nothing_yet(cast, given):
    before = Activity.objects.count()
    row = given()
    assert [(one["title"], len(one["times"])) for one in row.found["events"]] == [("Senam lansia", 1), ("Rapat", 3)]
    assert Activity.objects.count() == before


def test_taking_in_makes_drafts_with_their_own_zone(cast, given):
    assert commands.apply_calendar(cast.actor("yohanes"), given()) == (2, 0)
    meeting = Activity.objects.get(group=cast.klaten, uid="b@uji")
    assert meeting.published_at is None and meeting.timezone == "Asia/Jayapura"
    assert Shift.objects.filter(activity=meeting).count() == 3


def test_the_same_file_again_doubles_nothing(cast, given):
    commands.apply_calendar(cast.actor("yohanes"), given())
    activities, shifts = Activity.objects.count(), Shift.objects.count()
    made, _renewed = commands.apply_calendar(cast.actor("yohanes"), given())
    assert made == 0 and (Activity.objects.count(), Shift.objects.count()) == (activities, shifts)


def test_only_what_is_chosen_is_taken_in(cast, given):
    assert commands.apply_calendar(cast.actor("yohanes"), given(), uids={"a@uji"}) == (1, 0)
    assert not Activity.objects.filter(uid="b@uji").exists()


def test_a_file_is_taken_in_once_and_never_for_nothing(cast, given):
    row = given()
    with pytest.raises(Rejected):
        commands.apply_calendar(cast.actor("yohanes"), row, uids=set())
    commands.apply_calendar(cast.actor("yohanes"), row)
    with pytest.raises(Rejected, match="sudah diambil"):
        commands.apply_calendar(cast.actor("yohanes"), row)


@pytest.mark.parametrize("content", [b"", b"bukan kalender", b"\x00\xff" * 40, calendar()])
def test_a_file_without_events_is_rejected(cast, content):
    with pytest.raises(Rejected) as error:
        commands.read_calendar(cast.actor("yohanes"), cast.klaten, name="x.ics",
                               found=calendar_reading(content, "Asia/Jakarta"))
    assert error.value.field == "file" and not Import.objects.exists()


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang", "ketut"])
def test_others_take_in_no_calendar(cast, given, key):
    with pytest.raises(Refused):
        given(by=key)
    row = given()
    with pytest.raises(Refused):
        commands.apply_calendar(cast.actor(key), row)
    assert row not in policy.visible_imports(cast.actor(key))

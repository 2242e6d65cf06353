from datetime import timedelta
from time import monotonic

import pytest
from django.utils import timezone
from tests.workshop.activities.conftest import attended, later, plan  # noqa: F401

from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Attendance
from guyub.workshop.credentials import commands


@pytest.fixture
def vouched(cast, attended, later):  # noqa: F811
    """vouched("dwi"): a confirmed attendance in a shift of Klaten, as if it had been yesterday."""

    def make(key="dwi", by="yohanes", **facts):
        before, began = timezone.now(), monotonic()
        attendance = activities.confirm_attendance(cast.actor(by), attended(key, **facts))
        later(seconds=monotonic() - began - (timezone.now() - before).total_seconds())
        attendance.day = timezone.localdate() - timedelta(days=1)
        Attendance.objects.filter(pk=attendance.pk).update(day=attendance.day)
        return attendance

    return make


@pytest.fixture
def kind(cast):
    """kind(activity=…, by="retno"): what Klaten gives credentials for; without activity an award."""

    def make(activity=None, by="retno", sort=None, name="Tanggap darurat dasar", months=None, group=None):
        return commands.make_kind(
            cast.actor(by), group or cast.klaten, sort=sort or ("Certificate" if activity else "Award"), name=name,
            about="Pelatihan dasar di lereng Merapi", criteria="Hadir penuh", months=months,
            activity_id=activity.pk if activity else None)

    return make


@pytest.fixture
def credential(cast, vouched, kind):
    """credential("dwi"): a certificate for somebody who was there and was vouched for, given by retno."""

    def make(key="dwi", by="retno", **facts):
        attendance = vouched(key)
        made = kind(attendance.shift.activity, by=by, **facts)
        return commands.issue_credential(cast.actor(by), made, person_id=cast.people[key].pk)

    return make


@pytest.fixture
def service(cast, vouched, kind):
    """A letter of service hours of dwi for these ten days."""
    vouched("dwi")
    today = timezone.localdate()
    letter = kind(sort="CommunityService", name="Jam pengabdian")
    return commands.issue_credential(cast.actor("retno"), letter, person_id=cast.dwi.pk, until=today,
                                     since=today - timedelta(days=10))

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.workshop.activities import commands
from guyub.workshop.activities.models import Shift


@pytest.fixture
def later(monkeypatch):
    """later(hours=2): move the clock of the house forward."""
    real, moved = timezone.now, [timedelta()]
    monkeypatch.setattr(timezone, "now", lambda: real() + moved[0])

    def forward(**span):
        moved[0] += timedelta(**span)

    return forward


@pytest.fixture
def plan(cast):
    """plan(group="klaten", by="yohanes", starts=…, most=2, …): a published activity with one shift; returns the shift."""

    def make(group="klaten", by="yohanes", title="Cek tensi pasar", starts=timedelta(hours=1), lasts=timedelta(hours=4),
             least=1, most=2, publish=True, skill_id=None, level=1, paid=False, **facts):
        start = timezone.now() + starts
        activity = commands.plan_activity(
            cast.actor(by), getattr(cast, group), title=title, **facts,
            roles=[{"name": "Pendata", "skill_id": skill_id, "level": level, "paid": paid}],
            shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + lasts, "least": least, "most": most}])
        if publish:
            commands.publish_activity(cast.actor(by), activity)
        return Shift.objects.select_related("activity__group", "role").get(activity=activity)

    return make


@pytest.fixture
def attended(cast, plan, later):
    """attended(key="dwi", …): somebody came and left; returns the attendance, ready to be confirmed."""

    def make(key="dwi", shift=None, leave=True, stay=timedelta(hours=3)):
        shift = shift or plan()
        signup = commands.sign_up(cast.actor(key), shift)
        later(seconds=max(0, (shift.starts_at - timezone.now()).total_seconds()))
        attendance = commands.check_in(cast.actor("yohanes"), signup, how="list")
        if leave:
            later(seconds=stay.total_seconds())
            attendance = commands.check_out(cast.actor("yohanes"), attendance)
        return attendance

    return make



from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.workshop.invitations import commands


@pytest.fixture
def invite(cast):
    """invite("dwi", activity=…, group="klaten", days=30, most=None): an invitation that somebody of the cast made."""

    def make(key="dwi", group="klaten", activity=None, days=30, most=None, purpose=""):
        return commands.make_invitation(
            cast.actor(key), getattr(cast, group), activity_id=activity.pk if activity else None, purpose=purpose,
            until=timezone.localdate() + timedelta(days=days), most=most)

    return make

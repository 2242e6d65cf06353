"""By the clock: rounds that are over make room for the next one."""

from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.sweeps import sweep

from . import commands
from .models import Activity

OFFICE = Actor.office_of("activities")


@sweep(every=300)
def advance():
    """Count the coming round of activities whose next shift has begun, and make the repeated shifts that follow."""
    begun = Activity.objects.filter(published_at__isnull=False, cancelled_at=None, next_at__lte=timezone.now())
    for activity in begun.order_by("next_at")[:500]:
        commands.advance_activity(OFFICE, activity)

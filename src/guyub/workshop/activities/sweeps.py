"""By the clock: rounds that are over make room for the next one, and who is expected soon is reminded."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.sweeps import sweep

from . import commands, rules
from .models import Activity, Shift, SignUp

OFFICE = Actor.office_of("activities")


@sweep(every=300)
def advance():
    """Count the coming round of activities whose next shift has begun, and make the repeated shifts that follow."""
    begun = Activity.objects.filter(published_at__isnull=False, cancelled_at=None, next_at__lte=timezone.now())
    for activity in begun.order_by("next_at")[:500]:
        commands.advance_activity(OFFICE, activity)


@sweep(every=300)
def remind():
    """Remind who has a place in a shift that begins within a day."""
    now = timezone.now()
    expected = SignUp.objects.filter(
        shift=OuterRef("pk"), withdrawn_at=None, placed_at__lte=now - rules.JUST_TOLD, reminded_at=None)
    near = Shift.objects.filter(
        Exists(expected), cancelled_at=None, taken__gt=0, starts_at__gt=now, starts_at__lte=now + rules.REMIND,
        activity__published_at__isnull=False, activity__cancelled_at=None)
    for shift in near.order_by("starts_at")[:500]:
        commands.remind_shift(OFFICE, shift)

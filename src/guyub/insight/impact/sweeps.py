"""By the clock: once a month, who takes part."""

from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.sweeps import sweep

from . import commands
from .models import Participation

OFFICE = Actor.office_of("impact")


@sweep(every=6 * 3600)
def count():
    """Count this year anew in each month, and the last one in January; in between nothing changes to be told apart."""
    today = timezone.localdate()
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    for year in (today.year, today.year - 1) if today.month == 1 else (today.year,):
        if not Participation.objects.filter(year=year, counted_at__gte=first).exists():
            commands.count_participation(OFFICE, None, year=year)

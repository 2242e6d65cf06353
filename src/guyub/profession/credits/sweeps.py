"""By the clock: who is short is told in time, and a cycle that is over is closed."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.errors import Rejected
from guyub.core.sweeps import sweep

from . import commands
from .commands.warning import BEFORE
from .models import Enrolment

OFFICE = Actor.office_of("credits")
A_DAY, MOST = 86_400, 500


@sweep(every=3600)
def warn():
    """Tell who is short, at each stage before the end of the cycle."""
    today = timezone.localdate()
    due = Q(pk__in=[])
    for days in BEFORE:
        due |= Q(ends_on__lte=today + timedelta(days=days)) & (Q(warned_days=None) | Q(warned_days__gt=days))
    short = Enrolment.objects.filter(due, closed_at=None, missing__gt=0, ends_on__gte=today)
    for enrolment in short.order_by(F("ends_on"), "pk")[:MOST]:
        commands.warn_enrolment(OFFICE, enrolment)


@sweep(every=3600)
def close():
    """Close cycles whose last day was a month ago: evidence may still arrive until then."""
    over = Enrolment.objects.filter(closed_at=None, ends_on__lt=timezone.localdate() - timedelta(days=30))
    for enrolment in over.order_by("ends_on", "pk")[:MOST]:
        try:
            commands.close_enrolment(OFFICE, enrolment)
        except Rejected:  # the next cycle cannot begin, since no version is valid: the officers see it as open
            continue

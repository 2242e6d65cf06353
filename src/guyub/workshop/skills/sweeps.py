"""By the clock: who holds a skill only until soon is warned, in time to renew the licence."""

from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.sweeps import sweep

from . import commands, queries

OFFICE = Actor.office_of("skills")
BATCH = 500


@sweep(every=3600)
def warn():
    """Warn the holders of skills that end within 90, 30 and 7 days and that no longer-lasting one replaces."""
    for holding in queries.ending(timezone.localdate())[:BATCH]:
        commands.warn_holder(OFFICE, holding)

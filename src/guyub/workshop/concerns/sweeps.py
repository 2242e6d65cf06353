from datetime import timedelta

from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.sweeps import sweep

from . import commands
from .models import Concern

OFFICE = Actor.office_of("concerns")


@sweep(every=3600)
def forget_old_contacts():
    """Looks first, so that an hour without anything to forget leaves no act."""
    past = timezone.now() - commands.KEPT - timedelta(seconds=1)
    if Concern.objects.exclude(contact="").filter(created_at__lt=past).exclude(
            upheld_at=None, dismissed_at=None).exists():
        commands.forget_contacts(OFFICE, None)

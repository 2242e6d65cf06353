from django.db import IntegrityError
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.sweeps import sweep

from .commands import publish_head
from .models import Chain, Head

OFFICE = Actor.office_of("ledger")


@sweep(every=600)
def publish_todays_head():
    """Once a day, at the first chance after midnight; while nothing was ever booked there is nothing to publish."""
    if Head.objects.filter(day__gte=timezone.localdate()).exists() or not Chain.objects.exists():
        return
    try:
        publish_head(OFFICE, None)
    except IntegrityError:  # another worker was faster
        return

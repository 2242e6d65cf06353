"""By the clock: the log of deliveries is kept for thirty days."""

from django.utils import timezone

from guyub.core.sweeps import sweep

from .models import Delivery
from .rules import KEPT


@sweep(every=3600)
def forget_deliveries():
    """Forget what was told, or given up, more than thirty days ago; at most a few thousand at a time."""
    old = Delivery.objects.filter(created_at__lt=timezone.now() - KEPT).order_by("created_at").values_list("pk", flat=True)
    Delivery.objects.filter(pk__in=list(old[:5000])).delete()

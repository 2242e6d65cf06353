from django.db.models import Q

from guyub.core.proofs import proof

from .channels.demo import Demo
from .models import Message


@proof
def codes_leave_nothing_behind():
    """A code that was sent or given up is no longer readable, except on the demo's page."""
    gone = Message.objects.filter(Q(sent_at__isnull=False) | Q(failed_at__isnull=False), secret=True)
    for pk in gone.exclude(body="").exclude(channel=Demo.name).values_list("pk", flat=True):
        yield f"message {pk} still holds its code"

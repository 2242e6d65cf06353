"""Once a year a declaration is looked through; who forgets is reminded."""

from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.sweeps import sweep

from . import commands
from .models import Declaration

OFFICE = Actor.office_of("conflicts")


@sweep(every=3600)
def remind_reviews():
    """Ask whose declaration is a year old whether it still holds."""
    due = Declaration.objects.filter(ended_at=None, reminded_at=None, review_due__lte=timezone.localdate())
    for declaration in due.order_by("review_due", "pk")[:200]:
        commands.remind_declaration(OFFICE, declaration)

"""Figures follow the ledger: every act that posts is added, once, after its commit."""

from django.utils import timezone

from guyub.core.reactions import Later, reacts_to

from .commands.keeping import add_act
from .models import Clock


@reacts_to("ledger.post")
def add_to_figures(act):
    """Add what an act posted or took back to every cell that it falls into."""
    clock, _made = Clock.objects.select_for_update().get_or_create(pk=1)
    if clock.held_until and clock.held_until > timezone.now():
        raise Later
    add_act(act.pk)

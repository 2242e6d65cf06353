"""Figures follow the ledger: every act that posts is added, once, after its commit."""

from django.utils import timezone

from guyub.core.reactions import Later, reacts_to

from .commands.keeping import add_act, merge
from .models import Clock


@reacts_to("ledger.post")
def add_to_figures(act):
    """Add what an act posted or took back to every cell that it falls into."""
    take_turn()
    add_act(act.pk)


@reacts_to("people.merge_persons")
def count_once(act):
    """Two rows that turn out to be one person are counted as one."""
    take_turn()
    merge(act.subject_id, act.notes["into_id"])


def take_turn():
    """Lock the clock; while a recount reads, wait."""
    clock, _made = Clock.objects.select_for_update().get_or_create(pk=1)
    if clock.held_until and clock.held_until > timezone.now():
        raise Later

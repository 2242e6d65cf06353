"""The whole index, in batches, while the house goes on. Only what differs is written, so a stopped run loses nothing."""

from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.foundation.groups.models import Group
from guyub.workshop.activities.models import Activity

from .. import policy
from ..models import Entry
from .keeping import keep_activities, keep_groups, lock

CONSOLE = Actor.office_of("console")
BATCH = 500
SORTS = {Entry.Kind.GROUP: (Group, keep_groups), Entry.Kind.ACTIVITY: (Activity, keep_activities)}


@command(policy.may_build_entries, notes=("kind", "first", "last"))
def build_entries(actor, nothing, *, kind, first, last):
    """Bring the entries of one kind whose things have ids from `first` to `last` to what is public now."""
    model, keep = SORTS[kind]
    there = set(model.objects.filter(pk__gte=first, pk__lte=last).values_list("pk", flat=True))
    left = set(Entry.objects.filter(kind=kind, ref__gte=first, ref__lte=last).values_list("ref", flat=True))
    keep(sorted(there | left))


@command(policy.may_close_index)
def close_index(actor, nothing):
    """Say that the index was built whole."""
    index = lock()
    index.built_at = timezone.now()
    index.save(update_fields=["built_at"])


def build(show=lambda what, done, total: None):
    """Build the whole index; show(what, done, total) is told after each batch. Returns how many entries there are."""
    for kind, (model, _keep) in SORTS.items():
        total, done, last = model.objects.count(), 0, 0
        while ids := list(model.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            build_entries(CONSOLE, None, kind=str(kind), first=last + 1, last=ids[-1])
            done, last = done + len(ids), ids[-1]
            show(Entry.Kind(kind).name.lower(), done, max(total, done))
    close_index(CONSOLE, None)
    return Entry.objects.count()

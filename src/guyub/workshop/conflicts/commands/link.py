"""Links that other floors know: who lives with whom, shares an account, owns an enterprise, owes a loan."""

from django.utils import timezone

from guyub.core.commands import command

from .. import policy
from ..models import Kind, Link
from .party import named_party


@command(policy.may_keep_link, notes=("kind", "key"))
def keep_link(actor, person, *, kind, key, since=None, until=None, **party):
    """Write that this person is tied to a party (name, group_id or other_id); the same key again replaces what it said."""
    if kind not in Kind.values or kind == Kind.SELF:
        raise ValueError(kind)
    found = {"group": None, "other": None, "outside": None, **named_party(**party)}
    link, _made = Link.objects.update_or_create(key=f"{actor.office}/{key}"[:80], defaults={
        "person": person, "kind": kind, "since": since or timezone.localdate(), "until": until, **found})
    return link


@command(policy.may_drop_link, notes=("key",))
def drop_link(actor, person, *, key):
    """End the link of this key, from today on; what it said of the past stays."""
    return Link.objects.filter(person=person, key=f"{actor.office}/{key}"[:80]).update(until=timezone.localdate())

from django.db.models import Q

from .. import policy
from ..models import Membership


def waiting_applications(actor, group):
    """Applications to this group that nobody has answered, oldest first."""
    return (
        policy.visible_memberships(actor)
        .filter(group=group, approved_at=None, refused_at=None, left_at=None)
        .select_related("person", "group", "category").order_by("applied_at")
    )


def member_roll(actor, group, *, text="", after="", limit=50):
    """Members of this group by name: (memberships, name to go on after)."""
    rows = (
        policy.visible_memberships(actor)
        .filter(group=group, approved_at__isnull=False, left_at=None).select_related("person", "category")
    )
    if text:
        rows = rows.filter(Q(person__name__icontains=text) | Q(number__icontains=text))
    if after:
        rows = rows.filter(person__name__gt=after)
    found = list(rows.order_by("person__name", "id")[: limit + 1])
    return found[:limit], (found[limit - 1].person.name if len(found) > limit else "")


def memberships_of(person_id):
    """All open memberships and applications of a person, with their groups."""
    return (
        Membership.objects.filter(person_id=person_id, refused_at=None, left_at=None)
        .select_related("group").order_by("group__name")
    )

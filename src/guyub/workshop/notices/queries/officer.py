"""Who answers for a group: told when it has something to decide."""

from django.db.models import Q
from django.utils import timezone

from guyub.foundation.groups.models import Office
from guyub.foundation.people.models import Login


def answering(group, *roles):
    """Persons who hold one of the roles now, in the group or, if nobody does, in the nearest group above it."""
    today = timezone.localdate()
    held = {}
    rows = (
        Office.objects.filter(group__in=group.lineage, role__in=roles, ended_at=None, since__lte=today)
        .filter(Q(until=None) | Q(until__gte=today)).values_list("group_id", "person_id"))
    for group_id, person_id in rows:
        held.setdefault(group_id, set()).add(person_id)
    return next((held[pk] for pk in reversed(group.lineage) if pk in held), set())


def operators():
    """Persons who run this server."""
    return set(Login.objects.filter(operator=True, is_active=True, person__isnull=False).values_list("person_id", flat=True))

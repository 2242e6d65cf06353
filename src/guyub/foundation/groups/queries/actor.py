from django.db.models import CharField, Q, Value
from django.utils import timezone

from guyub.core.actors import MEMBER, Actor
from guyub.core.kept import kept

from ..models import Membership, Office


def actor_of(login):
    """The Actor of a login: one statement for offices in term and memberships."""
    if login.person_id is None:
        return Actor(login_id=login.pk, operator=login.operator)
    roles = {}
    for group_id, role in roles_of(login.person_id, timezone.localdate()):
        roles.setdefault(group_id, set()).add(role)
    return Actor(person_id=login.person_id, login_id=login.pk, operator=login.operator, roles=roles)


@kept
def roles_of(person, today):
    offices = (
        Office.objects.filter(person_id=person, ended_at=None, since__lte=today)
        .filter(Q(until=None) | Q(until__gte=today)).values_list("group_id", "role"))
    memberships = Membership.objects.filter(
        person_id=person, approved_at__isnull=False, refused_at=None, left_at=None,
    ).values_list("group_id", Value(MEMBER, output_field=CharField()))
    return offices.union(memberships, all=True)

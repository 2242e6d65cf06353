from django.db.models import Count, Q

from .. import policy


def categories_of(actor, group):
    """The kinds of member of a group by name, each with how many members are of it; one statement."""
    living = Q(memberships__approved_at__isnull=False, memberships__refused_at=None, memberships__left_at=None)
    return policy.visible_categories(actor).filter(group=group).annotate(
        members=Count("memberships", filter=living)).order_by("name")

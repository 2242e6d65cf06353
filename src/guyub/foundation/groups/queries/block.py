from django.db.models import Q
from django.utils import timezone

from .. import policy


def block_list(actor, group):
    """Whom this group keeps out now, the latest first; what its parents decided is not shown here."""
    return (
        policy.visible_blocks(actor).filter(group=group, lifted_at=None)
        .filter(Q(until=None) | Q(until__gte=timezone.localdate()))
        .select_related("person", "blocked_by").order_by("-created_at", "-pk")[:200])

"""What officers read of a group's cases: who is recused by name, and what members suspect."""

from .. import policy


def case_recusals(actor, group):
    """Recusals in cases of this group that still stand, the latest first; for its officers, with names."""
    return (
        policy.visible_recusals(actor).filter(case__group=group, cleared_at=None)
        .select_related("case__group", "person").order_by("-at", "-pk")[:100])


def waiting_suspicions(actor, group):
    """Suspicions in cases of this group that nobody has answered, the oldest first."""
    return (
        policy.visible_suspicions(actor).filter(case__group=group, upheld_at=None, dismissed_at=None)
        .select_related("case__group", "person", "raised_by").order_by("raised_at", "pk")[:100])

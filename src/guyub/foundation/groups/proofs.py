"""What `guyub check` proves of groups."""

from django.db.models import Count, Q

from guyub.core.proofs import proof

from .models import Group


@proof
def member_counts():
    """Each group counts its members as its memberships do."""
    active = Count("memberships", filter=Q(memberships__approved_at__isnull=False, memberships__left_at=None))
    groups = Group.objects.annotate(active=active).order_by("pk")
    for pk, kept, counted in groups.values_list("pk", "member_count", "active"):
        if kept != counted:
            yield f"group {pk} counts {kept} members, its memberships are {counted}"

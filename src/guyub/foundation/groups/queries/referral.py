"""Where applications were passed on to, and where one may be passed on to."""

from django.db.models import Q

from ..models import Group, Referral

MOST = 30


def standing_referral(person_id, group):
    """The referral of somebody's last application to this group while the other group has not answered, or None."""
    return (
        Referral.objects.filter(application__person_id=person_id, application__group=group, refused_at=None,
                                passed__approved_at=None, passed__refused_at=None, passed__left_at=None)
        .select_related("passed__group", "application__group").order_by("-pk").first())


def referral_to(person_id, group):
    """The referral by which somebody's waiting application came to this group, or None."""
    return (
        Referral.objects.filter(passed__person_id=person_id, passed__group=group, refused_at=None, passed__approved_at=None,
                                passed__refused_at=None, passed__left_at=None)
        .select_related("passed__group", "application__group").first())


def groups_near(group):
    """The groups to which one passes an application on first: those above, the nearest first, then beside and below."""
    near = Q(pk__in=group.lineage) | Q(parent=group.pk)
    if group.parent_id:
        near |= Q(parent=group.parent_id)
    found = Group.objects.living().filter(near).exclude(pk=group.pk).order_by("name").only("name", "path")[:MOST]
    return sorted(found, key=lambda one: (one.pk not in group.lineage, -len(one.path), one.name))


def group_meant(text):
    """The living group that an address or a name means; None if none or several do."""
    text = text.replace("\0", "").strip()[:200]
    slug = text.rstrip("/").rpartition("/")[2] if "/" in text else text
    found = list(Group.objects.living().filter(slug=slug)[:1]) or list(Group.objects.living().filter(name__iexact=text)[:2])
    return found[0] if len(found) == 1 else None

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.formats import day_month
from guyub.foundation.groups.models import Membership, Office

from .. import policy


@dataclass(frozen=True)
class DeclarationLine:
    """A declared interest as it is read."""

    id: int
    person: str
    kind: str
    party: str
    relation: str
    since: str
    until: str
    public: bool
    review_due: str
    due: bool


def line(row, today, own=False):
    """Whoever is named as the other side has not chosen to be read of, so only the declaring person sees that name."""
    return DeclarationLine(
        id=row.pk, person=row.person.name, kind=str(row.get_kind_display()), relation=row.relation,
        party=str(row.party) if own or row.other_id is None else _("seorang anggota"),
        since=day_month(row.since), until=day_month(row.until) if row.until else "", public=row.visibility == "public",
        review_due=day_month(row.review_due), due=row.review_due <= today)


def joined(rows):
    return rows.filter(ended_at=None).select_related("person", "group", "other", "outside")


def own_declarations(actor):
    """What one has declared and not ended, the next review first; one statement."""
    rows = policy.visible_declarations(actor).filter(person_id=actor.person_id)
    return [line(row, timezone.localdate(), own=True) for row in joined(rows).order_by("review_due", "pk")]


def public_declarations(actor, group, *, limit=100):
    """What officers of this group have declared for everybody to read, by name."""
    today = timezone.localdate()
    officers = Office.objects.filter(group=group, ended_at=None).values("person_id")
    members = Membership.objects.filter(group=group, approved_at__isnull=False, left_at=None).values("person_id")
    rows = policy.visible_declarations(actor).filter(
        Q(person_id__in=officers) | Q(person_id__in=members), visibility="public")
    return [line(row, today) for row in joined(rows).order_by("person__name", "pk")[:limit]]

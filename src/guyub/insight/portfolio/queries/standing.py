"""Where somebody stands today: groups with numbers and offices, and skills that were verified."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from guyub.core.formats import day_month
from guyub.foundation.groups.models import Membership, Office
from guyub.workshop.skills.models import Holding, Level


@dataclass(frozen=True)
class Belonging:
    """A membership, or an office held now or before, in words."""

    group: str
    slug: str
    what: str
    since: str
    until: str


@dataclass(frozen=True)
class Held:
    skill: str
    level: str
    by: str
    until: str


@dataclass(frozen=True)
class Standing:
    belongings: tuple[Belonging, ...]
    skills: tuple[Held, ...]


def standing(person_id):
    """Memberships, offices and valid skills of a person; three statements."""
    members = Membership.objects.filter(person_id=person_id, approved_at__isnull=False, left_at=None).values_list(
        "group__name", "group__slug", "number", "approved_at").order_by("group__name")
    offices = Office.objects.filter(person_id=person_id).select_related("group").order_by("-since")[:50]
    belongings = [Belonging(name, slug, number, day_month(timezone.localtime(at)), "") for name, slug, number, at in members]
    belongings += [
        Belonging(office.group.name, office.group.slug, office.title or str(office.get_role_display()),
                  day_month(office.since), day_month(ended) if (ended := end_of(office)) else "") for office in offices]
    today = timezone.localdate()
    held = (
        Holding.objects.filter(person_id=person_id, verified_at__isnull=False, withdrawn_at=None, valid_from__lte=today)
        .filter(Q(valid_until=None) | Q(valid_until__gte=today)).select_related("skill", "verifying_group")
        .order_by("skill__family", "skill__title_id", "-level"))
    return Standing(
        belongings=tuple(belongings),
        skills=tuple(Held(str(row.skill), str(Level(row.level).label), row.verifying_group.name,
                          day_month(row.valid_until) if row.valid_until else "") for row in held))


def end_of(office):
    """The day an office ended, or its last day if that is over; None while it is held."""
    if office.ended_at:
        return timezone.localtime(office.ended_at).date()
    return office.until if office.until and office.until < timezone.localdate() else None

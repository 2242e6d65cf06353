"""Who of a group's members can do what, verified by whom and until when."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from ..models import Level
from .holding import MOST, of_members, state, term


@dataclass(frozen=True)
class Held:
    """What a member can do, as the group's officers find it."""

    person: str
    skill: str
    level: str
    state: str
    chip: str
    term: str
    by: str


def register(actor, group, skill_id=None, only_valid=True, page=1, most=MOST):
    """([Held] of one page, whether more follow) of members here and below, by skill and name; one statement."""
    today = timezone.localdate()
    rows = of_members(actor, group.path).filter(verified_at__isnull=False)
    if skill_id:
        rows = rows.filter(Q(skill_id=skill_id) | Q(skill__includes=skill_id)).distinct()
    if only_valid:
        rows = rows.filter(Q(valid_until=None) | Q(valid_until__gte=today), valid_from__lte=today)
    rows = list(rows.select_related("person", "skill", "verifying_group")
                .order_by("skill__title_id", "-level", "person__name", "pk")[(page - 1) * most:page * most + 1])
    return [Held(row.person.name, str(row.skill), str(Level(row.level).label), *state(row, today), term(row),
                 row.verifying_group.name) for row in rows[:most]], len(rows) > most

"""Whether what a role requires is there on a day: verified, not withdrawn, valid, at the level or above.

A skill that includes the required one satisfies it at the same level.
"""

from django.db.models import Q

from ..models import Holding


def valid_on(day):
    """Holdings that count on this day."""
    return Holding.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day, verified_at__isnull=False,
        withdrawn_at=None)


def satisfying(skill_id, level, day):
    return valid_on(day).filter(Q(skill_id=skill_id) | Q(skill__includes=skill_id), level__gte=level)


def holds(person_id, skill_id, level, day):
    """Whether the person meets the requirement on this day; one statement."""
    return satisfying(skill_id, level, day).filter(person_id=person_id).exists()


def holders(skill_id, level, day):
    """Ids of all who meet the requirement on this day, as a queryset to filter with or to count."""
    return satisfying(skill_id, level, day).order_by().values_list("person_id", flat=True).distinct()


def lacking(person_id, requirements, day):
    """Those of the (skill_id, level) pairs that the person does not meet on this day; one statement for all."""
    requirements = list(requirements)
    if not requirements:
        return []
    best = {}
    rows = valid_on(day).filter(person_id=person_id).values_list("skill_id", "skill__includes", "level")
    for skill_id, included_id, level in rows:
        best[skill_id] = max(level, best.get(skill_id, 0))
        best[included_id] = max(level, best.get(included_id, 0))
    return [(skill_id, level) for skill_id, level in requirements if best.get(skill_id, 0) < level]


def held_by(people):
    """(person id, skill id, level, first day, last day or None) of all that these people hold, included skills too; one
    skill may come several times. One statement.
    """
    rows = (
        Holding.objects.filter(person_id__in=people, verified_at__isnull=False, withdrawn_at=None)
        .values_list("person_id", "skill_id", "skill__includes", "level", "valid_from", "valid_until"))
    for person, skill, included, level, since, until in rows:
        yield person, skill, level, since, until
        if included:
            yield person, included, level, since, until

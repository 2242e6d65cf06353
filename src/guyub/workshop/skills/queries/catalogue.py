"""Skills by the words that people use for them."""

from functools import cache

from guyub.core.words import rank

from ..models import Skill


@cache
def entries():
    """(id, words) of all skills; read once per process, since only a migration changes them."""
    return [(row.pk, [row.title_id, row.title_en, *row.words.split("\n")]) for row in Skill.objects.all()]


def skills_named(text, limit=12):
    """Skills that people mean by `text`, best first."""
    ids = rank(text, entries(), limit)
    rows = Skill.objects.in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def families(skills):
    """These skills as (family in words, skills) pairs, for a list with headings."""
    kept = {}
    for skill in sorted(skills, key=lambda skill: (skill.family_title, str(skill))):
        kept.setdefault(skill.family_title, []).append(skill)
    return list(kept.items())


def skill_choices(text=""):
    """What a claim form offers: the skills meant by `text`, or the whole catalogue; one statement."""
    return families(skills_named(text) if text.strip() else Skill.objects.all())

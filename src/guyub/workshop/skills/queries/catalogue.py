"""Skills by the words that people use for them."""

from dataclasses import dataclass
from functools import lru_cache
from time import monotonic

from guyub.core.formats import day_month
from guyub.core.words import rank

from ..models import Skill


@lru_cache(1)
def entries_of(minute):
    return [(row.pk, [row.title_id, row.title_en, *row.words.split("\n")]) for row in Skill.objects.all()]


def entries():
    """(id, words) of all skills; read once a minute and process, since the operator adds some now and then."""
    return entries_of(int(monotonic() // 60))


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


@dataclass(frozen=True)
class Entry:
    """A skill as its operator sees it."""

    id: int
    title: str
    includes: str
    licensed: bool
    shape: str
    source: str
    checked_on: str


def whole_catalogue():
    """[(family in words, [Entry])] of all skills; two statements."""
    rows = Skill.objects.prefetch_related("includes")
    return [(family, [Entry(
        row.pk, str(row), ", ".join(sorted(map(str, row.includes.all()))), row.licensed, row.licence_shape,
        row.licence_source, day_month(row.licence_checked_on) if row.licence_checked_on else "") for row in some])
        for family, some in families(rows)]

"""The catalogue of skills that every installation starts with, and how it is found by everyday words."""

import json
from pathlib import Path

import pytest

import guyub.workshop.skills as app
from guyub.core.proofs import PROOFS
from guyub.workshop.skills import queries
from guyub.workshop.skills.models import FAMILIES, Skill
from guyub.workshop.skills.queries import catalogue


@pytest.fixture(scope="module")
def records():
    return json.loads((Path(app.__file__).parent / "data" / "skills.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def codes(records):
    return [record["code"] for record in records]


def test_every_record_is_whole_and_named_once(records, codes):
    assert len(codes) == len(set(codes)) > 30
    for record in records:
        assert record["id"] and record["en"] and record["words_id"] and record["words_en"]
        assert record["family"] in FAMILIES, record["code"]
        assert set(record["includes"]) <= set(codes) - {record["code"]}
        assert len(record["code"]) <= 40 and len(record["family"]) <= 20


def test_the_catalogue_is_entered_whole_and_closed(db, records, codes):
    assert set(Skill.objects.values_list("code", flat=True)) == set(codes)
    for record in records:
        assert set(record["includes"]) <= set(
            Skill.objects.get(code=record["code"]).includes.values_list("code", flat=True))
    assert list(PROOFS["skills.includes_are_closed"]()) == []


def test_a_gap_in_what_is_included_is_found_by_the_proof(village):
    expert = village.skill("perawat-gawat-darurat", "Perawat gawat darurat", "Emergency nurse", village.nurse)
    broken, = PROOFS["skills.includes_are_closed"]()
    assert f"skill {expert.pk} " in broken and str(village.first_aid.pk) in broken


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_skill_is_found_first_or_nearly_by_its_own_title(db, records, language):
    catalogue.entries_of.cache_clear()
    for record in records:
        found = [skill.code for skill in queries.skills_named(record[language])]
        assert record["code"] in found[:3], record[language]


def test_words_that_mean_nothing_find_nothing(db):
    assert queries.skills_named("zzxqv") == [] and queries.skills_named("") == []
    assert queries.skill_choices("zzxqv") == []


def test_the_whole_catalogue_stands_under_headings(db, codes, django_assert_num_queries):
    with django_assert_num_queries(1):
        families = queries.skill_choices()
    assert sum(len(skills) for _heading, skills in families) == len(codes)
    assert all(heading != heading.lower() for heading, _skills in families)

"""The fixed lists that every installation starts with are whole: codes, parents, both languages, counts."""

import json
from collections import Counter
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[3] / "src" / "guyub"


def records(path):
    return json.loads((HOUSE / path).read_text(encoding="utf-8"))


OCCUPATIONS = records("foundation/groups/data/occupations.json")
FIELDS = records("foundation/groups/data/fields.json")
GOALS = records("foundation/groups/data/goals.json")
SKILLS = records("workshop/skills/data/skills.json")
CONSENTS = records("foundation/people/data/consents.json")
CODED = pytest.mark.parametrize("rows", [OCCUPATIONS, FIELDS, SKILLS], ids=["occupations", "fields", "skills"])
TITLED = pytest.mark.parametrize(
    "rows", [OCCUPATIONS, FIELDS, GOALS, SKILLS], ids=["occupations", "fields", "goals", "skills"])


@CODED
def test_every_code_stands_once(rows):
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes)) and all(codes)


@TITLED
def test_every_title_and_word_is_there_in_both_languages(rows):
    for row in rows:
        for language in ("id", "en"):
            words = row[f"words_{language}"]
            assert row[language] == row[language].strip() != "", row
            assert all(word == word.strip() != "" for word in words) and len(words) == len(set(words)), row


def test_every_occupation_stands_under_its_parents():
    codes = {row["code"] for row in OCCUPATIONS}
    assert {"2221", "222", "22", "2"} <= codes
    assert [code for code in codes if not code.isdecimal() or (len(code) > 1 and code[:-1] not in codes)] == []


def test_the_upper_levels_of_occupations_are_whole():
    levels = Counter(len(row["code"]) for row in OCCUPATIONS)
    assert (levels[1], levels[2], levels[3]) == (10, 43, 130) and levels[4] >= 90 and set(levels) == {1, 2, 3, 4}


def test_whatever_people_choose_has_everyday_words():
    chosen = [row for row in OCCUPATIONS if len(row["code"]) != 3]
    for row in [*chosen, *FIELDS, *GOALS, *SKILLS]:
        assert row["words_id"] and row["words_en"], row


def test_fields_are_twelve_sections_and_their_groups():
    sections = [row for row in FIELDS if len(row["code"]) == 1]
    codes = {row["code"] for row in FIELDS}
    assert "".join(row["code"] for row in sections) == "ABCDEFGHIJKL"
    assert {"J20", "D30", "D31", "D32", "D33", "D34", "G14"} <= codes
    for row in FIELDS:
        code = row["code"]
        assert row["section"] == code[0]
        if len(code) > 1:
            assert len(code) == 3 and code[1:].isdecimal() and f"{code[:2]}0" in codes, code


def test_every_section_has_a_side_of_life_and_a_short_name():
    for row in FIELDS:
        if len(row["code"]) == 1:
            assert row["side"] in {"social", "economic", "environmental"}
            assert 1 <= len(row["short_id"].split()) <= 2 and 1 <= len(row["short_en"].split()) <= 2, row
    assert {row["side"] for row in FIELDS if "side" in row} == {"social", "economic", "environmental"}


def test_goals_are_one_to_seventeen():
    assert [row["number"] for row in GOALS] == list(range(1, 18))


def test_the_relief_skills_are_all_there():
    assert sum(row["family"] == "relief" for row in SKILLS) == 26


def test_included_skills_exist_and_never_lead_back():
    includes = {row["code"]: row["includes"] for row in SKILLS}
    assert {inner for inners in includes.values() for inner in inners} <= set(includes)
    assert len(list(TopologicalSorter(includes).static_order())) == len(includes)
    assert "basic-life-support" in includes["advanced-life-support"]


def test_licences_are_marked_as_such():
    licensed = {row["code"] for row in SKILLS if row["licensed"]}
    assert {"nurse", "doctor", "midwife", "pharmacist", "driving-a", "driving-b1", "driving-c", "advocate"} <= licensed
    assert not {"first-aid", "cooking", "teaching"} & licensed


def test_consents_ask_in_both_languages_and_only_the_account_is_required():
    assert [row["purpose"] for row in CONSENTS] == [
        "account", "participation", "membership", "messages", "statistics", "proposals", "proposals_others"]
    assert [row["purpose"] for row in CONSENTS if row["required"]] == ["account"]
    for row in CONSENTS:
        assert row["version"] == 1 and date.fromisoformat(row["since"]) >= date(2026, 11, 24)
        assert all(row[name].strip() for name in ("title_id", "title_en", "body_id", "body_en"))
        assert "mencabut" in row["body_id"] and "withdraw" in row["body_en"]
        assert all(row[name].count(". ") + 1 <= 3 for name in ("body_id", "body_en"))


@pytest.mark.parametrize("path", [
    "foundation/groups/data/occupations.json", "foundation/groups/data/fields.json", "foundation/groups/data/goals.json",
    "workshop/skills/data/skills.json", "foundation/people/data/consents.json",
])
def test_a_record_is_a_line(path):
    lines = (HOUSE / path).read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1]) == ("[", "]") and len(lines) - 2 == len(records(path))

"""Everyday words: what is compared, which entries are meant, and that the fixed lists answer to what people type."""

import json
from pathlib import Path

import pytest

from guyub.core.words import normalise, rank, tokens

HOUSE = Path(__file__).resolve().parents[2] / "src" / "guyub"
LISTS = {
    "occupations": HOUSE / "foundation/groups/data/occupations.json",
    "fields": HOUSE / "foundation/groups/data/fields.json",
    "skills": HOUSE / "workshop/skills/data/skills.json",
}


def meant(name, query):
    """Codes of the list that a query means, best first."""
    records = json.loads(LISTS[name].read_text(encoding="utf-8"))
    return rank(query, [(record["code"], record["words_id"] + record["words_en"]) for record in records])


@pytest.mark.parametrize(("text", "compared"), [
    ("  Ners,   Émi ", "ners emi"), ("P3K/BHD", "p3k bhd"), ("Jum\u2019at", "jum at"), ("STRASSE", "strasse"),
    ("Straße", "strasse"), ("su\0ster", "suster"),
    ("dua\u00a0kata\n\tlagi", "dua kata lagi"), ("!?", ""), ("", ""), (None, ""),
])
def test_text_is_compared_without_case_accents_signs_and_spaces(text, compared):
    assert normalise(text) == compared


def test_what_is_compared_stays_the_same_when_compared_again():
    for text in ("  Ners,  Émi ", "Straße 12", "Ångström\0", "ﬁsh"):
        assert normalise(normalise(text)) == normalise(text)


def test_tokens_are_the_words():
    assert tokens("Dokter (umum)") == ["dokter", "umum"] and tokens(" \0 ") == []


def test_exact_comes_before_prefix_before_word_before_misspelling():
    entries = [("misspelt", ["perawai"]), ("word", ["asisten perawat"]), ("prefix", ["perawat gigi"]),
               ("exact", ["Perawat"])]
    assert rank("perawat", entries) == ["exact", "prefix", "word", "misspelt"]


@pytest.mark.parametrize("name, query", [("occupations", "perawat"), ("occupations", "perawai"), ("fields", "kesehatn"),
                                         ("skills", "mengemudi"), ("skills", "dokter"), ("occupations", "guru")])
def test_with_a_limit_the_first_ones_are_the_same(name, query):
    records = json.loads(LISTS[name].read_text(encoding="utf-8"))
    entries = [(record["code"], record["words_id"] + record["words_en"]) for record in records]
    whole = rank(query, entries)
    assert whole and all(rank(query, entries, limit) == whole[:limit] for limit in (1, 2, 3, 8, 500))


def test_equally_good_entries_keep_their_order():
    assert rank("guru", [("b", ["guru sd"]), ("a", ["guru smp"]), ("c", ["guru tk"])]) == ["b", "a", "c"]


def test_an_entry_counts_once_by_its_best_word():
    assert rank("guru", [("far", ["guru les"]), ("near", ["guru les", "guru"])]) == ["near", "far"]


def test_short_words_allow_one_slip_and_long_ones_two():
    assert rank("biden", [("2222", ["bidan"])]) == ["2222"]
    assert rank("beden", [("2222", ["bidan"])]) == []
    assert rank("apotikar", [("2262", ["apoteker"])]) == ["2262"]
    assert rank("aputikar", [("2262", ["apoteker"])]) == []


def test_very_short_words_are_never_guessed():
    assert rank("ibu", [("2222", ["ibi"])]) == []


def test_no_word_means_no_entry():
    assert rank("", [("a", ["guru"])]) == [] and rank("\0 -", [("a", ["guru"])]) == [] and rank("guru", []) == []
    assert rank("guru", [("a", []), ("b", [""])]) == []


@pytest.mark.parametrize("word", ["suster", "Suster", "perawat", "ners", "prawat", "PPNI", "nurse"])
def test_suster_finds_nurses(word):
    assert meant("occupations", word)[0] == "2221"


@pytest.mark.parametrize(("word", "code"), [
    ("guru", "23"), ("guru sd", "2341"), ("dosen", "2310"), ("dokter", "2211"), ("psikiater", "2212"), ("bidan", "2222"),
    ("apotiker", "2262"), ("notaris", "2619"), ("pengacara", "2611"), ("hakim", "2612"), ("akuntan", "2411"),
    ("wartawan", "2642"), ("peksos", "2635"), ("supir truk", "8332"), ("nelayan", "6222"), ("petani", "61"),
    ("koki", "5120"), ("penjahit", "7531"), ("damkar", "5411"), ("satpam", "5414"), ("kader posyandu", "3253"),
    ("tentara", "0"), ("dalang", "2659"), ("dukun bayi", "3222"),
])
def test_everyday_words_find_the_occupation(word, code):
    assert meant("occupations", word)[0] == code


@pytest.mark.parametrize(("word", "section"), [
    ("kesehatan", "C"), ("klinik", "C"), ("donor darah", "C"), ("bencana", "D"), ("lansia", "D"), ("sungai", "E"),
    ("sampah", "E"), ("guru", "B"), ("bantuan hukum", "G"), ("karang taruna", "G"), ("relawan", "H"), ("masjid", "I"),
    ("kebencanan", "D"), ("organisasi profesi", "J"), ("koperasi", "F"), ("rumah sakit", "C"),
])
def test_everyday_words_find_the_section(word, section):
    assert meant("fields", word)[0] == section


@pytest.mark.parametrize(("word", "code"), [
    ("p3k", "first-aid"), ("SIM A", "driving-a"), ("bisindo", "sign-language"), ("suster", "nurse"),
    ("bhd", "basic-life-support"),
    ("dapur umum", "field-kitchen"), ("sar", "search-rescue"), ("perahu", "boat"), ("ambulan", "ambulance"),
])
def test_everyday_words_find_the_skill(word, code):
    assert meant("skills", word)[0] == code

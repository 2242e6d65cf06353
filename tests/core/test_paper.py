"""Papers: whatever somebody is called, the paper is printed, also when several ask at once; cloths are the pages' own."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from guyub.core import papers
from guyub.core.cloths import CLOTHS, DYES, THREADS, stripes

CSS = (Path(papers.__file__).parent / "static/guyub/guyub.css").read_text()
PLAIN = "#let facts = json(bytes(sys.inputs.facts))\n#set document(title: \"t\")\n#facts.name\n"


@pytest.fixture
def plain(tmp_path):
    file = tmp_path / "plain.typ"
    file.write_text(PLAIN)
    return file


@pytest.mark.parametrize("name", ["Dwi", "Sari \U0001f33f", "王小明", "مرحبا", "ᮞᮥᮔ᮪ᮓ", "\U0001f469\u200d\u2695\ufe0f",
                                  "".join(chr(0x4E00 + n) for n in range(60)), "".join(chr(0x1400 + n) for n in range(60))])
def test_a_name_in_letters_that_the_fonts_lack_is_printed_all_the_same(plain, name):
    assert papers.paper(plain, {"name": name}).startswith(b"%PDF")


def test_a_fault_in_the_paper_itself_is_not_hidden(plain):
    plain.write_text("#let x =")
    with pytest.raises(RuntimeError):
        papers.paper(plain, {})


def test_several_papers_at_once(plain):
    with ThreadPoolExecutor(8) as crowd:
        made = list(crowd.map(lambda n: papers.paper(plain, {"name": f"Orang {n}"}), range(24)))
    assert len(set(made)) == 24


def test_a_long_word_may_break_and_short_ones_stay():
    assert papers.breakable("Cek tensi gratis") == "Cek tensi gratis"
    assert papers.breakable("W" * 60).count("\u200b") == 3


def test_the_cloths_of_paper_are_those_of_the_pages():
    for name, colour in DYES.items():
        assert f"--k-{name}:{colour};" in CSS
    base = re.search(r"^\.kain\{.*$", CSS, re.M)[0]
    told = [re.findall(r"--([a-d]):var\(--k-(\w+)\)", base)] + [
        re.findall(r"--([a-d]):var\(--k-(\w+)\)", line) for line in re.findall(r"^\.kain-\d+\{.*$", CSS, re.M)]
    assert [tuple(dye for _place, dye in cloth) for cloth in told] == list(CLOTHS)
    found = re.findall(r"var\(--([a-d])\) 0 calc\((\d+)\*var\(--u\)\)", base)
    ends = [("abcd".index(place), int(end)) for place, end in found]
    whole, mine = 0, []
    for place, width in THREADS:
        whole += width
        mine.append((place, whole))
    assert ends == mine and sum(width for _colour, width in stripes(3)) == whole

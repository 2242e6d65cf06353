from itertools import chain
from pathlib import Path

import pytest
from django.template import Context, Engine, engines
from django.utils.translation import override

import guyub
from guyub.core import loaders

HOUSE = Path(guyub.__file__).parent
CONSTANT = (loaders.SENTENCE, loaders.PASSAGE, loaders.FILE, loaders.ICON)
FACTS = {name: f"<{name}>" for name in ("name", "month", "place", "year", "words", "n", "typed")}
FACTS["activity"] = {"timezone": "Asia/Jakarta"}


def constants():
    """Every tag of the house that the loader writes out."""
    sources = [path.read_text() for path in HOUSE.rglob("templates/**/*.html")]
    return sorted({found[0] for source in sources for sort in CONSTANT for found in sort.finditer(source)})


def plain(source):
    """The source as Django compiles it without our loader."""
    return Engine(builtins=engines["django"].engine.builtins, libraries={}).from_string(source)


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_written_out_reads_as_its_tag_would(language):
    found = constants()
    assert len(found) > 1000
    with override(language):
        for tag in found:
            assert plain(loaders.settled(tag)).render(Context(FACTS)) == plain(tag).render(Context(FACTS)), tag


def test_almost_nothing_constant_is_left_to_look_up():
    with override("en"):
        kept = [tag for tag in constants() if "{% translate" in loaders.settled(tag) or "{% static" in loaders.settled(tag)]
    assert kept == []


@pytest.mark.parametrize("tag", [
    '{% translate "Sampai" as word %}',
    "{% blocktranslate trimmed count n=2 %}{{ n }} jam{% plural %}{{ n }} jam{% endblocktranslate %}",
    "{% blocktranslate trimmed with day=until asvar words %}Sampai {{ day }}{% endblocktranslate %}",
    "{% blocktranslate trimmed %}Kain {{ month|upper }}{% endblocktranslate %}"])
def test_what_depends_on_facts_stays_a_tag(tag):
    assert loaders.settled(tag) == tag


def test_each_language_has_its_own_copy():
    loader, said = engines["django"].engine.template_loaders[0], {}
    for language in ("id", "en", "id"):
        with override(language):
            template = loader.get_template("portal/home/page.html")
        assert said.setdefault(language, template) is template
    assert len({id(template) for template in chain(said.values())}) == 2

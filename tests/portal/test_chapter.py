"""The ten chapters: written out in both languages, sourced, worded anew by the operator alone, full on an empty server."""

import pytest
from django.test import Client
from django.utils import translation

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.portal import commands
from guyub.portal.chapters.doors import DOORS, doors_open
from guyub.portal.chapters.reading import LANGUAGES, OVERVIEW, SLUGS, Unreadable, built_in, read
from guyub.portal.queries import FIGURES, chapter, chapters, figures_named, is_edited

ALL = [(slug, language) for slug in (OVERVIEW, *SLUGS) for language in LANGUAGES]
TEXT = '+++\ntitle = "Judul"\nlead = "Ringkas"\n+++\n\nIsi <b>tebal</b> dan *miring*.\n'
OPERATOR = Actor(person_id=None, login_id=1, operator=True)


def reading(text):
    return read(text, figures=FIGURES, doors=DOORS)


@pytest.mark.parametrize("slug, language", ALL)
def test_each_chapter_is_written_out_and_sourced(slug, language):
    found = reading(built_in(slug, language))
    assert len(found.html) > 1200 and found.lead
    assert len(found.examples) >= (2 if slug == OVERVIEW else 3)
    assert all(one.source and one.checked for one in found.examples)
    assert len(found.glossary) >= 3
    assert found.doors and found.figures


@pytest.mark.parametrize("slug", [OVERVIEW, *SLUGS])
def test_both_languages_say_the_same(slug):
    one, other = (reading(built_in(slug, language)) for language in LANGUAGES)
    assert one.html.count("<h2>") == other.html.count("<h2>") and one.html.count("<li>") == other.html.count("<li>")
    assert (one.figures, one.doors) == (other.figures, other.doors)
    assert [row.checked for row in one.examples] == [row.checked for row in other.examples]
    assert len(one.glossary) == len(other.glossary)


@pytest.mark.parametrize("text, words", [
    ("Isi saja", "Kepala naskah hilang"), ("+++\ntitle =\n+++\nIsi", "tidak terbaca"),
    ('+++\nlead = "a"\n+++\nIsi', "title"), ('+++\ntitle = "a"\nlead = "b"\n+++\n\n', "kosong"),
    ('+++\ntitle = "a"\nlead = "b"\nfigures = ["gaib"]\n+++\nIsi', "gaib"),
    ('+++\ntitle = "a"\nlead = "b"\ndoors = "activities"\n+++\nIsi', "daftar"),
    ('+++\ntitle = "a"\nlead = "b"\nexamples = ["x"]\n+++\nIsi', "bagian"),
    ('+++\ntitle = "a"\nlead = "b"\n+++\n# Judul lagi', "dua pagar"),
    ('+++\ntitle = "a"\nlead = "b"\n[[examples]]\nwhat = "x"\nsource = "y"\nchecked = "kemarin"\n+++\nIsi', "tanggal"),
    ("+++" + "x" * 50_000, "Terlalu panjang"),
])
def test_what_is_wrong_with_a_text_is_said(text, words):
    with pytest.raises(Unreadable, match=words):
        reading(text)


def test_html_in_a_text_is_read_as_it_was_typed():
    assert "&lt;b&gt;tebal&lt;/b&gt;" in reading(TEXT).html and "<em>miring</em>" in reading(TEXT).html
    assert "javascript:" not in reading(TEXT + "\n[klik](javascript:alert(1))").html.replace("(javascript:alert(1))", "")


def test_the_operator_words_a_chapter_anew_and_gives_it_back(db):
    before = chapter("profesi", "id")
    commands.edit_chapter(OPERATOR, None, slug="profesi", language="id", text=TEXT)
    assert chapter("profesi", "id").title == "Judul" and is_edited("profesi", "id")
    assert chapter("profesi", "en").title == "The profession"
    commands.restore_chapter(OPERATOR, None, slug="profesi", language="id")
    assert chapter("profesi", "id") == before and not is_edited("profesi", "id")


@pytest.mark.parametrize("facts", [
    {"slug": "tidak-ada", "language": "id"}, {"slug": "profesi", "language": "fr"},
    {"slug": "../profesi", "language": "id"}])
def test_there_are_no_other_chapters(db, facts):
    with pytest.raises(Rejected):
        commands.edit_chapter(OPERATOR, None, text=TEXT, **facts)
    with pytest.raises(Rejected):
        commands.restore_chapter(OPERATOR, None, **facts)


def test_nobody_else_may(cast):
    for actor in (PUBLIC, cast.actor("yohanes"), cast.actor("dwi")):
        with pytest.raises(Refused):
            commands.edit_chapter(actor, None, slug="profesi", language="id", text=TEXT)
        with pytest.raises(Refused):
            commands.restore_chapter(actor, None, slug="profesi", language="id")


def test_a_door_to_what_is_not_there_is_not_shown(monkeypatch):
    assert [door.url for door in doors_open(["activities"])] == ["/kegiatan/"]
    monkeypatch.setitem(DOORS, "nowhere", DOORS["activities"].__class__("x", "/tidak-ada/sama-sekali/"))
    assert doors_open(["nowhere"]) == []


def test_an_empty_server_shows_no_figure_and_a_full_one_does(cast):
    shown = {figure.url for figure in figures_named(["associations", "volunteer_groups"])}
    assert len(shown) == 2
    from guyub.foundation.groups.models import Group

    Group.objects.update(approved_at=None)
    assert figures_named(["associations", "volunteer_groups", "groups"]) == []


@pytest.mark.parametrize("path", ["/tentang/", *(f"/tentang/{slug}/" for slug in SLUGS)])
def test_each_page_is_public_light_and_in_both_languages(cast, path, django_assert_max_num_queries):
    client = Client()
    with django_assert_max_num_queries(6):
        answer = client.get(path)
    assert answer.status_code == 200 and len(answer.content) < 30_000
    client.cookies["bahasa"] = "en"
    english = client.get(path).content.decode()
    assert 'lang="en"' in english and english != answer.content.decode()


def test_the_desk_is_the_operators_and_keeps_what_was_typed(cast, signed_in):
    address = "/pengelola/bab/profesi/id/"
    assert Client().get(address).status_code == 404
    assert signed_in("yohanes").get(address).status_code == 404
    operator = signed_in("ketut")
    assert operator.get(address).status_code == 200
    answer = operator.post(address, {"text": "+++\nrusak"})
    assert answer.status_code == 422 and "rusak" in answer.content.decode()
    assert operator.post(address, {"text": TEXT}).headers["Location"] == "/tentang/profesi/"
    assert "Judul" in Client().get("/tentang/profesi/").content.decode()
    assert operator.post(f"{address}pemulihan/").status_code == 302
    assert operator.get("/pengelola/bab/profesi/xx/").status_code == 404
    assert operator.get("/tentang/tidak-ada/").status_code == 404


def test_every_slug_has_a_place_in_the_overview(db):
    with translation.override("id"):
        first, rest = chapters("id")
    assert first.title and [slug for _n, slug, _part in rest] == list(SLUGS)

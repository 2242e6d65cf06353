"""Posters with a QR code: A4 and A5, of what the public may read, whatever its title."""

import json
import re

import pytest

from guyub.core.papers import drawn, paper
from guyub.workshop.activities import queries
from guyub.workshop.activities.models import Activity
from guyub.workshop.activities.pages.poster import SOURCE, facts_of
from guyub.workshop.activities.queries import activity_poster, group_poster

pytestmark = pytest.mark.django_db
LARGEST = 150_000


def box(pdf):
    """Width and height of the first page in whole points."""
    found = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf)
    return round(float(found[1])), round(float(found[2]))


@pytest.mark.parametrize("size, points", [("a4", (595, 842)), ("a5", (420, 595))])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_poster_is_a_tagged_paper_of_its_size(cast, client, size, points, language):
    client.cookies["bahasa"] = language
    for path in (f"/kegiatan/{cast.clinic.pk}/", f"/kelompok/{cast.klaten.slug}/"):
        answer = client.get(f"{path}poster-{size}.pdf")
        assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
        assert box(answer.content) == points and len(answer.content) < LARGEST
        assert b"/StructTreeRoot" in answer.content and f"/Lang({language})".encode() in answer.content.replace(b" ", b"")


def test_it_says_when_with_the_zone_where_and_who_is_needed(cast):
    poster = activity_poster(queries.activity_for_page(cast.actor("dwi"), cast.clinic.pk))
    assert poster.title == cast.clinic.title and poster.group == cast.klaten.name and poster.kain == cast.klaten.kain
    assert all("WIB" in line for line in poster.when) and poster.where and poster.needs
    facts = facts_of(poster, "a4")
    assert facts["address"].endswith(f"/kegiatan/{cast.clinic.pk}") and "://" not in facts["address"]
    assert f"/kegiatan/{cast.clinic.pk}/" in facts["qr_alt"] and facts["qr"].startswith("<svg")


def test_a_group_says_what_comes_next_and_how_to_join(cast):
    poster = group_poster(cast.klaten, "Perawat di Klaten")
    assert poster.title == cast.klaten.name and any(cast.clinic.title in line for line in poster.when) and poster.needs


@pytest.mark.parametrize("title", ["Pelayanan keliling untuk lanjut usia " * 9, "W" * 300, "Donor \U0001fa78 darah",
                                   "مرحبا بكم", "שלום", "a\u0301" * 100])
@pytest.mark.parametrize("size", ["a4", "a5"])
def test_no_title_breaks_it(cast, title, size):
    poster = queries.Poster(title=title[:300], group="K" * 120, kain=12, path="/kegiatan/1/", call="Pindai",
                            about="x " * 900, when=["Sabtu"] * 6, where=["Balai " * 30],
                            needs_head="Perlu", needs=["Perawat " * 20] * 6,
                            bring=["Air"] * 6)
    pdf = paper(SOURCE, facts_of(poster, size))
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 1 and len(pdf) < LARGEST


@pytest.mark.parametrize("facts, public, officer", [
    ({"members_only": True}, 404, 200), ({"published_at": None}, 404, 200),
    ({"cancelled_at": "2026-01-01T00:00Z"}, 404, 404),
])
def test_what_the_public_may_not_see_is_printed_by_its_coordinators_only(cast, client, signed_in, facts, public, officer):
    Activity.objects.filter(pk=cast.clinic.pk).update(**facts)
    path = f"/kegiatan/{cast.clinic.pk}/poster-a4.pdf"
    assert (client.get(path).status_code, signed_in("yohanes").get(path).status_code) == (public, officer)


def test_sizes_that_there_are_not_and_groups_that_do_not_live(cast, client):
    assert client.get(f"/kegiatan/{cast.clinic.pk}/poster-a0.pdf").status_code == 404
    assert client.get(f"/kelompok/{cast.river.slug}/poster-a4.pdf").status_code == 404


def test_the_pages_lead_to_their_posters(cast, client):
    for path in (f"/kegiatan/{cast.clinic.pk}/", f"/kelompok/{cast.klaten.slug}/"):
        assert f'href="{path}poster-a4.pdf"' in client.get(path).content.decode()




@pytest.mark.parametrize("size", ["a4", "a5"])
def test_the_last_line_is_printed_however_much_there_is_to_say(cast, size):
    def pictured(last):
        poster = queries.Poster(
            title="Pelayanan keliling untuk lanjut usia " * 3, group="K" * 120, kain=12, path="/kegiatan/1/", call="Pindai",
            about="Kami datang ke rumah. " * 30, when=["Sabtu, 28 November 2026, 07.00–12.00 WIB"] * 5,
            where=["Balai desa"] * 2, needs_head="Perlu", needs=["Perawat, perlu STR"] * 6, bring=["Air"] * 5 + [last])
        return drawn(SOURCE, json.dumps(facts_of(poster, size)), format="png", ppi=72)

    assert pictured("Topi") != pictured("Mantel")

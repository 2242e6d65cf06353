"""The page of the search: sections, what it says of a misspelling, next steps, and what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.core.reactions import drain
from guyub.insight.search.commands.building import build
from guyub.workshop.activities import commands as activities

pytestmark = pytest.mark.django_db


@pytest.fixture
def more(cast):
    """more(20): as many activities by the river, told to the index."""
    build()

    def make(count):
        start = timezone.now() + timedelta(days=2)
        for n in range(count):
            activity = activities.plan_activity(
                cast.actor("bambang"), cast.rescuers, title=f"Susur sungai {n}", roles=[{"name": "Pendata"}],
                shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + timedelta(hours=1)}])
            activities.publish_activity(cast.actor("bambang"), activity)
        drain()

    return make


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_groups_activities_and_chapters_stand_in_their_sections(client, more):
    more(7)
    page = text(client.get("/cari/?q=susur+sungai"))
    assert page.count("/kegiatan/") > 5 and "Susur sungai 6" in page and "bagian=kegiatan" in page
    assert "Perawat Lereng Merapi" in text(client.get("/cari/?q=perawat"))
    page = text(client.get("/cari/?q=kerelawanan"))
    assert 'id="bab"' in page and "/tentang/kerelawanan/" in page
    assert "/tentang/kerelawanan/" in text(client.get("/cari/?q=volunteering"))


def test_a_section_goes_on_page_by_page(client, more):
    more(25)
    first = text(client.get("/cari/?q=sungai&bagian=kegiatan"))
    link = first.split('class="btn btn-2" href="?')[1].split('"')[0].replace("&amp;", "&")
    second = text(client.get(f"/cari/?{link}"))
    for n in range(25):
        assert (f">Susur sungai {n}<" in first) != (f">Susur sungai {n}<" in second), n
    assert "Cari di semua bagian" in second
    assert "Susur sungai 24" in text(client.get("/cari/?q=sungai&bagian=kegiatan&sesudah=bukan-milik-kami"))


def test_a_misspelling_is_told(client, more):
    more(1)
    assert "Mencari juga: <b>sungai</b>" in text(client.get("/cari/?q=sungia"))
    assert "dicari tanpa: <b>qwzx</b>" in text(client.get("/cari/?q=sungai+qwzx"))
    client.cookies["bahasa"] = "en"
    assert "Also looking for: <b>sungai</b>" in text(client.get("/cari/?q=sungia"))


def test_nothing_found_leads_on(client, more):
    page = text(client.get("/cari/?q=qwzxqwzx"))
    assert "Belum ada yang cocok" in page and 'class="btn" href="/kegiatan/"' in page
    assert "Kata ini terlalu umum" in text(client.get("/cari/?q=yang+di"))
    assert "Baca sepuluh bab" in text(client.get("/cari/"))
    assert "&lt;script&gt;" in text(client.get("/cari/?q=<script>"))


@pytest.mark.parametrize("address", ["/cari/?q=sungai", "/cari/?q=sungia", "/cari/?q=qwzxqwzx",
                                     "/cari/?q=sungai&bagian=kegiatan"])
def test_it_costs_at_most_six_statements_however_much_is_found(client, more, flat, address):
    flat(more, lambda: client.get(address))
    with CaptureQueriesContext(connection) as statements:
        client.get(address)
    assert len(statements) <= 6, [row["sql"][:120] for row in statements]


def test_a_finder_that_finds_nothing_leads_to_the_search_of_everything(client, more):
    more(1)
    page = text(client.get("/kegiatan/?q=qwzxqwzx"))
    assert "Tidak ada kegiatan yang cocok" in page and 'href="/cari/?q=qwzxqwzx"' in page
    assert "/cari/?q=" not in text(client.get("/kegiatan/?q=sungai"))

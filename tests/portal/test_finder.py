"""The words of the finder: answered by the index of the search, misspelt too, each line saying why; nothing leads on."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.insight.search.commands.building import build
from guyub.workshop.activities import commands as activities

pytestmark = pytest.mark.django_db


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def more(cast):
    """more(20): as many activities of the rescuers, each with a role for those who cook, told to the index."""
    build()

    def make(count, **facts):
        start = timezone.now() + timedelta(days=2)
        for n in range(count):
            activity = activities.plan_activity(
                cast.actor("bambang"), cast.rescuers, title=f"Latihan perahu {n}", about="Membersihkan bantaran Kali Opak.",
                roles=[{"name": "Juru masak"}], **facts,
                shifts=[{"role": "Juru masak", "starts_at": start, "ends_at": start + timedelta(hours=1)}])
            activities.publish_activity(cast.actor("bambang"), activity)
        drain()

    return make


@pytest.fixture
def crowd(cast):
    """crowd(20): as many chapters whose work is told in their words alone."""
    build()

    def make(count):
        for n in range(count):
            groups.found_group(cast.actor("yohanes"), cast.klaten, kind="volunteer", name=f"Ranting {n} {timezone.now():%f}",
                               about="Merawat luka bakar di rumah.")
        drain()

    return make


@pytest.mark.parametrize("words, why", [
    ("perahu", ""), ("bantaran", "bantaran Kali Opak"), ("banatran", "bantaran Kali Opak"),
    ("masak", "Cocok lewat kata: masak"), ("opak+latihan", "")])
def test_words_anywhere_in_an_activity_find_it_and_say_so(client, more, words, why):
    more(1)
    page = text(client.get(f"/kegiatan/?q={words}"))
    assert ">Latihan perahu 0<" in page and page.count('class="acard"') == 1
    assert why in page and ("Cocok lewat kata" in page) == why.startswith("Cocok")


def test_a_slip_is_told_in_both_languages(client, more, crowd):
    more(1)
    crowd(1)
    for path, words in (("/kegiatan/", "bantarna"), ("/kelompok/", "bakra")):
        page = text(client.get(f"{path}?q={words}"))
        assert "Mencari juga: <b>" in page and "card" in page
        client.cookies["bahasa"] = "en"
        assert "Also looking for: <b>" in text(client.get(f"{path}?q={words}"))
        client.cookies["bahasa"] = "id"


def test_a_profession_finds_the_groups_of_it(client, crowd):
    page = text(client.get("/kelompok/?q=suster"))
    assert "Perawat Lereng Merapi" in page and ("Profesi:" in page or "Cocok lewat kata" in page)
    crowd(2)
    assert text(client.get("/kelompok/?q=luka+bakar")).count("luka bakar") >= 2
    assert text(client.get("/kelompok/?q=luka+bakar&macam=agency")).count('class="gcard"') == 0


def test_a_part_of_a_name_still_finds_and_what_is_hidden_stays_so(client, more, cast, signed_in):
    more(1, members_only=True)
    assert 'class="acard"' not in text(client.get("/kegiatan/?q=bantaran"))
    assert 'class="acard"' not in text(client.get("/kegiatan/?q=erahu"))
    assert ">Latihan perahu 0<" in text(signed_in("bambang").get("/kegiatan/?q=erahu"))


def test_nothing_found_says_what_else_to_try(client, more):
    more(1)
    page = text(client.get("/kegiatan/?q=bantaran&di=Kota+Jayapura&kapan=bulan&bidang=L&tanpa=1&jarak=10"))
    assert "Tidak ada kegiatan yang cocok" in page
    for label in ("Sampai 60 km dari", "Tanpa kata itu", "Di semua tempat", "Kapan saja", "Semua bidang",
                  "Juga yang memerlukan keahlian", "di semua bagian"):
        assert label in page, label
    for link in ("?q=bantaran&amp;di=Kota+Jayapura&amp;kapan=bulan&amp;tanpa=1&amp;jarak=10", "/cari/?q=bantaran"):
        assert f'href="{link}"' in page, link
    page = text(client.get("/kelompok/?q=qwzxqwzx&macam=agency"))
    assert 'href="?macam=agency"' in page and 'href="?q=qwzxqwzx"' in page and "Semua jenis" in page
    client.cookies["bahasa"] = "en"
    assert "Anywhere" in text(client.get("/kegiatan/?q=qwzxqwzx&di=Klaten"))


def test_pages_go_on_with_what_was_meant(client, more):
    more(23)
    first = text(client.get("/kegiatan/?q=banatran"))
    link = first.rpartition('class="btn btn-2" href="?')[2].split('"')[0].replace("&amp;", "&")
    second = text(client.get(f"/kegiatan/?{link}"))
    for n in range(23):
        assert (f">Latihan perahu {n}<" in first) != (f">Latihan perahu {n}<" in second), n


@pytest.mark.parametrize("path", [
    "/kegiatan/?q=bantaran", "/kegiatan/?q=banatran", "/kegiatan/?q=qwzxqwzx", "/kegiatan/?q=yang", "/kegiatan/?q='\"*()"])
def test_it_costs_the_same_however_much_is_found(client, more, flat, path):
    flat(more, lambda: client.get(path))
    with CaptureQueriesContext(connection) as statements:
        assert client.get(path).status_code == 200
    assert len(statements) <= 6, [row["sql"][:120] for row in statements]


@pytest.mark.parametrize("path", ["/kelompok/?q=bakar", "/kelompok/?q=bakra", "/kelompok/?q=qwzxqwzx"])
def test_groups_cost_the_same_however_many_are_found(client, crowd, flat, path):
    flat(crowd, lambda: client.get(path))
    with CaptureQueriesContext(connection) as statements:
        client.get(path)
    assert len(statements) <= 6, [row["sql"][:120] for row in statements]


def test_ten_kilobytes_of_words_are_read_to_a_bound(client, more):
    more(1)
    for path in ("/kegiatan/", "/kelompok/", "/cari/"):
        for words in ("bantaran " * 1200, "x" * 10_240, "'\"*():&|!<->\0" * 900):
            with CaptureQueriesContext(connection) as statements:
                assert client.get(path, {"q": words}).status_code == 200
            assert len(statements) <= 6

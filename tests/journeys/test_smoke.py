"""Short ways through the house under its other conditions: in English, and on PostgreSQL served as in production."""

import re

import pytest

from ..house import House
from .steps import Visitor

pytestmark = pytest.mark.journey
# Little words that no Indonesian sentence does long without, and no English one has.
INDONESIAN = re.compile(
    r"\b(dan|yang|untuk|dengan|atau|belum|tidak|kelompok|kegiatan|masuk|keluar|cari|semua|saya|anda|giliran)\b", re.I)
FURNITURE = "header, nav, footer, button, label, legend, summary, th, h1"


def furniture(page):
    """What the house itself says on a page, without what people wrote and what is marked as another language."""
    return page.evaluate("""words => {
        const body = document.body.cloneNode(true);
        for (const foreign of body.querySelectorAll('[lang=id], script, svg, [translate=no]')) foreign.remove();
        return [...body.querySelectorAll(words)].map(one => one.textContent.trim().replace(/\\s+/g, ' '));
    }""", FURNITURE)


@pytest.mark.english
@pytest.mark.parametrize("who", [None, "Dwi Astuti"])
def test_the_house_speaks_english(house, chromium, who):
    visitor = Visitor(house, chromium, "laptop", language="en")
    paths = ["/", "/kegiatan/", "/kelompok/", "/masuk/"]
    if who:
        visitor.demo(who)
        paths = ["/", "/giliran/", "/akun/"]
    left = {}
    for path in paths:
        visitor.go(path)
        assert visitor.page.locator("html").get_attribute("lang") == "en"
        left[path] = [text for text in furniture(visitor.page) if INDONESIAN.search(text)]
    visitor.close()
    assert left == dict.fromkeys(paths, [])


@pytest.mark.postgres
def test_the_house_stands_on_postgresql_as_in_production(postgres, chromium):
    with House(postgres.url("smoke"), collected=True) as house:
        visitor = Visitor(house, chromium).demo("Dwi Astuti")
        styles = visitor.page.locator("link[rel=stylesheet]").first.get_attribute("href")
        assert re.search(r"\.[0-9a-f]{12}\.css$", styles)
        kept = visitor.page.request.get(house.url + styles)
        assert kept.status == 200 and "immutable" in kept.headers["cache-control"]
        visitor.go("/kegiatan/").link("Layanan kesehatan keliling Kemalang")
        visitor.check_shift(0)
        visitor.button("Daftar")
        visitor.go("/giliran/")
        assert visitor.sees(".chip-ok", "Terdaftar")
        assert visitor.until("/pemberitahuan/", "main", "Layanan kesehatan keliling Kemalang")
        visitor.close()
        assert "BROKEN" not in house.run("check")
        assert house.wait_until(lambda health: health["outbox_seconds"] == 0)["outbox_dead"] == 0

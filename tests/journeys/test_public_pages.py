"""Every public page, in a real browser: axe in light and dark, no sideways scrolling, small, and usable by keyboard."""

import re
import subprocess
import sys

import pytest

from ..house import ROOT
from .steps import Visitor

pytestmark = pytest.mark.journey
GROUPS = {"association": "ikatan-perawat-lereng-merapi", "chapter": "perawat-lereng-merapi-cabang-klaten",
          "volunteers": "relawan-gerak-kemalang"}
PAGES = {
    "home": "/", "cloth": "/kain/", "search": "/cari/?q=perawat", "a month without hours": "/kain/?bulan=2001-01",
    "activities": "/kegiatan/", "activities near": "/kegiatan/?di=klaten&kapan=bulan",
    "no activity": "/kegiatan/?q=tidakada", "unknown place": "/kegiatan/?di=xyzzy",
    "activities of a group": f"/kegiatan/?kelompok={GROUPS['association']}",
    "activity": "/kegiatan/1/", "groups": "/kelompok/", "no group": "/kelompok/?q=tidakada",
    "association": f"/kelompok/{GROUPS['association']}/", "chapter": f"/kelompok/{GROUPS['chapter']}/",
    "volunteers": f"/kelompok/{GROUPS['volunteers']}/", "book": f"/kelompok/{GROUPS['association']}/buku/",
    "empty book": f"/kelompok/{GROUPS['volunteers']}/buku/", "entry": "/buku/1/1/",
    "chains": "/buku/", "heads": "/buku/segel/", "counting": "/cara-menghitung/", "privacy": "/data-pribadi/",
    "report": "/lapor/?tentang=/kegiatan/1/",
    "sign in": "/masuk/", "sign-in help": "/masuk/bantuan/", "demo": "/demo/", "nothing here": "/tidak-ada/",
}
OWN = {
    "my shifts": "/giliran/", "account": "/saya/", "inbox": "/pemberitahuan/", "a new group": "/kelompok/baru/",
    "application": f"/kelompok/{GROUPS['volunteers']}/permintaan/", "security": "/akun/keamanan/",
}
OFFICES = {
    "reports": ("Ketut Adnyana", "/pengelola/laporan/"), "accounts": ("Ketut Adnyana", "/pengelola/akun/"),
    "kept out": ("Yohanes Tri Prabowo", f"/ruang/{GROUPS['chapter']}/blokir/?cari=dwi"),
}


@pytest.fixture(scope="module")
def worked(house):
    """A house in which somebody has given hours, so that the cloth and a book are not empty."""
    end = house.folder / "end-of-giving"
    giving = subprocess.Popen([sys.executable, str(ROOT / "tests/portal/giving.py"), str(end)], env=house.env,
                              cwd=house.folder, stdout=subprocess.PIPE, text=True)
    for _count in range(130):
        giving.stdout.readline()
    end.touch()
    giving.wait(30)
    end.unlink()
    house.wait_until(lambda health: health["outbox_seconds"] == 0)
    return house


@pytest.fixture
def visitor(worked, chromium):
    one = Visitor(worked, chromium)
    yield one
    one.close()


def fits(visitor, *widths):
    """Nothing is wider than the screen, at these widths and with text twice as large."""
    for width, zoom in [(width, "100%") for width in widths] + [(widths[-1], "200%")]:
        visitor.page.set_viewport_size({"width": width, "height": 844})
        visitor.page.evaluate("size => document.documentElement.style.setProperty('font-size', size)",
                              "" if zoom == "100%" else "212.5%")
        over = visitor.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{visitor.page.url} is {over} px too wide at {width} px and {zoom}"
    visitor.page.evaluate("document.documentElement.style.removeProperty('font-size')")


def well_made(visitor, path, status=200):
    answer = visitor.page.goto(visitor.house.url + path)
    assert answer.status == status
    assert len(answer.body()) <= 30_000, f"{path}: {len(answer.body())} bytes"
    assert visitor.page.locator("h1").count() == 1
    visitor.accessible()
    fits(visitor, 320, 1280, 390)


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_is_well_made(visitor, name):
    well_made(visitor, PAGES[name], status=404 if name == "nothing here" else 200)


@pytest.mark.parametrize("name", OWN)
def test_a_page_of_ones_own_is_well_made(visitor, name):
    visitor.demo("Dwi Astuti")
    well_made(visitor, OWN[name])


@pytest.mark.parametrize("name", OFFICES)
def test_a_page_of_an_office_is_well_made(visitor, name):
    who, path = OFFICES[name]
    visitor.demo(who)
    well_made(visitor, path)


def test_a_form_sent_back_is_well_made(visitor):
    visitor.go("/kegiatan/1/")
    visitor.button("Daftar")
    assert visitor.sees("[role=alert]", "Belum tersimpan")
    visitor.accessible()
    visitor.go("/masuk/")
    visitor.button("Kirim kode masuk")
    assert visitor.sees("[role=alert]", "perlu diperbaiki")
    visitor.accessible()
    visitor.fill(contact="tamu@guyub.example")
    visitor.button("Kirim kode masuk")
    assert visitor.sees("h1", "Ketik kode")
    visitor.accessible()


def test_the_front_page_is_usable_by_keyboard_alone(visitor):
    visitor.go("/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.className") == "skip"
    visitor.page.keyboard.press("Enter")
    seen = set()
    while not {"Cari", "Baca kainnya"} <= seen and len(seen) < 40:
        visitor.page.keyboard.press("Tab")
        outlined, words = visitor.page.evaluate(
            "(() => {const one = document.activeElement; return [getComputedStyle(one).outlineStyle, "
            "one.name || one.textContent.trim()]})()")
        assert outlined != "none", f"no focus is seen on {words}"
        seen.add(words)
    assert {"di", "kapan", "Cari", "Baca kainnya"} <= seen


def test_the_cloth_is_drawn_in_dyes_and_its_figures_open(visitor):
    visitor.go("/")
    colours = visitor.page.evaluate(
        "[...document.querySelectorAll('.cloth svg *')].filter(one => one.tagName != 'title')"
        ".map(one => getComputedStyle(one).fill)")
    assert len(set(colours)) > 2 and "rgb(0, 0, 0)" not in colours
    visitor.page.locator(".figs a").first.click()
    assert visitor.sees("h1", "Kain")
    visitor.page.locator("td.n a").first.click()
    assert visitor.sees("h1", "Buku pemberian")
    visitor.page.locator("th.lead a").first.click()
    assert visitor.sees("h1", re.escape("Catatan 1/"))


def test_a_group_page_prints_without_the_furniture(visitor):
    visitor.go(f"/kelompok/{GROUPS['association']}/")
    visitor.page.emulate_media(media="print")
    assert visitor.sees("h1", "Ikatan Perawat")
    for furniture in ("header.top", "footer.foot", "a.btn"):
        assert not visitor.page.locator(furniture).first.is_visible()
    visitor.page.emulate_media(media="screen")

"""Every page of the officers' workspace: axe finds nothing in light and in dark, nothing is wider than the screen, no link
leads nowhere."""

import re

import pytest

from .steps import Visitor

pytestmark = pytest.mark.journey
KLATEN = "/ruang/perawat-lereng-merapi-cabang-klaten/"
YOHANES, RETNO, LESTARI, BAMBANG, KETUT, SLAMET = (
    "Yohanes Tri Prabowo", "Retno Kusumastuti", "Lestari Ningsih", "Bambang Irawan", "Ketut Adnyana", "Slamet")
PAGES = [
    (RETNO, "/ruang/"), (YOHANES, KLATEN), (YOHANES, f"{KLATEN}lainnya/"), (YOHANES, f"{KLATEN}kegiatan/"),
    (YOHANES, f"{KLATEN}kegiatan/baru/"), (YOHANES, f"{KLATEN}kegiatan/impor/"), (YOHANES, f"{KLATEN}kegiatan/{{clinic}}/"),
    (YOHANES, f"{KLATEN}kegiatan/{{clinic}}/ubah/"), (YOHANES, f"{KLATEN}kegiatan/{{clinic}}/kehadiran/"),
    (YOHANES, f"{KLATEN}kegiatan/{{clinic}}/kehadiran/pindai/"), (YOHANES, f"{KLATEN}anggota/"),
    (YOHANES, f"{KLATEN}anggota/?q=tidak-ada"), (YOHANES, f"{KLATEN}jabatan/"), (YOHANES, f"{KLATEN}kecakapan/"),
    (YOHANES, f"{KLATEN}kecakapan/daftar/"), (KETUT, "/pengelola/kecakapan/"),
    (YOHANES, f"{KLATEN}cabang/baru/"), (YOHANES, f"{KLATEN}pengaturan/"), (YOHANES, f"{KLATEN}blokir/"),
    (YOHANES, "/pemberitahuan/"), (RETNO, "/ruang/ikatan-perawat-lereng-merapi/"), (SLAMET, "/ruang/penjaga-sungai-pusur/"),
    (LESTARI, "/ruang/perawat-lereng-merapi-cabang-boyolali/"), (BAMBANG, "/ruang/relawan-gerak-kemalang/"),
    (KETUT, "/pengelola/kelompok/"), (KETUT, "/pengelola/kelompok/?tolak={river}"),
]
WIDE = ["/ruang/", KLATEN, f"{KLATEN}kegiatan/{{clinic}}/", f"{KLATEN}kegiatan/{{clinic}}/kehadiran/", f"{KLATEN}anggota/"]
SEEN = [("phone", *page) for page in PAGES] + [("laptop", who, path) for who, path in PAGES if path in WIDE]


@pytest.fixture(scope="module")
def officers(house, chromium):
    """officers(name, device): that officer's browser, opened once for all pages."""
    opened = {}

    def come(name, device):
        if (name, device) not in opened:
            opened[name, device] = Visitor(house, chromium, device).demo(name)
        return opened[name, device]

    yield come
    for one in opened.values():
        one.close()


@pytest.fixture(scope="module")
def ids(house, chromium):
    """What the house has numbered: the clinic of the cast, and a group that waits for the operator."""
    visitor = Visitor(house, chromium, "laptop").demo(YOHANES)
    visitor.go(f"{KLATEN}kegiatan/").link("Layanan kesehatan keliling Kemalang")
    clinic = re.search(r"/kegiatan/(\d+)/", visitor.page.url).group(1)
    visitor.demo(KETUT).go("/pengelola/kelompok/")
    river = re.search(r"/kelompok/(\d+)/", visitor.page.content()).group(1)
    visitor.close()
    return {"clinic": clinic, "river": river}


@pytest.mark.parametrize("device, who, path", SEEN)
def test_a_page_of_the_workspace_is_accessible_and_fits(officers, ids, device, who, path):
    officer = officers(who, device)
    assert officer.status(path.format(**ids)) == 200
    officer.accessible()
    size = officer.page.viewport_size
    officer.page.set_viewport_size({"width": min(320, size["width"]), "height": size["height"]})
    wide = officer.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    officer.page.set_viewport_size(size)
    assert wide <= 0, f"{path} is {wide} px wider than 320"
    assert len(officer.page.content()) < 40_000


def test_no_link_of_the_workspace_leads_nowhere(house, chromium, ids):
    officer = Visitor(house, chromium, "laptop").demo(YOHANES)
    found = set()
    for who, path in PAGES:
        if who == YOHANES:
            officer.go(path.format(**ids))
            found |= set(officer.page.eval_on_selector_all(
                "main a[href], nav.side a[href]", "links => links.map(link => link.href.split('#')[0])"))
    broken = {url: status for url in found if url.startswith(house.url)
              and (status := officer.page.request.get(url).status) not in {200, 302}}
    officer.close()
    assert len(found) > 20 and broken == {}


def test_the_workspace_is_worked_with_the_keyboard_alone(house, chromium):
    officer = Visitor(house, chromium, "laptop").demo(YOHANES)
    page = officer.go(KLATEN).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    for _step in range(40):
        if page.evaluate("document.activeElement.matches('.scroll')"):
            break
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kegiatan/*/?giliran=*")
    officer.close()

"""Three ways through a decision, in a real browser: amended and carried at second call; an interest that is found; a secret
election that a stranger counts again."""

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from .steps import Visitor

pytestmark = pytest.mark.journey
KLATEN = "perawat-lereng-merapi-cabang-klaten"
SECRETARY, CHAIR, DWI = "Yohanes Tri Prabowo", "Retno Kusumastuti", "Dwi Astuti"
ROOM, REGISTER = f"/ruang/{KLATEN}/rapat/", f"/kelompok/{KLATEN}/keputusan/"
SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "count_again.py"


@pytest.fixture(scope="module")
def people(house, chromium):
    opened = {name: Visitor(house, chromium, device).demo(name)
              for name, device in ((SECRETARY, "laptop"), (CHAIR, "phone"), (DWI, "phone"))}
    yield opened
    for one in opened.values():
        one.close()


def body(secretary, name, **rule):
    """A body of all members of Klaten: chair, secretary and Dwi; returns its address."""
    secretary.go(ROOM)
    secretary.fill(name=name)
    secretary.choose("kind", "board")
    secretary.choose("made_of", "members")
    secretary.button("Buat badan")
    for key, value in rule.items():
        secretary.page.locator(f"main input[name={key}]").fill(value)
    secretary.button("Simpan aturan")
    assert secretary.sees("[role=status]", "Aturan tersimpan")


def propose(who, board, title, kind="ordinary", parties=""):
    who.go(REGISTER).link("Ajukan usulan")
    who.page.locator("main select[name=body]").select_option(label=board)
    who.choose("kind", kind)
    who.fill(title=title, text="Membeli dua tenda untuk posko.", parties=parties)
    who.button("Ajukan usulan")
    return who.page.url.removeprefix(who.house.url)


def open_vote(who, path, *, secret=False, options="", seconds=0):
    who.go(path).link("Buka pemungutan suara")
    closes = datetime.now(ZoneInfo("Asia/Jakarta")) + timedelta(days=1)
    if options:
        who.choose("method", "ranked")
        who.fill(options=options)
    if secret:
        who.tick("secret")
    who.fill(day=closes.date().isoformat(), clock=closes.strftime("%H:%M"))
    who.button("Buka pemungutan suara")


def ballot(who, path, option):
    who.go(path).link("Buka surat suara")
    who.page.locator("main label", has_text=option).first.click()
    who.button("Kirim suara")
    assert who.sees("[role=status]", "tersimpan")


def test_a_proposal_is_amended_voted_and_minuted(people):
    secretary, chair, dwi = people[SECRETARY], people[CHAIR], people[DWI]
    body(secretary, "Rapat Cabang", value="100", second="60")
    path = propose(dwi, "Rapat Cabang", "Beli tenda posko")
    dwi.accessible()
    chair.go(path).open_fold("Usulkan perubahan")
    chair.page.locator("#at").fill("Membeli tiga tenda untuk posko.")
    chair.button("Kirim usul perubahan")
    dwi.go(path).button("Ambil perubahan")
    assert dwi.sees("main", "tiga tenda")
    secretary.go(ROOM).link("Panggil rapat")
    today = datetime.now(ZoneInfo("Asia/Jakarta")).date()
    secretary.page.locator("main select[name=body]").select_option(label="Rapat Cabang")
    secretary.fill(title="Rapat bulanan", day=today.isoformat(), start="00:01", end="23:58")
    secretary.button("Panggil rapat")
    sitting = secretary.page.url.removeprefix(secretary.house.url)
    for box in secretary.page.locator("input[name=orang]").all():
        box.check()
    secretary.button("Simpan kehadiran")
    secretary.page.locator("#mu").select_option(label="Beli tenda posko")
    secretary.button("Tambah mata acara")
    secretary.accessible()
    open_vote(secretary, path)
    ballot(chair, path, "Setuju")
    chair.accessible()
    ballot(dwi, path, "Setuju")
    ballot(secretary, path, "Tidak")
    secretary.go(path).link("Buka surat suara")
    secretary.button("Tutup dan hitung")
    assert secretary.sees("main", "Mengapa hasilnya begini") and secretary.sees(".chip", "Diterima")
    secretary.accessible()
    secretary.go(sitting).button("Tutup rapat")
    assert secretary.sees("[role=status]", "risalahnya menunggu")
    assert secretary.page.request.get(f"{secretary.house.url}{sitting}risalah.pdf").body().startswith(b"%PDF")


def test_an_interest_is_found_and_the_case_goes_up(people):
    secretary, chair, dwi = people[SECRETARY], people[CHAIR], people[DWI]
    body(secretary, "Pengadaan Cabang", value="51")
    for who in (secretary, dwi):
        who.go("/saya/kepentingan/")
        who.choose("kind", "family")
        who.fill(party="PT Sumber Medika")
        who.button("Nyatakan kepentingan")
        assert who.sees("[role=status]", "Pernyataan tersimpan")
    secretary.accessible()
    path = propose(chair, "Pengadaan Cabang", "Beli obat layanan", kind="spending", parties="PT. Sumber Medika Tbk")
    secretary.go(path)
    assert secretary.sees("main", "berkeluarga") and "dua tenda" not in secretary.text("main")
    open_vote(chair, path)
    assert chair.sees("main", "terlalu sedikit")
    chair.accessible()
    public = chair.go(f"/kelompok/{KLATEN}/kepentingan/")
    assert public.sees("main", "berkeluarga dengan pihak yang diputuskan")
    public.accessible()
    assert SECRETARY not in public.text("main")


def test_a_secret_election_is_counted_again_by_a_stranger(people):
    secretary, chair, dwi = people[SECRETARY], people[CHAIR], people[DWI]
    body(secretary, "Pemilihan Cabang", value="51", least="3")
    path = propose(dwi, "Pemilihan Cabang", "Pilih ketua panitia", kind="election")
    open_vote(secretary, path, secret=True, options="Ani\nBudi\nCitra")
    key = secretary.text(".code")
    secretary.accessible()
    for who, ranks in ((secretary, "12"), (chair, "2"), (dwi, "21")):
        who.go(path).link("Buka surat suara")
        for rank, option in enumerate(ranks, 1):
            who.choose(f"u{option}", str(rank))
        who.button("Kirim suara")
        assert who.sees("h1", "Suara Anda di kotak")
    dwi.accessible()
    receipt = dwi.text(".code")
    secretary.go(path).link("Buka surat suara")
    secretary.page.locator("#ku").fill(key)
    secretary.button("Tutup dan hitung")
    assert secretary.sees("main", "Budi")
    secretary.accessible()
    result = secretary.page.url.removeprefix(secretary.house.url)
    told = secretary.page.request.get(f"{secretary.house.url}{result}kotak.json").text()
    run = subprocess.run([sys.executable, str(SCRIPT)], input=told, capture_output=True, text=True, check=True)
    again = json.loads(run.stdout)
    assert again["outcome"] == "carried" and again["chosen"] == [2]
    dwi.go(f"{result}?resi={receipt}")
    assert dwi.sees(".chip", "ikut dihitung")

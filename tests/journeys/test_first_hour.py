"""From a stranger's first visit to a vouched-for hour: the main job of the house, in a real browser."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from .steps import Visitor

pytestmark = pytest.mark.journey
JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def visitor(house, chromium):
    """visitor("phone"): somebody with a browser of their own; whatever goes wrong in its console fails the test."""
    opened = []

    def come(device="phone", language=None):
        one = Visitor(house, chromium, device, language)
        opened.append(one)
        return one

    yield come
    for one in opened:
        one.close()


def test_from_a_strangers_first_visit_to_a_vouched_for_hour(visitor):
    soon = datetime.now(JAKARTA) + timedelta(minutes=20)
    title = f"Cek tensi pasar {soon:%H%M%S}"

    # The secretary makes an activity with a shift, a role, headcounts and a weekly repeat, and publishes it.
    secretary = visitor("laptop").demo("Yohanes Tri Prabowo")
    assert secretary.sees("h1", r"menunggu")
    secretary.link("Buat kegiatan")
    secretary.fill(title=title, about="Pemeriksaan tekanan darah di pasar.", venue="Pasar Kemalang", role="Pendata",
                   day=soon.date().isoformat(), start=f"{soon:%H:%M}",
                   end=f"{soon + timedelta(hours=2):%H:%M}", least="1", most="1")
    if (soon + timedelta(hours=2)).date() != soon.date():
        secretary.tick("overnight")
    secretary.button("Simpan draf")
    assert secretary.sees("h1", title)
    secretary.open_fold("Pengulangan")
    secretary.button("Simpan pengulangan")
    secretary.button("Terbitkan kegiatan")
    assert secretary.sees(".chip-ok", "Terbit")
    secretary.accessible()

    # A stranger with a phone asks for activities near Kab. Klaten this week, and signs up in a few taps.
    stranger = visitor("phone")
    stranger.go("/")
    stranger.accessible()
    stranger.fill(di="Kab. Klaten")
    stranger.choose("kapan", "pekan")
    stranger.button("Cari")
    assert stranger.sees("h1", "Kab. Klaten")
    stranger.accessible()
    stranger.link(title)
    stranger.accessible()
    stranger.check_shift(0)
    stranger.fill(name="Wahyu", contact="0812 3450 0001")
    stranger.tick("consent")
    stranger.button("Daftar")
    stranger.fill(code=stranger.code_sent_to("+6281234500001"))
    stranger.button("Masuk")
    assert stranger.sees("h1", "Giliran saya") and stranger.sees(".chip-ok", "Terdaftar")
    stranger.accessible()

    # The shift is full now: the next one is offered the waiting list, and moves up by herself when the first lets go.
    second = visitor("phone")
    second.go(stranger.activity_of(title))
    assert second.sees(".chip", "daftar tunggu")
    second.check_shift(0)
    second.fill(name="Ningrum Palupi", contact="ningrum@contoh.example")
    second.tick("consent")
    second.button("Daftar")
    second.fill(code=second.code_sent_to("ningrum@contoh.example"))
    second.button("Masuk")
    assert second.sees(".chip-wait", "Daftar tunggu")
    stranger.go("/giliran/")
    stranger.button("Lepas giliran")
    assert second.until("/giliran/", ".chip-ok", "Terdaftar")
    assert second.until("/pemberitahuan/", "main", title)

    # On the day the volunteer shows her code; the secretary types it, and later notes that she has left.
    second.go("/giliran/")
    code = second.text("[data-code]")
    assert re.fullmatch(r"[A-Z0-9]{6}", code)
    secretary.link("Daftar hadir")
    secretary.accessible()
    secretary.link("Pindai QR")
    secretary.fill(code=code)
    secretary.button("Catat")
    assert secretary.sees("#said", "Ningrum Palupi hadir")
    secretary.fill(code=code)
    secretary.button("Catat")
    assert secretary.sees("#said", "sudah tercatat hadir")
    secretary.pick("arah", "pulang")
    secretary.fill(code=code)
    secretary.button("Catat")
    assert secretary.sees("#said", "Ningrum Palupi pulang")

    # He vouches for all hours of the day at once; the volunteer sees her hour, who vouched, and the entry in the book.
    secretary.link("Kembali ke daftar")
    secretary.button("Sahkan jam 1 orang")
    assert secretary.sees(".toast", "1 orang disahkan")
    second.go("/giliran/")
    assert second.sees("table.ledger", "Yohanes Tri Prabowo")
    second.page.locator("table.ledger a[href^='/buku/']").first.click()
    assert second.sees("dl.facts", "Ningrum Palupi")
    second.accessible()

    # A wrong one is undone by one transfer back, with a reason; she is told.
    secretary.link("Lainnya Ningrum Palupi")
    secretary.fill_label("Alasan pembatalan", "Salah hari")
    secretary.button("Batalkan pengesahan")
    assert secretary.sees(".toast", "catatan balik")
    second.go(second.page.url.replace(second.house.url, ""))
    assert second.sees(".note-bad", "dibatalkan")
    assert second.until("/pemberitahuan/", "main", "Salah hari")


def test_a_nurse_applies_and_becomes_a_member_with_a_number(visitor):
    nurse = visitor("phone").demo("Sari Wulandari")
    nurse.go("/kelompok/perawat-lereng-merapi-cabang-klaten/")
    nurse.accessible()
    nurse.link("Minta bergabung")
    nurse.fill(message="STR aktif sampai 2029, bekerja di Puskesmas Kemalang.")
    nurse.button("Kirim permintaan")
    assert nurse.sees(".note-warn", "menunggu jawaban")
    secretary = visitor("laptop").demo("Yohanes Tri Prabowo")
    assert secretary.sees("main", "permintaan bergabung")
    secretary.link("Jawab")
    secretary.accessible()
    secretary.button("Terima Sari Wulandari")
    assert secretary.sees(".toast", r"diterima sebagai anggota, nomor \S+-\d{4}")
    assert nurse.until("/pemberitahuan/", "main", "Klaten")
    nurse.go("/kelompok/perawat-lereng-merapi-cabang-klaten/")
    assert nurse.sees("main", "Anda anggota")


def test_another_chapters_coordinator_finds_no_door(visitor):
    other = visitor("laptop").demo("Lestari Ningsih")
    assert other.status("/ruang/perawat-lereng-merapi-cabang-klaten/") == 404
    assert other.status("/ruang/perawat-lereng-merapi-cabang-boyolali/") == 200

"""A nurse closes her gap by a relief shift and takes her evidence home; a revised scheme does not move a closed cycle.

Nobody can wait for the last day of a cycle, so the second journey begins one that is already over.
"""

import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ..house import House
from .test_first_hour import visitor  # noqa: F401

pytestmark = pytest.mark.journey
OFFLINE = """
import runpy, socket, sys
def closed(*args, **kwargs):
    raise OSError("there is no network")
socket.socket = socket.create_connection = closed
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture(scope="module")
def house(request):
    """A house of its own: in the one that all journeys share the same nurse has other hours, and hours are credits."""
    url = request.getfixturevalue("postgres").url("credits") if os.environ.get("GUYUB_TEST_HOUSE") == "postgres" else None
    with House(url) as running:
        yield running


JAKARTA = ZoneInfo("Asia/Jakarta")
PDF = b"%PDF-1.4\n% surat keterangan\n%%EOF\n"


def publish(chair, *, total, valid_from):
    """Fill in what the pattern leaves empty, and publish the draft that is open."""
    draft = chair.page.url.split("?")[0]
    chair.fill(total=total)
    chair.choose("confidence", "own")
    chair.page.get_by_role("button", name=re.compile("Simpan rancangan")).click()
    chair.page.wait_for_load_state()
    chair.page.goto(f"{draft}?bagian=macam")
    relief = chair.page.locator("details.fold", has_text="relawan bencana")
    relief.locator("summary").click()
    relief.locator("[name$='-amount']").fill("0,5")
    chair.page.get_by_role("button", name=re.compile("Simpan rancangan")).click()
    chair.page.wait_for_load_state()
    chair.fill(valid_from=valid_from.isoformat())
    chair.button("Terbitkan versi ini")


def claim(nurse, cycle, kind, title, *, amount="", units="", day, file=True):
    nurse.go(f"{cycle}permintaan/")
    nurse.choose("kind", kind)
    nurse.fill(title=title, day=day.isoformat(), amount=amount, units=units)
    if file:
        nurse.page.locator("input[name=file]").set_input_files(
            {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": PDF.replace(b"surat", title.encode())})
    nurse.button("Kirim permintaan")
    assert nurse.sees(".toast", "Permintaan terkirim")


def grant(chair, room, title):
    chair.go(f"{room}antrean/")
    line = chair.page.locator("main li", has_text=title)
    line.locator("summary").first.click()
    line.get_by_role("button", name="Akui").click()
    chair.page.wait_for_load_state()
    assert chair.sees(".toast", "Kredit diakui")


def test_a_nurse_closes_her_gap_by_a_relief_shift_and_takes_her_evidence_home(visitor, tmp_path):  # noqa: F811
    soon = datetime.now(JAKARTA) + timedelta(minutes=20)
    title, room = f"Siaga lereng {soon:%H%M%S}", "/ruang/ikatan-perawat-lereng-merapi/kredit/"

    # The chair takes the pattern over, fills in what it leaves empty, and publishes it.
    chair = visitor("laptop").demo("Retno Kusumastuti")
    chair.go(room)
    chair.accessible()
    chair.page.locator("select[name=pattern]").select_option(label="SKP tenaga kesehatan")
    chair.button("Ambil pola")
    chair.page.locator("main a", has_text="Versi 1").click()
    assert chair.sees("#belum-lengkap", "belum diisi") and chair.sees("#belum-diperiksa", "belum diperiksa")
    chair.accessible()
    publish(chair, total="340", valid_from=date.today() - timedelta(days=2000))
    assert chair.sees(".toast", "Versi terbit")
    chair.accessible()

    # The nurse begins her cycle and claims what she did elsewhere; the chair grants it.
    nurse = visitor("phone").demo("Dwi Astuti")
    nurse.go("/kredit/")
    nurse.page.locator("main li", has_text="SKP tenaga kesehatan").get_by_role("link", name="Mulai siklus").click()
    nurse.fill(starts_on=(date.today() - timedelta(days=1500)).isoformat())
    nurse.button("Mulai siklus")
    cycle = re.search(r"/kredit/\d+/", nurse.page.url)[0]
    claim(nurse, cycle, "kaderisasi", "Membina kader", amount="14", day=date.today() - timedelta(days=30))
    grant(chair, room, "Membina kader")

    # She is 4,1% in community service, and is shown the relief shift that would close the gap.
    coordinator = visitor("laptop").demo("Bambang Irawan")
    coordinator.link("Buat kegiatan")
    coordinator.choose("kind", "relief")
    end = soon + timedelta(hours=6)
    coordinator.fill(title=title, about="Berjaga di lereng.", venue="Posko Kemalang", role="Penjaga",
                     day=soon.date().isoformat(), start=f"{soon:%H:%M}", end=f"{end:%H:%M}", least="1", most="3")
    if end.date() != soon.date():
        coordinator.tick("overnight")
    coordinator.button("Simpan draf")
    coordinator.button("Terbitkan kegiatan")
    nurse.go(cycle)
    assert nurse.sees("#kurang", r"Pengabdian 4,1% dari paling sedikit 5%: kurang 3 SKP")
    nurse.accessible()
    assert nurse.sees("main li", f"{title}[\\s\\S]*3 SKP")
    english = visitor("phone", "en").demo("Dwi Astuti")
    english.go(cycle)
    assert english.sees("#kurang", r"4\.1% of at least 5%: 3 SKP short by")

    # She does it; somebody else vouches for six hours.
    nurse.link(title)
    nurse.check_shift(0)
    nurse.button("Daftar")
    nurse.go("/giliran/")
    code = nurse.page.locator("main li, main article", has_text=title).locator("[data-code]").first.inner_text().strip()
    coordinator.link("Daftar hadir")
    sheet = coordinator.page.url
    coordinator.link("Pindai QR")
    coordinator.fill(code=code)
    coordinator.button("Catat")
    assert coordinator.sees("#said", "Dwi Astuti hadir")
    coordinator.page.goto(sheet)
    coordinator.link("Lainnya Dwi Astuti")
    coordinator.fill(hours="6", minutes="0")
    coordinator.button("Sahkan jam")

    # The gap is closed by itself.
    assert nurse.until(cycle, "main li", r"Pengabdian: 17 SKP \(5%\)")
    assert nurse.page.locator("#kurang", has_text="Pengabdian").count() == 0
    nurse.accessible()

    # Her evidence is checked by a bare Python without network.
    with nurse.page.expect_download() as taken:
        nurse.page.get_by_role("link", name="Paket bukti").click()
    pack = tmp_path / "bukti.zip"
    taken.value.save_as(pack)
    with zipfile.ZipFile(io.BytesIO(pack.read_bytes())) as archive:
        archive.extractall(tmp_path / "bukti")
        assert sum(name.endswith(".pdf") for name in archive.namelist()) == 3
        assert all(one.file_size <= 250 * 1024 for one in archive.infolist())
    run = subprocess.run([sys.executable, "-I", "-c", OFFLINE, str(tmp_path / "bukti/periksa.py"), str(pack)],
                         capture_output=True, text=True, timeout=60)
    assert run.returncode == 0 and "Dwi Astuti, 2 entri" in run.stdout, run.stdout + run.stderr


def test_a_scheme_is_revised_and_a_closed_cycle_does_not_move(visitor):  # noqa: F811
    room, name = "/ruang/ikatan-perawat-lereng-merapi/kredit/", "Pengembangan profesi berkelanjutan (umum)"
    chair = visitor("laptop").demo("Retno Kusumastuti")
    chair.go(room)
    chair.page.locator("select[name=pattern]").select_option(label=name)
    chair.button("Ambil pola")
    scheme = chair.page.url
    chair.page.locator("main a", has_text="Versi 1").click()
    chair.fill(valid_from=(date.today() - timedelta(days=2000)).isoformat())
    chair.button("Terbitkan versi ini")
    assert chair.sees(".toast", "Versi terbit")

    nurse = visitor("phone").demo("Dwi Astuti")
    nurse.go("/kredit/")
    nurse.page.locator("main li", has_text=name).get_by_role("link", name="Mulai siklus").click()
    start = date.today() - timedelta(days=1110)
    nurse.fill(starts_on=start.isoformat())
    nurse.button("Mulai siklus")
    cycle = re.search(r"/kredit/\d+/", nurse.page.url)[0]
    claim(nurse, cycle, "belajar", "Membaca pedoman", units="30", day=start + timedelta(days=40), file=False)
    grant(chair, room, "Membaca pedoman")
    chair.go(cycle)
    chair.button("Tutup siklus")
    assert chair.sees(".toast", "Siklus ditutup")

    # The next version asks for more; it is tried on the running cycle, and the closed one stays as it was.
    chair.page.goto(scheme)
    chair.button("Siapkan versi baru")
    chair.fill(total="200")
    chair.page.get_by_role("button", name=re.compile("Simpan rancangan")).click()
    assert chair.sees("#uji", "Uji coba") and chair.sees("main li", "Dwi Astuti")
    chair.accessible()
    chair.fill(why="Aturan baru", valid_from=date.today().isoformat())
    chair.button("Terbitkan versi ini")
    assert chair.sees(".toast", "Versi terbit")
    nurse.go(cycle)
    assert nurse.sees(".note", "sudah ditutup dan belum terpenuhi") and nurse.sees(".figs dt", "dari 120 jam")
    nurse.accessible()
    nurse.go("/kredit/")
    assert nurse.sees(".chip-full", "Ditutup") and nurse.sees(".chip-need", "Kurang 120 jam")

"""What the official system says is read leniently, compared, never counted; what is taken home is checked offline."""

import json
import runpy
import subprocess
import sys
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from guyub.core.errors import Refused, Rejected
from guyub.core.papers import paper
from guyub.core.reactions import drain
from guyub.core.signatures import private_key
from guyub.profession.credits import commands
from guyub.profession.credits.models import Transcript
from guyub.profession.credits.pages.papers import CHECK, TRANSCRIPT
from guyub.profession.credits.rules.official import Official, Own, Unreadable, compare, from_text, read_file

CSV = """Tanggal;Nama Kegiatan;Nomor Sertifikat;SKP;Ranah
12/03/2026;Seminar luka bakar;SKP/2026/001;2,5;Pembelajaran
2026-04-01;Bakti sosial;;3;Pengabdian
tanpa tanggal;Sesuatu;;1;
13 Mei 2026;Praktik;X-9;4.25;Pelayanan
"""


def test_a_table_is_read_by_the_names_of_its_columns():
    found, unread = read_file("a.csv", CSV.encode())
    assert unread == 1 and [(one.day, one.number, one.amount) for one in found] == [
        ("2026-03-12", "SKP/2026/001", 250), ("2026-04-01", "", 300), ("2026-05-13", "X-9", 425)]
    assert found[0].category == "Pembelajaran"


def test_a_pdf_is_read_line_by_line():
    facts = {"title": "Transkrip", "name": "X", "language": "id", "made": "", "official": "", "lead": [], "sections": [
        {"title": "T", "head": ["a", "b", "c"], "widths": [2, 5, 1], "aligns": ["left"] * 3, "empty": "",
         "rows": [["12/03/2026", "Seminar luka bakar SKP/2026/001", "2,5"], ["01-04-2026", "Bakti sosial", "3"]]}]}
    found, _unread = read_file("a.pdf", paper(TRANSCRIPT, facts))
    assert [(one.day, one.title, one.number, one.amount) for one in found] == [
        ("2026-03-12", "Seminar luka bakar", "SKP/2026/001", 250), ("2026-04-01", "Bakti sosial", "", 300)]


def test_lines_of_text_hold_a_day_and_end_with_an_amount():
    found, unread = from_text("1. 02 Jan 2026 Pelatihan BHD 7 SKP\nHalaman 2 dari 3\n03/01/2026 tanpa nilai\n")
    assert ([(one.title, one.amount) for one in found], unread) == ([("Pelatihan BHD", 700)], 1)


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\x00\x01", b"%PDF-1.4 broken", b"Tanggal,SKP\n", b"x" * (3 << 20)])
def test_what_cannot_be_read_says_so(data):
    with pytest.raises(Unreadable):
        read_file("x", data)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_from_anywhere_are_read_or_refused(data):
    with suppress(Unreadable):
        read_file("x", data)


def test_both_sides_are_matched_once_each():
    theirs = [Official("2026-01-01", "Seminar A", "N-1", 200), Official("2026-01-02", "bakti  SOSIAL", "", 300),
              Official("2026-01-03", "Lain", "", 100)]
    ours = [Own(1, "2025-12-31", "Seminar", "n-1", 200), Own(2, "2026-01-02", "Bakti sosial", "", 250),
            Own(3, "2026-02-01", "Hanya di sini", "", 100)]
    found = compare(theirs, ours)
    assert [(a.number, b.id) for a, b in found.same] == [("N-1", 1)] and [b.id for _a, b in found.differ] == [2]
    assert [one.title for one in found.only_there] == ["Lain"] and [one.id for one in found.only_here] == [3]


@pytest.mark.django_db
def test_a_transcript_is_compared_and_adds_nothing(cast, enrolled, claimed, signed_in):
    enrolment = enrolled()
    entry = commands.award_credit(cast.actor("retno"), claimed(enrolment=enrolment, number="SKP/2026/001"))
    before = type(enrolment).objects.get(pk=enrolment.pk).counted
    client, path = signed_in("dwi"), f"/kredit/{enrolment.pk}/transkrip-resmi/"
    answer = client.post(path, {"file": SimpleUploadedFile("resmi.csv", CSV.encode())})
    assert answer.status_code == 302
    page = client.get(path).content.decode()
    assert "di sana 2,5, di sini 14" in page and "Hanya ada di sistem resmi" in page and "1 baris tidak terbaca" in page
    answer = client.post(path, {"file": SimpleUploadedFile("lain.csv", CSV.encode())})
    assert answer.status_code == 422 and "sudah Anda masukkan" in answer.content.decode()
    answer = client.post(path, {"file": SimpleUploadedFile("foto.csv", b"\x89PNG\x00")})
    assert answer.status_code == 422 and Transcript.objects.count() == 1
    assert type(enrolment).objects.get(pk=enrolment.pk).counted == before == entry.awarded
    with pytest.raises(Refused):
        commands.take_transcript(cast.actor("retno"), enrolment, name="x", data=CSV.encode())
    for at in range(7):
        commands.take_transcript(cast.actor("dwi"), enrolment, name="x", data=f"{CSV}# {at}".encode())
    assert Transcript.objects.count() == 5
    with pytest.raises(Rejected):
        commands.take_transcript(cast.actor("dwi"), enrolment, name="x", data=b"?")


OFFLINE = """
import runpy, socket, sys
def closed(*args, **kwargs):
    raise OSError("there is no network")
socket.socket = socket.create_connection = closed
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def checked(folder, pack):
    """(exit code, what it says) of the check that lies in the pack, run by a bare Python without network."""
    with zipfile.ZipFile(BytesIO(pack)) as archive:
        archive.extractall(folder)
    (folder.parent / "pack.zip").write_bytes(pack)
    run = subprocess.run([sys.executable, "-I", "-c", OFFLINE, str(folder / "periksa.py"), str(folder.parent / "pack.zip")],
                         capture_output=True, text=True, timeout=60)
    return run.returncode, run.stdout + run.stderr


@pytest.mark.django_db
def test_a_pack_of_evidence_is_checked_without_network(cast, enrolled, claimed, vouched, signed_in, tmp_path):
    enrolment = enrolled()
    vouched(minutes=240)
    drain()
    commands.award_credit(cast.actor("retno"), claimed(enrolment=enrolment))
    answer = signed_in("dwi").get(f"/kredit/{enrolment.pk}/bukti/")
    pack = answer.content
    with zipfile.ZipFile(BytesIO(pack)) as archive:
        names = archive.namelist()
        pdfs = [name for name in names if name.endswith(".pdf")]
        assert len(pdfs) == 3 and all(0 < archive.getinfo(name).file_size <= 250 * 1024 for name in pdfs)
        manifest = json.loads(archive.read("manifes.json"))
        assert manifest["official"] is False and manifest["counted"] == 1600 and len(manifest["entries"]) == 2
    (tmp_path / "whole").mkdir()
    code, said = checked(tmp_path / "whole", pack)
    assert code == 0 and "Dwi Astuti, 2 entri" in said, said

    for spoilt in ("ringkasan.pdf", "manifes.json"):
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(pack)) as archive, zipfile.ZipFile(out, "w") as other:
            for name in names:
                data = archive.read(name)
                other.writestr(name, data.replace(b"1600", b"9600") + b" " if name == spoilt else data)
        (tmp_path / spoilt).mkdir()
        code, said = checked(tmp_path / spoilt, out.getvalue())
        assert code == 1 and ("berubah" in said or "tidak cocok" in said)
    assert signed_in("agus").get(f"/kredit/{enrolment.pk}/bukti/").status_code == 404


def test_the_check_knows_a_good_signature_from_a_bad_one():
    signed = runpy.run_path(str(CHECK))["signed"]
    key = private_key("credits.test")
    public, words = key.public_key().public_bytes_raw(), b"sebuah manifes"
    signature = key.sign(words)
    assert signed(public, signature, words)
    assert not signed(public, signature, words + b".")
    assert not signed(public, bytes([signature[0] ^ 1]) + signature[1:], words)
    assert not signed(public[:31], signature, words)
    assert not signed(private_key("credits.other").public_key().public_bytes_raw(), signature, words)


@pytest.mark.django_db
def test_the_transcript_on_paper_says_that_it_is_not_official(cast, enrolled, claimed, signed_in):
    from pypdf import PdfReader

    enrolment = enrolled()
    commands.award_credit(cast.actor("retno"), claimed(enrolment=enrolment))
    answer = signed_in("dwi").get(f"/kredit/{enrolment.pk}/transkrip/")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    text = " ".join(text.split())
    assert answer["Content-Type"] == "application/pdf" and len(answer.content) <= 250 * 1024
    assert "Dwi Astuti" in text and "4,1%" in text and "tidak memberi kredit resmi" in text

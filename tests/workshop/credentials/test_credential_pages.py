"""The pages: an officer gives and takes back, a holder shows parts, anybody checks, in both languages."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from guyub.workshop.credentials import commands
from guyub.workshop.credentials.models import Credential, Kind, Showing
from guyub.workshop.credentials.rules.multibase import multikey
from guyub.workshop.credentials.rules.slip import opened

pytestmark = pytest.mark.django_db


def english():
    client = Client()
    client.cookies["bahasa"] = "en"
    return client


def test_an_officer_makes_a_kind_gives_it_and_takes_it_back(cast, signed_in, vouched):
    activity = vouched("dwi").shift.activity
    client, desk = signed_in("retno"), f"/ruang/{cast.klaten.slug}/sertifikat/"
    assert "Belum ada jenis" in client.get(desk).content.decode()
    wrong = client.post(f"{desk}jenis/baru/", {"sort": "Certificate", "name": "Tensi", "about": "x", "criteria": "y"})
    body = wrong.content.decode()
    assert wrong.status_code == 422 and "Pilih kegiatannya" in body and 'value="Tensi"' in body
    made = client.post(f"{desk}jenis/baru/", {"sort": "Certificate", "name": "Cek tensi", "about": "Layanan warga",
                                              "criteria": "Hadir", "activity_id": activity.pk})
    page = client.get(made["Location"]).content.decode()
    assert "Dwi Astuti" in page and "Pendata, 3 jam" in page
    assert client.post(f"{made['Location']}penerbitan/", {}).status_code == 422
    given = client.post(f"{made['Location']}penerbitan/", {"orang": [cast.dwi.pk, cast.agus.pk]}, follow=True)
    assert "1 sertifikat diterbitkan" in given.content.decode() and "Dilewati: 1" in given.content.decode()
    credential = Credential.objects.get()
    revoke = f"{desk}{credential.pk}/pencabutan/"
    assert "Tidak bisa dibatalkan" in client.get(revoke).content.decode()
    assert client.post(revoke, {"reason": ""}).status_code == 422
    assert "Dicabut" in client.post(revoke, {"reason": "Salah orang"}, follow=True).content.decode()
    client.post(f"{made['Location']}penutupan/")
    assert Kind.objects.get().closed_at and "Ditutup" in client.get(desk).content.decode()
    assert signed_in("lestari").get(desk).status_code == 404


def test_service_hours_are_counted_before_they_are_given(cast, signed_in, vouched, kind):
    vouched("dwi")
    letter = kind(sort="CommunityService", name="Jam pengabdian")
    client, page = signed_in("retno"), f"/ruang/{cast.klaten.slug}/sertifikat/jenis/{letter.pk}/"
    assert "Tentukan masanya dulu" in client.get(page).content.decode()
    today = timezone.localdate()
    span = {"since": str(today - timedelta(days=9)), "until": str(today)}
    assert "Pendata, 3 jam" in client.get(page, span).content.decode()
    assert client.get(page, {"since": "kemarin", "until": "x"}).status_code == 200
    client.post(f"{page}penerbitan/", {**span, "orang": [cast.dwi.pk]})
    assert Credential.objects.get().facts["minutes"] == 180
    refused = client.post(f"{page}penerbitan/", {**span, "until": str(today + timedelta(days=9)), "orang": [cast.dwi.pk]})
    assert refused.status_code == 422 and "belum lewat" in refused.content.decode()


def test_a_holder_reads_downloads_and_shows_parts(cast, signed_in, credential):
    made, client = credential(), signed_in("dwi")
    page = f"/sertifikat/{made.pk}/"
    assert page in client.get("/sertifikat/").content.decode()
    body = client.get(page).content.decode()
    assert "Berlaku" in body and "Nama Anda" in body and "Rincian" not in body
    assert client.post(f"{page}tautan/", {"parts": [], "until": str(timezone.localdate())}).status_code == 422
    client.post(f"{page}tautan/", {"parts": ["hours", "role"], "until": str(timezone.localdate()), "label": "Puskesmas"})
    showing = Showing.objects.get()
    body = client.get(page).content.decode()
    assert "Puskesmas" in body and showing.path in body
    stranger = Client().get(showing.path).content.decode()
    assert "3 jam" in stranger and "Dwi Astuti" not in stranger and "memilih bagian" in stranger
    assert signed_in("agus").get(page).status_code == 404
    assert signed_in("agus").post(f"/sertifikat/tautan/{showing.pk}/penarikan/").status_code == 404
    client.post(f"/sertifikat/tautan/{showing.pk}/penarikan/")
    gone = Client().get(showing.path)
    assert gone.status_code == 410 and "Ditarik kembali" in gone.content.decode() and "3 jam" not in gone.content.decode()
    assert Client().get(made.path).status_code == 200


def test_a_link_after_its_end_says_so(cast, credential):
    made = credential()
    showing = commands.show_parts(cast.actor("dwi"), made, parts=["name"], until=timezone.localdate())
    Showing.objects.filter(pk=showing.pk).update(until=timezone.localdate() - timedelta(days=1))
    answer = Client().get(showing.path)
    assert answer.status_code == 410 and "hanya berlaku sampai hari itu" in answer.content.decode()
    assert "Dwi Astuti" not in answer.content.decode()
    assert Client().get(f"{showing.path}sertifikat.json").status_code == 404


def test_the_public_page_names_the_house_and_the_files_are_there(cast, credential, settings):
    settings.SITE = "https://guyub.example"
    made = credential()
    answer = Client().get(made.path)
    body = answer.content.decode()
    assert "guyub.example" in body and answer["X-Robots-Tag"] == "noindex" and "noindex" in body
    pdf = Client().get(f"{made.path}sertifikat.pdf")
    assert pdf.content.startswith(b"%PDF") and len(pdf.content) < 250_000 and pdf["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in pdf.content
    assert Client().get(f"{made.path}sertifikat.json").json()["id"].startswith("urn:uuid:")
    assert "Valid" in english().get(made.path).content.decode()
    facts, _words, _signature = opened(made.slip)
    assert facts["house"] == "guyub.example" and facts["name"] == "Dwi Astuti" and facts["token"] == made.token
    assert Client().get("/v/tidakada/").status_code == 404


def test_whoever_relies_asks_to_be_told(cast, credential, signed_in):
    made, client = credential(), signed_in("bambang")
    assert "Kabari saya" in client.get(made.path).content.decode()
    answer = client.post(f"{made.path}kabar/", follow=True)
    assert "Anda akan dikabari" in answer.content.decode()
    commands.revoke_credential(cast.actor("yohanes"), made, reason="Salah orang")
    body = client.get(made.path).content.decode()
    assert "Salah orang" in body and "Kabari saya" not in body
    assert Client().get(f"{made.path}sertifikat.pdf").status_code == 404


@pytest.mark.parametrize("text, words", [
    ("https://guyub-palsu.example/v/abcdefghijklmnopqrstuv/", "bukan alamat rumah ini"),
    ("http://localhost:8000@jahat.example/v/abcdefghijklmnopqrstuv/", "bukan alamat rumah ini"),
    ("http://localhost:8000/v/abcdefghijklmnopqrstuv/", "bukan tautan"), ("", "bukan tautan"), ("[1]", "bukan tautan"),
    ("{\"a\": 1}", "bukan tautan"), ("halo", "bukan tautan"), ("[" * 3000, "bukan tautan"), ("http://[", "bukan tautan"),
])
def test_checking_what_is_no_certificate_of_this_house(client, text, words):
    answer = client.post("/v/", {"sertifikat": text})
    assert answer.status_code == 422 and words in answer.content.decode()


def test_checking_a_link_a_text_and_badges(cast, credential, client):
    made = credential()
    assert client.get("/v/").status_code == 200
    assert client.post("/v/", {"sertifikat": f"http://localhost:8000{made.path}"})["Location"] == made.path
    body = client.post("/v/", {"sertifikat": made.document}).content.decode()
    assert "Berlaku" in body and "Dwi Astuti" in body and made.path in body
    for kind in ("png", "svg", "json"):
        file = SimpleUploadedFile(f"x.{kind}", client.get(f"{made.path}sertifikat.{kind}").content)
        assert "tidak dicabut" in client.post("/v/", {"berkas": file}).content.decode(), kind
    changed = made.document.replace("Dwi Astuti", "Dwi Lain")
    body = client.post("/v/", {"sertifikat": changed}).content.decode()
    assert "Palsu atau diubah" in body and "Dwi Lain" not in body.split("<form")[0]
    foreign = made.document.replace(multikey(made.key.public), multikey("11" * 32))
    assert "Bukan dari rumah ini" in client.post("/v/", {"sertifikat": foreign}).content.decode()
    commands.revoke_credential(cast.actor("yohanes"), made, reason="Salah orang")
    assert "Dicabut" in client.post("/v/", {"sertifikat": made.document}).content.decode()
    assert "Revoked" in english().post("/v/", {"sertifikat": made.document}).content.decode()
    large = SimpleUploadedFile("x.json", b"x" * 1_100_000)
    assert client.post("/v/", {"berkas": large}).status_code == 422


def test_a_file_signed_with_a_key_given_up_is_not_trusted(cast, credential, client):
    made = credential()
    before = made.document
    commands.rotate_key(cast.actor("ketut"), None, compromised=True)
    assert "Kunci dicabut" in client.post("/v/", {"sertifikat": before}).content.decode()
    assert "Jangan diandalkan" in client.get(made.path).content.decode()


def test_the_operator_changes_keys(cast, signed_in, credential):
    credential()
    client = signed_in("ketut")
    assert "Menandatangani" in client.get("/pengelola/kunci/").content.decode()
    body = client.post("/pengelola/kunci/", follow=True).content.decode()
    assert "Kunci nomor 2" in body and "Diganti, masih berlaku" in body
    assert "Tidak dipercaya" in client.post("/pengelola/kunci/", {"bocor": "1"}, follow=True).content.decode()
    assert signed_in("retno").get("/pengelola/kunci/").status_code == 404


def test_what_a_group_gives_credentials_for_is_public(cast, kind, client):
    made = kind(cast.clinic)
    body = client.get(made.path).content.decode()
    assert "Hadir penuh" in body and 'id="kriteria"' in body and client.get("/pencapaian/999/").status_code == 404
    assert client.get(f"/penerbit/{cast.river.pk}/did.json").status_code == 404
    assert client.get(f"/penerbit/{cast.klaten.pk}/status/99/").status_code == 404


def test_lists_of_credentials_are_flat(cast, signed_in, flat, kind):
    award, dwi, retno = [], signed_in("dwi"), signed_in("retno")

    def more(n):
        for _one in range(n):
            award.append(kind(name=f"Piagam {len(award)}"))
            commands.issue_credential(cast.actor("retno"), award[-1], person_id=cast.dwi.pk)

    flat(more, lambda: dwi.get("/sertifikat/"))
    flat(more, lambda: retno.get(f"/ruang/{cast.klaten.slug}/sertifikat/"))

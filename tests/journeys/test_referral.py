"""A request that waits too long is shown as late, passed on with a reason, and answered where it went, in a real browser."""

import pytest

from .test_first_hour import visitor  # noqa: F401

pytestmark = pytest.mark.journey
KLATEN, NURSES = "perawat-lereng-merapi-cabang-klaten", "ikatan-perawat-lereng-merapi"


def long_ago(house, model, field, days=10):
    """Let the last row of a model have been asked so many days ago, as if that time had passed."""
    app, name = model.split(".")
    house.run("shell", "-c", f"from django.apps import apps; from datetime import timedelta; "
              f"row = apps.get_model({app!r}, {name!r}).objects.order_by('-pk').first(); "
              f"row.{field} -= timedelta(days={days}); row.save(update_fields=[{field!r}])")


def test_an_application_is_late_passed_on_and_answered(visitor, house):  # noqa: F811
    asker = visitor("phone").demo("Sari Wulandari")
    asker.go(f"/kelompok/{KLATEN}/permintaan/")
    asker.fill(message="STR aktif, pindah dari Solo.")
    asker.button("Kirim permintaan")
    assert asker.sees(".note-warn", "Yohanes Tri Prabowo.*menjawab paling lambat")
    long_ago(house, "groups.Membership", "applied_at")
    asker.go(f"/kelompok/{KLATEN}/permintaan/")
    assert asker.sees(".chip-bad", r"Lewat \d+ hari")
    asker.accessible()
    stranger = visitor("phone")
    stranger.go(f"/kelompok/{KLATEN}/")
    assert stranger.sees("#gabung", "1 permintaan belum dijawab")

    secretary = visitor("laptop").demo("Yohanes Tri Prabowo")
    secretary.go(f"/ruang/{KLATEN}/")
    assert secretary.sees(".chip-bad", r"Lewat \d+ hari")
    secretary.go(f"/ruang/{KLATEN}/anggota/")
    secretary.link("Teruskan")
    secretary.accessible()
    secretary.fill(group="Perkumpulan yang tidak ada", reason="Dijawab pusat")
    secretary.button("Teruskan permintaan")
    assert secretary.sees(".err", "tidak ditemukan")
    secretary.fill(group=f"/kelompok/{NURSES}/")
    secretary.button("Teruskan permintaan")
    assert secretary.sees("[role=status]", "diteruskan ke")

    assert asker.until("/pemberitahuan/", "main", "diteruskan ke")
    asker.go(f"/kelompok/{KLATEN}/permintaan/")
    assert asker.sees(".note-warn", "Alasannya: Dijawab pusat") and asker.sees(".note-warn", "Retno Kusumastuti")
    asker.accessible()
    chair = visitor("phone").demo("Retno Kusumastuti")
    chair.go(f"/ruang/{NURSES}/anggota/")
    assert chair.sees("main", "STR aktif, pindah dari Solo.") and chair.sees("main", "Diteruskan oleh")
    chair.button("Terima")
    assert asker.until(f"/kelompok/{NURSES}/permintaan/", "main", "Anda sudah anggota, nomor")


def test_a_report_is_late_passed_on_and_answered_by_the_group(visitor, house):  # noqa: F811
    reporter = visitor("phone").demo("Dwi Astuti")
    reporter.go(f"/lapor/?tentang=/kelompok/{KLATEN}/")
    reporter.pick("reason", "wrong")
    reporter.fill(words="Nomor telepon sekretariat sudah tidak dipakai.")
    reporter.button("Kirim laporan")
    long_ago(house, "concerns.Concern", "created_at")

    operator = visitor("laptop").demo("Ketut Adnyana")
    operator.go("/pengelola/laporan/")
    assert operator.sees(".chip-bad", r"Lewat \d+ hari")
    operator.link("Teruskan")
    operator.accessible()
    operator.fill(group=f"/kelompok/{KLATEN}/", reason="Halaman kelompok Anda")
    operator.button("Teruskan laporan")
    assert operator.sees("main", "Diteruskan ke .*: Halaman kelompok Anda")
    assert reporter.until("/pemberitahuan/", "main", "Yohanes Tri Prabowo dari .* menjawab paling lambat")

    long_ago(house, "concerns.Concern", "referred_at")
    secretary = visitor("phone").demo("Yohanes Tri Prabowo")
    secretary.go(f"/ruang/{KLATEN}/")
    secretary.link("Jawab 1 laporan yang diteruskan")
    assert secretary.sees(".chip-bad", r"Lewat \d+ hari") and "Dwi Astuti" not in secretary.text("main")
    secretary.accessible()
    secretary.fill(answer="Nomornya sudah kami ganti.")
    secretary.button("Benarkan laporan")
    assert secretary.sees("[role=status]", "Laporan dibenarkan")
    assert reporter.until("/pemberitahuan/", "main", "Nomornya sudah kami ganti.")

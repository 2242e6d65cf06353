"""Doors to act, by name: where a reader can go from a chapter. A door to what does not exist here is not shown."""

from dataclasses import dataclass

from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Door:
    label: str
    url: str


DOORS = {
    "activities": Door(_("Cari kegiatan di dekat Anda"), "/kegiatan/"),
    "health": Door(_("Kegiatan kesehatan"), "/kegiatan/?bidang=C"),
    "relief": Door(_("Kegiatan sosial dan kebencanaan"), "/kegiatan/?bidang=D"),
    "environment": Door(_("Kegiatan lingkungan"), "/kegiatan/?bidang=E"),
    "learning": Door(_("Kegiatan pendidikan"), "/kegiatan/?bidang=B"),
    "unskilled": Door(_("Kegiatan tanpa keahlian khusus"), "/kegiatan/?tanpa=1"),
    "groups": Door(_("Lihat semua kelompok"), "/kelompok/"),
    "associations": Door(_("Cari perkumpulan profesi"), "/kelompok/?macam=occupational"),
    "volunteers": Door(_("Cari kelompok relawan"), "/kelompok/?macam=volunteer"),
    "agencies": Door(_("Lembaga pemerintah yang ikut"), "/kelompok/?macam=agency"),
    "partners": Door(_("Mitra yang ikut"), "/kelompok/?macam=partner"),
    "found_association": Door(_("Daftarkan perkumpulan profesi"), "/kelompok/baru/?jenis=occupational"),
    "found_volunteers": Door(_("Daftarkan kelompok relawan"), "/kelompok/baru/?jenis=volunteer"),
    "found_agency": Door(_("Daftarkan lembaga pemerintah"), "/kelompok/baru/?jenis=agency"),
    "mine": Door(_("Giliran dan jam saya"), "/giliran/"),
    "portfolio": Door(_("Catatan pengabdian saya"), "/portofolio/"),
    "skills": Door(_("Kecakapan saya"), "/kecakapan/"),
    "impact": Door(_("Lihat dampaknya"), "/dampak/"),
    "books": Door(_("Buka buku dan segelnya"), "/buku/"),
    "method": Door(_("Cara kami menghitung"), "/cara-menghitung/"),
    "privacy": Door(_("Pelindungan data pribadi"), "/data-pribadi/"),
    "report": Door(_("Laporkan masalah"), "/lapor/"),
    "api": Door(_("Data terbuka untuk program"), "/api/v1/openapi.json"),
    "offer": Door(_("Tawarkan bantuan tetap"), "/tawaran-tetap/"),
}


def doors_open(names):
    """The named doors behind which there is a page."""
    return [DOORS[name] for name in names if leads_somewhere(DOORS[name].url)]


def leads_somewhere(url):
    try:
        resolve(url.partition("?")[0])
    except Resolver404:
        return False
    return True

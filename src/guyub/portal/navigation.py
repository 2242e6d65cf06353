"""What the frame shows on every page, and the side bar of a workspace."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guyub.core import context, workspaces
from guyub.core.workspaces import Door


def fill():
    """Called once when the portal is ready."""
    from guyub.foundation.groups.policy import LEADING, OFFICERS
    from guyub.profession.credits.policy import VERIFYING as CREDITING
    from guyub.workshop.activities.policy import COORDINATING, VOUCHING
    from guyub.workshop.skills.policy import VERIFYING

    context.NAVIGATION[:] = [(_("Kegiatan"), "/kegiatan/"), (_("Kelompok"), "/kelompok/"), (_("Dampak"), "/dampak/")]
    context.FOOTER[:] = [
        (_("Ikut serta"), [(_("Cari apa saja"), "/cari/"), (_("Cari kegiatan"), "/kegiatan/"),
                           (_("Cari kelompok"), "/kelompok/"), (_("Tawarkan bantuan tetap"), "/tawaran-tetap/"),
                           (_("Daftarkan kelompok"), "/kelompok/baru/")]),
        (_("Mengenal"), [(pgettext_lazy("menu", "Tentang kelompok"), "/tentang/"), (_("Sepuluh bab"), "/tentang/#bab")]),
        (_("Untuk pengurus"), [(_("Ruang kerja"), "/ruang/"), (_("Buku dan segelnya"), "/buku/"),
                                (_("Untuk program (API)"), "/api/v1/docs")]),
        (_("Aturan"), [(_("Bagaimana jam dihitung"), "/cara-menghitung/"),
                      (_("Pelindungan data pribadi"), "/data-pribadi/"), (_("Periksa sertifikat"), "/v/"),
                      (_("Laporkan masalah"), "/lapor/")]),
    ]
    context.TABBAR[:] = [
        ("home", _("Beranda"), "/"), ("search", _("Cari"), "/cari/"), ("cal", _("Giliran saya"), "/giliran/"),
        ("people", _("Kelompok"), "/ruang/"), ("user", _("Saya"), "/saya/"),
    ]
    workspaces.SIDE[:] = [
        Door("home", _("Hari ini"), "/ruang/{slug}/", OFFICERS, tab=_("Hari ini")),
        Door("cal", _("Kegiatan & giliran"), "/ruang/{slug}/kegiatan/", VOUCHING, tab=pgettext_lazy("tab", "Giliran")),
        Door("swap", _("Usulan pembagian"), "/ruang/{slug}/usulan/", COORDINATING, open_only=True),
        Door("people", _("Anggota"), "/ruang/{slug}/anggota/", OFFICERS, tab=_("Anggota")),
        Door("check", _("Kecakapan"), "/ruang/{slug}/kecakapan/", VERIFYING, tab=_("Kecakapan")),
        Door("file", _("Kredit anggota"), "/ruang/{slug}/kredit/", CREDITING, open_only=True),
        Door("key", pgettext_lazy("offices", "Jabatan"), "/ruang/{slug}/jabatan/", OFFICERS),
        Door("check", _("Rapat & keputusan"), "/ruang/{slug}/rapat/", OFFICERS),
        Door("file", pgettext_lazy("credentials", "Sertifikat"), "/ruang/{slug}/sertifikat/", LEADING),
        Door("shield", _("Kepentingan"), "/ruang/{slug}/kepentingan/", LEADING),
        Door("book", _("Buku"), "/kelompok/{slug}/buku/", OFFICERS),
        Door("chart", _("Laporan"), "/ruang/{slug}/laporan/", OFFICERS),
        Door("alert", _("Laporan masuk"), "/ruang/{slug}/laporan-masuk/", LEADING),
        Door("share", _("Sebarkan"), "/ruang/{slug}/sebarkan/", OFFICERS, open_only=True),
        Door("gear", _("Pengaturan"), "/ruang/{slug}/pengaturan/", LEADING),
        Door("link", _("Webhook"), "/ruang/{slug}/webhook/", LEADING),
        Door("more", pgettext_lazy("tab", "Lainnya"), "/ruang/{slug}/lainnya/", OFFICERS,
             tab=pgettext_lazy("tab", "Lainnya"), side=False),
    ]
    from guyub.workshop.notices.queries import unread_count

    context.BELL[:] = [unread_count]

"""What the frame shows on every page, and the side bar of a workspace."""

from django.utils.translation import gettext_lazy as _

from guyub.core import context, workspaces


def fill():
    """Called once when the portal is ready."""
    context.NAVIGATION[:] = [(_("Kegiatan"), "/kegiatan/"), (_("Kelompok"), "/kelompok/")]
    context.FOOTER[:] = [
        (_("Ikut serta"), [(_("Cari kegiatan"), "/kegiatan/"), (_("Cari kelompok"), "/kelompok/"),
                           (_("Daftarkan kelompok"), "/kelompok/baru/")]),
        (_("Untuk pengurus"), [(_("Ruang kerja"), "/ruang/"), (_("Buku dan segelnya"), "/cara-menghitung/")]),
        (_("Aturan"), [(_("Pelindungan data pribadi"), "/data-pribadi/"), (_("Laporkan masalah"), "/lapor/")]),
    ]
    context.TABBAR[:] = [
        ("home", _("Beranda"), "/"), ("search", _("Cari"), "/kegiatan/"), ("cal", _("Giliran saya"), "/giliran/"),
        ("people", _("Kelompok"), "/ruang/"), ("user", _("Saya"), "/saya/"),
    ]
    workspaces.SIDE[:] = [
        ("home", _("Hari ini"), "/ruang/{slug}/", True),
        ("cal", _("Kegiatan & giliran"), "/ruang/{slug}/kegiatan/", True),
        ("people", _("Anggota"), "/ruang/{slug}/anggota/", True),
        ("check", _("Kecakapan"), "/ruang/{slug}/kecakapan/", True),
        ("chart", _("Buku"), "/kelompok/{slug}/buku/", False),
        ("gear", _("Pengaturan"), "/ruang/{slug}/pengaturan/", True),
    ]
    from guyub.workshop.notices.queries import unread_count

    context.BELL[:] = [unread_count]

"""What is asked when a personal token is made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm

SCOPES = [
    ("read", _("Membaca: kelompok, kegiatan, buku, dan catatan saya")),
    ("signups", _("Giliran: mendaftar dan melepas untuk saya")),
    ("attendance", _("Kehadiran: mencatat dan mengesahkan jam di kelompok yang saya urus")),
    ("memberships", _("Keanggotaan: meminta, menjawab, dan keluar")),
    ("activities", _("Kegiatan: membuat, menerbitkan, dan membatalkan di kelompok yang saya urus")),
    ("groups", _("Kelompok: mendaftarkan, dan mengubah keterangan yang saya pimpin")),
    ("invitations", _("Undangan: membuat, membaca jumlah yang datang, dan mencabut")),
    ("decisions", _("Keputusan: rapat, usulan, surat suara, dan tugas saya")),
    ("interests", _("Kepentingan: menyatakan milik saya, dan menjawab dugaan di kelompok yang saya pimpin")),
    ("credentials", _("Sertifikat: membaca milik sendiri; menerbitkan dan mencabut sebagai pengurus")),
]
TERMS = [("", _("Pilih masa berlaku")), ("7", _("7 hari")), ("30", _("30 hari")), ("90", _("90 hari")),
         ("180", _("180 hari")), ("365", _("365 hari, paling lama"))]


class AccessTokenForm(GuyubForm):
    """A token's name, scopes and term; nothing is chosen beforehand."""

    name = forms.CharField(label=_("Nama"), max_length=60,
                           help_text=_("Program mana yang memakainya. Contoh: laporan bulanan"))
    scopes = forms.MultipleChoiceField(label=_("Yang boleh dilakukan"), choices=SCOPES, widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("Berlaku selama"), choices=TERMS, coerce=int)

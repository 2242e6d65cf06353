from django import forms
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField

from .models import Declaration
from .models.declaration import DECLARED


class DeclarationForm(GuyubForm):
    kind = forms.ChoiceField(label=_("Jenis kepentingan"), choices=DECLARED)
    party = forms.CharField(label=_("Pihak"), max_length=120, help_text=_(
        "Nama perusahaan, yayasan, atau kelompok; untuk sesama anggota, nomor anggotanya."))
    relation = forms.CharField(label=_("Hubungannya"), max_length=200, required=False,
                               help_text=_("Contoh: kakak saya pemiliknya. Hanya Anda yang membacanya."))
    since = LocalDateField(label=_("Sejak"), required=False, help_text=_("Kosong berarti mulai hari ini."))
    until = LocalDateField(label=_("Sampai"), required=False, help_text=_("Kosong berarti masih berlangsung."))
    visibility = forms.ChoiceField(label=_("Siapa yang boleh membaca"), choices=Declaration.Visibility.choices,
                                   initial=Declaration.Visibility.CLOSED, widget=forms.RadioSelect)

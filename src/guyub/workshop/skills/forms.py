from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import LocalDateField

from .models import Level


class DayField(LocalDateField):
    def __init__(self, **options):
        super().__init__(error_messages={"required": _("Isi tanggalnya.")}, **options)


class LevelField(forms.TypedChoiceField):
    def __init__(self, **options):
        wrong = _("Pilih tingkat dari daftar.")
        super().__init__(choices=Level.choices, coerce=int,
                         error_messages={"invalid_choice": wrong, "required": wrong}, **options)


class ClaimForm(forms.Form):
    skill = forms.IntegerField(error_messages={
        "required": _("Pilih kecakapan dari daftar."), "invalid": _("Pilih kecakapan dari daftar.")})
    level = LevelField(label=_("Tingkat"))
    evidence = forms.CharField(label=_("Bukti"), required=False, max_length=120)
    valid_until = DayField(label=_("Berlaku sampai"), required=False)


class VerificationForm(forms.Form):
    level = LevelField(label=_("Tingkat"))
    valid_from = DayField(label=_("Berlaku sejak"), initial=timezone.localdate)
    valid_until = DayField(label=_("Berlaku sampai"), required=False)


class RefusalForm(forms.Form):
    reason = forms.CharField(label=_("Alasan"), max_length=300, error_messages={
        "required": _("Tulis alasannya; anggota akan membacanya."),
        "max_length": _("Alasan paling panjang 300 huruf."),
    })

from django import forms
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField


class BlockForm(GuyubForm):
    reason = forms.CharField(label=_("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
                             help_text=_("Hanya pengurus kelompok ini yang membacanya."))
    until = LocalDateField(label=_("Sampai tanggal"), required=False, help_text=_("Kosongkan bila sampai dibuka lagi."))

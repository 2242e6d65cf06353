from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField

from .models import Part


def in_a_month():
    return timezone.localdate() + timedelta(days=30)


class ShareForm(GuyubForm):
    parts = forms.MultipleChoiceField(label=_("Bagian yang boleh dibaca"), choices=Part.choices,
                                      widget=forms.CheckboxSelectMultiple, initial=[Part.SUMMARY])
    until = LocalDateField(label=_("Berlaku sampai"), initial=in_a_month)
    label = forms.CharField(label=_("Untuk siapa"), max_length=80, required=False,
                            help_text=_("Hanya Anda yang membacanya. Contoh: lamaran ke puskesmas"))

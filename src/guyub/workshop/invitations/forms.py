from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField

from .rules import MOST_USES


def in_a_month():
    return timezone.localdate() + timedelta(days=30)


class InvitationForm(GuyubForm):
    purpose = forms.CharField(label=_("Untuk apa"), max_length=80, required=False,
                              help_text=_("Anda dan pengurus yang membacanya. Contoh: grup WhatsApp alumni"))
    until = LocalDateField(label=_("Berlaku sampai"), initial=in_a_month)
    most = forms.IntegerField(label=_("Paling banyak (orang)"), required=False, min_value=1, max_value=MOST_USES,
                              help_text=_("Kosongkan bila tanpa batas."))

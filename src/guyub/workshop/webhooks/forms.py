from django import forms
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm

from .rules import KINDS


class WebhookForm(GuyubForm):
    """Where to tell what."""

    url = forms.CharField(
        label=_("Alamat penerima"), max_length=500, help_text=_("Contoh: https://contoh.id/guyub"),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}))
    kinds = forms.MultipleChoiceField(label=_("Peristiwa yang dikabarkan"), choices=list(KINDS.items()),
                                      widget=forms.CheckboxSelectMultiple)

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm
from guyub.workshop.concerns.models import Concern
from guyub.workshop.concerns.rules import MOST_WORDS, path_of


class ConcernForm(GuyubForm):
    """A report of a page; who is signed in is answered in the inbox and need not leave a contact."""

    about = forms.CharField(label=_("Halaman yang Anda maksud"), max_length=400, required=False,
                            help_text=_("Misalnya /kelompok/nama-kelompok/. Kosongkan bila tentang seluruh situs."))
    reason = forms.ChoiceField(label=_("Apa masalahnya"), choices=Concern.Reason.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("Ceritakan"), max_length=MOST_WORDS, min_length=5,
                            widget=forms.Textarea(attrs={"rows": 5}),
                            help_text=_("Apa yang Anda lihat, dan bagian mana. Hanya pengelola yang membaca."))
    contact = forms.CharField(label=_("Kontak Anda"), max_length=254, required=False,
                              help_text=_("Bila Anda ingin dijawab. Dihapus 30 hari sesudah laporan dijawab."))

    def __init__(self, *args, signed_in=False, **kwargs):
        super().__init__(*args, **kwargs)
        if signed_in:
            del self.fields["contact"]

    def clean_about(self):
        try:
            return path_of(self.cleaned_data["about"], settings.SITE.split("://")[-1])
        except ValueError as error:
            raise forms.ValidationError(error.args[0]) from None

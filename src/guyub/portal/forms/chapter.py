from django import forms
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm

from ..chapters.reading import MOST


class ChapterTextForm(GuyubForm):
    text = forms.CharField(
        label=_("Naskah bab"), max_length=MOST, strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "true"}),
        help_text=_("Kepala naskah di antara dua baris +++ (judul, ringkasan, angka, pintu, contoh, istilah), lalu isi "
                    "dengan Markdown. HTML tidak dipakai."))

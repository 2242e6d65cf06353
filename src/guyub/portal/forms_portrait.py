"""The form of what somebody likes to say of themselves for statistics."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm
from guyub.foundation.people.models import Portrait
from guyub.foundation.places.queries import places_named

SILENT = [("", _("Tidak saya jawab"))]


class PortraitForm(GuyubForm):
    sex = forms.ChoiceField(label=_("Jenis kelamin"), required=False, choices=SILENT + Portrait.Sex.choices)
    age = forms.ChoiceField(label=_("Umur"), required=False, choices=SILENT + Portrait.Age.choices)
    disability = forms.ChoiceField(label=_("Disabilitas"), required=False, choices=SILENT + Portrait.Disability.choices)
    district = forms.CharField(label=_("Kecamatan tempat tinggal"), required=False, max_length=120,
                               help_text=_("Misalnya Kemalang, Klaten."))

    def clean_district(self):
        if not (text := self.cleaned_data["district"].strip()):
            return None
        found = next((place for place in places_named(f"kecamatan {text}", 8) if place.kind == "district"), None) or next(
            (place for place in places_named(text, 8) if place.kind == "district"), None)
        if found is None:
            raise forms.ValidationError(
                _("Kecamatan ini tidak ditemukan. Tulis dengan kabupatennya, misalnya Kemalang, Klaten."))
        return found

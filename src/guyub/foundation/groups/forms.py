from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guyub.core.forms import GuyubForm, LocalDateField
from guyub.foundation.people.rules import clean_phone
from guyub.foundation.places.queries import place_by_text

from .models import Group, Office
from .queries import fields_named, occupations_named


class GroupForm(GuyubForm):
    """A group as its founder says it; profession, field and place are everyday words."""

    kind = forms.ChoiceField(label=_("Jenis kelompok"), choices=Group.Kind.choices)
    name = forms.CharField(label=_("Nama kelompok"), max_length=120)
    about = forms.CharField(label=_("Tentang kelompok"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                            help_text=_("Siapa anggotanya dan apa yang dikerjakan."))
    occupation = forms.CharField(label=_("Profesi anggota"), max_length=80, required=False,
                                 help_text=_("Untuk perkumpulan profesi. Contoh: perawat, guru, advokat"))
    field = forms.CharField(label=_("Bidang"), max_length=80, help_text=_("Contoh: kesehatan, donor darah, sungai, bencana"))
    place = forms.CharField(label=_("Kabupaten atau kota"), max_length=120)
    legal_form = forms.ChoiceField(label=_("Bentuk hukum"), choices=Group.LegalForm.choices, required=False)
    registration_number = forms.CharField(label=_("Nomor pengesahan atau pendaftaran"), max_length=80, required=False)
    founded_year = forms.IntegerField(label=_("Tahun berdiri"), required=False, min_value=1800, max_value=2100)
    email = forms.EmailField(label=_("E-mail kelompok"), required=False)
    phone = forms.CharField(label=_("Telepon kelompok"), max_length=30, required=False)
    website = forms.URLField(label=_("Situs web"), required=False, assume_scheme="https")
    requirements = forms.CharField(label=_("Syarat anggota"), max_length=1000, required=False,
                                   widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Satu syarat per baris."))
    answer_days = forms.IntegerField(label=_("Permintaan bergabung dijawab paling lama (hari)"), min_value=1, max_value=60,
                                     initial=3)

    def clean_occupation(self):
        return self.named("occupation", occupations_named, _("Profesi ini tidak dikenal. Coba kata yang lebih umum."))

    def clean_field(self):
        return self.named("field", fields_named, _("Bidang ini tidak dikenal. Coba kata yang lebih umum."))

    def clean_place(self):
        return self.named("place", lambda text: [place_by_text(text)] if place_by_text(text) else [],
                          _("Tempat ini tidak ditemukan. Tulis nama kabupaten atau kota."))

    def clean_phone(self):
        text = self.cleaned_data["phone"]
        try:
            return clean_phone(text) if text and not text.strip().startswith(("02", "(02", "+622")) else text.strip()[:20]
        except ValueError as error:
            raise forms.ValidationError(error.args[0]) from None

    def named(self, name, search, sentence):
        text = self.cleaned_data[name]
        if not text:
            return None
        found = search(text)
        if not found:
            raise forms.ValidationError(sentence)
        return found[0]

    def facts(self):
        """Keyword facts of found_group and edit_group, without `kind`."""
        cleaned = dict(self.cleaned_data)
        cleaned.pop("kind", None)
        for name in ("occupation", "field", "place"):
            chosen = cleaned.pop(name)
            cleaned[f"{name}_id"] = chosen.pk if chosen else None
        return cleaned


class ChapterForm(GuyubForm):
    name = forms.CharField(label=_("Nama cabang"), max_length=120)
    place = forms.CharField(label=_("Kabupaten atau kota"), max_length=120)
    level_label = forms.CharField(label=_("Tingkat"), max_length=40, required=False, initial=_("Cabang"))

    def clean_place(self):
        place = place_by_text(self.cleaned_data["place"])
        if place is None:
            raise forms.ValidationError(_("Tempat ini tidak ditemukan. Tulis nama kabupaten atau kota."))
        return place


class ApplicationForm(GuyubForm):
    message = forms.CharField(label=_("Pesan untuk sekretaris"), max_length=2000, required=False,
                              widget=forms.Textarea(attrs={"rows": 4}),
                              help_text=_("Perkenalkan diri, dan sebutkan bagaimana syaratnya terpenuhi."))


class ReasonForm(GuyubForm):
    reason = forms.CharField(label=_("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class OfficeForm(GuyubForm):
    number = forms.CharField(label=_("Nomor anggota"), max_length=40)
    role = forms.ChoiceField(label=pgettext_lazy("field", "Jabatan"), choices=Office.Role.choices)
    title = forms.CharField(label=_("Sebutan"), max_length=80, required=False,
                            help_text=_("Bila berbeda dari nama jabatan. Contoh: Koordinator posko"))
    decree = forms.CharField(label=_("Nomor surat keputusan"), max_length=80, required=False)
    since = LocalDateField(label=_("Mulai"), required=False)
    until = LocalDateField(label=_("Sampai"), required=False)

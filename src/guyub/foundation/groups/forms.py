from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guyub.core.forms import GuyubForm, LocalDateField
from guyub.foundation.people.rules import clean_phone
from guyub.foundation.places.queries import place_by_text, typed_name, zones_abroad

from .models import Category, Group, Office
from .queries import fields_named, goals_in_order, occupations_named


class GroupForm(GuyubForm):
    """A group as its founder says it; profession, field, place and areas are everyday words."""

    kind = forms.ChoiceField(label=_("Jenis kelompok"), choices=Group.Kind.choices)
    name = forms.CharField(label=_("Nama kelompok"), max_length=120)
    about = forms.CharField(label=_("Tentang kelompok"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                            help_text=_("Siapa anggotanya dan apa yang dikerjakan."))
    occupation = forms.CharField(label=_("Profesi anggota"), max_length=80, required=False,
                                 help_text=_("Untuk perkumpulan profesi. Contoh: perawat, guru, advokat"))
    field = forms.CharField(label=_("Bidang"), max_length=80, help_text=_("Contoh: kesehatan, donor darah, sungai, bencana"))
    place = forms.CharField(label=_("Kabupaten atau kota"), max_length=120)
    country = forms.CharField(label=_("Negara, bila di luar Indonesia"), max_length=50, required=False)
    timezone = forms.ChoiceField(label=_("Zona waktu di sana"), required=False)
    areas = forms.CharField(label=_("Wilayah layanan"), max_length=4000, required=False,
                            widget=forms.Textarea(attrs={"rows": 3}),
                            help_text=_("Satu tempat per baris: provinsi, kabupaten, kota, atau kecamatan."))
    goals = forms.MultipleChoiceField(label=_("Tujuan pembangunan (SDG) yang didukung"), required=False,
                                      widget=forms.CheckboxSelectMultiple)
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
    kain = forms.TypedChoiceField(label=_("Kain kelompok"), coerce=int, empty_value=None, required=False,
                                  choices=[(n, str(n)) for n in range(1, 13)], widget=forms.RadioSelect)
    NAMED = ("occupation", "field", "place")
    WRITTEN = ("kind", "name", "about", "legal_form", "registration_number", "founded_year", "email", "phone", "website",
               "requirements", "answer_days", "kain")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["timezone"].choices = [("", _("Pilih zona waktu")), *zones_abroad()]
        self.fields["goals"].choices = [(goal.pk, f"{goal.pk}. {goal}") for goal in goals_in_order()]

    @classmethod
    def start(cls, group):
        """What the form says of a group before anything is changed."""
        start = {name: getattr(group, name) for name in cls.WRITTEN}
        return start | {
            "occupation": str(group.occupation or ""), "field": str(group.field or ""), "place": typed_name(group.place),
            "areas": "\n".join(typed_name(area) for area in group.areas.select_related("parent")),
            "goals": [goal.pk for goal in group.goals.all()]}

    def clean_occupation(self):
        return self.named("occupation", lambda text: occupations_named(text, 1),
                          _("Profesi ini tidak dikenal. Coba kata yang lebih umum."))

    def clean_field(self):
        return self.named("field", lambda text: fields_named(text, 1),
                          _("Bidang ini tidak dikenal. Coba kata yang lebih umum."))

    def clean_place(self):
        if self.data.get("country", "").strip():
            return self.cleaned_data["place"]
        return self.named("place", lambda text: [place_by_text(text)] if place_by_text(text) else [],
                          _("Tempat ini tidak ditemukan. Tulis nama kabupaten atau kota; di luar Indonesia, isi negaranya."))

    def clean_areas(self):
        found, unknown = {}, []
        for line in self.cleaned_data["areas"].splitlines():
            if line.strip():
                place = place_by_text(line)
                if place is None:
                    unknown.append(line.strip())
                else:
                    found[place.pk] = place
        if unknown:
            raise forms.ValidationError(_("Tidak ditemukan: %(names)s.") % {"names": ", ".join(unknown[:5])})
        return list(found.values())

    def clean_phone(self):
        text = self.cleaned_data["phone"]
        try:
            return clean_phone(text) if text and not text.strip().startswith(("02", "(02", "+622")) else text.strip()[:20]
        except ValueError as error:
            raise forms.ValidationError(error.args[0]) from None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("country") and not cleaned.get("timezone") and "timezone" not in self.errors:
            self.add_error("timezone", _("Pilih zona waktu tempat itu."))
        return cleaned

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
        country, timezone = cleaned.pop("country"), cleaned.pop("timezone")
        if country:
            cleaned["abroad"] = {"name": cleaned.pop("place"), "country": country, "timezone": timezone}
        for name in self.NAMED:
            if name in cleaned:
                chosen = cleaned.pop(name)
                cleaned[f"{name}_id"] = chosen.pk if chosen else None
        if cleaned["kain"] is None:
            del cleaned["kain"]
        return cleaned


class CategoryForm(GuyubForm):
    name = forms.CharField(label=_("Nama kategori"), max_length=60,
                           help_text=_("Contoh: anggota penuh, mahasiswa, kehormatan"))
    conditions = forms.CharField(label=_("Syaratnya"), max_length=300, required=False)


class AssignForm(GuyubForm):
    """Which member is of which kind."""

    number = forms.CharField(label=_("Nomor anggota"), max_length=40)
    category = forms.ModelChoiceField(label=_("Kategori"), queryset=Category.objects.none(), required=False,
                                      empty_label=_("Tanpa kategori"))

    def __init__(self, *args, categories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = categories


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
    category = forms.ModelChoiceField(label=_("Kategori"), queryset=Category.objects.none(), required=False,
                                      empty_label=_("Belum tahu"))
    message = forms.CharField(label=_("Pesan untuk sekretaris"), max_length=2000, required=False,
                              widget=forms.Textarea(attrs={"rows": 4}),
                              help_text=_("Perkenalkan diri, dan sebutkan bagaimana syaratnya terpenuhi."))

    def __init__(self, *args, categories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = categories
        if not categories:
            del self.fields["category"]

    def facts(self):
        category = self.cleaned_data.get("category")
        return {"message": self.cleaned_data["message"], "category_id": category.pk if category else None}


class LogoForm(GuyubForm):
    picture = forms.FileField(label=_("Gambar"), max_length=200, help_text=_("PNG, JPEG, atau WebP, paling banyak 3 MB."),
                              widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}))


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

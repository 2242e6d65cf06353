from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.errors import Rejected
from guyub.core.formats import zone_name
from guyub.core.forms import GuyubForm, LocalDateField, LocalTimeField
from guyub.foundation.groups.queries import sections
from guyub.foundation.places.queries import place_by_text, zones_abroad
from guyub.workshop.skills.models import Holding, Skill

from . import rules
from .models import Activity, LoadLimit, Role
from .rules.load import OWN

ZONES = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
DAYS = [("MO", _("Senin")), ("TU", _("Selasa")), ("WE", _("Rabu")), ("TH", _("Kamis")), ("FR", _("Jumat")),
        ("SA", _("Sabtu")), ("SU", _("Minggu"))]


def zones_with(zone):
    """WIB, WITA and WIT, then zones abroad; one more if an activity already has it."""
    groups = [(_("Indonesia"), ZONES), (_("Luar Indonesia"), zones_abroad())]
    known = {name for _label, zones in groups for name, _words in zones}
    return groups if not zone or zone in known else [*groups, (_("Zona lain"), [(zone, f"{zone} ({zone_name(zone)})")])]


class ActivityForm(GuyubForm):
    """What an activity is and where; `place` is typed as people say it."""

    title = forms.CharField(label=_("Nama kegiatan"), max_length=120)
    kind = forms.ChoiceField(label=_("Jenis"), choices=Activity.Kind.choices)
    field = forms.ChoiceField(label=_("Bidang"), required=False)
    about = forms.CharField(label=_("Keterangan"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000, required=False,
                            help_text=_("Apa yang dikerjakan, untuk siapa, dan seberapa besar."))
    place = forms.CharField(label=_("Kabupaten, kota, atau kecamatan"), max_length=120, required=False)
    venue = forms.CharField(label=_("Tempat berkumpul"), max_length=160, required=False,
                            help_text=_("Contoh: Balai Desa Balerante"))
    directions = forms.CharField(label=_("Cara ke sana"), max_length=300, required=False)
    country = forms.CharField(label=_("Negara, bila di luar Indonesia"), max_length=50, required=False)
    timezone = forms.ChoiceField(label=_("Zona waktu"))
    bring = forms.CharField(label=_("Bawa dari rumah"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
                            required=False, help_text=_("Satu barang per baris."))
    assistance = forms.CharField(label=_("Bantuan untuk peserta"), max_length=300, required=False,
                                 help_text=_("Contoh: jalan landai, juru bahasa isyarat, penitipan anak"))
    members_only = forms.BooleanField(label=_("Khusus anggota kelompok"), required=False)
    hard = forms.BooleanField(label=_("Tugas berat"), required=False,
                              help_text=_("Evakuasi, korban luka, kerja fisik berat: istirahat sesudahnya lebih lama."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [("", _("Sama dengan kelompok"))] + [(row.code, row.short) for row in sections()]
        self.fields["timezone"].choices = zones_with(self.initial.get("timezone"))

    def clean_place(self):
        text = self.cleaned_data["place"]
        if not text or self.data.get("country", "").strip():
            return text or None
        place = place_by_text(text)
        if place is None:
            raise forms.ValidationError(_("Tempat ini tidak ditemukan. Tulis nama kabupaten, kota, atau kecamatan; "
                                          "di luar Indonesia, isi juga negaranya."))
        return place

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("country"):
            if not cleaned.get("place") and "place" not in self.errors:
                self.add_error("place", _("Tulis nama kota atau tempatnya."))
            if cleaned.get("timezone") in dict(ZONES):
                self.add_error("timezone", _("Pilih zona waktu tempat itu."))
        return cleaned

    def facts(self):
        """Keyword facts of plan_activity and edit_activity."""
        cleaned = dict(self.cleaned_data)
        place = cleaned.pop("place")
        names = ("title", "kind", "about", "venue", "directions", "timezone", "bring", "assistance", "members_only",
                 "hard")
        facts = {name: cleaned[name] for name in names}
        facts["field_id"] = cleaned["field"] or None
        if cleaned["country"]:
            facts["abroad"] = {"name": place, "country": cleaned["country"], "timezone": cleaned["timezone"]}
        elif place is not None:
            facts["place_id"] = place.pk
        return facts


class BenefitForm(GuyubForm):
    """What a role brings to whoever takes it."""

    benefits = forms.MultipleChoiceField(
        label=_("Yang didapat"), choices=Role.Benefit.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Dijanjikan kepada semua di peran ini, dan dicatat satu per satu sesudahnya."))
    benefit_note = forms.CharField(label=_("Keterangan yang didapat"), max_length=120, required=False,
                                   help_text=_("Contoh: makan siang, asuransi kecelakaan sehari"))


class RoleForm(BenefitForm):
    """A role with the skill that it takes."""

    role = forms.CharField(label=_("Peran"), max_length=60, help_text=_("Contoh: Perawat, Pengemudi, Dapur umum"))
    note = forms.CharField(label=_("Catatan"), max_length=120, required=False)
    skill = forms.ModelChoiceField(label=_("Perlu kecakapan"), queryset=Skill.objects.none(), required=False,
                                   empty_label=_("Tanpa keahlian khusus"))
    level = forms.TypedChoiceField(label=_("Tingkat"), choices=Holding.Level.choices, coerce=int, required=False,
                                   empty_value=1)
    paid = forms.BooleanField(label=_("Peran ini dibayar (jamnya tidak dihitung kerelawanan)"), required=False)
    field_order = ("role", "note", "skill", "level", "paid", "benefits", "benefit_note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["skill"].queryset = Skill.objects.all()

    def facts(self):
        cleaned = self.cleaned_data
        return {"name": cleaned["role"], "note": cleaned["note"], "skill_id": cleaned["skill"] and cleaned["skill"].pk,
                "level": cleaned["level"] or 1, "paid": cleaned["paid"], "benefits": cleaned["benefits"],
                "benefit_note": cleaned["benefit_note"]}


class ShiftForm(GuyubForm):
    """A time with headcounts; an end before the start is on the next day only if `overnight` is ticked."""

    day = LocalDateField(label=_("Tanggal"))
    start = LocalTimeField(label=_("Mulai"))
    end = LocalTimeField(label=_("Selesai"))
    overnight = forms.BooleanField(label=_("Selesai keesokan harinya"), required=False)
    least = forms.IntegerField(label=_("Paling sedikit (orang)"), min_value=0, max_value=10_000, initial=1)
    most = forms.IntegerField(label=_("Paling banyak (orang)"), min_value=1, max_value=10_000, initial=5)

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end <= start and not cleaned.get("overnight"):
            self.add_error("end", _("Jam selesai harus sesudah jam mulai. Centang bila selesai keesokan harinya."))
        least, most = cleaned.get("least"), cleaned.get("most")
        if least is not None and most is not None and least > most:
            self.add_error("least", _("Paling sedikit tidak boleh melebihi paling banyak."))
        return cleaned


class RepeatForm(GuyubForm):
    """How the shifts repeat, and for how long; shifts are made three months ahead whatever is chosen."""

    HOWS = [("weekly", _("Tiap pekan")), ("daily", _("Tiap hari")), ("monthly_date", _("Tiap bulan, tanggal yang sama")),
            ("monthly_weekday", _("Tiap bulan, hari dan pekan yang sama")), ("yearly", _("Tiap tahun"))]
    how = forms.ChoiceField(label=_("Berulang"), choices=HOWS, initial="weekly",
                            help_text=_("Dihitung dari giliran pertama. Bulan tanpa tanggal itu dilewati."))
    every = forms.IntegerField(label=_("Setiap berapa"), min_value=1, max_value=12, initial=1,
                               help_text=_("2 dengan “Tiap pekan” berarti dua pekan sekali."))
    days = forms.MultipleChoiceField(label=_("Hari"), choices=DAYS, widget=forms.CheckboxSelectMultiple, required=False,
                                     help_text=_("Untuk “Tiap pekan”. Kosong berarti hari giliran pertama."))
    until = LocalDateField(label=_("Sampai tanggal"), required=False)
    count = forms.IntegerField(label=_("Sebanyak berapa kali"), min_value=1, max_value=rules.MOST_TIMES, required=False,
                               help_text=_("Tanpa tanggal dan jumlah, terus berulang; giliran dibuat tiga bulan ke depan."))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("until") and cleaned.get("count"):
            self.add_error("count", _("Pilih salah satu: sampai tanggal, atau sebanyak berapa kali."))
        return cleaned

    def rule(self, first):
        """The RFC 5545 rule for a first shift on this local date; Rejected if it would end before it."""
        cleaned = self.cleaned_data
        if cleaned["until"] and cleaned["until"] < first:
            raise Rejected(_("Tanggal akhirnya sebelum giliran pertama."), field="until")
        return rules.repeat_rule(first, how=cleaned["how"], every=cleaned["every"], days=cleaned["days"],
                                 until=cleaned["until"], count=cleaned["count"])


class ReasonForm(GuyubForm):
    reason = forms.CharField(label=_("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class HoursForm(GuyubForm):
    """Hours and minutes that are vouched for; both empty means as recorded."""

    hours = forms.IntegerField(label=_("Jam"), min_value=0, max_value=24, required=False)
    minutes = forms.IntegerField(label=_("Menit"), min_value=0, max_value=59, required=False)

    def total(self):
        hours, minutes = self.cleaned_data.get("hours"), self.cleaned_data.get("minutes")
        return None if hours is None and minutes is None else (hours or 0) * 60 + (minutes or 0)


class LateForm(GuyubForm):
    """When somebody came and left, as the list on paper says."""

    came = LocalTimeField(label=_("Datang"))
    left = LocalTimeField(label=_("Pulang"))


class CalendarForm(GuyubForm):
    file = forms.FileField(label=_("Berkas kalender (.ics)"),
                           help_text=_("Ekspor dari Google, Outlook, Nextcloud, atau Mobilizon; paling besar 2 MB."))
    zone = forms.ChoiceField(label=_("Zona waktu bila tidak tertulis"), choices=ZONES)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > 2 * 1024 * 1024:
            raise forms.ValidationError(_("Berkasnya lebih dari 2 MB. Ekspor rentang waktu yang lebih pendek."))
        return file


class LimitForm(GuyubForm):
    """How much somebody may carry; hours for times, a number for nights."""

    rule = forms.ChoiceField(label=_("Batas"))
    amount = forms.IntegerField(label=_("Jumlah jam (malam untuk malam berturut-turut)"), min_value=0, max_value=336)
    valid_from = LocalDateField(label=_("Berlaku mulai"), initial=timezone.localdate)
    valid_until = LocalDateField(label=_("Sampai dengan"), required=False)
    reason = forms.CharField(label=_("Alasan"), max_length=300, required=False)
    source = forms.CharField(label=_("Sumber"), max_length=300, required=False,
                             help_text=_("Aturan, pedoman, atau keputusan rapat yang mendasarinya."))

    def __init__(self, *args, own=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [(rule, LoadLimit.Rule(rule).label) for rule in OWN]
        if own:
            del self.fields["source"]

    def facts(self):
        """Keyword facts of set_load_limit and limit_load."""
        cleaned = dict(self.cleaned_data)
        if cleaned["rule"] != "nights":
            cleaned["amount"] *= 60
        return cleaned

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField


def hundredths_of(value):
    return None if value is None else int(value * 100)


class Credits(forms.DecimalField):
    """An amount of credits as people write it, 2,5 or 2.5."""

    def __init__(self, **options):
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_digits=9, decimal_places=2, min_value=0, **options)
        self.error_messages |= {
            "max_decimal_places": _("Paling banyak dua angka di belakang koma."),
            "max_digits": _("Angkanya terlalu panjang."),
            "max_whole_digits": _("Angkanya terlalu panjang."), "min_value": _("Tidak boleh kurang dari nol.")}

    def to_python(self, value):
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)


class EnrolForm(GuyubForm):
    """When one's own cycle began, and by which profile it counts."""

    starts_on = LocalDateField(label=_("Siklus mulai"), help_text=_("Hari pertama masa berlaku izin atau siklus Anda."))
    profile = forms.ChoiceField(label=_("Profil"), required=False)

    def __init__(self, *args, rules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = timezone.localdate()
        if rules.profiles:
            self.fields["profile"].choices = [("", _("Umum")), *((one.code, one.name) for one in rules.profiles)]
        else:
            del self.fields["profile"]


class ClaimForm(GuyubForm):
    """What was done, when, for how much credit, and the evidence."""

    kind = forms.ChoiceField(label=_("Macam kegiatan"))
    title = forms.CharField(label=_("Nama kegiatan"), max_length=160)
    day = LocalDateField(label=_("Tanggal"), help_text=_("Hari terakhir kegiatan."))
    units = Credits(label=_("Jam (atau banyaknya)"), required=False,
                    help_text=_("Untuk yang dihitung per jam atau per kegiatan."))
    amount = Credits(label=_("Kredit yang tertera di bukti"), required=False,
                     help_text=_("Untuk yang nilainya tertera di sertifikat."))
    organiser = forms.CharField(label=_("Penyelenggara"), max_length=160, required=False)
    number = forms.CharField(label=_("Nomor sertifikat atau surat"), max_length=80, required=False)
    role = forms.CharField(label=_("Peran Anda"), max_length=60, required=False, help_text=_("Contoh: peserta, narasumber"))
    file = forms.FileField(label=_("Bukti"), required=False, max_length=120,
                           help_text=_("PDF paling besar 250 KB, atau fotonya (JPEG, PNG)."))

    def __init__(self, *args, rules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.code, self.named(rules, one)) for one in rules.kinds]
        self.fields["file"].widget.attrs["accept"] = "application/pdf,image/jpeg,image/png,image/webp"

    @staticmethod
    def named(rules, kind):
        category = rules.category(kind.category)
        return f"{category.name}: {kind.name}" if category else kind.name

    def facts(self):
        """Keyword facts of claim_credit."""
        typed = self.cleaned_data
        file = typed["file"]
        return {"kind": typed["kind"], "day": typed["day"], "title": typed["title"], "organiser": typed["organiser"],
                "number": typed["number"], "role": typed["role"], "units": hundredths_of(typed["units"]),
                "amount": hundredths_of(typed["amount"]), "evidence": file.read() if file else None,
                "file_name": file.name if file else ""}


class DecisionForm(GuyubForm):
    """How much of a claim is granted, and why not all."""

    amount = Credits(label=_("Yang diakui"), required=False)
    reason = forms.CharField(label=_("Alasan"), max_length=300, required=False)


class AdoptForm(GuyubForm):
    pattern = forms.TypedChoiceField(label=_("Pola"), coerce=int)
    name = forms.CharField(label=_("Nama skema"), max_length=120, required=False,
                           help_text=_("Boleh kosong: nama polanya dipakai."))

    def __init__(self, *args, patterns, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pattern"].choices = [(row.pk, row.name) for row, _source in patterns]


class PublishForm(GuyubForm):
    valid_from = LocalDateField(label=_("Berlaku mulai"), initial=timezone.localdate)
    why = forms.CharField(label=_("Apa yang berubah, dan menurut aturan mana"), max_length=300, required=False)


class TranscriptForm(GuyubForm):
    file = forms.FileField(label=_("Transkrip resmi"), max_length=120, help_text=_(
        "CSV dengan kolom tanggal, kegiatan, nomor, dan SKP; atau PDF seperti diunduh dari sistem resmi."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".csv,text/csv,application/pdf"

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField, LocalTimeField

from .models import Body, Proposal, Seat
from .rules.statutes import MAJORITIES, METHODS, QUORUMS, TIES


def zone_of(group):
    """The clocks of a group's place."""
    return group.place.timezone if group.place_id and group.place.timezone else "Asia/Jakarta"


def at(day, clock, zone):
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone))


def whole(label, most, **more):
    return forms.IntegerField(label=label, min_value=0, max_value=most, **more)


class BodyForm(GuyubForm):
    name = forms.CharField(label=_("Nama badan"), max_length=80, help_text=_("Contoh: Pengurus Cabang Klaten"))
    kind = forms.ChoiceField(label=_("Jenis badan"), choices=Body.Kind.choices)
    made_of = forms.ChoiceField(label=_("Anggotanya"), choices=Body.Made.choices)


class SeatForm(GuyubForm):
    number = forms.CharField(label=_("Nomor anggota"), max_length=40)
    role = forms.ChoiceField(label=_("Sebagai"), choices=Seat.Role.choices, initial="member")
    came_by = forms.ChoiceField(label=_("Dasarnya"), choices=Seat.CameBy.choices, initial="appointment")
    weight = forms.IntegerField(label=_("Bobot suara"), min_value=1, max_value=1000, initial=1)
    until = LocalDateField(label=_("Sampai"), required=False)


class BylawForm(GuyubForm):
    quorum = forms.ChoiceField(label=_("Kuorum"), choices=list(QUORUMS.items()))
    value = forms.IntegerField(label=_("Besarnya (persen, atau jumlah orang)"), min_value=1, max_value=10_000)
    second = forms.IntegerField(label=_("Besarnya pada panggilan kedua"), min_value=1, max_value=10_000, required=False)
    second_after = whole(_("Panggilan kedua paling cepat sesudah (hari)"), 365)
    majority = forms.ChoiceField(label=_("Mayoritas"), choices=list(MAJORITIES.items()))
    amending = forms.ChoiceField(label=_("Mayoritas untuk mengubah AD/ART"), choices=list(MAJORITIES.items()))
    dissolving = forms.ChoiceField(label=_("Mayoritas untuk pembubaran"), choices=list(MAJORITIES.items()))
    tie = forms.ChoiceField(label=_("Bila seri"), choices=list(TIES.items()))
    rounds = whole(_("Putaran musyawarah sebelum pemungutan suara"), 9)
    seconds = whole(_("Pendukung yang diperlukan"), 50)
    proxies = whole(_("Kuasa suara paling banyak per orang"), 20)
    least = whole(_("Suara rahasia: angka diumumkan mulai dari (surat suara)"), 100)
    source = forms.CharField(label=_("Dasarnya"), max_length=120, required=False, help_text=_("Contoh: ART pasal 21"))
    valid_from = LocalDateField(label=_("Berlaku mulai"), required=False, help_text=_("Kosong berarti hari ini."))
    NAMES = ("quorum", "value", "second", "second_after", "majority", "amending", "dissolving", "tie", "rounds", "seconds",
             "proxies", "least", "source")


class MeetingForm(GuyubForm):
    body = forms.ModelChoiceField(label=_("Badan"), queryset=Body.objects.none())
    title = forms.CharField(label=_("Nama rapat"), max_length=120, help_text=_("Contoh: Rapat pengurus bulan Desember"))
    day = LocalDateField(label=_("Tanggal"))
    start = LocalTimeField(label=_("Mulai"))
    end = LocalTimeField(label=_("Selesai"))
    place = forms.CharField(label=_("Tempat atau tautan"), max_length=160, required=False)

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies


class ProposalForm(GuyubForm):
    body = forms.ModelChoiceField(label=_("Diputuskan oleh"), queryset=Body.objects.none())
    kind = forms.ChoiceField(label=_("Jenis"), choices=Proposal.Kind.choices)
    title = forms.CharField(label=_("Judul"), max_length=120)
    text = forms.CharField(label=_("Yang diusulkan"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}))
    reasons = forms.CharField(label=_("Alasannya"), max_length=5000, required=False,
                              widget=forms.Textarea(attrs={"rows": 4}))
    parties = forms.CharField(label=_("Pihak yang terkait"), max_length=4000, required=False, help_text=_(
        "Satu per baris: nama perusahaan, yayasan, kelompok; untuk sesama anggota nomor anggotanya. Dari sini "
        "kepentingan dikenali."),
        widget=forms.Textarea(attrs={"rows": 3}))
    day = LocalDateField(label=_("Pembahasan sampai"), required=False)
    public = forms.BooleanField(label=_("Sesudah diputuskan, siapa saja boleh membacanya"), required=False, initial=True)

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies


class RevisionForm(GuyubForm):
    text = forms.CharField(label=_("Yang diusulkan"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}))
    reasons = forms.CharField(label=_("Alasannya"), max_length=5000, required=False,
                              widget=forms.Textarea(attrs={"rows": 3}))


class VoteForm(GuyubForm):
    method = forms.ChoiceField(label=_("Cara memilih"), choices=list(METHODS.items()))
    options = forms.CharField(label=_("Pilihan"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
                              help_text=_("Satu per baris; tidak perlu untuk setuju atau tidak."))
    secret = forms.BooleanField(label=_("Rahasia"), required=False, help_text=_(
        "Tidak ada yang melihat siapa memilih apa. Anda mendapat kunci penghitung suara, ditampilkan satu kali."))
    day = LocalDateField(label=_("Ditutup tanggal"))
    clock = LocalTimeField(label=_("Pukul"))
    meeting = forms.ModelChoiceField(label=_("Dalam rapat"), queryset=Body.objects.none(), required=False,
                                     empty_label=_("Di luar rapat"))

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings


class ObligationForm(GuyubForm):
    what = forms.CharField(label=_("Tugas"), max_length=200)
    number = forms.CharField(label=_("Nomor anggota penanggung jawab"), max_length=40)
    due = LocalDateField(label=_("Selesai paling lambat"))

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField
from guyub.foundation.places.queries import place_by_text
from guyub.workshop.skills.queries import skills_named

from .rules import days_sum, slot

WEEK = [(0, _("Senin")), (1, _("Selasa")), (2, _("Rabu")), (3, _("Kamis")), (4, _("Jumat")), (5, _("Sabtu")),
        (6, _("Minggu"))]
FAR = [(0, _("hanya di tempat itu")), (10, _("sampai 10 km")), (25, _("sampai 25 km")), (60, _("sampai 60 km"))]


def in_three_months():
    return timezone.localdate() + timedelta(days=92)


class OfferForm(GuyubForm):
    words = forms.CharField(label=_("Apa yang Anda tawarkan"), max_length=160,
                            help_text=_("Contoh: perahu karet, mobil bak, memasak untuk 50 orang"))
    skill = forms.CharField(label=_("Kecakapan"), max_length=80, required=False,
                            help_text=_("Bila diisi, Anda dikabari hanya saat kecakapan itu diminta. Contoh: mengemudi"))
    days = forms.TypedMultipleChoiceField(label=_("Hari yang bisa"), choices=WEEK, coerce=int,
                                          initial=[day for day, _name in WEEK], widget=forms.CheckboxSelectMultiple)
    place = forms.CharField(label=_("Di sekitar"), max_length=120, help_text=_("Kabupaten, kota, atau kecamatan."))
    km = forms.TypedChoiceField(label=_("Jarak"), choices=FAR, coerce=int, initial=25)
    until = LocalDateField(label=_("Berlaku sampai"), initial=in_three_months)

    def clean_place(self):
        place = place_by_text(self.cleaned_data["place"])
        if place is None:
            raise forms.ValidationError(_("Tempat ini tidak ditemukan. Tulis nama kabupaten, kota, atau kecamatan."))
        return place

    def clean_skill(self):
        text = self.cleaned_data["skill"].strip()
        if not text:
            return None
        found = skills_named(text, limit=1)
        if not found:
            raise forms.ValidationError(_("Kecakapan ini tidak dikenal. Coba kata yang lebih umum, atau kosongkan."))
        return found[0]

    def facts(self):
        """Keyword facts of make_offer."""
        typed = self.cleaned_data
        return {"words": typed["words"], "days": days_sum(typed["days"]), "place_id": typed["place"].pk, "km": typed["km"],
                "until": typed["until"], "skill_id": typed["skill"].pk if typed["skill"] else None}


QUARTER_NAMES = (_("dini hari (00–06)"), _("pagi (06–12)"), _("siang (12–18)"), _("malam (18–24)"))


class ReadinessForm(GuyubForm):
    """When, how far and how much somebody is ready to be proposed."""

    place = forms.CharField(label=_("Dari mana"), max_length=120,
                            help_text=_("Kabupaten, kota, atau kecamatan tempat Anda berangkat."))
    km = forms.IntegerField(label=_("Paling jauh (km)"), min_value=1, max_value=500, initial=25)
    hours = forms.IntegerField(label=_("Paling banyak jam sepekan"), min_value=1, max_value=48, initial=12)
    slots = forms.TypedMultipleChoiceField(label=_("Waktu yang bisa"), coerce=int, widget=forms.CheckboxSelectMultiple)
    others = forms.BooleanField(label=_("Kelompok lain di sekitar saya juga boleh mengusulkan saya"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slots"].choices = [
            (slot(day, quarter), f"{name}, {part}") for day, name in WEEK for quarter, part in enumerate(QUARTER_NAMES)]

    clean_place = OfferForm.clean_place

    def grid(self):
        """[(day in words, [(value, whether ticked, words)])] for a table of boxes."""
        ticked = {str(value) for value in (self["slots"].value() or ())}
        return [(name, [(slot(day, quarter), str(slot(day, quarter)) in ticked, part)
                        for quarter, part in enumerate(QUARTER_NAMES)]) for day, name in WEEK]

    def facts(self):
        """Keyword facts of offer_readiness."""
        typed = self.cleaned_data
        return {"place_id": typed["place"].pk, "km": typed["km"], "minutes": typed["hours"] * 60,
                "slots": sum(set(typed["slots"])), "others": typed["others"]}


class ProposalForm(GuyubForm):
    """Which activities, until when, with whom, and how long to look."""

    activities = forms.TypedMultipleChoiceField(label=_("Kegiatan"), coerce=int, required=False,
                                                widget=forms.CheckboxSelectMultiple,
                                                help_text=_(
                                                    "Tanpa centang berarti semua kegiatan kelompok ini dan cabangnya."))
    until = LocalDateField(label=_("Giliran sampai dengan"))
    others = forms.BooleanField(label=_("Juga relawan kelompok lain yang bersedia"), required=False)
    fills = forms.BooleanField(label=_("Bila ada yang menolak, langsung tanyakan yang berikutnya"), required=False,
                               help_text=_("Tanpa centang, usulan baru disusun dan menunggu persetujuan Anda."))
    seconds = forms.TypedChoiceField(label=_("Lama mencari"), coerce=int, initial=10, choices=[
        (3, _("sebentar (3 detik)")), (10, _("biasa (10 detik)")), (60, _("teliti (1 menit)"))])

    def __init__(self, *args, activities=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activities"].choices = activities
        self.fields["until"].initial = timezone.localdate() + timedelta(days=14)

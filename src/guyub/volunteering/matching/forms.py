from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField
from guyub.foundation.places.queries import place_by_text
from guyub.workshop.skills.queries import skills_named

from .rules import days_sum

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

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import LocalDateField

from .models import FAMILIES, Level, Skill


class DayField(LocalDateField):
    def __init__(self, **options):
        super().__init__(error_messages={"required": _("Isi tanggalnya.")}, **options)


class LevelField(forms.TypedChoiceField):
    def __init__(self, **options):
        wrong = _("Pilih tingkat dari daftar.")
        super().__init__(choices=Level.choices, coerce=int,
                         error_messages={"invalid_choice": wrong, "required": wrong}, **options)


class ClaimForm(forms.Form):
    skill = forms.IntegerField(error_messages={
        "required": _("Pilih kecakapan dari daftar."), "invalid": _("Pilih kecakapan dari daftar.")})
    level = LevelField(label=_("Tingkat"))
    evidence = forms.CharField(label=_("Bukti"), required=False, max_length=120)
    valid_until = DayField(label=_("Berlaku sampai"), required=False)


class VerificationForm(forms.Form):
    level = LevelField(label=_("Tingkat"))
    valid_from = DayField(label=_("Berlaku sejak"), initial=timezone.localdate)
    valid_until = DayField(label=_("Berlaku sampai"), required=False)


class RefusalForm(forms.Form):
    reason = forms.CharField(label=_("Alasan"), max_length=300, error_messages={
        "required": _("Tulis alasannya; anggota akan membacanya."),
        "max_length": _("Alasan paling panjang 300 huruf."),
    })


class RegisterForm(forms.Form):
    """What the register of a group is narrowed by; nonsense in an address narrows nothing."""

    kecakapan = forms.ModelChoiceField(Skill.objects.all(), label=_("Kecakapan"), required=False)
    habis = forms.BooleanField(label=_("Juga yang sudah habis masa berlakunya"), required=False)
    hal = forms.IntegerField(required=False, min_value=1, max_value=10_000)


def skills():
    return [(skill.pk, str(skill)) for skill in Skill.objects.all()]


class SkillForm(forms.Form):
    title_id = forms.CharField(label=_("Nama dalam bahasa Indonesia"), max_length=120)
    title_en = forms.CharField(label=_("Nama dalam bahasa Inggris"), max_length=120)
    family = forms.ChoiceField(label=_("Rumpun"), choices=list(FAMILIES.items()))
    words = forms.CharField(label=_("Kata sehari-hari untuk mencarinya"), required=False, max_length=500,
                            help_text=_("Dalam kedua bahasa, dipisahkan koma."))
    includes = forms.TypedMultipleChoiceField(
        choices=skills, coerce=int, label=_("Mencakup"), required=False,
        help_text=_("Siapa menguasai kecakapan ini dianggap menguasai yang dipilih pada tingkat yang sama."))
    licensed = forms.BooleanField(label=_("Perlu izin, misalnya STR, SIP atau SIM"), required=False)


class ShapeForm(forms.Form):
    shape = forms.CharField(label=_("Bentuk nomornya"), required=False, max_length=40)
    source = forms.CharField(label=_("Sumbernya"), required=False, max_length=200)

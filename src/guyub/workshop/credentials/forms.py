from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.forms import GuyubForm, LocalDateField

from .models import Kind


def in_a_month():
    return timezone.localdate() + timedelta(days=30)


class KindForm(GuyubForm):
    sort = forms.ChoiceField(label=_("Macamnya"), choices=Kind.Sort.choices)
    name = forms.CharField(label=_("Judul"), max_length=100, help_text=_("Contoh: Pelatihan dasar tanggap darurat"))
    about = forms.CharField(label=_("Penjelasan"), max_length=300,
                            help_text=_("Satu kalimat untuk orang yang tidak mengenal kelompok ini."))
    criteria = forms.CharField(label=_("Ukurannya"), max_length=300,
                               help_text=_("Apa yang harus dipenuhi untuk menerimanya. Contoh: hadir penuh, 24 jam"))
    activity_id = forms.TypedChoiceField(label=_("Kegiatan"), required=False, coerce=int, empty_value=None,
                                         help_text=_("Hanya yang hadir dan sudah disahkan bisa menerimanya."))
    months = forms.IntegerField(label=_("Berlaku (bulan)"), required=False, min_value=1, max_value=600,
                                help_text=_("Kosongkan bila tidak berakhir."))

    def __init__(self, *args, activities=(), **facts):
        super().__init__(*args, **facts)
        self.fields["activity_id"].choices = [("", _("Tanpa kegiatan")), *activities]


class SpanForm(GuyubForm):
    since = LocalDateField(label=_("Dari"))
    until = LocalDateField(label=_("Sampai"))


class RevocationForm(GuyubForm):
    reason = forms.CharField(label=_("Alasan"), max_length=300,
                             help_text=_("Dibaca oleh pemegangnya dan oleh siapa pun yang memeriksa sertifikat ini."))


class ShowingForm(GuyubForm):
    parts = forms.MultipleChoiceField(label=_("Bagian yang ditunjukkan"), widget=forms.CheckboxSelectMultiple)
    until = LocalDateField(label=_("Berlaku sampai"), initial=in_a_month)
    label = forms.CharField(label=_("Untuk siapa"), max_length=80, required=False,
                            help_text=_("Hanya Anda yang membacanya. Contoh: lamaran ke puskesmas"))

    def __init__(self, *args, parts=(), **facts):
        super().__init__(*args, **facts)
        self.fields["parts"].choices = parts

"""Forms that keep what was typed and say in plain words what is wrong."""

import re
from datetime import date, datetime, time

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from .typed import FIRST_YEAR, LAST_YEAR

# Control characters except tab and line breaks, and the marks that turn the direction of writing around.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")

ONE = _("Pilih salah satu.")
SOME = _("Pilih sedikitnya satu.")
UNLISTED = _("Pilih dari daftar yang ada.")
SAYS = {
    forms.Field: {"required": _("Bagian ini perlu diisi.")},
    forms.CharField: {
        "max_length": _("Terlalu panjang: paling banyak %(limit_value)d huruf, sekarang %(show_value)d."),
        "min_length": _("Terlalu pendek: paling sedikit %(limit_value)d huruf, sekarang %(show_value)d."),
    },
    forms.IntegerField: {
        "invalid": _("Tulis dengan angka saja. Contoh: 12"),
        "max_value": _("Paling besar %(limit_value)s."),
        "min_value": _("Paling kecil %(limit_value)s."),
    },
    forms.DecimalField: {"invalid": _("Tulis dengan angka saja. Contoh: 12,5")},
    forms.FloatField: {"invalid": _("Tulis dengan angka saja. Contoh: 12,5")},
    forms.EmailField: {"invalid": _("Alamat e-mail ini belum lengkap. Contoh: nama@contoh.id")},
    forms.URLField: {"invalid": _("Alamat web ini belum lengkap. Contoh: https://contoh.id")},
    forms.ChoiceField: {"required": ONE, "invalid_choice": UNLISTED},
    forms.MultipleChoiceField: {"required": SOME, "invalid_list": UNLISTED},
    forms.ModelChoiceField: {"required": ONE, "invalid_choice": UNLISTED},
    forms.ModelMultipleChoiceField: {
        "required": SOME, "invalid_list": UNLISTED,
        "invalid_pk_value": UNLISTED,
    },
    forms.BooleanField: {"required": _("Centang dulu untuk melanjutkan.")},
    forms.FileField: {
        "required": _("Pilih berkasnya."), "missing": _("Pilih berkasnya."), "invalid": _("Pilih berkasnya."),
        "empty": _("Berkas ini kosong."),
        "max_length": _("Nama berkas terlalu panjang: paling banyak %(max)d huruf."),
    },
    forms.ImageField: {"invalid_image": _("Gambar ini tidak terbaca. Pakai JPEG atau PNG.")},
}


def plain(text):
    """Text without NUL, other control characters and turned-around writing; line breaks and tabs stay."""
    return UNSEEN.sub("", text) if isinstance(text, str) else text


def plain_data(data):
    """Posted data with plain texts; the same object if nothing had to go."""
    if data is None:
        return None
    if not isinstance(data, MultiValueDict):
        return {key: plain(value) for key, value in data.items()}
    texts = (text for _key, some in data.lists() for text in some if isinstance(text, str))
    if not any(UNSEEN.search(text) for text in texts):
        return data
    data = data.copy()
    for key, some in list(data.lists()):
        data.setlist(key, [plain(text) for text in some])
    return data


def speak_plainly(field):
    """Replace Django's own sentences by ours; what the field's author wrote stays."""
    line = type(field).__mro__
    ours = {code: words for kind in reversed(line) for code, words in SAYS.get(kind, {}).items()}
    theirs = {}
    for kind in reversed(line):
        if kind.__module__.startswith("django."):
            theirs.update(kind.__dict__.get("default_error_messages", {}))
    for code, words in ours.items():
        if field.error_messages.get(code) is theirs.get(code):
            field.error_messages[code] = words


class GuyubForm(forms.Form):
    """A form whose fields speak plainly; hints and errors have the ids that aria-describedby names."""

    def __init__(self, data=None, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(plain_data(data), *args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)


class Local(forms.Field):
    """A field of the device's own picker; what is typed instead is shown again in the picker if readable."""

    def read(self, text):
        raise NotImplementedError

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return self.read(str(value).strip()) if isinstance(value, str) else self.narrow(value)

    def prepare_value(self, value):
        if not isinstance(value, str):
            return value
        try:
            return self.read(value.strip())
        except forms.ValidationError:
            return value

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True

    def wrong(self, code="invalid"):
        return forms.ValidationError(self.error_messages[code], code=code)


class LocalDateField(Local):
    """A date as the browser sends it (2026-11-24) or as people type it (24/11/2026, 24-11-2026, 24.11.26)."""

    default_error_messages = {
        "invalid": _("Tanggal tidak terbaca. Contoh: 24/11/2026"),
        "no_such_day": _("Tanggal ini tidak ada di kalender."),
        "far_away": _("Tahunnya terlalu jauh. Periksa lagi tahunnya."),
    }

    def __init__(self, **options):
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)

    def narrow(self, value):
        return value.date() if isinstance(value, datetime) else value

    def read(self, text):
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
            year, month, day = match.groups()
        elif match := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", text):
            day, month, year = match.groups()
        else:
            raise self.wrong()
        try:
            found = date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        except ValueError:
            raise self.wrong("no_such_day") from None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise self.wrong("far_away")
        return found


class LocalTimeField(Local):
    """A time as 07.00, 7:00, 0700 or 7."""

    default_error_messages = {"invalid": _("Jam tidak terbaca. Contoh: 07.00")}

    def __init__(self, **options):
        options.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        super().__init__(**options)

    def narrow(self, value):
        return value.time() if isinstance(value, datetime) else value

    def read(self, text):
        match = re.fullmatch(r"(\d{1,2})(?:[.:]?(\d{2})(?:[.:]\d{2})?)?", text)
        if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
            raise self.wrong()
        return time(int(match[1]), int(match[2] or 0))

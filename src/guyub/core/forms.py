"""Forms that keep what was typed and say in plain words what is wrong."""

import re
import unicodedata
from datetime import date, time

from django import forms
from django.utils.translation import gettext_lazy as _

SAYS = {
    "required": _("Bagian ini perlu diisi."),
    "invalid": _("Isian ini tidak terbaca. Periksa lagi."),
    "invalid_choice": _("Pilih dari daftar."),
    "max_length": _("Paling panjang %(limit_value)d huruf; sekarang %(show_value)d."),
    "min_length": _("Paling sedikit %(limit_value)d huruf."),
    "max_value": _("Paling besar %(limit_value)s."),
    "min_value": _("Paling kecil %(limit_value)s."),
}


def plain(text):
    """Text without NUL and other control characters, except line breaks and tabs."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc") if isinstance(text, str) else text


class GuyubForm(forms.Form):
    """A form whose fields speak plainly, and whose inputs name their hints and errors for screen readers."""

    required_css_class = "required"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            own = type(field).default_error_messages
            field.error_messages |= {key: text for key, text in SAYS.items()
                                     if key not in ("invalid",) or type(field).__module__.startswith("django")}
            field.error_messages |= {k: v for k, v in own.items() if type(field).__module__.startswith("guyub")}
            for validator in field.validators:
                code = getattr(validator, "code", None)
                if code in SAYS:
                    validator.message = SAYS[code]

    def _clean_fields(self):
        super()._clean_fields()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = plain(value)


class LocalDateField(forms.Field):
    """A date as the browser sends it (2026-11-24) or as people type it (24/11/2026, 24-11-2026, 24.11.2026)."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": _("Tanggal tidak terbaca. Contoh: 24/11/2026")}

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return value or None
        text = str(value).strip()
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
            year, month, day = match.groups()
        elif match := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})", text):
            day, month, year = match.groups()
        else:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            raise forms.ValidationError(_("Tanggal ini tidak ada di kalender."), code="invalid") from None


class LocalTimeField(forms.Field):
    """A time as 07.00, 7:00 or 0700."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    default_error_messages = {"invalid": _("Jam tidak terbaca. Contoh: 07.00")}

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, time):
            return value if isinstance(value, time) else None
        match = re.fullmatch(r"(\d{1,2})[.:]?(\d{2})(?:[.:]\d{2})?", str(value).strip())
        if not match or int(match[1]) > 23 or int(match[2]) > 59:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return time(int(match[1]), int(match[2]))

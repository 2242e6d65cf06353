"""What is wrong with one input, in the reader's language, by the type of the fault."""

from django.utils.translation import gettext_lazy as _

NUMBER, TEXT = _("Tulis dengan angka saja. Contoh: 12"), _("Isian ini berupa teks.")
MOMENT = _("Waktu tidak terbaca. Contoh: 2026-11-24T07:00:00+07:00")
DAY = _("Tanggal tidak terbaca. Contoh: 2026-11-24")
SAYS = {
    "missing": _("Bagian ini perlu diisi."),
    "extra_forbidden": _("Isian ini tidak dikenal."),
    "int_parsing": NUMBER, "int_type": NUMBER, "int_from_float": NUMBER, "int_parsing_size": NUMBER,
    "float_parsing": NUMBER, "float_type": NUMBER, "finite_number": NUMBER,
    "greater_than_equal": _("Paling kecil %(ge)s."), "less_than_equal": _("Paling besar %(le)s."),
    "string_type": TEXT, "string_unicode": TEXT,
    "string_too_long": _("Terlalu panjang: paling banyak %(max_length)s huruf."),
    "string_too_short": _("Terlalu pendek: paling sedikit %(min_length)s huruf."),
    "too_long": _("Terlalu banyak: paling banyak %(max_length)s."),
    "too_short": _("Terlalu sedikit: paling sedikit %(min_length)s."),
    "literal_error": _("Pilih salah satu: %(expected)s."),
    "bool_parsing": _("Tulis true atau false."), "bool_type": _("Tulis true atau false."),
    "list_type": _("Isian ini berupa daftar."), "model_attributes_type": _("Isian ini berupa objek."),
    "model_type": _("Isian ini berupa objek."), "dict_type": _("Isian ini berupa objek."),
    "timezone_aware": _("Sebutkan selisih waktunya. Contoh: 2026-11-24T07:00:00+07:00"),
    "year_out_of_range": _("Tahunnya antara 2000 dan 2100."),
    "datetime_parsing": MOMENT, "datetime_from_date_parsing": MOMENT, "datetime_type": MOMENT,
    "datetime_object_invalid": MOMENT,
    "date_parsing": DAY, "date_from_datetime_parsing": DAY, "date_from_datetime_inexact": DAY, "date_type": DAY,
}


def sentence(fault):
    """The sentence for one fault as pydantic describes it: {"type", "ctx", …}."""
    said = str(SAYS.get(fault["type"], _("Nilai ini tidak bisa dipakai.")))
    return said % fault["ctx"] if fault.get("ctx") and "%(" in said else said

"""What somebody wants to look at, read leniently from the address; what was typed is kept, what is unclear is said."""

import re
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core import typed
from guyub.foundation.groups.queries import section_words
from guyub.foundation.places.queries import large_place_named, large_titles

from .rules.lens import Lens

NAMES = ("tahun", "wilayah", "bidang", "tahun2", "wilayah2")
PERSONAL = {"orang", "nama", "anggota", "pemberi", "kelamin", "umur", "disabilitas", "kecamatan"}
FIRST, LAST = 1990, 2200


class Asked:
    """tahun, wilayah, bidang; tahun2 and wilayah2 to compare with; bulan. `problems` says what could not be read."""

    def __init__(self, data, group=0):
        self.typed = {name: data.get(name, "").replace("\0", "")[:100].strip() for name in (*NAMES, "bulan")}
        self.problems = {}
        self.today = timezone.localdate()
        self.group = group
        self.month = self.read_month(self.typed["bulan"])
        self.year = self.read_year("tahun") or (int(self.month[:4]) if self.month else self.today.year)
        if self.month and int(self.month[:4]) != self.year:
            self.month = ""
        self.year2 = self.read_year("tahun2")
        self.area, self.area2 = self.read_area("wilayah"), self.read_area("wilayah2")
        self.section = self.typed["bidang"].upper()
        if self.section and self.section not in section_words():
            self.problems["bidang"] = _("Bidang ini tidak dikenal. Semua bidang ditampilkan.")
            self.section = ""
        self.refused = bool(PERSONAL & set(data))

    def read_year(self, name):
        if not (text := self.typed[name]):
            return None
        year = typed.number(text)
        if year is None or not FIRST <= year <= LAST:
            self.problems[name] = _("Tahun tidak terbaca. Contoh: 2026")
            return None
        return year

    def read_month(self, text):
        if not text:
            return ""
        found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
        if found and found[0].isascii() and FIRST <= int(found[1]) <= LAST:
            return text
        self.problems["bulan"] = _("Bulan tidak terbaca. Contoh: 2026-11")
        return ""

    def read_area(self, name):
        """The path of a province, regency or city, by its code (33.10) or its name."""
        if not (text := self.typed[name]):
            return ""
        if re.fullmatch(r"\d\d(\.\d\d)?\.?", text) and (path := text.rstrip(".") + ".") in large_titles():
            return path
        if not (path := large_place_named(text)):
            self.problems[name] = _("Wilayah ini tidak ditemukan. Tulis nama provinsi, kabupaten, atau kota.")
        return path

    @property
    def lens(self):
        return Lens(self.area, self.group, self.section, self.month or str(self.year))

    @property
    def compared(self):
        """The lens to compare with, or None: another area, another year, or both."""
        if not (self.area2 or self.year2):
            return None
        other = self.lens.but(area=self.area2 or self.area, period=str(self.year2 or self.year))
        return other if other != self.lens else None

    def address(self, base="", **changes):
        """An address with what was asked and some of it changed; empty facts are left out."""
        facts = {"tahun": "" if self.year == self.today.year else str(self.year),
                 "wilayah": self.area.rstrip("."), "bidang": self.section,
                 "tahun2": str(self.year2 or ""), "wilayah2": self.area2.rstrip("."), "bulan": self.month} | changes
        said = urlencode({name: str(fact).rstrip(".") for name, fact in facts.items() if fact})
        return f"{base}?{said}" if said else base or "?"

    @property
    def years(self):
        """The years to choose from: the last six, and the one that was asked for."""
        known = [self.today.year - back for back in range(6)]
        return sorted({*known, self.year}, reverse=True)


def area_name(path):
    return str(large_titles()[path][0]) if path in large_titles() else _("Seluruh Indonesia")

"""Cuts and states in words."""

from datetime import date

from django.utils.translation import gettext as _

from guyub.core.formats import day_month, hundredths


def cut_words(scheme, code, amount, limit, of):
    """Why so much does not count: "2 SKP tidak dihitung: batas 10 SKP setahun untuk Seminar"."""
    unit, named = scheme.unit, scheme.category(of) if code == "category" else scheme.kind(of)
    facts = {"amount": f"{hundredths(amount)} {unit}", "limit": f"{hundredths(limit)} {unit}" if limit is not None else "",
             "of": named.name if named else of}
    words = {
        "outside": _("%(amount)s tidak dihitung: tanggalnya di luar siklus"),
        "twice": _("%(amount)s tidak dihitung: kegiatan yang sama sudah dihitung"),
        "unknown": _("%(amount)s tidak dihitung: macam kegiatan ini tidak ada di versi skema ini"),
        "each": _("%(amount)s tidak dihitung: batas %(limit)s per kegiatan untuk %(of)s"),
        "year": _("%(amount)s tidak dihitung: batas %(limit)s setahun untuk %(of)s"),
        "cycle": _("%(amount)s tidak dihitung: batas %(limit)s per siklus untuk %(of)s"),
        "category": _("%(amount)s tidak dihitung: ranah %(of)s paling banyak %(limit)s"),
    }
    return words[code] % facts


def percent(counted, total):
    """4,1%: of the required total, rounded down, so that what is short never reads as enough."""
    if not total:
        return ""
    tenths = counted * 1000 // total
    return f"{hundredths(tenths * 10)}%"


def state_words(entry, unit):
    """(kind of chip, words) of an entry."""
    if entry.withdrawn_at:
        return "full", _("Ditarik kembali")
    if entry.refused_at:
        return "bad", _("Ditolak")
    if entry.returned_at:
        return "need", _("Perlu diperbaiki")
    if entry.awarded is None:
        return "wait", _("Menunggu pemeriksa")
    if entry.counted < entry.awarded:
        return "info", _("Diakui, sebagian dihitung") if entry.counted else _("Diakui, tidak dihitung")
    return "ok", _("Dihitung")


def source_words(source):
    """(title, what is to be known of it) of where a scheme's numbers come from."""
    confidence = {"found": _("dibaca dari sumber"), "memory": _("belum diperiksa di sumber aslinya"),
                  "own": _("diisi oleh kelompok ini")}
    said = confidence.get(source.get("confidence"), _("belum diperiksa di sumber aslinya"))
    day = source.get("checked_on")
    try:
        words = _("diperiksa pada %(day)s") if source.get("confidence") == "found" else _("dicatat %(day)s")
        checked = words % {"day": day_month(date.fromisoformat(day))} if day else ""
    except (TypeError, ValueError):
        checked = ""
    return source.get("title", ""), ", ".join(filter(None, (said, checked))), source.get("note", "")

"""What codes are called, towards coordinators: of other groups' matters nobody learns more than "not available"."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guyub.workshop.activities.queries.load import span_words


def problem_words(code):
    """Why somebody is not put at a shift, in a few words."""
    return {
        "skill": _("tidak memegang kecakapannya pada hari itu"),
        "away": _("tidak menyatakan bisa pada waktu itu"),
        "far": _("lebih jauh daripada yang disanggupi"),
        "members": _("bukan anggota, dan ini khusus anggota"),
        "declined": _("sudah menolak giliran ini"),
        "left": _("sudah melepas giliran ini"),
        "busy": _("sudah bertugas di kelompok ini pada waktu itu"),
        "elsewhere": _("sudah diusulkan di giliran lain"),
        "rest": _("istirahatnya menjadi terlalu pendek"),
        "cool": _("baru selesai tugas berat"),
        "day": _("jamnya sehari menjadi terlalu banyak"),
        "week": _("jamnya sepekan menjadi terlalu banyak"),
        "nights": _("malamnya berturut-turut terlalu banyak"),
        "cancelled": _("gilirannya dibatalkan"), "begun": _("gilirannya sudah mulai"), "full": _("gilirannya sudah penuh"),
    }.get(code, _("tidak tersedia"))


def problem_sentence(code, name):
    return _("%(name)s tidak bisa di sini: %(why)s.") % {"name": name, "why": problem_words(code)}


def why_words(codes):
    """[[code, people]] as sentences: "12 orang lebih jauh daripada yang disanggupi"."""
    return [ngettext("%(n)d orang %(why)s", "%(n)d orang %(why)s", n) % {"n": n, "why": problem_words(code)}
            for code, n in codes]


def help_words(helps, names=None):
    """[[code, people, amount, ids]] as what one may do, the cheapest first; names: {id: name} of whom to ask."""
    said = []
    for code, n, amount, *who in helps:
        words = help_of(code, n, amount)
        asked = [names[pk] for pk in (who[0] if who else ()) if names and pk in names]
        if words:
            said.append(f"{words} ({', '.join(asked)})" if asked else words)
    return said


def help_of(code, n, amount):
    facts = {"n": n, "amount": amount}
    if code == "far":
        return ngettext("%(n)d orang lagi bila jaraknya sampai %(amount)d km lebih jauh",
                        "%(n)d orang lagi bila jaraknya sampai %(amount)d km lebih jauh", n) % facts
    if code == "away":
        return ngettext("%(n)d orang lagi bila bisa pada waktu itu; tanyakan",
                        "%(n)d orang lagi bila bisa pada waktu itu; tanyakan", n) % facts
    if code == "week":
        return ngettext("%(n)d orang lagi bila mau menambah %(more)s sepekan",
                        "%(n)d orang lagi bila mau menambah %(more)s sepekan", n) % {"n": n, "more": span_words(amount)}
    if code == "skill":
        return ngettext("%(n)d orang lagi bila kecakapannya diverifikasi",
                        "%(n)d orang lagi bila kecakapannya diverifikasi", n) % facts
    if code == "people":
        return ngettext("ajak %(n)d orang baru yang memenuhi syaratnya",
                        "ajak %(n)d orang baru yang memenuhi syaratnya", n) % facts
    return ""


def quality_words(figures):
    """How far a proposal is from the best possible, without a formula."""
    gap = figures.get("gap", 0)
    if not figures.get("people"):
        return ""
    if figures.get("split"):
        return once_a_day(gap, figures.get("added", 0))
    if gap <= 0.00005:
        return _("Terbukti tidak ada pembagian yang lebih baik dengan orang dan aturan ini.")
    return _("Paling jauh %(percent)s persen dari yang terbaik yang mungkin; mencari lebih lama bisa mendekatkannya.") % {
        "percent": percent_words(gap)}


def once_a_day(gap, added):
    """The same where a morning and an afternoon may be one duty: the engine weighed one shift a day for each person."""
    if gap <= 0.00005:
        said = _("Terbukti tidak ada pembagian yang lebih baik bila tiap orang mendapat satu giliran sehari.")
    else:
        said = _("Paling jauh %(percent)s persen dari yang terbaik bila tiap orang mendapat satu giliran sehari.") % {
            "percent": percent_words(gap)}
    if added:
        said += " " + ngettext("Sesudah itu %(n)d tempat yang masih kurang diisi orang yang boleh bertugas pagi dan siang.",
                               "Sesudah itu %(n)d tempat yang masih kurang diisi orang yang boleh bertugas pagi dan siang.",
                               added) % {"n": added}
    return said


def percent_words(share):
    percent = f"{100 * share:.2f}".rstrip("0").rstrip(".")
    return percent if get_language() == "en" else percent.replace(".", ",")

"""What codes are called, towards coordinators: of other groups' matters nobody learns more than "not available"."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _


def problem_words(code):
    """Why somebody is not put at a shift, in a few words."""
    return {
        "skill": _("tidak memegang kecakapannya pada hari itu"),
        "away": _("tidak menyatakan bisa pada waktu itu"),
        "far": _("lebih jauh daripada yang disanggupi"),
        "members": _("bukan anggota, dan ini khusus anggota"),
        "declined": _("sudah menolak giliran ini"),
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


def help_words(helps):
    """[[code, people, amount]] as what one may do."""
    said = []
    for code, n, amount in helps:
        facts = {"n": n, "amount": amount}
        if code == "far":
            said.append(ngettext("%(n)d orang lagi bila jaraknya sampai %(amount)d km",
                                 "%(n)d orang lagi bila jaraknya sampai %(amount)d km", n) % facts)
        elif code == "away":
            said.append(ngettext("tanyakan waktunya kepada %(amount)d orang yang selain itu cocok",
                                 "tanyakan waktunya kepada %(amount)d orang yang selain itu cocok", amount) % facts)
        elif code == "week":
            said.append(ngettext("%(amount)d orang cocok bila jam sepekannya ditambah",
                                 "%(amount)d orang cocok bila jam sepekannya ditambah", amount) % facts)
        elif code == "skill":
            said.append(ngettext("%(amount)d orang cocok bila kecakapannya diverifikasi",
                                 "%(amount)d orang cocok bila kecakapannya diverifikasi", amount) % facts)
    return said


def quality_words(figures):
    """How far a proposal is from the best possible, without a formula."""
    gap = figures.get("gap", 0)
    if not figures.get("people"):
        return ""
    if gap <= 0.00005:
        return _("Terbukti tidak ada pembagian yang lebih baik dengan orang dan aturan ini.")
    percent = f"{100 * gap:.2f}".rstrip("0").rstrip(".")
    percent = percent if get_language() == "en" else percent.replace(".", ",")
    return _("Paling jauh %(percent)s persen dari yang terbaik yang mungkin; mencari lebih lama bisa mendekatkannya.") % {
        "percent": percent}

"""Dates, times, amounts and distances as Indonesians and English readers write them. Pure; the language is an argument.

Without a language the active one counts. Zones are IANA names; datetimes are aware; minutes, rupiah and km are numbers.
"""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
           "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
}
SHORT = {"id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")}
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
INDONESIAN = {"Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"}


def spoken(language):
    return "en" if (language or get_language() or "id").startswith("en") else "id"


@lru_cache(maxsize=64)
def zone_of(name):
    return ZoneInfo(name)


def local(moment, zone):
    return moment.astimezone(zone_of(zone))


def zone_name(zone, moment=None):
    """WIB, WITA or WIT for Indonesia's zones, else the offset as UTC+9.30."""
    moment = moment or datetime.now(zone_of(zone))
    minutes = int(moment.astimezone(zone_of(zone)).utcoffset().total_seconds() // 60)
    if zone in INDONESIAN:
        return ZONES[minutes // 60]
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f".{rest:02d}" if rest else "")


def weekday(when, language=None):
    """Senin"""
    return DAYS[spoken(language)][when.weekday()]


def month_name(when, language=None):
    """November"""
    return MONTHS[spoken(language)][when.month - 1]


def month_short(when, language=None):
    """Nov"""
    return SHORT["id"][when.month - 1] if spoken(language) == "id" else MONTHS["en"][when.month - 1][:3]


def day_month(when, language=None):
    """24 Nov 2026"""
    return f"{when.day} {month_short(when, language)} {when.year}"


def long_day(when: date, language=None):
    """Selasa, 24 November 2026"""
    return f"{weekday(when, language)}, {when.day} {month_name(when, language)} {when.year}"


def day_in(moment, zone, language=None):
    """Selasa, 24 November 2026: the date of a moment where it happens."""
    return long_day(local(moment, zone), language)


def day_short(moment, zone, language=None):
    """Sel 24 Nov"""
    when = local(moment, zone)
    return f"{weekday(when, language)[:3]} {when.day} {month_short(when, language)}"


def clock_in(start, end, zone, language=None):
    """07.00–12.00 WIB; with end None 07.00 WIB. English has a colon."""
    dot = "." if spoken(language) == "id" else ":"
    first = local(start, zone)
    text = f"{first.hour:02d}{dot}{first.minute:02d}"
    if end is not None:
        last = local(end, zone)
        text += f"–{last.hour:02d}{dot}{last.minute:02d}"
    return f"{text} {zone_name(zone, start)}"


def number(value, language=None):
    """28.140, in English 28,140."""
    text = f"{int(value):,}"
    return text.replace(",", ".") if spoken(language) == "id" else text


def rupiah(value, language=None):
    """Rp1.250.000, in both languages as the law writes it."""
    return f"{'−' if value < 0 else ''}Rp{number(abs(value), 'id')}"


def hours(minutes, language=None):
    """5 jam 30 menit, in English 5 h 30 min."""
    whole, rest = divmod(int(minutes), 60)
    units = (" jam", " menit") if spoken(language) == "id" else (" h", " min")
    parts = [f"{number(whole, language)}{units[0]}"] if whole else []
    if rest or not whole:
        parts.append(f"{rest}{units[1]}")
    return " ".join(parts)


def whole_hours(minutes, language=None):
    """28.140: minutes as full hours, for figures."""
    return number(int(minutes) // 60, language)


def distance(km, language=None):
    """6 km; below one kilometre: kurang dari 1 km."""
    if km < 1:
        return "kurang dari 1 km" if spoken(language) == "id" else "less than 1 km"
    return f"{number(round(km), language)} km"


def ago(moment, now, language=None):
    """3 hari yang lalu; the day itself: hari ini."""
    seconds = (now - moment).total_seconds()
    indonesian = spoken(language) == "id"
    for size, word_id, word_en in ((86400, "hari", "day"), (3600, "jam", "hour"), (60, "menit", "minute")):
        count = int(seconds // size)
        if count >= 1:
            return f"{count} {word_id} yang lalu" if indonesian else f"{count} {word_en}{'s' if count > 1 else ''} ago"
    return "baru saja" if indonesian else "just now"

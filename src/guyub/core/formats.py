"""Dates, times, amounts and distances as Indonesian and English readers write them.

Pure; the language is an argument, and without it the active one counts. Zones are IANA names, datetimes are
aware, minutes, rupiah and km are numbers.
"""

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}
SHORT_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
INDONESIAN = {
    "Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Ujung_Pandang", "Asia/Jayapura",
}
SPANS = ((86400, "hari", "day"), (3600, "jam", "hour"), (60, "menit", "minute"))


def spoken(language=None):
    """'id' or 'en' for a language code; None means the active language."""
    return "en" if (language or get_language() or "id").startswith("en") else "id"


@lru_cache(maxsize=64)
def zone_of(name):
    return ZoneInfo(name)


def local(moment, zone):
    """The moment on the clocks of a zone."""
    return moment.astimezone(zone_of(zone))


def zone_name(zone, moment=None):
    """WIB, WITA or WIT for Indonesia's zones, else the offset at that moment: UTC+10, UTC+9.30."""
    when = local(moment, zone) if moment else datetime.now(zone_of(zone))
    minutes = when.utcoffset() // timedelta(minutes=1)
    if zone in INDONESIAN and minutes // 60 in ZONES:
        return ZONES[minutes // 60]
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f".{rest:02d}" if rest else "")


def weekday(when, language=None):
    """Senin"""
    return DAYS[spoken(language)][when.weekday()]


def weekday_narrow(when, language=None):
    """Senin; in English Mon, since Wednesday is wider than the column of dates."""
    return weekday(when, language) if spoken(language) == "id" else weekday(when, language)[:3]


def month_name(when, language=None):
    """November"""
    return MONTHS[spoken(language)][when.month - 1]


def month_short(when, language=None):
    """Nov"""
    return SHORT_MONTHS[spoken(language)][when.month - 1]


def day_month(when, language=None):
    """24 Nov 2026"""
    return f"{when.day} {month_short(when, language)} {when.year}"


def day_span(first, last, language=None):
    """Selasa, 24 November 2026; 24–26 Nov 2026; 24 Nov – 2 Des 2026."""
    if first == last:
        return long_day(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_month(last, language)}"
    start = day_month(first, language) if first.year != last.year else f"{first.day} {month_short(first, language)}"
    return f"{start} – {day_month(last, language)}"


def long_day(when, language=None):
    """Selasa, 24 November 2026"""
    return f"{weekday(when, language)}, {when.day} {month_name(when, language)} {when.year}"


def day_in(moment, zone, language=None):
    """Selasa, 24 November 2026: the date of a moment where it happens."""
    return long_day(local(moment, zone), language)


def day_short(moment, zone, language=None):
    """Sel 24 Nov"""
    when = local(moment, zone)
    return f"{weekday(when, language)[:3]} {when.day} {month_short(when, language)}"


def clock(when, language=None):
    """07.00, in English 07:00, of a time or datetime as it stands."""
    return f"{when.hour:02d}{'.' if spoken(language) == 'id' else ':'}{when.minute:02d}"


def clock_in(start, end, zone, language=None):
    """07.00–12.00 WIB; with end None 07.00 WIB; a day or longer names its days."""
    language = spoken(language)
    first = local(start, zone)
    if end is None:
        return f"{clock(first, language)} {zone_name(zone, start)}"
    last = local(end, zone)
    if last - first >= timedelta(days=1):
        since = f"{day_short(start, zone, language)} {clock(first, language)}"
        until = f"{day_short(end, zone, language)} {clock(last, language)}"
        return f"{since} – {until} {zone_name(zone, start)}"
    return f"{clock(first, language)}–{clock(last, language)} {zone_name(zone, start)}"


def grouped(whole, language):
    text = f"{whole:,}".replace("-", "−")
    return text.replace(",", ".") if language == "id" else text


def number(value, language=None):
    """28.140 or 6,2, in English 28,140 or 6.2; at most one decimal, none if it is 0."""
    language = spoken(language)
    if isinstance(value, int):
        return grouped(value, language)
    tenths = int((Decimal(str(value)) * 10).quantize(Decimal(1), ROUND_HALF_UP))
    whole, rest = divmod(abs(tenths), 10)
    text = ("−" if tenths < 0 else "") + grouped(whole, language)
    return text + f"{',' if language == 'id' else '.'}{rest}" if rest else text


def hundredths(value, language=None):
    """12,35 or 3 of a number of hundredths, in English 12.35: as many decimals as there are."""
    language = spoken(language)
    whole, rest = divmod(abs(int(value)), 100)
    text = ("−" if value < 0 else "") + grouped(whole, language)
    return text + f"{',' if language == 'id' else '.'}{rest:02d}".rstrip("0") if rest else text


def rupiah(value, language=None):
    """Rp1.250.000, in English Rp1,250,000."""
    value = int(value)
    return f"{'−' if value < 0 else ''}Rp{grouped(abs(value), spoken(language))}"


def hours(minutes, language=None):
    """5 jam 30 menit, in English 5 h 30 min."""
    language = spoken(language)
    whole, rest = divmod(int(minutes), 60)
    hour, minute = ("jam", "menit") if language == "id" else ("h", "min")
    parts = [f"{grouped(whole, language)} {hour}"] if whole else []
    if rest or not whole:
        parts.append(f"{rest} {minute}")
    return " ".join(parts)


def amount(value, unit, language=None):
    """An amount of the book's smallest unit in words: 5 jam 30 menit; Rp1.250.000; 3,5 kg; 12,5 kredit; 4 buah."""
    if unit == "minute":
        return hours(value, language)
    if unit == "rupiah":
        return rupiah(value, language)
    english = spoken(language) == "en"
    if unit == "gram":
        return f"{number(value, language)} g" if value % 100 else f"{number(value / 1000, language)} kg"
    if unit == "credit":
        said = f"{value / 100:.2f}".replace(".", "." if english else ",") if value % 10 else number(value / 100, language)
        return f"{said} {('credit' if value == 100 else 'credits') if english else 'kredit'}"
    return f"{number(value, language)} {('item' if value == 1 else 'items') if english else 'buah'}"


def whole_hours(minutes, language=None):
    """28.140: minutes as full hours, for figures; never rounded up."""
    return grouped(int(minutes) // 60, spoken(language))


def distance(km, language=None):
    """6 km; below one kilometre: kurang dari 1 km."""
    language = spoken(language)
    if km < 1:
        return "kurang dari 1 km" if language == "id" else "less than 1 km"
    return f"{grouped(int(km + 0.5), language)} km"


def ago(moment, now, language=None):
    """3 hari yang lalu; under a minute: baru saja; after 30 days the date."""
    language = spoken(language)
    seconds = (now - moment).total_seconds()
    if seconds > 30 * 86400:
        return day_month(moment, language)
    for size, indonesian, english in SPANS:
        count = int(seconds // size)
        if count >= 1:
            if language == "id":
                return f"{count} {indonesian} yang lalu"
            return f"{count} {english}{'s' * (count > 1)} ago"
    return "baru saja" if language == "id" else "just now"

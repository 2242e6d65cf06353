"""Pure rules of shifts and hours. Datetimes are aware; amounts of time are whole minutes."""

import secrets
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

ALPHABET = "ACDEFHJKMNPRTUVWXY3479"  # read aloud and typed without mistakes
MOST_HEADS = 10_000
LONGEST_SHIFT = timedelta(hours=24)
EARLY = timedelta(hours=3)  # how long before a shift somebody may be checked in
NOON = time(12)
ZONE = "Asia/Jakarta"  # of a group without a place
ROUND = timedelta(days=7)
AHEAD = timedelta(days=92)  # how far repeated shifts are made in advance


def new_code():
    """Six characters that the volunteer shows and the coordinator may type."""
    return "".join(secrets.choice(ALPHABET) for _place in range(6))


def clean_code(text):
    """A typed code as it is stored: upper case, without spaces and hyphens."""
    return "".join(c for c in (text or "").upper() if c.isalnum())[:6]


def overlap(starts, ends, other_starts, other_ends):
    """Whether two spans of time share a moment; touching ends do not."""
    return starts < other_ends and other_starts < ends


def worked_minutes(came_at, left_at, starts_at, ends_at):
    """Minutes present within the shift, to the full minute; at least 1. Coming early or staying late needs a decision."""
    start, end = max(came_at, starts_at), min(left_at, ends_at)
    return max(1, int((end - start).total_seconds() // 60))


def longest_minutes(starts_at, ends_at):
    """The most minutes that may be confirmed for a shift: its length and four hours more, at most 24 hours."""
    return min(24 * 60, int((ends_at - starts_at).total_seconds() // 60) + 240)


def local(moment, zone):
    return moment.astimezone(ZoneInfo(zone))


def day_of(moment, zone):
    """The date of a moment where it happens."""
    return local(moment, zone).date()


def at(day, clock, zone):
    """The moment of a local date and time."""
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def span(day, start, end, zone):
    """(starts_at, ends_at) of a shift given by local clock times; an end not after the start is on the next day."""
    starts = at(day, start, zone)
    ends = at(day if end > start else day + timedelta(days=1), end, zone)
    return starts, ends


def span_problem(starts_at, ends_at, now):
    """A sentence if these times cannot be a shift, else ''."""
    if ends_at <= starts_at:
        return _("Jam selesai harus sesudah jam mulai.")
    if ends_at - starts_at > LONGEST_SHIFT:
        return _("Satu giliran paling lama 24 jam. Bagi menjadi beberapa giliran.")
    if ends_at < now:
        return _("Giliran ini sudah lewat. Pilih tanggal yang akan datang.")
    if starts_at > now + timedelta(days=731):
        return _("Tanggalnya lebih dari dua tahun lagi. Periksa tahunnya.")
    return ""


def heads_problem(least, most):
    """(field, sentence) if these headcounts cannot be, else None."""
    if least < 0:
        return "least", _("Jumlah paling sedikit tidak bisa kurang dari nol.")
    if most < 1:
        return "most", _("Paling banyak harus satu orang atau lebih.")
    if most > MOST_HEADS:
        return "most", _("Paling banyak 10.000 orang untuk satu giliran.")
    if least > most:
        return "least", _("Paling sedikit tidak boleh melebihi paling banyak.")
    return None

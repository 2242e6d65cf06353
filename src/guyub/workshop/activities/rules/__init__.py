"""Pure rules of shifts and hours. Datetimes are aware; amounts of time are whole minutes."""

import secrets
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

ALPHABET = "ACDEFHJKMNPRTUVWXY3479"  # read aloud and typed without mistakes
MOST_HEADS = 10_000
LONGEST_SHIFT = timedelta(hours=24)
EARLY = timedelta(hours=3)  # how long before a shift somebody may be checked in
OVERTIME = timedelta(hours=4)  # how long after a shift somebody may have left
LATE = timedelta(days=14)  # how long after a shift its list on paper may be written down
NOON = time(12)
ZONE = "Asia/Jakarta"  # of a group without a place
ROUND = timedelta(days=7)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AHEAD = timedelta(days=92)  # how far repeated shifts are made in advance
MOST_TIMES = 366  # how often a rule is followed at most
REMIND = timedelta(hours=24)  # how long before a shift people are reminded
JUST_TOLD = timedelta(hours=3)  # who was given a place so recently needs no reminder yet


def new_code():
    """Six characters that the volunteer shows and the coordinator may type."""
    return "".join(secrets.choice(ALPHABET) for _place in range(6))


def named_once(wanted, known):
    """Those of the known names that are wanted, in the known order."""
    wanted = set(wanted or ())
    return [name for name in known if name in wanted]


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


def next_clock(after, clock, zone):
    """The first moment after `after` at which the local clocks of a zone show this time."""
    day = day_of(after, zone)
    moment = at(day, clock, zone)
    return moment if moment > after else at(day + timedelta(days=1), clock, zone)


def repeat_rule(first, *, how, every=1, days=(), until=None, count=None):
    """The RFC 5545 rule of a repeat whose first date is `first`.

    how: daily, weekly, monthly_date (the same date), monthly_weekday (the same weekday of the same week), yearly.
    """
    rule = {"daily": "FREQ=DAILY", "weekly": "FREQ=WEEKLY", "monthly_date": f"FREQ=MONTHLY;BYMONTHDAY={first.day}",
            "monthly_weekday": f"FREQ=MONTHLY;BYDAY={week_of_month(first)}{WEEKDAYS[first.weekday()]}",
            "yearly": "FREQ=YEARLY"}[how]
    if how == "weekly" and days:
        rule += f";BYDAY={','.join(days)}"
    rule += f";INTERVAL={every}"
    rule += f";UNTIL={until:%Y%m%d}" if until else f";COUNT={count}" if count else ""
    return rule


def week_of_month(day):
    """1 to 4 for the first to fourth such weekday of its month, -1 for the last one."""
    return -1 if (day + timedelta(days=7)).month != day.month else (day.day - 1) // 7 + 1


def day_pieces(starts_at, ends_at, zone):
    """[(starts_at, ends_at)] of something as shifts: an hour if it has no length, one for each local day beyond 24 hours."""
    if ends_at <= starts_at:
        return [(starts_at, starts_at + timedelta(hours=1))]
    if ends_at - starts_at <= LONGEST_SHIFT:
        return [(starts_at, ends_at)]
    pieces, start = [], starts_at
    while start < ends_at:
        midnight = at(day_of(start, zone) + timedelta(days=1), time(), zone)
        end = min(midnight, ends_at)
        pieces.append((start, end))
        start = end
    return pieces


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

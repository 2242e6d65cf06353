"""A repeat rule in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guyub.core.formats import DAYS, day_month, spoken
from guyub.engines.calendars.rules import take_apart


def rule_words(rule):
    """An RFC 5545 rule as a sentence: "Setiap 2 pekan: Sabtu. Sampai 3 Mar 2027."; "" for no rule."""
    if not rule:
        return ""
    parts = take_apart(rule)
    pieces = [how_often(parts), when(parts)]
    text = ": ".join(filter(None, pieces)) + "."
    if parts.count:
        text += " " + ngettext("%(n)d kali.", "%(n)d kali.", parts.count) % {"n": parts.count}
    elif parts.until:
        end = date.fromisoformat(f"{parts.until[:4]}-{parts.until[4:6]}-{parts.until[6:8]}")
        text += " " + _("Sampai %(day)s.") % {"day": day_month(end)}
    return text


def how_often(parts):
    n = parts.interval
    if parts.frequency == "DAILY":
        return ngettext("Setiap hari", "Setiap %(n)d hari", n) % {"n": n}
    if parts.frequency == "WEEKLY":
        return ngettext("Setiap pekan", "Setiap %(n)d pekan", n) % {"n": n}
    if parts.frequency == "MONTHLY":
        return ngettext("Setiap bulan", "Setiap %(n)d bulan", n) % {"n": n}
    return ngettext("Setiap tahun", "Setiap %(n)d tahun", n) % {"n": n}


def when(parts):
    names = DAYS[spoken()]
    said = [
        names[day] if not nth else _("%(weekday)s terakhir") % {"weekday": names[day]} if nth == -1
        else _("%(weekday)s ke-%(nth)d") % {"weekday": names[day], "nth": nth} for nth, day in parts.days
    ]
    said += [_("tanggal %(day)d") % {"day": day} if day > 0 else _("%(day)d hari dari akhir bulan") % {"day": -day - 1}
             for day in parts.month_days]
    return ", ".join(said)

"""Bounds of credentials. No ORM in this room."""

import re
from datetime import date

MOST_AT_ONCE = 500
MOST_KINDS = 100  # open ones of a group
MOST_SHOWINGS = 50  # open ones of a person
MOST_ROWS = 60  # lines of a service certificate; what is beyond is summed into the last one
LONGEST_SHOWING = 366  # days
CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


def one_line(text, most):
    """Text as it is signed and drawn: one line, without signs that cannot be read."""
    return " ".join(CONTROLS.sub(" ", text or "").split())[:most].strip()


def months_later(day, months):
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("unreachable")

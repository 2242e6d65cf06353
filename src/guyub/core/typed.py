"""What stands in an address or comes with a form, read leniently: a number, a day, a moment; None for what is none."""

from datetime import date, datetime

LARGEST = 2**63 - 1  # what a row's id can be
FIRST_YEAR, LAST_YEAR = 1900, 2200  # beyond them clocks of other zones fall out of the calendar


def number(text, most=LARGEST):
    """A whole number from 0 to `most`, written in digits alone."""
    text = text or ""
    if not (text.isascii() and text.isdigit()) or len(text) > 19:
        return None
    return whole if (whole := int(text)) <= most else None


def numbers(texts, most=500):
    """The first `most` numbers among the texts, each once, in their order."""
    return [whole for whole in dict.fromkeys(map(number, texts[:most])) if whole is not None]


def day(text):
    """A date written as 2026-11-24."""
    try:
        read = date.fromisoformat(text or "")
    except ValueError:
        return None
    return read if FIRST_YEAR <= read.year <= LAST_YEAR else None


def moment(text):
    """A moment with its zone, written as 2026-11-24T07:00:00+07:00."""
    try:
        read = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return read if read.tzinfo is not None and FIRST_YEAR <= read.year <= LAST_YEAR else None


def cursor(text):
    """(moment, id) behind which a list goes on, written with ~ between them."""
    since, _sep, pk = (text or "").partition("~")
    since, pk = moment(since), number(pk)
    return None if since is None or pk is None else (since, pk)

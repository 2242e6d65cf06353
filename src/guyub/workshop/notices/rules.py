"""What a notice may carry, and when a message is tried again. Pure functions; no ORM."""

import re
from datetime import date, datetime, timedelta

MOST_TRIES = 6
CLAIM_LASTS = timedelta(minutes=5)
CODE_LASTS = timedelta(minutes=15)
KIND = re.compile(r"[a-z_]+/[a-z_]+")


def pause(tries):
    """How long to wait after so many tries: 2, 4, 8, 16, 32 minutes."""
    return timedelta(minutes=2**tries)


def kept(facts):
    """The facts as they are stored: JSON values; a datetime becomes ISO 8601 with its zone.

    Raises TypeError for words that are already in a language and for rows: a notice is worded when it is read.
    """
    return {name: _kept(name, fact) for name, fact in facts.items()}


def _kept(name, fact):
    if isinstance(fact, datetime):
        if fact.tzinfo is None:
            raise TypeError(f"{name}: a time without a zone")
        return fact.isoformat()
    if isinstance(fact, date):
        return fact.isoformat()
    if fact is None or type(fact) in (str, int, float, bool):
        return fact
    if isinstance(fact, str | int):  # choices and safe strings
        return str(fact) if isinstance(fact, str) else int(fact)
    raise TypeError(f"{name}: {type(fact).__name__} is not a value that a notice keeps")


def local(url):
    """The path if it is one of this house's own; ValueError otherwise."""
    if url and (not url.startswith("/") or url.startswith("//") or "\\" in url or len(url) > 200):
        raise ValueError("a notice leads to a path of this house")
    return url


def tail(address):
    """What of a typed address is compared: an e-mail whole, a phone number from its first significant digit."""
    if "@" in address:
        return address.strip().lower()
    return re.sub(r"^(62|0)", "", re.sub(r"\D", "", address))

"""The canonical bytes of a transfer and their digest. Pure; a stranger can repeat it from the published list."""

import hashlib

START = "0" * 64


def canonical(previous, number, key, giver, receiver, amount, unit, day, reverses, act):
    """Bytes of one transfer: lines in this order, UTF-8, each ended by a newline; day as YYYY-MM-DD; no reversal is ''."""
    lines = ("guyub-transfer/1", previous, number, key, giver, receiver, amount, unit, day, reverses or "", act)
    return "".join(f"{line}\n" for line in lines).encode()


def digest(*fields):
    """SHA-256 of canonical(*fields) in hexadecimal."""
    return hashlib.sha256(canonical(*fields)).hexdigest()

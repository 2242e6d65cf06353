"""The canonical bytes of transfers and of published heads, and their digests. Pure; a stranger can repeat them."""

import hashlib
from datetime import UTC

START = "0" * 64


def canonical(previous, number, key, giver, receiver, amount, unit, day, reverses, act):
    """Bytes of one transfer: lines in this order, UTF-8, each ended by a newline; day as YYYY-MM-DD; no reversal is ''."""
    lines = ("guyub-transfer/1", previous, number, key, giver, receiver, amount, unit, day, reverses or "", act)
    return "".join(f"{line}\n" for line in lines).encode()


def digest(*fields):
    """SHA-256 of canonical(*fields) in hexadecimal."""
    return hashlib.sha256(canonical(*fields)).hexdigest()


def as_utc(moment):
    """A moment as a head says it: 2026-01-31T17:00:09Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def canonical_head(previous, day, at, chains):
    """Bytes of a published head, which are signed: the head before, its day and moment, then each chain that moved."""
    lines = ["guyub-head/1", previous, day, at]
    lines += [f"{chain} {number} {sealed}" for chain, number, sealed in chains]
    return "".join(f"{line}\n" for line in lines).encode()


def digest_of(words):
    """SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(words).hexdigest()

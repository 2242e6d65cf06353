"""Signed short texts for links and QR codes: what was sealed here opens here, and nothing else does."""

from django.core import signing


def seal(purpose, value):
    """A URL-safe token of `value` (JSON) that only `open_seal` with the same purpose accepts."""
    return signing.dumps(value, salt=f"guyub.{purpose}", compress=False)


def open_seal(purpose, token, max_age=None):
    """The sealed value, or None if the token is broken, of another purpose, or older than max_age seconds."""
    try:
        return signing.loads(token, salt=f"guyub.{purpose}", max_age=max_age)
    except (signing.BadSignature, ValueError, TypeError):
        return None

"""The slip: what a QR code carries behind the #, so that a phone can check a certificate without any network.

    base64url(JSON of [1, house, key number, list, place, token, name, title, group, detail, issued, until])
    . base64url(signature)

The signature is of the words "guyub-slip-1 " and the first part as it stands. `until` is "" if it does not end.
"""

import base64
import json

PREFIX = b"guyub-slip-1 "
FORM = 1
LONGEST = 2000
PARTS = ("form", "house", "key", "list", "place", "token", "name", "title", "group", "detail", "issued", "until")


def packed(octets):
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def unpacked(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def slip(facts, sign):
    """The text of a slip; `sign` makes a signature in hexadecimal of bytes."""
    said = packed(json.dumps([facts[name] for name in PARTS], ensure_ascii=False, separators=(",", ":")).encode())
    return f"{said}.{packed(bytes.fromhex(sign(PREFIX + said.encode())))}"


def opened(text):
    """(facts, signed bytes, signature in hexadecimal) of a slip; ValueError if it is none."""
    said, _dot, signature = text[:LONGEST].partition(".")
    values = json.loads(unpacked(said))
    if not isinstance(values, list) or len(values) != len(PARTS) or values[0] != FORM:
        raise ValueError("not a slip")
    return dict(zip(PARTS, values, strict=True)), PREFIX + said.encode(), unpacked(signature).hex()

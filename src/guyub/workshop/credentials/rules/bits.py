"""Bitstring status lists (W3C): one bit for each place, packed, for everybody to ask without saying whom they ask about."""

import base64
import gzip
import zlib

PLACES = 131_072  # the least that the standard allows, so that nobody is found out by a short list


def packed(places):
    """The encodedList of these places."""
    bits = bytearray(PLACES // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def is_set(encoded, place):
    """Whether the bit of a place is set in an encodedList; ValueError if the list cannot be read."""
    if not encoded.startswith("u") or not 0 <= place < PLACES:
        raise ValueError("not such a list")
    try:
        octets = base64.urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4))
        bits = zlib.decompressobj(31).decompress(octets, PLACES // 8 + 1)
    except zlib.error as error:
        raise ValueError("not such a list") from error
    if len(bits) != PLACES // 8:
        raise ValueError("not such a list")
    return bool(bits[place // 8] & 0x80 >> place % 8)

"""Base58 (Bitcoin) and Multikeys of Ed25519, as did:key and Data Integrity write them."""

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PLACES = {sign: place for place, sign in enumerate(ALPHABET)}
ED25519 = b"\xed\x01"


def base58(octets):
    number, text = int.from_bytes(octets, "big"), ""
    while number:
        number, place = divmod(number, 58)
        text = ALPHABET[place] + text
    return "1" * (len(octets) - len(octets.lstrip(b"\0"))) + text


def unbase58(text):
    """The bytes of a Base58 text; ValueError if it is none."""
    number = 0
    for sign in text:
        if sign not in PLACES:
            raise ValueError("not Base58")
        number = number * 58 + PLACES[sign]
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def multikey(public):
    """z6Mk… of a public key in hexadecimal."""
    return "z" + base58(ED25519 + bytes.fromhex(public))


def public_of(multikey):
    """The public key in hexadecimal of a z6Mk…; ValueError if it is no Ed25519 key."""
    octets = unbase58(multikey.removeprefix("z"))
    if not multikey.startswith("z") or not octets.startswith(ED25519) or len(octets) != 34:
        raise ValueError("not an Ed25519 Multikey")
    return octets[2:].hex()

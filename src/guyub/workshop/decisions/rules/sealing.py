"""Ballots sealed to the tellers' key: X25519, HKDF and AES-GCM; every sealed ballot is equally long.

The tellers write the key down and it is kept nowhere here. Without it the box stays closed, also for whoever runs the
server.
"""

import base64
import hashlib
import json
import os
import re
import secrets

LENGTH = 1024  # of what is sealed: a ballot's length says nothing of its choice
NONCE = bytes(12)  # every ballot has a key of its own, so one nonce is never used twice


def new_key():
    """(what the tellers write down, the public half in hexadecimal)."""
    words = base64.b32encode(secrets.token_bytes(20)).decode()
    return "-".join(words[n:n + 4] for n in range(0, 32, 4)), public_of(words)


def private(words):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    plain = re.sub(r"[^A-Z2-7]", "", (words or "").upper().replace("0", "O").replace("1", "I"))
    return X25519PrivateKey.from_private_bytes(hashlib.sha256(f"guyub.ballots.{plain}".encode()).digest())


def public_of(words):
    return private(words).public_key().public_bytes_raw().hex()


def cipher(shared, once, public):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(SHA256(), 32, None, once + public).derive(shared))


def sealed(public, choice, receipt):
    """A ballot that only the tellers' key opens."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    plain = json.dumps({"choice": choice, "receipt": receipt}, separators=(",", ":")).encode().ljust(LENGTH)
    if len(plain) > LENGTH:
        raise ValueError("a ballot too long to be sealed")
    own, goal = X25519PrivateKey.generate(), bytes.fromhex(public)
    once = own.public_key().public_bytes_raw()
    shared = own.exchange(X25519PublicKey.from_public_bytes(goal))
    return once + cipher(shared, once, goal).encrypt(NONCE, plain, None)


def opened(words, ballots):
    """[(choice, receipt)] of sealed ballots; ValueError if the key does not open one of them."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    key = private(words)
    public, found = key.public_key().public_bytes_raw(), []
    for ballot in ballots:
        ballot = bytes(ballot)
        once, rest = ballot[:32], ballot[32:]
        try:
            shared = key.exchange(X25519PublicKey.from_public_bytes(once))
            plain = json.loads(cipher(shared, once, public).decrypt(NONCE, rest, None))
        except (InvalidTag, ValueError) as error:
            raise ValueError("the key does not open the box") from error
        found.append((plain["choice"], plain["receipt"]))
    return found


def new_receipt():
    """What a voter keeps; it proves that a ballot is in the box, not which one."""
    words = base64.b32encode(os.urandom(10)).decode()
    return "-".join(words[n:n + 4] for n in range(0, 16, 4))


def receipt_mark(receipt):
    """How a receipt stands in the published list."""
    plain = re.sub(r"[^A-Z2-7]", "", (receipt or "").upper())
    return hashlib.sha256(f"guyub.receipt.{plain}".encode()).hexdigest()

"""Ed25519 signatures of this house, which anybody can check with the public key alone; hexadecimal throughout.

Each purpose has a key of its own, derived from the secret key: nothing more to back up, and a new secret key brings new
public keys. What was signed before keeps its own public key beside it.
"""

import hashlib
import hmac

from django.conf import settings


def private_key(purpose):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # heavy: only who signs loads it

    seed = hmac.new(settings.SECRET_KEY.encode(), f"guyub.signature.{purpose}".encode(), hashlib.sha256).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_key(purpose):
    return private_key(purpose).public_key().public_bytes_raw().hex()


def sign(purpose, words):
    return private_key(purpose).sign(words).hex()


def is_signed(public, signature, words):
    """Whether this signature over these bytes was made with the private half of this public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), words)
    except (InvalidSignature, ValueError):
        return False
    return True

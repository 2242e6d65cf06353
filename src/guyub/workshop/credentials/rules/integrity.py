"""Data Integrity with eddsa-rdfc-2022: what is hashed, how a proof is written, and whether one holds."""

import json
from hashlib import sha256

from guyub.core.signatures import is_signed

from .multibase import base58, unbase58
from .quads import BADGE_CONTEXTS, LIST_CONTEXTS, Unreadable, canonical

SUITE = "eddsa-rdfc-2022"
LARGEST = 64 * 1024
OPTIONS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"}


def options_of(method, created):
    """The options of a proof by a key (its verificationMethod) at a moment written as 2026-11-24T00:00:00Z."""
    return {"type": "DataIntegrityProof", "cryptosuite": SUITE, "created": created, "verificationMethod": method,
            "proofPurpose": "assertionMethod"}


def hashed(document, options):
    """The 64 bytes that are signed: the hash of the options, then that of the document."""
    contexts = document.get("@context")
    if contexts not in (BADGE_CONTEXTS, LIST_CONTEXTS):
        raise Unreadable("other contexts than those of this house")
    return b"".join(sha256(canonical(part, contexts).encode()).digest() for part in (options, document))


def signed(document, method, created, sign):
    """The document with its proof; `sign` makes a signature in hexadecimal of bytes."""
    options = options_of(method, created)
    value = base58(bytes.fromhex(sign(hashed(document, options))))
    return {**document, "proof": {**options, "proofValue": f"z{value}"}}


def read(text):
    """The document of a JSON text; Unreadable if it is none."""
    if len(text) > LARGEST:
        raise Unreadable("too long")
    try:
        found = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error
    if not isinstance(found, dict):
        raise Unreadable("not an object")
    return found


def once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member is named twice")
    return found


def holds(document, keys):
    """Whether the proof of a document was made with one of the keys {verificationMethod: public key in hexadecimal}."""
    try:
        proof = document["proof"]
        if set(proof) != OPTIONS or proof["type"] != "DataIntegrityProof" or proof["cryptosuite"] != SUITE:
            return False
        if proof["proofPurpose"] != "assertionMethod" or not proof["proofValue"].startswith("z"):
            return False
        method = proof["verificationMethod"]
        issuer = document["issuer"]
        if (issuer["id"] if isinstance(issuer, dict) else issuer) != method.partition("#")[0] or method not in keys:
            return False
        value = unbase58(proof["proofValue"][1:120])
        options = {key: said for key, said in proof.items() if key != "proofValue"}
        return is_signed(keys[method], value.hex(), hashed(document, options))
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        return False

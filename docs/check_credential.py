#!/usr/bin/env python3
"""Check a certificate of Guyub without network, with nothing but Python.

    python3 check_credential.py certificate.json|badge.png|badge.svg  --did did.json  --status list.json
    python3 check_credential.py slip  --needs bekal.json          (slip: what stands behind the # of the QR code)

did.json is the issuer's document (https://…/penerbit/<id>/did.json), list.json its status list, bekal.json the house's keys
and revoked places (https://…/v/bekal.json); fetch them whenever there is a network. Without --did a did:key issuer is
believed by its key alone: compare it with one that you know. Prints JSON; ends with 0 if it stands, 2 if that could not be
made sure (no status list), 1 if it is forged, altered, revoked, over or of a key that is not trusted. It shares no line
with the house.
"""

import argparse
import base64
import datetime
import gzip
import hashlib
import json
import pathlib
import re
import struct
import sys

# Ed25519 (RFC 8032), to verify only.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def even_x(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or y >= P or (x == 0 and sign):
        raise ValueError("no point")
    return P - x if x & 1 != sign else x


def point(octets):
    number = int.from_bytes(octets, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    x = even_x(y, sign)
    return x, y, 1, x * y % P


def add(one, two):
    a, b = (one[1] - one[0]) * (two[1] - two[0]) % P, (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, base):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, base)
        base, number = add(base, base), number >> 1
    return total


def made_by(public, signature, words):
    """Whether the signature over the words was made by the private half of this public key."""
    if len(public) != 32 or len(signature) != 64:
        return False
    try:
        key, r = point(public), point(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + words).digest(), "little") % L
    y = 4 * pow(5, P - 2, P) % P
    x = even_x(y, 0)
    left, right = times(s, (x, y, 1, x * y % P)), add(r, times(k, key))
    return not (left[0] * right[2] - right[0] * left[2]) % P and not (left[1] * right[2] - right[1] * left[2]) % P


def unbase58(text):
    alphabet, number = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", 0
    for sign in text:
        number = number * 58 + alphabet.index(sign)
    return b"\0" * (len(text) - len(text.lstrip("1"))) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def unbase64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def key_of(multikey):
    octets = unbase58(multikey[1:])
    if multikey[0] != "z" or octets[:2] != b"\xed\x01" or len(octets) != 34:
        raise ValueError("no Ed25519 key")
    return octets[2:]


# The canonical N-Quads of what Guyub signs: every member, the property that it is, and how its value is written.
VC, OB = "https://www.w3.org/2018/credentials#", "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
STATUS, SEC = "https://www.w3.org/ns/credentials/status#", "https://w3id.org/security#"
TIME, ODD = "http://www.w3.org/2001/XMLSchema#dateTime", "https://www.w3.org/2001/XMLSchema#"
PROPERTIES = {
    "name": ("https://schema.org/name", ""), "description": ("https://schema.org/description", ""),
    "url": ("https://schema.org/url", ODD + "anyURI"), "narrative": (OB + "narrative", ""), "role": (OB + "role", ""),
    "issuer": (VC + "issuer", "node"), "credentialSubject": (VC + "credentialSubject", "node"),
    "credentialStatus": (VC + "credentialStatus", "node"), "evidence": (VC + "evidence", "node"),
    "achievement": (OB + "achievement", "node"), "identifier": (OB + "identifier", "node"),
    "criteria": (OB + "Criteria", "node"), "achievementType": (OB + "achievementType", ""),
    "identityHash": (OB + "identityHash", ""), "identityType": (OB + "identityType", ""),
    "hashed": (OB + "hashed", ODD + "boolean"), "activityStartDate": (OB + "activityStartDate", ODD + "date"),
    "activityEndDate": (OB + "activityEndDate", ODD + "date"), "validFrom": (VC + "validFrom", TIME),
    "validUntil": (VC + "validUntil", TIME), "statusPurpose": (STATUS + "statusPurpose", ""),
    "statusListIndex": (STATUS + "statusListIndex", ""), "statusListCredential": (STATUS + "statusListCredential", "link"),
    "encodedList": (STATUS + "encodedList", SEC + "multibase"), "created": ("http://purl.org/dc/terms/created", TIME),
    "verificationMethod": (SEC + "verificationMethod", "link"), "proofPurpose": (SEC + "proofPurpose", "security"),
    "cryptosuite": (SEC + "cryptosuite", SEC + "cryptosuiteString"),
}
SPACES = {"VerifiableCredential": VC, "DataIntegrityProof": SEC, **dict.fromkeys(
    ("BitstringStatusListCredential", "BitstringStatusList", "BitstringStatusListEntry"), STATUS), **dict.fromkeys(
    ("OpenBadgeCredential", "Profile", "AchievementSubject", "IdentityObject", "Achievement", "Evidence"), OB)}


def many(said):
    return said if isinstance(said, list) else [said]


def node(said, lines):
    name = f"<{said['id']}>" if "id" in said else "_:c14n0"
    for kind in many(said.get("type", [])):
        lines.append(f"{name} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{SPACES[kind]}{kind}> .\n")
    for member, values in said.items():
        if member not in ("id", "type"):
            about, form = PROPERTIES[member]
            lines.extend(f"{name} <{about}> {value(one, form, lines)} .\n" for one in many(values))
    return name


def value(said, form, lines):
    if form == "node":
        return node(said, lines)
    if form in ("link", "security"):
        return f"<{SEC if form == 'security' else ''}{said}>"
    text = str(said).lower() if isinstance(said, bool) else said
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(sign, written)
    return f'"{text}"' + (f"^^<{form}>" if form else "")


def digest(said):
    lines = []
    node({key: one for key, one in said.items() if key not in ("@context", "proof", "proofValue")}, lines)
    if sum(line.startswith("_:") and "type>" in line for line in lines) > 1:
        raise ValueError("more nameless nodes than one")
    return hashlib.sha256("".join(sorted(set(lines))).encode()).digest()


def is_whole(document, did):
    """Whether a credential is as its issuer signed it; `did` is the issuer's document or None."""
    proof, issuer = document["proof"], document["issuer"]["id"]
    method = proof["verificationMethod"]
    if method.partition("#")[0] != issuer or proof["cryptosuite"] != "eddsa-rdfc-2022" or "proofValue" not in proof:
        return False
    if did is not None:
        found = [one for one in did["verificationMethod"] if one["id"] == method and method in did["assertionMethod"]]
        if did["id"] != issuer or not found:
            return False
        key = key_of(found[0]["publicKeyMultibase"])
    elif issuer.startswith("did:key:"):
        key = key_of(issuer[8:])
    else:
        raise SystemExit("this issuer needs its --did document")
    return made_by(key, unbase58(proof["proofValue"][1:]), digest(proof) + digest(document))


def is_revoked(document, list_, did):
    entry = document["credentialStatus"]
    if list_["id"] != entry["statusListCredential"] or list_["issuer"]["id"] != document["issuer"]["id"]:
        raise SystemExit("this is another status list than the certificate names")
    if not is_whole(list_, did):
        raise SystemExit("the status list is not signed by the issuer")
    bits, place = gzip.decompress(unbase64(list_["credentialSubject"]["encodedList"][1:])), int(entry["statusListIndex"])
    return bool(bits[place // 8] & 0x80 >> place % 8)


def credential_in(octets):
    """The credential as text in a JSON file, a PNG or an SVG."""
    at = 8
    while octets.startswith(b"\x89PNG") and at < len(octets):
        length, kind = struct.unpack(">I4s", octets[at:at + 8])
        if kind == b"iTXt" and octets[at + 8:].startswith(b"openbadgecredential\0"):
            return octets[at + 8:at + 8 + length].split(b"\0", 5)[5].decode()
        at += 12 + length
    text = octets.decode()
    found = re.search(r"<openbadges:credential[^>]*>(.*?)</openbadges:credential>", text, re.S)
    return found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if found else text


def check_file(path, did, list_, now):
    with open(path, "rb") as file:
        document = json.loads(credential_in(file.read()))
    subject = document["credentialSubject"]
    said = {"title": document["name"], "group": document["issuer"]["name"], "issuer": document["issuer"]["id"],
            "name": [one["identityHash"] for one in subject.get("identifier", [])], "role": subject.get("role", ""),
            "hours": subject.get("narrative", ""), "until": document.get("validUntil", "")}
    if not is_whole(document, did):
        return {"state": "forged"}
    if list_ is not None and is_revoked(document, list_, did):
        return {"state": "revoked", **said}
    if said["until"] and said["until"] < now:
        return {"state": "over", **said}
    return {"state": "stands" if list_ is not None else "not sure: no status list", **said}


def check_slip(slip, needs, now):
    said, _dot, signature = slip.partition("#")[2].partition(".") if "#" in slip else slip.partition(".")
    names = ("form", "house", "key", "list", "place", "token", "name", "title", "group", "detail", "issued", "until")
    facts = dict(zip(names, json.loads(unbase64(said)), strict=True))
    key = needs["keys"].get(str(facts["key"]))
    if facts["house"] != needs["house"]:
        return {"state": "of another house", "house": facts["house"]}
    if key is None or not made_by(bytes.fromhex(key["public"]), unbase64(signature), b"guyub-slip-1 " + said.encode()):
        return {"state": "forged"}
    if not key["trusted"]:
        return {"state": "the key is not trusted", **facts}
    if facts["place"] in needs["revoked"].get(str(facts["list"]), []):
        return {"state": "revoked", **facts}
    return {"state": "over" if facts["until"] and facts["until"] < now[:10] else "stands", "as of": needs["at"], **facts}


def main(words):
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("what")
    for name in ("--did", "--status", "--needs"):
        ask.add_argument(name, type=lambda path: json.loads(pathlib.Path(path).read_text("utf-8")))
    asked = ask.parse_args(words)
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")  # noqa: UP017 - any Python 3
    try:
        found = check_slip(asked.what, asked.needs, now) if asked.needs else check_file(
            asked.what, asked.did, asked.status, now)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        found = {"state": "forged"}
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return {"stands": 0}.get(found["state"], 2 if found["state"].startswith("not sure") else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

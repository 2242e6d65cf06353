"""Check a pack of evidence without any network: python periksa.py [folder or zip]. Needs nothing but Python 3.8 or later.

It recomputes the SHA-256 of every file that manifes.json names, and verifies the Ed25519 signature (RFC 8032) over the bytes
of manifes.json. It cannot tell whose key it is: compare the key it prints with the one the house shows.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or y >= P:
        raise ValueError("no point of the curve")
    return P - x if x & 1 != sign else x


def point(data):
    number = int.from_bytes(data, "little")
    y = number & ((1 << 255) - 1)
    x = recover(y, number >> 255)
    return x, y, 1, x * y % P


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, a):
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = add(found, a)
        a, number = add(a, a), number >> 1
    return found


def signed(key, signature, words):
    if len(key) != 32 or len(signature) != 64:
        return False
    base_y = 4 * pow(5, P - 2, P) % P
    base_x = recover(base_y, 0)
    base = (base_x, base_y, 1, base_x * base_y % P)
    try:
        a, r = point(key), point(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + words).digest(), "little") % L
    left, right = times(s, base), add(r, times(h, a))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


def reader(path):
    path = Path(path)
    if path.is_dir():
        return lambda name: (path / name).read_bytes()
    pack = zipfile.ZipFile(path)
    return pack.read


def wrong(read):
    """Sentences for what does not fit; none if all does."""
    try:
        words, seal = read("manifes.json"), json.loads(read("segel.json"))
        manifest = json.loads(words)
        key, signature = bytes.fromhex(seal["public_key"]), bytes.fromhex(seal["signature"])
    except (KeyError, ValueError, OSError) as error:
        return [f"manifes.json atau segel.json tidak terbaca / cannot be read: {error}"]
    found = [] if signed(key, signature, words) else ["tanda tangan tidak cocok / the signature does not fit"]
    for name, digest in manifest["files"].items():
        try:
            if hashlib.sha256(read(name)).hexdigest() != digest:
                found.append(f"{name}: isinya berubah / its content was changed")
        except (KeyError, OSError):
            found.append(f"{name}: tidak ada / is missing")
    return found


if __name__ == "__main__":
    read = reader(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    problems = wrong(read)
    for problem in problems:
        print(problem)
    if not problems:
        manifest = json.loads(read("manifes.json"))
        print(f"COCOK / VALID: {manifest['person']}, {len(manifest['entries'])} entri, {manifest['site']}")
        print(f"kunci / key: {json.loads(read('segel.json'))['public_key']}")
    sys.exit(1 if problems else 0)

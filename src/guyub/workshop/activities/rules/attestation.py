"""How strong a vouching is: by what evidence somebody was known to be there, and by how many pairs of eyes. No ORM."""

from hashlib import sha256

from django.utils.translation import gettext_lazy as _

SHARE = 5  # of a hundred confirmations that are looked at again by somebody else
SHARE_OF_MUCH = 25  # when one officer vouched for more than MUCH on one day
MUCH = 200 * 60  # minutes
LEAST_OF_MUCH = 5  # so many are looked at in any case

EVIDENCE = {
    "scan": _("kode QR dipindai"), "code": _("kode diketik"), "list": _("dicentang di daftar"),
    "two": _("dicatat dan disahkan oleh dua orang"), "cosigned": _("ikut disahkan pengurus kedua"),
}
STRENGTHS = {1: _("lemah"), 2: _("sedang"), 3: _("kuat")}


def evidence(came_by, noted_by, vouched_by, cosigned_by):
    """Names of what a vouching rests on."""
    found = [came_by]
    if noted_by is not None and noted_by != vouched_by:
        found.append("two")
    if cosigned_by is not None:
        found.append("cosigned")
    return found


def strength(names):
    """1 to 3: a list that one officer ticked and vouched for is weak; a scan that two stand for is strong."""
    seen = 1 if {"scan", "code"} & set(names) else 0
    return 1 + seen + (1 if {"two", "cosigned"} & set(names) else 0)


def words(names):
    return ", ".join(str(EVIDENCE[name]) for name in names)


def sampled(key, share):
    """Whether a confirmation falls into the sample: nobody can choose its key, and anybody can count again."""
    return int.from_bytes(sha256(key.encode()).digest()[:4], "big") % 100 < share

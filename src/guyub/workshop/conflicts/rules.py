"""Pure rules of interests: parties, how their names are compared, and what a bar says in public. No ORM."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from guyub.core.words import tokens

REVIEW = timedelta(days=365)  # a declaration is looked through once a year
MOST_PARTIES, MOST_WORDS, MOST_RELATION = 50, 1000, 200
# Kinds of company and foundation, which people write or leave out.
FORMS = {"pt", "cv", "ud", "tbk", "persero", "firma", "fa", "yayasan", "koperasi", "perkumpulan", "toko"}
NEARNESS = ("family", "household")  # ties through which the interest of another is one's own
SHARED = ("household", "account", "ownership")  # what two people may have in common


@dataclass(frozen=True)
class Parties:
    """Whom an act concerns: ids of groups, persons and outside parties."""

    groups: frozenset = field(default_factory=frozenset)
    persons: frozenset = field(default_factory=frozenset)
    outside: frozenset = field(default_factory=frozenset)

    def __bool__(self):
        return bool(self.groups or self.persons or self.outside)


@dataclass(frozen=True, order=True)
class Hit:
    """One way in which a person is linked to a party: `near` if through somebody close to them."""

    kind: str
    near: bool = False


def party_key(name):
    """A party's name as it is compared: "PT. Sumber Medika, Tbk" is "sumber medika"."""
    said = tokens(name)
    return " ".join([word for word in said if word not in FORMS] or said)


def barring(hits, rules):
    """The hits that bar, by rules {(kind, near): bars}; a kind without a rule does not."""
    return sorted(hit for hit in hits if rules.get((hit.kind, hit.near)))


WORDS = {
    "self": _("keputusannya menyangkut diri sendiri"),
    "office": _("memegang jabatan di pihak yang diputuskan"),
    "membership": _("menjadi anggota pihak yang diputuskan"),
    "ownership": _("ikut memiliki pihak yang diputuskan"),
    "family": _("berkeluarga dengan pihak yang diputuskan"),
    "household": _("serumah dengan pihak yang diputuskan"),
    "beneficiary": _("menerima manfaat dari pihak yang diputuskan"),
    "employment": _("bekerja pada pihak yang diputuskan"),
    "gift": _("menerima hadiah dari pihak yang diputuskan"),
    "account": _("berbagi rekening dengan pihak yang diputuskan"),
    "loan": _("berutang atau berpiutang dengan pihak yang diputuskan"),
    "transfer": _("pernah memberi kepada atau menerima dari pihak yang diputuskan"),
    "other": _("mempunyai hubungan lain dengan pihak yang diputuskan"),
    "stepped_aside": _("memilih untuk tidak ikut memutuskan"),
    "suspicion": _("ada dugaan kepentingan yang dibenarkan"),
}
NEAR = _("orang dekatnya %(words)s")


def said(hit):
    """Why somebody is barred, in words without any private detail."""
    words = WORDS.get(hit.kind, WORDS["other"])
    return NEAR % {"words": words} if hit.near else words

"""A scheme as data: cycle, required total, categories, kinds of activity, profiles. Amounts are hundredths of a credit.

`read` turns a stored body into a Scheme, or says what in it cannot be read; `problems` says what in a readable one
contradicts itself. A number that is None is not known: nothing is reckoned from it.
"""

from dataclasses import dataclass, field, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

MODES = ("hour", "event", "stated")  # per hour, per event, or what the certificate states
CYCLES = ("licence_period", "fixed", "calendar_year")
CONFIDENCE = ("found", "memory", "own")
MOST = 10_000_000  # hundredths
MOST_ROWS, MOST_MONTHS = 60, 240


class Unreadable(ValueError):
    """The sentence says what cannot be read."""


@dataclass(frozen=True)
class Category:
    """Bounds in percent of the required total or absolute; `annual` is the percent of the own least that each year asks."""

    code: str
    name: str
    least_pct: int | None = None
    most_pct: int | None = None
    least: int | None = None
    most: int | None = None
    annual: int | None = None
    parent: str = ""

    def at_least(self, total):
        return bound(self.least, self.least_pct, total) or 0

    def at_most(self, total):
        return bound(self.most, self.most_pct, total)


def bound(amount, percent, total):
    """The absolute amount, else the percent of the total rounded up; None if neither is known."""
    if amount is not None:
        return amount
    return None if percent is None or total is None else -(-total * percent // 100)


@dataclass(frozen=True)
class Kind:
    """A kind of activity: what it earns, how much of it counts, and from which activities of the house it comes."""

    code: str
    name: str
    category: str
    mode: str = "stated"
    amount: int | None = None
    most_each: int | None = None
    most_year: int | None = None
    most_cycle: int | None = None
    comes: tuple = ()
    roles: dict = field(default_factory=dict, hash=False)  # percent by the role's name in small letters
    evidence: bool = True

    def earns(self, hundredths, role=""):
        """Credit for so many hundredths of an hour (or of an event); None if the rate is not known."""
        if self.mode == "stated" or self.amount is None:
            return None
        worth = self.amount * hundredths * self.roles.get(role.strip().lower(), 100) // 10_000
        return worth if self.most_each is None else min(worth, self.most_each)


@dataclass(frozen=True)
class Profile:
    code: str
    name: str
    overrides: dict = field(hash=False)


@dataclass(frozen=True)
class Scheme:
    unit: str
    cycle: str
    months: int
    total: int | None
    categories: tuple
    kinds: tuple
    profiles: tuple = ()
    annual_total: int | None = None
    carry_pct: int = 0
    exemptions: tuple = ()
    audit_pct: int = 5
    answer_days: int = 10
    source: dict = field(default_factory=dict, hash=False)
    unverified: tuple = ()

    def category(self, code):
        return next((one for one in self.categories if one.code == code), None)

    def kind(self, code):
        return next((one for one in self.kinds if one.code == code), None)

    def within(self, code):
        """The category and those that it lies in, from the inside."""
        found, seen = [], set()
        while (one := self.category(code)) is not None and one.code not in seen:
            found.append(one)
            seen.add(one.code)
            code = one.parent
        return found

    def of_profile(self, code):
        """The scheme with the bounds of one profile."""
        profile = next((one for one in self.profiles if one.code == code), None)
        if profile is None:
            return self
        return replace(self, categories=tuple(
            replace(one, **profile.overrides.get(one.code, {})) for one in self.categories))


def read(body):
    """The Scheme of a stored body; raises Unreadable."""
    if not isinstance(body, dict):
        raise Unreadable(_("Isi skema tidak terbaca."))
    cycle = body.get("cycle") or {}
    if not isinstance(cycle, dict) or cycle.get("kind") not in CYCLES:
        raise Unreadable(_("Pilih macam siklus dari daftar."))
    return Scheme(
        unit=text(body, "unit", 12) or "SKP", cycle=cycle["kind"],
        months=whole(cycle, "months", 1, MOST_MONTHS, needed=True),
        total=whole(body, "total", 1), categories=tuple(category(row) for row in rows(body, "categories")),
        kinds=tuple(kind(row) for row in rows(body, "kinds")),
        profiles=tuple(profile(row) for row in rows(body, "profiles")),
        annual_total=whole(body, "annual_total", 1), carry_pct=whole(body, "carry_pct", 0, 100) or 0,
        exemptions=tuple(str(one)[:60] for one in body.get("exemptions") or ()),
        audit_pct=5 if body.get("audit_pct") is None else whole(body, "audit_pct", 0, 100),
        answer_days=whole(body, "answer_days", 1, 365) or 10, source=body.get("source") or {},
        unverified=tuple(str(one) for one in body.get("unverified") or ()))


def category(row):
    return Category(
        code=code(row), name=named(row, 60), parent=text(row, "parent", 24),
        least_pct=whole(row, "least_pct", 0, 1000), most_pct=whole(row, "most_pct", 0, 1000), least=whole(row, "least", 0),
        most=whole(row, "most", 0), annual=whole(row, "annual", 0, 100))


def kind(row):
    mode = row.get("mode") or "stated"
    if mode not in MODES:
        raise Unreadable(_("Cara menghitung %(code)s tidak dikenal.") % {"code": code(row)})
    roles = row.get("roles") or {}
    if not isinstance(roles, dict) or not all(type(one) is int and 0 <= one <= 1000 for one in roles.values()):
        raise Unreadable(_("Pengali peran di %(code)s tidak terbaca.") % {"code": code(row)})
    return Kind(
        code=code(row), name=named(row), category=text(row, "category", 24), mode=mode,
        amount=whole(row, "amount", 1), most_each=whole(row, "most_each", 1), most_year=whole(row, "most_year", 1),
        most_cycle=whole(row, "most_cycle", 1), comes=tuple(row.get("comes") or ()),
        roles={name.strip().lower(): percent for name, percent in roles.items()}, evidence=bool(row.get("evidence", True)))


def profile(row):
    overrides = row.get("overrides") or {}
    if not isinstance(overrides, dict):
        raise Unreadable(_("Profil %(code)s tidak terbaca.") % {"code": code(row)})
    known = ("least_pct", "most_pct", "least", "most", "annual")
    return Profile(code(row), named(row), {
        name: {key: whole(bounds, key, 0) for key in known if key in bounds} for name, bounds in overrides.items()})


def rows(body, name):
    found = body.get(name) or []
    if not isinstance(found, list) or len(found) > MOST_ROWS or not all(isinstance(row, dict) for row in found):
        raise Unreadable(_("Daftar di dalam skema tidak terbaca, atau lebih dari %(most)d baris.") % {"most": MOST_ROWS})
    return found


def code(row):
    if not (said := text(row, "code", 24)):
        raise Unreadable(_("Setiap ranah, macam kegiatan, dan profil perlu kode."))
    return said


def named(row, most=80):
    """The name in the reader's language, if it is there."""
    english = (get_language() or "").startswith("en") and text(row, "name_en", most)
    return english or text(row, "name", most) or code(row)


def text(row, name, most):
    said = row.get(name) or ""
    if not isinstance(said, str) or len(said) > most:
        raise Unreadable(_("Teks terlalu panjang atau bukan teks: %(name)s.") % {"name": name})
    return said.strip()


def whole(row, name, least, most=MOST, *, needed=False):
    number = row.get(name)
    if number is None and not needed:
        return None
    if type(number) is not int or not least <= number <= most:
        raise Unreadable(_("Angka tidak terbaca atau di luar batas: %(name)s.") % {"name": name})
    return number


def problems(scheme):
    """Sentences for what contradicts itself; nobody can be enrolled before there are none."""
    found = []
    if scheme.total is None:
        found.append(_("Jumlah kredit yang disyaratkan belum diisi. Isi menurut aturan profesi Anda, dengan sumbernya."))
    found += twice([one.code for one in scheme.categories], _("Ranah %(code)s ada dua kali."))
    found += twice([one.code for one in scheme.kinds], _("Macam kegiatan %(code)s ada dua kali."))
    for one in scheme.categories:
        found += of_category(scheme, one)
    for which in (scheme, *(scheme.of_profile(one.code) for one in scheme.profiles)):
        found += [words for words in sums(which) if words not in found]
    known = {one.code for one in scheme.categories}
    for one in scheme.profiles:
        for name in set(one.overrides) - known:
            found.append(_("Profil %(profile)s menyebut ranah %(code)s yang tidak ada.") % {
                "profile": one.name, "code": name})
    for one in scheme.kinds:
        if one.category not in known:
            found.append(_("%(kind)s menunjuk ranah yang tidak ada.") % {"kind": one.name})
    came = [name for one in scheme.kinds if one.amount is not None for name in one.comes]
    for name in sorted({name for name in came if came.count(name) > 1}):
        found.append(_("Satu macam kegiatan Guyub (%(name)s) menghasilkan dua kredit; pilih satu.") % {"name": name})
    return found


def of_category(scheme, one):
    found = []
    if one.parent and scheme.category(one.parent) is None:
        found.append(_("Ranah %(name)s berada di dalam ranah yang tidak ada.") % {"name": one.name})
    if (one.parent and any(one.code == outer.parent for outer in scheme.within(one.code))):
        found.append(_("Ranah %(name)s berada di dalam dirinya sendiri.") % {"name": one.name})
    for least, most in ((one.least_pct, one.most_pct), (one.at_least(scheme.total), one.at_most(scheme.total))):
        if least is not None and most is not None and least > most:
            found.append(_("Ranah %(name)s: paling sedikit lebih besar daripada paling banyak.") % {"name": one.name})
            break
    return found


def sums(scheme):
    """The least of all outer categories must fit into the total, and those inside into the one around them."""
    outer = [one for one in scheme.categories if not one.parent]
    percents = sum(one.least_pct or 0 for one in outer)
    if percents > 100:
        yield _("Batas paling sedikit semua ranah berjumlah %(sum)d%%, lebih dari 100%%.") % {"sum": percents}
    elif scheme.total is not None and sum(one.at_least(scheme.total) for one in outer) > scheme.total + len(outer):
        yield _("Batas paling sedikit semua ranah melebihi jumlah yang disyaratkan.")
    for one in outer:
        most = one.at_most(scheme.total)
        inner = sum(part.at_least(scheme.total) for part in scheme.categories if part.parent == one.code)
        if most is not None and inner > most:
            yield _("Ranah di dalam %(name)s meminta lebih dari batas paling banyaknya.") % {"name": one.name}


def twice(codes, words):
    return [words % {"code": one} for one in sorted({one for one in codes if codes.count(one) > 1})]

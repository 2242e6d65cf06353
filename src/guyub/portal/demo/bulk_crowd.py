"""Who lives in the seed: associations with chapters two levels deep, volunteer groups, members, officers, skills."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from django.utils.timezone import localdate

from guyub.foundation.groups.models import Field
from guyub.foundation.groups.rules import initials, member_number, slug_of
from guyub.foundation.people.rules import name_key
from guyub.foundation.places.models import Place
from guyub.workshop.skills.models import Skill

from .house import CLOSED
from .names import name_for
from .sorts import SORTS
from .writing import plain

BRANCHES, CHAPTERS = 12, 84  # of one association: its regional branches, and the chapters below these
HEART = ("33", "34")  # half of all groups lie in Central Java and Yogyakarta, as in a house that began there
CALLED = {
    "nurse": "Ikatan Perawat", "midwife": "Himpunan Bidan", "teacher": "Paguyuban Guru", "lawyer": "Perhimpunan Advokat",
    "librarian": "Ikatan Pustakawan", "pharmacist": "Paguyuban Apoteker", "nutrition": "Perkumpulan Ahli Gizi",
    "physio": "Perkumpulan Fisioterapis", "signing": "Juru Bahasa Isyarat", "psychologist": "Himpunan Psikolog",
    "electrician": "Paguyuban Instalatir", "press": "Perkumpulan Pewarta", "relief": "Siaga Warga", "radio": "Radio Warga",
    "food": "Dapur Warga", "river": "Jaga Kali", "forest": "Rawat Hutan", "coast": "Tanam Bakau", "reading": "Rumah Baca",
    "tutoring": "Kelas Sore", "blood": "Lingkar Donor", "elderly": "Sahabat Lansia", "access": "Teman Jalan",
    "waste": "Bank Sampah", "culture": "Sanggar Warga", "animals": "Kawan Satwa"}
ABOUT = ("Warga yang bekerja bersama di {place}: satu giliran, satu orang, satu jam yang dicatat.",
         "Berdiri dari pertemuan kecil di {place}, kini menjaga jadwal tetap dan menyambut siapa saja yang ingin ikut.",
         "Kami di {place} saling menggantikan dan belajar bersama. Kegiatan kami terbuka dan catatannya bisa dibaca.")


@dataclass
class Unit:
    """A group of the seed; `officers` are its chair, secretary and coordinator, `skill` what all its members can do."""

    id: int
    sort: str
    place: Place
    path: str
    name: str
    prefix: str
    born: object
    parent: int | None = None
    members: list = field(default_factory=list)
    skill: int | None = None

    @property
    def officers(self):
        return self.members[:3]


class Crowd:
    def __init__(self, house, chance, now, scale):
        self.house, self.chance, self.now, self.scale = house, chance, now, scale
        self.today = localdate(now)
        self.units, self.slugs, self.held = [], set(), set()
        self.skills = dict(Skill.objects.values_list("code", "pk"))
        self.sections = dict(Field.objects.values_list("code", "section"))
        large = Place.objects.filter(kind__in=["regency", "city"], lat__isnull=False).order_by("code")
        self.places = list(large)
        self.provinces = list(Place.objects.filter(kind="province").order_by("code"))
        self.heart = [place for place in self.places if place.code[:2] in HEART]
        self.people = range(0)

    @cached_property
    def spots(self):
        """{path of a regency or city: names of its districts}"""
        found = {}
        for path, name in Place.objects.filter(kind="district").order_by("code").values_list("path", "name"):
            found.setdefault(".".join(path.split(".")[:2]) + ".", []).append(name)
        return found

    def settle(self, say):
        half = self.scale.groups // 2
        sorts = [name for name, sort in SORTS.items() if sort.kind == "occupational"]
        while half > 0:
            half -= self.association(sorts[len(self.units) % len(sorts)], min(half, 1 + BRANCHES + CHAPTERS))
        sorts = [name for name, sort in SORTS.items() if sort.kind == "volunteer"]
        for turn in range(len(self.units), self.scale.groups):
            place, sort = self.somewhere(), sorts[turn % len(sorts)]
            self.found(f"{CALLED[sort]} {self.chance.choice(self.spots[place.path])}", sort, place)
        self.enrol(say)
        for turn, unit in enumerate(self.units):
            self.write(unit)
            if turn % 200 == 0:
                self.house.desk.breathe()
                say("groups", turn / len(self.units))

    def somewhere(self):
        return self.chance.choice(self.heart if self.chance.random() < 0.5 else self.places)

    def association(self, sort, count):
        """An association of so many groups: itself, its branches, then their chapters; returns how many were founded."""
        called = CALLED[sort]
        top = self.found(f"{called} Nusantara", sort, self.somewhere())
        branches = []
        for province in self.chance.sample(self.provinces, max(0, min(BRANCHES, count - 1))):
            inside = [place for place in self.places if place.path.startswith(province.path)]
            branches.append(self.found(f"{called} Wilayah {province.name}", sort, self.chance.choice(inside), top))
        for turn in range(count - 1 - len(branches)):
            place = self.somewhere()
            self.found(f"{called} Cabang {place.name}", sort, place, branches[turn % len(branches)])
        return max(1, count)

    def found(self, name, sort, place, parent=None):
        pk = self.house.groups.take()
        born = self.now - timedelta(days=self.chance.randint(1100, 1900), minutes=self.chance.randint(0, 900))
        count, called = 1, name
        while (slug := slug_of(called)) in self.slugs:
            count += 1
            called = f"{name} {count}"
        self.slugs.add(slug)
        unit = Unit(pk, sort, place, f"{parent.path if parent else ''}{pk}.", called, initials(name), born,
                    parent and parent.id)
        self.units.append(unit)
        return unit

    def enrol(self, say):
        """Everybody belongs to a group, every second person to another one besides; no group has fewer than six."""
        chance, units = self.chance, self.units
        weights = [1 + 9 * chance.random() ** 3 for _unit in units]
        first = self.house.persons.take(self.scale.people)
        self.people = range(first, first + self.scale.people)
        homes = [unit for unit in units for _place in range(6)][: self.scale.people]
        homes += chance.choices(units, weights, k=self.scale.people - len(homes))
        second = chance.choices(units, weights, k=self.scale.people)
        made = plain(self.now - timedelta(days=1950))
        for place, (person, unit, other) in enumerate(zip(self.people, homes, second, strict=True)):
            name = name_for(chance, unit.place.code[:2])
            key = name_key(name)
            self.house.persons.put(person, name, key, unit.place.pk, made)
            unit.members.append(person)
            if place % 2 and other is not unit:
                other.members.append(person)
            if place % 10 < 7:
                address = f"{key.replace(' ', '.')}{person}@guyub.example"
                self.house.contacts.add(person, "email", address, made, made)
                self.house.logins.add(person, address, CLOSED, made)
            if place % 1000 == 0:
                self.house.desk.breathe()
                say("people", place / self.scale.people)
        self.house.desk.flush()

    def write(self, unit):
        """Enter the group, its members by the day they joined, its officers, and what its members can do."""
        chance, tables, sort = self.chance, self.house, SORTS[unit.sort]
        while len(unit.members) < 6:
            if (person := chance.choice(self.people)) not in unit.members:
                unit.members.append(person)
        days = max(1, (self.now - unit.born).days - 40)
        joined = sorted(chance.randrange(days) for _member in unit.members)
        chair = unit.members[0]
        for count, (person, day) in enumerate(zip(unit.members, joined, strict=True), 1):
            moment = unit.born + timedelta(days=day)
            tables.memberships.add(person, unit.id, member_number(unit.prefix, moment.year, count), "",
                                   moment - timedelta(hours=9), moment, chair if count > 1 else None)
        inside = set(unit.members)
        for _turn in range(chance.randint(0, 3)):
            if (person := chance.choice(self.people)) not in inside:
                inside.add(person)
                tables.memberships.add(person, unit.id, "", "Ingin ikut membantu.",
                                       self.now - timedelta(hours=chance.randint(2, 120)), None, None)
        count = len(unit.members)
        tables.groups.add(
            sort.kind, unit.name, slug_of(unit.name), chance.choice(ABOUT).format(place=unit.place.title), unit.born.year,
            "association" if sort.kind == "occupational" else "", sort.occupation or None, sort.field, unit.parent,
            unit.path, "Cabang" if unit.parent else "", unit.place.pk, unit.id * 5 % 12 + 1, unit.prefix, count, count,
            unit.born, unit.born + timedelta(days=2), pk=unit.id)
        tables.books.act("groups.found_group", unit.born, chair, f"groups.group/{unit.parent}" if unit.parent else "",
                         made=f"groups.group/{unit.id}")
        since = (unit.born + timedelta(days=1)).date()
        for person, role in zip(unit.officers, ("chair", "secretary", "coordinator"), strict=True):
            tables.offices.add(person, unit.id, role, since, unit.born + timedelta(days=1))
        if sort.skill and count >= 24:
            unit.skill = self.skills[sort.skill]
            self.vouch(unit)

    def vouch(self, unit):
        seen = plain(unit.born + timedelta(days=30))
        since = (unit.born + timedelta(days=30)).date().isoformat()
        until = (self.today + timedelta(days=800)).isoformat()
        for person in unit.members:
            if (person, unit.skill) not in self.held:
                self.held.add((person, unit.skill))
                voucher = unit.members[1] if person == unit.members[0] else unit.members[0]
                self.house.holdings.add(person, unit.skill, 2, "Sertifikat", seen, seen, voucher, unit.id, since, until)

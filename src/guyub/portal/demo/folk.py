"""Who lives in the demo: groups with chapters, people with names of their province, members, officers and skills."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from django.utils.timezone import localdate

from guyub.foundation.groups.models import Field, Group, Membership
from guyub.foundation.groups.rules import initials, member_number, slug_of
from guyub.foundation.people.models import Person
from guyub.foundation.people.rules import name_key
from guyub.foundation.places.models import Place
from guyub.foundation.places.queries import place_by_text
from guyub.workshop.skills.models import Skill

from .associations import ASSOCIATIONS, CHAPTERS_OF_CAST
from .house import CLOSED
from .names import fresh_name
from .sorts import SORTS, Kin
from .volunteers import VOLUNTEERS

MOST = 600
MESSAGES = (
    "Saya baru pindah ke sini dan ingin ikut membantu di akhir pekan.", "Diajak teman yang sudah menjadi anggota.",
    "Ingin belajar dan menyumbang tenaga. Bisa tiap Minggu pagi.", "Saya pernah ikut satu kegiatan dan ingin lanjut.",
    "Rumah saya dekat tempat kegiatan. Mohon diterima.", "Punya waktu luang dua sore seminggu.", "",
)


@dataclass
class Fellow:
    """Somebody: `skills` with the day until which they count, `busy` days."""

    id: int
    province: str
    home: int
    skills: dict = field(default_factory=dict)
    busy: set = field(default_factory=set)


@dataclass
class Unit:
    """A group of the demo. `officers` are (person, the role in which they vouch), the first one the chair."""

    id: int
    kin: Kin
    place: Place
    path: str
    field: str
    prefix: str
    founder: int
    members: list = field(default_factory=list)
    officers: list = field(default_factory=list)
    last: int = 0
    busy: set = field(default_factory=set)
    favourites: list = field(default_factory=list)


class Folk:
    def __init__(self, house, chance, now, cast):
        self.house, self.chance, self.now, self.cast = house, chance, now, cast
        self.today = localdate(now)
        self.units, self.fellows = [], []
        self.names = set(Person.objects.values_list("name", flat=True))
        self.slugs = set(Group.objects.values_list("slug", flat=True))
        self.skills = dict(Skill.objects.values_list("code", "pk"))
        self.sections = dict(Field.objects.values_list("code", "section"))
        self.licensed = set(Skill.objects.filter(licensed=True).values_list("code", flat=True))

    @cached_property
    def fields(self):
        """{unit: field of its activities}: the section of the group's field, as `plan_activity` sets it."""
        return {unit.id: self.sections[unit.field] for unit in self.units}

    def settle(self):
        """Make all groups and people."""
        self.settle_cast()
        for kin in ASSOCIATIONS:
            parent = self.found(kin)
            for name, place, members in kin.chapters:
                self.found(Kin(name, kin.sort, place, kin.year + 2, members, kin.about), parent)
        for kin in VOLUNTEERS:
            self.found(kin)
        while len(self.fellows) < MOST - 4:  # Ketut, Sari and two more of the cast take no part of their own
            self.person(self.chance.choice(self.units).place)
        for unit in self.units:
            self.knock(unit)
        for unit in self.units[:4]:  # those of the cast stood before
            Group.objects.filter(pk=unit.id).update(member_count=unit.last, last_number=unit.last)
        return self

    def settle_cast(self):
        """The cast's groups as units, older than they are, with more members and two more chapters."""
        cast, ago = self.cast, self.now - timedelta(days=430)
        people = {key: Fellow(person.pk, "33", None) for key, person in cast.people.items()}
        for key in ("retno", "yohanes", "lestari", "bambang", "dwi", "agus", "slamet"):
            self.fellows.append(people[key])
        people["dwi"].skills["nurse"] = people["agus"].skills["driving-a"] = self.today + timedelta(days=399)
        Person.objects.filter(pk__in=[person.pk for person in cast.people.values()]).update(
            created_at=ago, home=cast.klaten.place_id)
        known = {
            cast.nurses: ("nurse", 2009, 6, ["retno"], [("retno", "chair")]),
            cast.klaten: ("nurse", 2010, 24, ["retno", "yohanes", "dwi"], [("retno", "chair"), ("yohanes", "secretary")]),
            cast.boyolali: ("nurse", 2011, 13, ["retno", "lestari"], [("retno", "chair"), ("lestari", "coordinator")]),
            cast.rescuers: ("relief", 2011, 24, ["bambang", "agus", "slamet"], [("bambang", "chair")]),
        }
        spots = {cast.rescuers: ("Balerante", "Sidorejo", "Tegalmulyo", "Bumiharjo", "Panggang", "Kendalsari")}
        for group, (sort, year, more, members, officers) in known.items():
            Group.objects.filter(pk=group.pk).update(created_at=ago, approved_at=ago + timedelta(days=2))
            kin = Kin(group.name, sort, group.place.title, year, more, group.about, spots=spots.get(group, ()))
            unit = Unit(group.pk, kin, group.place, group.path, group.field_id, group.number_prefix, cast.retno.pk,
                        [people[key] for key in members], [(people[key].id, role) for key, role in officers])
            unit.favourites = [people[key] for key in members if key not in {"retno"}]
            for membership in Membership.objects.filter(group=group, approved_at__isnull=False).order_by("pk"):
                unit.last += 1
                membership.applied_at = membership.approved_at = ago + timedelta(days=3 + unit.last)
                membership.number = member_number(unit.prefix, membership.approved_at.year, unit.last)
                membership.save(update_fields=["applied_at", "approved_at", "number"])
            group.offices.update(since=ago.date(), created_at=ago)
            self.units.append(unit)
            self.fill(unit)
            for role in ("secretary", "coordinator", "treasurer"):
                if group in (cast.nurses, cast.rescuers):
                    self.appoint(unit, role, ago)
        for name, place, members in CHAPTERS_OF_CAST:
            self.found(Kin(name, "nurse", place, 2013, members, cast.nurses.about), self.units[0])

    def found(self, kin, parent=None):
        """Enter a group, fill it with people and give it officers."""
        chance, tables = self.chance, self.house
        place = place_by_text(kin.place)
        sort = SORTS[kin.sort]
        born = self.now - timedelta(days=chance.randint(420, 800), minutes=chance.randint(0, 600))
        pk = tables.groups.take()
        unit = Unit(pk, kin, place, f"{parent.path if parent else ''}{pk}.", sort.field, initials(kin.name), None)
        self.units.append(unit)
        self.fill(unit, born)
        unit.founder = unit.members[0].id
        kain = parent.id * 5 % 12 + 1 if parent else pk * 5 % 12 + 1
        legal = chance.choice(["association", "association", "registered"]) if sort.kind == "occupational" else \
            chance.choice(["", "", "community", "registered"])
        tables.groups.add(
            sort.kind, kin.name, self.slug(kin.name), kin.about, kin.year, legal, sort.occupation or None, sort.field,
            parent and parent.id, unit.path, "Cabang" if parent else "", place.pk, kain, unit.prefix, unit.last, unit.last,
            born, born + timedelta(days=0 if parent else 2), pk=pk)
        subject = f"groups.group/{parent.id}" if parent else ""
        tables.books.act("groups.found_group", born, unit.founder, subject, made=f"groups.group/{pk}")
        if not parent:
            tables.books.act("groups.approve_group", born + timedelta(days=2), self.cast.ketut.pk, f"groups.group/{pk}")
        for role in ("chair", "secretary", "coordinator", "treasurer"):
            self.appoint(unit, role, born)
        return unit

    def slug(self, name):
        slug = slug_of(name)
        assert slug not in self.slugs, name
        self.slugs.add(slug)
        return slug

    def fill(self, unit, born=None):
        """Members: of an association people of their own, of a volunteer group partly people known from elsewhere."""
        chance, sort = self.chance, SORTS[unit.kin.sort]
        born = born or self.now - timedelta(days=410)
        near = [fellow for fellow in self.fellows if fellow.province == unit.place.code[:2] and fellow not in unit.members]
        chance.shuffle(near)
        wanted = []
        for turn in range(unit.kin.members):
            known = sort.kind == "volunteer" and near and turn > 1 and chance.random() < 0.3
            full = near and len(self.fellows) >= MOST - 4
            wanted.append(near.pop() if known or full else self.person(unit.place))
        joined = sorted(born + timedelta(days=chance.triangular(0, 1, 0.25) * ((self.now - born).days - 3),
                                         minutes=chance.randint(0, 500)) for _fellow in wanted)
        if not unit.members:
            joined[0] = born
        for fellow, moment in zip(wanted, joined, strict=True):
            unit.last += 1
            asked = moment if unit.last == 1 else moment - timedelta(hours=chance.randint(3, 90))
            boss = unit.members[0].id if unit.members else None
            self.house.memberships.add(fellow.id, unit.id, member_number(unit.prefix, moment.year, unit.last), "",
                                       asked, moment, boss)
            unit.members.append(fellow)
        for fellow in wanted:
            if sort.skill and (sort.kind == "occupational" or chance.random() < 0.5):
                self.vouch(unit, fellow, sort.skill)
            if chance.random() < 0.2:
                self.vouch(unit, fellow, "driving-a")

    def person(self, place):
        chance, tables = self.chance, self.house
        province = place.code[:2]
        name = fresh_name(chance, province, self.names)
        made = self.now - timedelta(days=chance.randint(425, 810), minutes=chance.randint(0, 900))
        pk = tables.persons.add(name, name_key(name), place.pk, made)
        if chance.random() < 0.7:
            address = f"{name_key(name).replace(' ', '.')}{pk}@guyub.example"
            tables.contacts.add(pk, "email", address, made, made)
            tables.logins.add(pk, address, CLOSED, made)
        self.fellows.append(Fellow(pk, province, place.pk))
        return self.fellows[-1]

    def vouch(self, unit, fellow, code):
        """A verified skill; the founder vouches, and somebody else for the founder."""
        if code in fellow.skills:
            return
        chance = self.chance
        voucher = next(member.id for member in unit.members if member is not fellow)
        day = self.today - timedelta(days=chance.randint(372, 408))
        until = self.today + timedelta(days=chance.randint(100, 1400)) if code in self.licensed else None
        seen = self.now - timedelta(days=(self.today - day).days)
        evidence = f"Nomor {chance.randint(11, 94)}-{chance.randint(1000, 9999)}" if code in self.licensed else \
            chance.choice(["Sertifikat pelatihan", "Sering mendampingi", "Pernah menjadi panitia"])
        self.house.holdings.add(fellow.id, self.skills[code], chance.randint(1, 3), evidence, seen - timedelta(days=2),
                                seen, voucher, unit.id, day, until)
        fellow.skills[code] = until or self.today + timedelta(days=9999)

    def appoint(self, unit, role, born):
        held = {person for person, _role in unit.officers}
        person = next((member.id for member in unit.members if member.id not in held), None)
        if person is not None:
            since = (born + timedelta(days=1)).date()
            self.house.offices.add(person, unit.id, role, since, born + timedelta(days=1))
            unit.officers.append((person, role))

    def knock(self, unit):
        """Some ask to join and wait for an answer, one of them perhaps for too long."""
        chance = self.chance
        inside = {member.id for member in unit.members} | {self.cast.sari.pk}
        near = [fellow for fellow in self.fellows if fellow.province == unit.place.code[:2] and fellow.id not in inside]
        main = unit.id in (self.cast.klaten.pk, self.cast.rescuers.pk)
        count = 3 if main else chance.choice([0, 0, 1, 1, 2])
        for turn, fellow in enumerate(chance.sample(near, min(count, len(near)))):
            waits = timedelta(days=5 if main and turn == 0 else chance.randint(0, 2), minutes=chance.randint(30, 900))
            self.house.memberships.add(fellow.id, unit.id, "", chance.choice(MESSAGES), self.now - waits, None, None)

from datetime import date, timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.foundation.groups.models import Group, Membership, Office
from guyub.foundation.groups.queries import actor_of
from guyub.foundation.people.models import Login, Person
from guyub.workshop.skills import commands
from guyub.workshop.skills.models import Holding, Skill

DAY = date(2026, 5, 2)


class Village:
    """A national body with a chapter, a volunteer group beside it, and who holds what in them."""

    def __init__(self):
        self.body = self.group("Ikatan Perawat")
        self.chapter = self.group("Cabang Klaten", parent=self.body)
        self.beside = self.group("Relawan Kemalang", kind="volunteer")
        self.chair = self.person("Ketua Pusat", chair=self.body)
        self.verifier = self.person("Verifikator Cabang", verifier=self.chapter)
        self.treasurer = self.person("Bendahara", treasurer=self.body)
        self.stranger = self.person("Koordinator Relawan", coordinator=self.beside)
        self.wulan = self.person("Wulan", member=self.chapter)
        self.bagas = self.person("Bagas", member=self.beside)
        self.first_aid = self.skill("pertolongan-pertama", "Pertolongan pertama", "First aid")
        self.nurse = self.skill("perawat", "Perawat", "Nurse", self.first_aid, licensed=True)
        self.driver = self.skill("menyopir", "Menyopir", "Driving")

    def group(self, name, *, kind="occupational", parent=None):
        row = Group.objects.create(kind=kind, name=name, slug=name.lower().replace(" ", "-"), path="", parent=parent,
                                   approved_at=timezone.now())
        row.path = f"{parent.path if parent else ''}{row.pk}."
        row.save()
        return row

    def person(self, name, **places):
        row = Person.objects.create(name=name, key=name.lower())
        row.login = Login.objects.create(person=row)
        for role, group in places.items():
            Membership.objects.create(person=row, group=group, approved_at=timezone.now())
            if role != "member":
                Office.objects.create(person=row, group=group, role=role, since=timezone.localdate())
        return row

    def skill(self, code, title_id, title_en, *includes, licensed=False):
        row = Skill.objects.create(code=f"uji-{code}", title_id=title_id, title_en=title_en, family="health",
                                   licensed=licensed)
        row.includes.set(includes)
        return row

    def as_(self, person):
        return actor_of(person.login)

    def claim(self, person, skill, level=1, **facts):
        facts.setdefault("evidence", "STR 12-345")
        return commands.claim_skill(self.as_(person), person, skill_id=skill.pk, level=level, **facts)

    def verified(self, person, skill, level=1, *, since=DAY - timedelta(days=365), until=None):
        claim = self.claim(person, skill, level)
        return commands.verify_holding(
            self.as_(self.verifier), claim, group_id=self.chapter.pk, level=level, valid_from=since, valid_until=until)

    @property
    def actors(self):
        people = (self.chair, self.verifier, self.treasurer, self.stranger, self.wulan, self.bagas)
        return [Actor(), Actor(login_id=99, operator=True), Actor.office_of("learning"), *map(self.as_, people)]


@pytest.fixture
def village(db):
    """The village, and nobody's skills but those that the test gives."""
    Holding.objects.all().delete()
    return Village()

"""All cycles at once come to what each comes to by itself."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.errors import Refused
from guyub.core.proofs import PROOFS
from guyub.foundation.people.models import Person
from guyub.profession.credits import commands, proofs
from guyub.profession.credits.models import Enrolment, Entry
from guyub.profession.credits.rules.counting import year_of

pytestmark = pytest.mark.django_db
OFFICE = Actor.office_of("credits")
KINDS = {"pelatihan": "pembelajaran", "praktik": "pelayanan", "relawan": "pengabdian", "kaderisasi": "pengabdian",
         "gone": "nowhere"}


@pytest.fixture
def many(cast, scheme):
    """many(40, …): so many cycles in one scheme, each with entries by chance, some outside, unknown or beyond a bound."""

    def make(number, **facts):
        made, chance = scheme(**facts), Random(7)
        version, start = made.versions.get(), timezone.localdate() - timedelta(days=1300)
        people = Person.objects.bulk_create([Person(name=f"Anggota {n}", key=f"anggota {n}") for n in range(number)])
        cycles = Enrolment.objects.bulk_create([Enrolment(
            scheme=made, version=version, person=one, starts_on=start, ends_on=start + timedelta(days=1825),
            profile=chance.choice(("", "dtpk")), carried=chance.choice((0, 900)),
            excused=[{"year": 1, "reason": "Sakit"}] if chance.random() < 0.3 else []) for one in people])
        rows = []
        for cycle in cycles:
            for _entry in range(chance.randrange(12)):
                kind = chance.choices(list(KINDS), (6, 5, 4, 2, 0.3))[0]
                day = start + timedelta(days=chance.randrange(-3, 1830) if chance.random() < 0.1 else chance.randrange(1300))
                rows.append(Entry(enrolment=cycle, person_id=cycle.person_id, kind=kind, category=KINDS[kind], day=day,
                                  year=max(0, year_of(start, day)), title="X", claimed=900,
                                  awarded=chance.choice((None, 200, 1500, 4000))))
        Entry.objects.bulk_create(rows)
        return cycles

    return make


def said():
    return (list(Enrolment.objects.order_by("pk").values_list("pk", "counted", "missing", "short")),
            list(Entry.objects.order_by("pk").values_list("pk", "counted", "cuts")))


@pytest.mark.parametrize("facts", [
    {}, {"carry_pct": 5, "annual_total": 3000},
    {"categories": [{"code": "pembelajaran", "least_pct": 40, "annual": 20, "most": 14_000},
                    {"code": "pelayanan", "most_pct": 10}, {"code": "pengabdian", "parent": "pelayanan", "least": 100}]},
])
def test_summed_at_once_and_read_one_by_one_are_the_same(many, facts):
    cycles = many(60, **facts)
    commands.recount_credits(OFFICE, first=cycles[0].pk, last=cycles[-1].pk)
    at_once = said()
    Enrolment.objects.update(counted=0, missing=0, short={})
    for cycle in Enrolment.objects.order_by("pk"):
        commands.reckon_enrolment(OFFICE, cycle)
    assert said() == at_once
    again = commands.recount_credits(OFFICE, first=cycles[0].pk, last=cycles[-1].pk)
    assert said() == at_once and again <= len(cycles)


def test_where_nothing_can_be_cut_no_entry_is_read_twice(many):
    cycles = many(20)
    Entry.objects.filter(kind="gone").delete()
    Entry.objects.filter(day__gt=timezone.localdate()).delete()
    Entry.objects.filter(day__lt=cycles[0].starts_on).delete()
    commands.recount_credits(OFFICE, first=cycles[0].pk, last=cycles[-1].pk)
    assert commands.recount_credits(OFFICE, first=cycles[0].pk, last=cycles[-1].pk) == 0


def test_the_console_reckons_everybody(many):
    from django.core.management import call_command

    many(12)
    call_command("credits")
    told = said()
    assert any(row[1] for row in told[0]) and list(proofs.standings()) == []


def test_only_the_house_recounts(cast):
    for who in ("retno", "ketut", "dwi"):
        with pytest.raises(Refused):
            commands.recount_credits(cast.actor(who), first=0, last=9)


def test_the_proofs_find_what_is_wrong(cast, claimed):
    entry = commands.award_credit(cast.actor("retno"), claimed())
    assert {"credits.awards", "credits.standings"} <= set(PROOFS)
    assert list(proofs.awards()) == list(proofs.standings()) == []
    Entry.objects.filter(pk=entry.pk).update(awarded=1500)
    assert len(list(proofs.awards())) == len(list(proofs.standings())) == 1

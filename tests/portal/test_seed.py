"""The seed: what it writes past the commands stands every proof, is the same each time, and never falls upon real people."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from guyub.core.proofs import PROOFS
from guyub.foundation.groups.models import Group, Membership
from guyub.foundation.people.models import Person
from guyub.portal.demo.bulk import Scale, fill
from guyub.workshop.activities.models import Activity, Attendance, Shift
from guyub.workshop.ledger.models import Total, Transfer

NOW = datetime(2026, 6, 3, 2, tzinfo=UTC)
SMALL = Scale(people=240, groups=36, activities=40, transfers=900)


def test_a_seeded_house_is_as_large_as_asked_and_stands_every_proof(db):
    before = [model.objects.count() for model in (Person, Group, Activity, Transfer)]
    fill(SMALL)
    after = [model.objects.count() for model in (Person, Group, Activity, Transfer)]
    assert [new - old for old, new in zip(before, after, strict=True)] == [240, 36, 40, 900]
    assert Attendance.objects.filter(confirmed_at__isnull=False).count() >= 900
    assert Shift.objects.filter(activity__next_at__isnull=False).exists() and Total.objects.exists()
    assert Group.objects.filter(parent__parent__isnull=False).exists(), "a chapter below a branch"
    assert {name: list(proof()) for name, proof in PROOFS.items()} == {name: [] for name in PROOFS}


def test_the_same_seed_on_the_same_day_makes_the_same_house(db):
    def made(seed):
        with transaction.atomic():
            fill(SMALL, seed=seed, now=NOW)
            found = (list(Transfer.objects.order_by("pk").values_list("digest", flat=True)),
                     list(Membership.objects.order_by("pk").values_list("person_id", "number")))
            transaction.set_rollback(True)
        return found

    assert made(7) == made(7) != made(8)


def test_the_seed_refuses_a_house_in_which_somebody_lives(cast):
    with pytest.raises(CommandError, match="empty house"):
        call_command("seed", percent=1)


@pytest.mark.parametrize("said", [{"percent": 0}, {"percent": 2000}, {"people": 3}])
def test_the_seed_refuses_what_cannot_be(said, db, monkeypatch):
    monkeypatch.setattr("guyub.portal.management.commands.seed.Person.objects.exists", lambda: False)
    with pytest.raises(CommandError):
        call_command("seed", **said)


def test_a_wrong_member_count_is_found(cast):
    Group.objects.filter(pk=cast.klaten.pk).update(member_count=99)
    assert len(list(PROOFS["groups.member_counts"]())) == 1

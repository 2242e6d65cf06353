import datetime
from itertools import count

import pytest

from guyub.core.actors import Actor
from guyub.core.commands import COMMANDS, command
from guyub.core.reactions import drain
from guyub.foundation.people.models import Person
from guyub.foundation.places.queries import place_by_text
from guyub.workshop.ledger import commands as ledger
from guyub.workshop.ledger.models import Transfer

OFFICE = Actor.office_of("test")


def may_give_in_test(actor, nothing):
    return True


def acting(body):
    """A command as if of the ledger; it is forgotten after the test."""
    body.__module__ = "guyub.workshop.ledger.commands.post"
    return command(may_give_in_test)(body)


@pytest.fixture
def give(cast):
    """give(who="dwi", to="klaten", at="Kab. Klaten", month=11, minutes=60, field="C", …): one entry; returns it."""
    numbers = count(1)

    def give_in_test(actor, nothing, *, who, to, at, day, amount, field, unit, purpose, key):
        group = getattr(cast, to)
        person = cast.people[who] if isinstance(who, str) else who
        return ledger.post(chain=group, key=key, giver=person, receiver=group, unit=unit, amount=amount, purpose=purpose,
                           occurred_on=day, place_id=place_by_text(at).pk if at else None, field_id=field)

    run = acting(give_in_test)

    def make(who="dwi", to="klaten", at="Kab. Klaten", month=11, minutes=60, field="C", year=2026, unit="minute",
             purpose="service", key=None, drained=True):
        made = run(OFFICE, None, who=who, to=to, at=at, day=datetime.date(year, month, 3), amount=minutes, field=field,
                   unit=unit, purpose=purpose, key=key or f"test/{next(numbers)}")
        if drained:
            drain()
        return made

    yield make
    COMMANDS.pop("ledger.give_in_test")


@pytest.fixture
def take_back(cast):
    def take_back_in_test(actor, nothing, *, transfer):
        return ledger.reverse(Transfer.objects.get(pk=transfer.pk))

    run = acting(take_back_in_test)

    def make(transfer, drained=True):
        made = run(OFFICE, None, transfer=transfer)
        if drained:
            drain()
        return made

    yield make
    COMMANDS.pop("ledger.take_back_in_test")


@pytest.fixture
def crowd(db):
    """crowd(12): so many people."""

    def make(number):
        return Person.objects.bulk_create([Person(name=f"Warga {n}", key=f"warga {n}") for n in range(number)])

    return make

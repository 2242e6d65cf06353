import datetime
from itertools import count

import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.commands import COMMANDS, command
from guyub.core.reactions import drain
from guyub.foundation.people.models import Person
from guyub.foundation.places.queries import place_by_text
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Attendance, Shift
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
def confirmed(cast, monkeypatch):
    """Two people's vouched-for hours in one activity of Klaten; returns the attendance of one of them."""
    secretary, now, made = cast.actor("yohanes"), timezone.now(), []
    activity = activities.plan_activity(
        secretary, cast.klaten, title="Cek tensi pasar", field_id="C", place_id=place_by_text("Kab. Klaten").pk,
        roles=[{"name": "Pendata"}],
        shifts=[{"role": "Pendata", "starts_at": now + datetime.timedelta(minutes=30), "most": 2,
                 "ends_at": now + datetime.timedelta(hours=3)}])
    activities.publish_activity(secretary, activity)
    shift = Shift.objects.get(activity=activity)
    for name in ("dwi", "agus"):
        made.append(activities.check_in(secretary, activities.sign_up(cast.actor(name), shift), how="list"))
    monkeypatch.setattr(timezone, "now", lambda: now + datetime.timedelta(hours=3, minutes=1))
    for attendance in made:
        activities.confirm_attendance(secretary, attendance, minutes=60)
    monkeypatch.undo()
    drain()
    return Attendance.objects.select_related("shift__activity").get(pk=attendance.pk)


@pytest.fixture
def crowd(db):
    """crowd(12): so many people."""

    def make(number):
        return Person.objects.bulk_create([Person(name=f"Warga {n}", key=f"warga {n}") for n in range(number)])

    return make

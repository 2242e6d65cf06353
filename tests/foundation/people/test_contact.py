"""Codes as acts: tried, spent for a contact of one's own, spent to open an account."""

import pytest

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.foundation.people import commands
from guyub.foundation.people.models import Contact, Login

pytestmark = pytest.mark.django_db
EMAIL = {"kind": "email", "value": "baru@guyub.example"}
REQUIRED = ("account",)


@pytest.fixture
def added(cast):
    return commands.add_contact(cast.actor("dwi"), cast.people["dwi"], **EMAIL)


def code_for(**contact):
    return commands.request_code(PUBLIC, None, **contact)


def wrong(plain):
    return f"{(int(plain) + 1) % 10**6:06d}"


def test_a_try_is_counted_whether_it_fits_or_not():
    row, plain = code_for(**EMAIL)
    assert commands.try_code(PUBLIC, row, code=wrong(plain)) is False
    assert commands.try_code(PUBLIC, row, code=plain) is True
    row.refresh_from_db()
    assert row.tries == 1 and row.used_at is None


def test_after_five_wrong_tries_the_right_code_opens_nothing():
    row, plain = code_for(**EMAIL)
    for _time in range(5):
        commands.try_code(PUBLIC, row, code=wrong(plain))
    assert commands.try_code(PUBLIC, row, code=plain) is False
    assert all(plain not in str(act.notes) for act in Act.objects.filter(name="people.try_code"))


def test_a_contact_of_ones_own_is_confirmed_by_its_code(cast, added):
    _row, plain = code_for(**EMAIL)
    commands.confirm_contact(cast.actor("dwi"), added, code=plain)
    assert Contact.objects.get(pk=added.pk).verified_at
    with pytest.raises(Rejected):
        commands.confirm_contact(cast.actor("dwi"), added, code=plain)


def test_a_wrong_code_confirms_nothing(cast, added):
    _row, plain = code_for(**EMAIL)
    with pytest.raises(Rejected) as error:
        commands.confirm_contact(cast.actor("dwi"), added, code=wrong(plain))
    assert error.value.field == "code" and Contact.objects.get(pk=added.pk).verified_at is None


@pytest.mark.parametrize("key", ["agus", "ketut"])
def test_nobody_confirms_somebody_elses_contact(cast, added, key):
    _row, plain = code_for(**EMAIL)
    with pytest.raises(Refused):
        commands.confirm_contact(cast.actor(key), added, code=plain)
    assert Contact.objects.get(pk=added.pk).verified_at is None


def test_a_code_opens_the_account_of_its_contact(cast):
    row, plain = code_for(kind="email", value="dwi@guyub.example")
    login = commands.claim_login(PUBLIC, row, kind="email", value="dwi@guyub.example", code=plain)
    assert login == cast.login("dwi")


def test_a_code_of_another_contact_opens_nothing(cast):
    row, plain = code_for(**EMAIL)
    before = Login.objects.count()
    with pytest.raises(Rejected) as error:
        commands.claim_login(PUBLIC, row, kind="email", value="dwi@guyub.example", code=plain)
    assert error.value.field == "code" and Login.objects.count() == before


def test_a_new_account_needs_a_name(cast):
    row, plain = code_for(**EMAIL)
    before = Login.objects.count()
    with pytest.raises(Rejected) as error:
        commands.claim_login(PUBLIC, row, **EMAIL, code=plain, consents=REQUIRED)
    assert error.value.field == "name" and Login.objects.count() == before

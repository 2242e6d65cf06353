import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.foundation.people import commands, policy
from guyub.foundation.people.models import AccessToken
from guyub.foundation.people.queries import access_token, access_tokens, token_state

pytestmark = pytest.mark.django_db


def make(cast, key="dwi", **facts):
    facts = {"name": "Laporan bulanan", "scopes": ["read"], "days": 30, **facts}
    return commands.make_access_token(cast.actor(key), cast.login(key), **facts)


def test_a_token_is_256_random_bits_with_a_sign_and_kept_as_a_hash(cast):
    row, secret = make(cast)
    assert secret.startswith("guyub_") and len(secret) == 49
    assert row.digest == hashlib.sha256(secret.encode()).hexdigest() and secret not in str(vars(row))
    assert row.hint == secret[-4:] and access_token(secret) == row and access_token("guyub_x") is None
    assert secret not in str(list(Act.objects.filter(name="people.make_access_token").values()))


def test_a_token_ends_within_a_year(cast):
    for days in (0, -1, 366):
        with pytest.raises(Rejected) as stop:
            make(cast, days=days)
        assert stop.value.field == "days"
    row, _secret = make(cast, days=365)
    assert row.expires_at <= timezone.now() + timedelta(days=365)


@pytest.mark.parametrize("facts, field", [
    ({"name": ""}, "name"), ({"name": "x" * 61}, "name"), ({"scopes": []}, "scopes"), ({"scopes": ["all"]}, "scopes"),
    ({"scopes": ["read", "money"]}, "scopes"),
])
def test_a_token_has_a_name_and_known_scopes(cast, facts, field):
    with pytest.raises(Rejected) as stop:
        make(cast, **facts)
    assert stop.value.field == field


def test_nobody_has_more_than_twenty_that_open_something(cast):
    for number in range(20):
        make(cast, name=f"token {number}")
    with pytest.raises(Rejected):
        make(cast)
    commands.revoke_access_token(cast.actor("dwi"), AccessToken.objects.first())
    make(cast)


def test_a_token_is_ones_own(cast):
    row, _secret = make(cast)
    with pytest.raises(Refused):
        commands.make_access_token(cast.actor("agus"), cast.login("dwi"), name="x", scopes=["read"], days=1)
    for actor in (cast.actor("agus"), cast.actor("ketut"), PUBLIC):
        assert not policy.may_see_access_token(actor, row) and not policy.visible_access_tokens(actor).exists()
        with pytest.raises(Refused):
            commands.revoke_access_token(actor, row)


def test_states_of_a_token(cast):
    row, secret = make(cast)
    assert token_state(access_token(secret)) == ""
    AccessToken.objects.update(expires_at=timezone.now())
    assert token_state(access_token(secret)) == "expired"
    commands.revoke_access_token(cast.actor("dwi"), row)
    assert token_state(access_token(secret)) == "revoked"
    assert [len(part) for part in access_tokens(cast.actor("dwi"))] == [0, 1]
    other, secret = make(cast, "agus")
    other.login.is_active = False
    other.login.save(update_fields=["is_active"])
    assert token_state(access_token(secret)) == "closed"


def test_noting_a_use_twice_in_ten_minutes_writes_once(cast, django_assert_num_queries):
    row, _secret = make(cast)
    commands.note_use(row)
    row.refresh_from_db()
    with django_assert_num_queries(0):
        commands.note_use(row)

import secrets
from contextlib import suppress
from datetime import timedelta

from django.db import OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import AccessToken, FeedToken
from ..queries.token import token_digest

USE_NOTED_EVERY = timedelta(minutes=10)


@command(policy.may_make_feed_token)
def make_feed_token(actor, person):
    """Make the secret of one's private calendar address and end the older one. Returns it; it is never shown again."""
    end_tokens(person)
    token = secrets.token_urlsafe(24)
    FeedToken.objects.create(person=person, digest=token_digest(token))
    return token


@command(policy.may_revoke_feed_token)
def revoke_feed_token(actor, person):
    """End one's private calendar address; who holds it sees nothing more."""
    return end_tokens(person)


def end_tokens(person):
    return FeedToken.objects.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())


@command(policy.may_make_access_token, notes=("scopes", "days"))
def make_access_token(actor, login, *, name, scopes, days):
    """Make a secret with which a program acts as oneself, within some scopes and for some days. Returns (row, secret);
    the secret is never shown again."""
    name = " ".join((name or "").split())
    if not 1 <= len(name) <= 60:
        raise Rejected(_("Beri nama 1 sampai 60 huruf, supaya Anda ingat program mana yang memakainya."), field="name")
    chosen = [scope for scope in rules.SCOPES if scope in set(scopes)]
    if not chosen or set(scopes) - set(chosen):
        raise Rejected(_("Pilih paling sedikit satu cakupan dari daftar."), field="scopes")
    if not 1 <= days <= rules.LONGEST_TOKEN_DAYS:
        raise Rejected(_("Token berlaku paling sedikit satu hari dan paling lama satu tahun."), field="days")
    now = timezone.now()
    if AccessToken.objects.filter(login=login, revoked_at=None, expires_at__gt=now).count() >= rules.MOST_TOKENS:
        raise Rejected(_("Paling banyak 20 token yang berlaku. Cabut dulu yang tidak dipakai."))
    secret = rules.new_access_token()
    row = AccessToken.objects.create(
        login=login, name=name, scopes=chosen, digest=token_digest(secret), hint=secret[-4:], created_at=now,
        expires_at=now + timedelta(days=days))
    return row, secret


@command(policy.may_revoke_access_token)
def revoke_access_token(actor, token):
    """End a token of one's own; a program that holds it is turned away from its next request on."""
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
    return token


def note_use(token):
    """Note that a token was used, at most every ten minutes. No act: nobody decides anything, and it may be lost."""
    now = timezone.now()
    if token.used_at is None or token.used_at < now - USE_NOTED_EVERY:
        with suppress(OperationalError):
            AccessToken.objects.filter(pk=token.pk).update(used_at=now)

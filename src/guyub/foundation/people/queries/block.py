from dataclasses import dataclass

from django.db.models import Q

from .. import policy
from .account import day

FOUND, BLOCKED = 20, 100


@dataclass(frozen=True)
class LoginLine:
    """A login as the operator meets it: whose it is, and since when and why it is blocked. No contact is shown."""

    id: int
    name: str
    since: str
    blocked_on: str
    blocked_by: str
    reason: str
    operator: bool
    own: bool


def line(actor, login):
    return LoginLine(
        id=login.pk, name=login.person.name if login.person else str(login.pk), since=day(login.created_at),
        blocked_on=day(login.blocked_at) if login.blocked_at else "",
        blocked_by=login.blocked_by.name if login.blocked_by else "", reason=login.block_reason, operator=login.operator,
        own=login.pk == actor.login_id)


def logins_named(actor, text):
    """Logins of people with this in their name, or with exactly this e-mail or phone; a few, by name."""
    text = text.strip()
    if len(text) < 2:
        return []
    rows = policy.visible_logins(actor).filter(
        Q(person__name__icontains=text) | Q(email__iexact=text) | Q(phone=text)).select_related("person", "blocked_by")
    return [line(actor, login) for login in rows.order_by("person__name", "pk")[:FOUND]]


def blocked_logins(actor):
    """Logins that are blocked now, the latest first."""
    rows = policy.visible_logins(actor).filter(is_active=False).select_related("person", "blocked_by")
    return [line(actor, login) for login in rows.order_by("-blocked_at", "-pk")[:BLOCKED]]

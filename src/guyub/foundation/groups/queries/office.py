from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from guyub.core.formats import day_month

from .. import policy
from ..models import Office


@dataclass(frozen=True)
class Term:
    """Who held what from when to when; `until` is empty while it lasts."""

    person: str
    role: str
    since: str
    until: str
    decree: str
    now: bool


def office_terms(actor, group, *, limit=200):
    """Every office ever held in this group, the latest first; one statement."""
    rows = (
        policy.visible_offices(actor).filter(group=group).select_related("person").order_by("-since", "-pk")[:limit])
    today = localdate()
    return [term(office, today) for office in rows]


def term(office: Office, today: date):
    ended = localdate(office.ended_at) if office.ended_at else None
    last = min(filter(None, [ended, office.until]), default=None)
    return Term(
        person=office.person.name, role=office.title or str(office.get_role_display()), since=day_month(office.since),
        until=day_month(last) if last else "", decree=office.decree,
        now=office.ended_at is None and office.since <= today and (office.until is None or office.until >= today))

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from .. import policy, rules
from ..models import Person
from .consent import asked, texts_in_force


@dataclass(frozen=True)
class ContactLine:
    id: int
    kind: str
    shown: str
    verified: bool
    signs_in: bool


@dataclass(frozen=True)
class ConsentLine:
    """One purpose: the text now in force, and what the person has said to it."""

    purpose: str
    version: int
    required: bool
    title: str
    body: str
    given_id: int | None
    given_version: int | None
    given_on: str


@dataclass(frozen=True)
class AccountSheet:
    """A person's own account."""

    person: Person
    contacts: list[ContactLine]
    consents: list[ConsentLine]
    feed_since: str


def account_sheet(actor):
    """Everything on the person's own account page; five statements however much there is."""
    person = policy.visible_persons(actor).select_related("login").get(pk=actor.person_id)
    login = getattr(person, "login", None)
    opens = {login.email, login.phone} if login else set()
    contacts = [
        ContactLine(
            id=row.pk, kind=row.kind, shown=rules.show_contact(row.kind, row.value),
            verified=row.verified_at is not None, signs_in=row.value in opens)
        for row in policy.visible_contacts(actor).order_by("kind", "pk")
    ]
    held = {
        consent.text.purpose: consent
        for consent in policy.visible_consents(actor).filter(withdrawn_at=None).select_related("text")
    }
    consents = [line(text, held.get(text.purpose)) for text in texts_in_force()]
    feed = policy.visible_feed_tokens(actor).filter(revoked_at=None).first()
    return AccountSheet(person=person, contacts=contacts, consents=consents,
                        feed_since=day(feed.created_at) if feed else "")


def line(text, consent):
    words = asked(text)
    return ConsentLine(
        purpose=words.purpose, version=words.version, required=words.required, title=words.title, body=words.body,
        given_id=consent.pk if consent else None, given_version=consent.text.version if consent else None,
        given_on=day(consent.given_at) if consent else "")


def day(moment):
    return date_format(localtime(moment), "j F Y")

"""Whom a notice is written to: their language, and where a message reaches them."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from guyub.foundation.people.models import Contact, Person

from ..channels import channel_for
from ..models import Choice


@dataclass(frozen=True)
class Reader:
    id: int
    name: str
    language: str
    addresses: tuple  # of (medium, address)


def with_reach(persons):
    """Persons with their latest verified contacts and their choice; one statement."""

    def latest(kind):
        verified = Contact.objects.filter(person=OuterRef("pk"), kind=kind, verified_at__isnull=False)
        return Subquery(verified.order_by("-verified_at", "-pk").values("value")[:1])

    chosen = Choice.objects.filter(person=OuterRef("pk"))
    return persons.annotate(
        email=latest("email"), phone=latest("phone"),
        wants_email=Subquery(chosen.values("email")[:1]), wants_text=Subquery(chosen.values("text")[:1]),
    ).values("pk", "name", "language", "email", "phone", "wants_email", "wants_text")


def addresses(row):
    """Where a message goes: what the person chose; without a choice the e-mail, or the phone if there is no e-mail."""
    email = row["email"] and channel_for("email")
    phone = row["phone"] and channel_for("phone")
    if row["wants_email"] is None:
        phone = phone and not email
    else:
        email, phone = email and row["wants_email"], phone and row["wants_text"]
    return tuple((medium, row[medium]) for medium, goes in (("email", email), ("phone", phone)) if goes)


def readers(ids):
    """The persons behind these ids: who was merged stands in the row they were merged into, who is erased is gone."""
    merged = Person.objects.filter(pk__in=ids, merged_into__isnull=False).values("merged_into")
    persons = Person.objects.filter(Q(pk__in=ids, merged_into=None) | Q(pk__in=merged), erased_at=None).order_by("pk")
    return [Reader(row["pk"], row["name"], row["language"], addresses(row)) for row in with_reach(persons)]

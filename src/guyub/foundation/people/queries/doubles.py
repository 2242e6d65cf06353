from dataclasses import dataclass

from django.db.models import Q

from .. import policy, rules
from ..models import Contact
from .account import day

FOUND = 30


@dataclass(frozen=True)
class PersonLine:
    """A person as the operator compares one with another; contacts are masked."""

    id: int
    name: str
    since: str
    contacts: str
    signs_in: bool


def masked(kind, value):
    """Enough of a contact to tell two apart, too little to use it."""
    if kind == Contact.EMAIL:
        name, _at, host = value.partition("@")
        return f"{name[:1]}…@{host}"
    return f"…{value[-3:]}"


def persons_named(actor, text):
    """Standing persons with these words in their names, or with exactly this contact; a few, by name. Two statements."""
    text = text.strip()
    if len(text) < 2:
        return []
    rows = policy.visible_persons(actor).filter(merged_into=None, erased_at=None)
    try:
        _kind, value = rules.clean_contact(text)
    except ValueError:
        value = ""
    wanted = Q(pk__in=[])
    if key := rules.name_key(text):
        wanted |= Q(key__contains=key)
    if value:
        wanted |= Q(pk__in=Contact.objects.filter(value=value).values("person_id"))
    found = list(rows.filter(wanted).select_related("login").prefetch_related("contacts").order_by("key", "pk")[:FOUND])
    return [line(person) for person in found]


def line(person):
    return PersonLine(
        id=person.pk, name=person.name, since=day(person.created_at),
        contacts=", ".join(masked(row.kind, row.value) for row in person.contacts.all()),
        signs_in=getattr(person, "login", None) is not None)

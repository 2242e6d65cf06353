"""What can be reached from here, and how one person is reached."""

from dataclasses import dataclass

from guyub.foundation.people.models import Person

from ..channels import channel_for
from .reader import addresses, with_reach


@dataclass(frozen=True)
class Reach:
    """A person's verified addresses, and which of them messages go to."""

    email: str
    phone: str
    by_email: bool
    by_text: bool
    texts: bool  # whether this house sends phone messages at all


def can_reach(kind):
    """Whether messages to this kind of contact ("email" or "phone") leave the house."""
    return bool(channel_for(kind))


def reachable_by(actor):
    """How messages reach the person who asks; one statement."""
    row = with_reach(Person.objects.filter(pk=actor.person_id)).get()
    used = {medium for medium, _ in addresses(row)}
    undecided = row["wants_email"] is None
    return Reach(
        email=row["email"] or "", phone=row["phone"] or "",
        by_email="email" in used if undecided else row["wants_email"],
        by_text="phone" in used if undecided else row["wants_text"],
        texts=can_reach("phone"),
    )

"""What would have left the house: shown in the demo only, where all addresses are invented."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from guyub.core import formats

from ..models import Message
from ..rules import tail

MOST = 50


@dataclass(frozen=True)
class Shown:
    id: int
    address: str
    by_email: bool
    subject: str
    body: str
    code: str
    at: str
    machine_at: str


def demo_messages(to=""):
    """The newest messages, or those to one address as people type it."""
    messages = Message.objects.order_by("-pk")
    if wanted := tail(to):
        messages = messages.filter(Q(address__iexact=wanted) if "@" in to else Q(address__endswith=wanted))
    elif to:
        messages = messages.none()
    return [_shown(message) for message in messages[:MOST]]


def _shown(message):
    at = timezone.localtime(message.created_at)
    code = re.search(r"\b\d{6}\b", message.body) if message.secret else None
    return Shown(
        id=message.pk, address=message.address, by_email="@" in message.address, subject=message.subject,
        body=message.body, code=code.group() if code else "", machine_at=at.isoformat(timespec="seconds"),
        at=f"{formats.day_month(at)}, {formats.clock_in(at, None, settings.TIME_ZONE)}",
    )

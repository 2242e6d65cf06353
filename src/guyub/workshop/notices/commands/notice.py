"""Telling people, and what they do with what they were told."""

from django.utils import timezone

from guyub.core.commands import command, current_act

from .. import policy
from ..channels import channel_for
from ..models import Choice, Message, Notice
from ..queries.reader import readers
from ..queries.wording import letter, line, wording
from ..rules import KIND, kept, local

BATCH = 500


def tell(persons, kind, /, *, url="", **facts):
    """Tell these persons (rows or ids) something, inside the act under way.

    kind    "app/what": the template notices/app/what.txt words it, in each reader's language
    url     path where the reader goes on
    facts   JSON values, dates and times with a zone; never words that are already in a language

    The number of statements does not depend on how many are told (up to 500 persons a batch).
    """
    current_act()
    if not KIND.fullmatch(kind):
        raise ValueError(f"{kind!r} is not app/what")
    facts, url = kept(facts), local(url)
    ids = sorted({getattr(person, "pk", person) for person in persons} - {None})
    for start in range(0, len(ids), BATCH):
        _tell(ids[start:start + BATCH], kind, facts, url)


def _tell(ids, kind, facts, url):
    told = readers(ids)
    drivers = {medium: channel_for(medium) for medium in ("email", "phone")}
    notices = Notice.objects.bulk_create(
        Notice(person_id=reader.id, kind=kind, facts=facts, url=url) for reader in told)
    messages = []
    for reader, notice in zip(told, notices, strict=True):
        said = wording(kind, facts, language=reader.language, person_name=reader.name, url=url)
        for medium, address in reader.addresses:
            body = line(said, url) if medium == "phone" else letter(said, reader, url)
            messages.append(Message(
                notice=notice, channel=drivers[medium], address=address, body=body,
                subject="" if medium == "phone" else said.subject))
    Message.objects.bulk_create(messages)


@command(policy.may_notify)
def notify(actor, nothing, *, person_ids, kind, url="", facts=None):
    """Tell people in the name of an office: for reactions to acts of lower floors."""
    tell(person_ids, kind, url=url, **(facts or {}))


@command(policy.may_read_notice)
def read_notice(actor, notice):
    """Say that one has read it; once is enough."""
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
    return notice


@command(policy.may_read_all)
def read_all(actor, person):
    """Say that one has read everything; returns how many were new."""
    return Notice.objects.filter(person=person, read_at=None).update(read_at=timezone.now())


@command(policy.may_choose_channels, notes=("email", "text"))
def choose_channels(actor, person, *, email, text):
    """Choose how messages reach oneself beside the inbox: by e-mail, by phone message, both or none."""
    choice, _ = Choice.objects.update_or_create(person=person, defaults={"email": bool(email), "text": bool(text)})
    return choice

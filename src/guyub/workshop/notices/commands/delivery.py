"""Claim, send, mark: nothing is locked while a message is on its way."""

import logging

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from ..channels import DRIVERS, AddressBad, ChannelDown
from ..channels.demo import Demo
from ..models import Message
from ..rules import CLAIM_LASTS, CODE_LASTS, MOST_TRIES, pause

log = logging.getLogger("guyub.notices")
BATCH = 10  # together they take less time to send, even at every timeout, than a claim lasts


def deliver_due(most=100):
    """Send what is due, at most `most` messages; returns how many were tried. Never call it inside a transaction."""
    tried, drivers = 0, {}
    try:
        while tried < most and (batch := _claim(min(BATCH, most - tried))):
            for message in batch:
                _deliver(message, drivers)
            tried += len(batch)
    finally:
        for driver in drivers.values():
            driver.close()
    return tried


def _due(now):
    return Message.objects.filter(
        Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_LASTS),
        sent_at=None, failed_at=None, not_before__lte=now,
    ).order_by("not_before", "pk")


def _claim(most):
    now = timezone.now()
    if not _due(now).exists():
        return []
    skip = connection.features.has_select_for_update_skip_locked
    with transaction.atomic():
        ids = list(_due(now).select_for_update(skip_locked=skip).values_list("pk", flat=True)[:most])
        Message.objects.filter(pk__in=ids).update(claimed_at=now, tries=F("tries") + 1)
    return list(Message.objects.filter(pk__in=ids).order_by("not_before", "pk"))


def _deliver(message, drivers):
    now = timezone.now()
    if message.tries > MOST_TRIES:
        return _give_up(message, "interrupted too often")
    if message.secret and message.created_at < now - CODE_LASTS:
        return _give_up(message, "the code is no longer valid")
    if message.channel not in drivers:
        drivers[message.channel] = DRIVERS[message.channel]()
    try:
        drivers[message.channel].send(message)
    except AddressBad as error:
        return _give_up(message, error)
    except Exception as error:  # noqa: BLE001 - whatever a driver raises, the others are still sent
        if not isinstance(error, ChannelDown):
            log.exception("a channel broke", extra={"channel": message.channel, "message_id": message.pk})
        return _put_off(message, error)
    return Message.objects.filter(pk=message.pk).update(
        sent_at=timezone.now(), claimed_at=None, error="", body=_left_of(message))


def _put_off(message, error):
    if message.tries >= MOST_TRIES:
        return _give_up(message, error)
    return Message.objects.filter(pk=message.pk, claimed_at=message.claimed_at).update(
        claimed_at=None, not_before=timezone.now() + pause(message.tries), error=str(error)[:300])


def _give_up(message, error):
    log.error("a message was given up", extra={"channel": message.channel, "message_id": message.pk})
    return Message.objects.filter(pk=message.pk, claimed_at=message.claimed_at).update(
        claimed_at=None, failed_at=timezone.now(), error=str(error)[:300], body=_left_of(message))


def _left_of(message):
    """What is kept once a message has gone: a code only by the demo, which has nowhere else to show it."""
    return "" if message.secret and message.channel != Demo.name else message.body

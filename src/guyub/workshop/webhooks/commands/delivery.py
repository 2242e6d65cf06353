"""Claim, send, mark: nothing is locked while a message is on its way, and one deaf receiver does not hold up the others.

At most one message of a webhook is on its way at a time; after a failure the whole webhook waits, longer each time, and the
message that was tried least goes next. Where a window remains (sent, but not yet marked when the worker died) the receiver
gets the message again with the same webhook-id.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from guyub.core.actors import Actor

from .. import channels, rules
from ..models import Delivery, Webhook
from ..queries import listeners, signing_keys
from .webhook import pause_webhook

OFFICE = Actor.office_of("webhooks")
AT_ONCE = 8
CLAIM_LASTS = timedelta(minutes=2)


def write_deliveries(group, kind, moment, facts):
    """Write one delivery of each of the facts (dicts of ids and numbers) for every webhook that wants this kind."""
    heard = listeners(group, kind) if facts else []
    Delivery.objects.bulk_create(
        (Delivery(webhook=webhook, kind=kind, body=rules.body_of(kind, moment, {"group": group.pk, **fact}))
         for webhook in heard for fact in facts), batch_size=200)


def deliver_due():
    """Send one message of each webhook that has one due, at most AT_ONCE together; returns how many were tried.

    Never call it inside a transaction.
    """
    claimed = _claim()
    if not claimed:
        return 0
    local = settings.WEBHOOKS_LOCAL
    with ThreadPoolExecutor(len(claimed), "webhook") as pool:
        outcomes = list(pool.map(lambda delivery: _send(delivery, *_letter(delivery), local), claimed))
    for delivery, (status, error) in zip(claimed, outcomes, strict=True):
        _mark(delivery, status, error)
    return len(claimed)


def _due(now):
    return Delivery.objects.filter(
        Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_LASTS), delivered_at=None, failed_at=None, not_before__lte=now)


def _claim():
    now = timezone.now()
    waiting = Webhook.objects.filter(Exists(_due(now).filter(webhook=OuterRef("pk"))), paused_at=None, ended_at=None,
                                     not_before__lte=now)
    if not waiting.exists():
        return []
    skip = connection.features.has_select_for_update_skip_locked
    claimed = []
    with transaction.atomic():
        rows = waiting.select_for_update(skip_locked=skip, of=("self",), no_key=True).order_by("not_before", "pk")
        for webhook in rows[:AT_ONCE]:
            delivery = _due(now).filter(webhook=webhook).order_by("tries", "pk").first()
            if delivery is not None:
                delivery.webhook = webhook
                claimed.append(delivery)
        Delivery.objects.filter(pk__in=[one.pk for one in claimed]).update(claimed_at=now, tries=F("tries") + 1)
        Webhook.objects.filter(pk__in=[one.webhook_id for one in claimed]).update(not_before=now + CLAIM_LASTS)
    for delivery in claimed:
        delivery.tries += 1
        delivery.keys = signing_keys(delivery.webhook)
    return claimed


def _letter(delivery):
    """(url, body, headers) of one try."""
    message, stamp = f"msg_{delivery.message.hex}", int(time.time())
    return delivery.webhook.url, delivery.body, {
        "webhook-id": message, "webhook-timestamp": str(stamp),
        "webhook-signature": rules.signature(delivery.keys, message, stamp, delivery.body)}


def _send(delivery, url, body, headers, local):
    try:
        return channels.post(url, body, headers, at_home=local), ""
    except channels.Unreachable as error:
        return None, str(error)


def _mark(delivery, status, error):
    """What became of a try, unless an officer has changed the delivery meanwhile."""
    now, webhook = timezone.now(), delivery.webhook
    rows = Delivery.objects.filter(pk=delivery.pk, delivered_at=None, failed_at=None)
    hook = Webhook.objects.filter(pk=webhook.pk)
    if status is not None and 200 <= status < 300:
        rows.update(delivered_at=now, claimed_at=None, status=status, error="")
        hook.update(failures=0, failing_since=None, not_before=now)
        return
    over = delivery.tries >= rules.MOST_TRIES
    rows.update(claimed_at=None, status=status, error=error, failed_at=now if over else None,
                not_before=now + rules.pause_after(delivery.tries))
    since = webhook.failing_since or now
    hook.update(failures=webhook.failures + 1, failing_since=since, not_before=now + rules.pause_after(webhook.failures + 1))
    if status == 410:
        pause_webhook(OFFICE, webhook, reason=Webhook.GONE)
    elif now - since >= rules.ENOUGH:
        pause_webhook(OFFICE, webhook, reason=Webhook.FAILING)

"""Webhooks as officers read them, and the keys that sign."""

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from . import policy, rules
from .models import Webhook


def key_of(webhook, version, secret):
    return salted_hmac("guyub.webhook", f"{webhook.salt}/{version}", secret=secret, algorithm="sha256").digest()


def secret_of(webhook):
    """The secret in force, as it is shown: derived from the server's own key, so that no copy of the data holds it."""
    return rules.secret_words(key_of(webhook, webhook.version, settings.SECRET_KEY))


def signing_keys(webhook):
    """All keys that sign now: of this secret, of the one before for a day, and by the server's own older keys."""
    versions = [webhook.version]
    if webhook.rotated_at and webhook.rotated_at > timezone.now() - rules.OVERLAP:
        versions.append(webhook.version - 1)
    return [key_of(webhook, version, secret)
            for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS) for version in versions]


def webhook_lines(actor, group):
    """A group's webhooks, the newest first, with how many messages wait and how many were given up; one statement."""
    waiting = Q(deliveries__delivered_at=None, deliveries__failed_at=None, deliveries__message__isnull=False)
    return (
        policy.visible_webhooks(actor).filter(group=group, ended_at=None)
        .annotate(waiting=Count("deliveries", filter=waiting),
                  given_up=Count("deliveries", filter=Q(deliveries__failed_at__isnull=False))).order_by("-pk"))


def webhook_seen(actor, group, pk):
    """One webhook of this group that has not ended, or None."""
    return policy.visible_webhooks(actor).select_related("group").filter(group=group, pk=pk, ended_at=None).first()


def delivery_log(webhook, *, before=None, limit=50):
    """(deliveries, the id to go on before or None): the latest first."""
    rows = webhook.deliveries.order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: limit + 1])
    return found[:limit], (found[limit - 1].pk if len(found) > limit else None)


def listeners(group, kind):
    """Webhooks that want acts of this kind in this group: its own and those of the groups above it."""
    rows = Webhook.objects.filter(group__in=group.lineage, ended_at=None, paused_at=None)
    return [webhook for webhook in rows if kind in webhook.kinds]

"""Who has a group's acts told to other programs: its chair and secretary, and those of the groups above."""

from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.policy import LEADING, within_led

from .models import Delivery, Webhook


def may_see_webhook(actor, webhook):
    return actor.holds(webhook.group, *LEADING)


def visible_webhooks(actor):
    return Webhook.objects.filter(within_led(actor, "group", *LEADING))


def may_see_delivery(actor, delivery):
    return actor.holds(delivery.webhook.group, *LEADING)


def visible_deliveries(actor):
    return Delivery.objects.filter(within_led(actor, "webhook__group", *LEADING))


def may_make_webhook(actor, group):
    if not group.living:
        return No(_("Kelompok ini belum disetujui, jadi belum bisa memakai webhook."))
    return actor.holds(group, *LEADING)


may_rotate_secret = may_resume_webhook = may_end_webhook = may_try_webhook = may_see_webhook
may_resend_delivery = may_see_delivery


def may_pause_webhook(actor, webhook):
    """An officer who wants it to rest, or the worker when nobody has answered for a day."""
    return actor.office == "webhooks" or may_see_webhook(actor, webhook)

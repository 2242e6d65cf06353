import secrets

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.notices.commands import tell
from guyub.workshop.notices.queries.officer import answering

from .. import policy, rules
from ..models import Delivery, Webhook
from ..queries import secret_of


@command(policy.may_make_webhook, notes=("kinds",))
def make_webhook(actor, group, *, url, kinds):
    """Have the group's acts of these kinds told to an address. The secret that signs them: queries.secret_of(webhook)."""
    url = url.strip()
    local = settings.WEBHOOKS_LOCAL
    if problem := rules.url_problem(url, plain_http=local or settings.DEMO, at_home=local):
        raise Rejected(problem, field="url")
    chosen = [kind for kind in rules.KINDS if kind in set(kinds)]
    if not chosen or set(kinds) - set(chosen):
        raise Rejected(_("Pilih paling sedikit satu peristiwa dari daftar."), field="kinds")
    live = Webhook.objects.filter(group=group, ended_at=None)
    if live.filter(url=url).exists():
        raise Rejected(_("Alamat ini sudah dipakai webhook lain di kelompok ini."), field="url")
    if live.count() >= rules.MOST_WEBHOOKS:
        raise Rejected(_("Paling banyak 10 webhook dalam satu kelompok. Hapus dulu yang tidak dipakai."))
    return Webhook.objects.create(group=group, url=url, kinds=chosen, salt=secrets.token_hex(16), made_by_id=actor.person_id)


@command(policy.may_rotate_secret, joined=("group",))
def rotate_secret(actor, webhook):
    """Give the webhook a new secret; the one before still signs beside it for a day. Returns the new one."""
    running(webhook)
    webhook.version += 1
    webhook.rotated_at = timezone.now()
    webhook.save(update_fields=["version", "rotated_at"])
    return secret_of(webhook)


def running(webhook):
    if webhook.ended_at:
        raise Rejected(_("Webhook ini sudah dihapus."))


@command(policy.may_pause_webhook, joined=("group",), notes=("reason",))
def pause_webhook(actor, webhook, *, reason=Webhook.RESTING):
    """Let a webhook rest: nothing is sent, and no further act is written down for it. Officers are told if nobody asked."""
    running(webhook)
    if webhook.paused_at:
        return webhook
    webhook.paused_at, webhook.paused_as = timezone.now(), reason
    webhook.save(update_fields=["paused_at", "paused_as"])
    if reason != Webhook.RESTING:
        tell(answering(webhook.group, "chair", "secretary"), "webhooks/paused", gone=reason == Webhook.GONE,
             url=f"/ruang/{webhook.group.slug}/webhook/{webhook.pk}/", group=webhook.group.name,
             address=webhook.url[:120])
    return webhook


@command(policy.may_resume_webhook, joined=("group",))
def resume_webhook(actor, webhook):
    """Let a resting webhook go on, with the messages that still wait."""
    running(webhook)
    if webhook.paused_at is None:
        raise Rejected(_("Webhook ini tidak sedang istirahat."))
    now = timezone.now()
    webhook.paused_at, webhook.paused_as, webhook.failures, webhook.failing_since = None, "", 0, None
    webhook.not_before = now
    webhook.save(update_fields=["paused_at", "paused_as", "failures", "failing_since", "not_before"])
    Delivery.objects.filter(webhook=webhook, delivered_at=None, failed_at=None).update(
        not_before=now, tries=0, claimed_at=None)
    return webhook


@command(policy.may_end_webhook, joined=("group",))
def end_webhook(actor, webhook):
    """Take a webhook away; what still waits is not sent."""
    running(webhook)
    webhook.ended_at = timezone.now()
    webhook.save(update_fields=["ended_at"])
    Delivery.objects.filter(webhook=webhook, delivered_at=None, failed_at=None).update(
        failed_at=webhook.ended_at, claimed_at=None)
    return webhook


@command(policy.may_try_webhook, joined=("group",))
def try_webhook(actor, webhook):
    """Send a message that says nothing, to see whether it arrives."""
    running(webhook)
    if webhook.paused_at:
        raise Rejected(_("Webhook ini sedang istirahat. Lanjutkan dulu."))
    webhook.not_before = timezone.now()
    webhook.save(update_fields=["not_before"])
    body = rules.body_of(rules.TRIAL, timezone.now(), {"group": webhook.group_id, "webhook": webhook.pk})
    return Delivery.objects.create(webhook=webhook, kind=rules.TRIAL, body=body)


@command(policy.may_resend_delivery, joined=("webhook__group",))
def resend_delivery(actor, delivery):
    """Send a message again, with the same id, as if it were new."""
    running(delivery.webhook)
    if delivery.webhook.paused_at:
        raise Rejected(_("Webhook ini sedang istirahat. Lanjutkan dulu."))
    now = timezone.now()
    delivery.delivered_at = delivery.failed_at = delivery.claimed_at = delivery.status = None
    delivery.tries, delivery.error, delivery.not_before = 0, "", now
    delivery.save(update_fields=["delivered_at", "failed_at", "claimed_at", "status", "tries", "error", "not_before"])
    Webhook.objects.filter(pk=delivery.webhook_id).update(not_before=now)
    return delivery

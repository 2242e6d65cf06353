"""The workspace's page of webhooks: making one, whose secret is shown once, and what became of each message."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.groups.policy import LEADING
from guyub.foundation.groups.queries import group_named

from . import commands, policy, queries, rules
from .forms import WebhookForm


def group_led(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not request.actor.holds(group, *LEADING):
        raise Http404
    return group


def hook_of(request, slug, pk):
    webhook = queries.webhook_seen(request.actor, group_led(request, slug), pk)
    if webhook is None:
        raise Http404
    return webhook


def words(kinds):
    return [str(rules.KINDS.get(kind, kind)) for kind in kinds]


@never_cache
@login_required
def overview(request, slug):
    """The group's webhooks, and a form for another."""
    group = group_led(request, slug)
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            webhook = commands.make_webhook(request.actor, group, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return page(request, webhook, secret=queries.secret_of(webhook))
    hooks = [(hook, words(hook.kinds)) for hook in queries.webhook_lines(request.actor, group)]
    return render(request, "webhooks/hook/list.html", {
        "group": group, "hooks": hooks, "form": form, "forms": [form], **workspace(request, group)},
        status=422 if form.is_bound else 200)


@never_cache
@login_required
def show(request, slug, pk):
    return page(request, hook_of(request, slug, pk))


def page(request, webhook, secret=""):
    group = webhook.group
    rows, more = queries.delivery_log(webhook, before=typed.number(request.GET.get("sebelum")))
    return render(request, "webhooks/hook/page.html", {
        "group": group, "hook": webhook, "kinds": words(webhook.kinds), "secret": secret,
        "log": [(row, str(rules.KINDS.get(row.kind, _("Uji coba"))), answer(row)) for row in rows],
        "older": f"?sebelum={more}" if more else "", **workspace(request, group)})


def answer(row):
    """What the receiver answered last, in words."""
    return f"HTTP {row.status}" if row.status else str(rules.FAILURES.get(row.error, ""))


def done(request, webhook, sentence):
    messages.success(request, sentence)
    return redirect("webhooks:show", slug=webhook.group.slug, pk=webhook.pk)


@require_POST
@login_required
def trial(request, slug, pk):
    webhook = hook_of(request, slug, pk)
    commands.try_webhook(request.actor, webhook)
    return done(request, webhook, _("Pesan uji coba sedang dikirim. Muat ulang halaman ini sebentar lagi."))


@require_POST
@never_cache
@login_required
def rotation(request, slug, pk):
    """A new secret, shown in this answer and never again."""
    webhook = hook_of(request, slug, pk)
    secret = commands.rotate_secret(request.actor, webhook)
    return page(request, webhook, secret=secret)


@require_POST
@login_required
def rest(request, slug, pk):
    webhook = hook_of(request, slug, pk)
    commands.pause_webhook(request.actor, webhook)
    return done(request, webhook, _("Webhook ini istirahat. Peristiwa selama istirahat tidak dikabarkan."))


@require_POST
@login_required
def resumption(request, slug, pk):
    webhook = hook_of(request, slug, pk)
    commands.resume_webhook(request.actor, webhook)
    return done(request, webhook, _("Webhook ini berjalan lagi."))


@require_POST
@login_required
def removal(request, slug, pk):
    webhook = hook_of(request, slug, pk)
    commands.end_webhook(request.actor, webhook)
    messages.success(request, _("Webhook dihapus."))
    return redirect("webhooks:overview", slug=slug)


@require_POST
@login_required
def repetition(request, slug, pk, delivery):
    """kirim ulang: the same message with the same id."""
    webhook = hook_of(request, slug, pk)
    row = get_object_or_404(policy.visible_deliveries(request.actor), webhook=webhook, pk=delivery)
    commands.resend_delivery(request.actor, row)
    return done(request, webhook, _("Pesan dikirim ulang. Muat ulang halaman ini sebentar lagi."))

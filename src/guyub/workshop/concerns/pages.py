"""The queues of reports: the operator's, and those of groups to which some were passed on. For others they do not exist."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guyub.core import typed as read
from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.groups.queries import group_meant, group_named, groups_near

from . import commands, policy, queries


def opened(request):
    """Which report is open to be passed on, and which to be given back."""
    return {"passing": read.number(request.GET.get("teruskan")), "giving": read.number(request.GET.get("kembalikan"))}


def queue(request, status=200, **typed):
    """What waits for an answer, and what was answered last; `typed` is what did not fit."""
    if not request.actor.operator:
        raise Http404
    return render(request, "concerns/queue/page.html", {
        "waiting": queries.waiting_concerns(request.actor), "answered": queries.answered_concerns(request.actor),
        **opened(request), **typed}, status=status)


def answering_group(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not policy.may_see_inbox(request.actor, group):
        raise Http404
    return group


def inbox(request, slug, status=200, **typed):
    """What was passed on to this group and waits for its chair or secretary, and what they answered last."""
    group = answering_group(request, slug)
    waiting, answered = queries.inbox(request.actor, group)
    return render(request, "concerns/queue/inbox.html", {
        "group": group, "waiting": waiting, "answered": answered, **opened(request),
        "near": groups_near(group) if "teruskan" in request.GET or typed.get("passing") else [],
        **typed, **workspace(request, group)}, status=status)


@require_safe
@login_required
def inbox_page(request, slug):
    return inbox(request, slug)


def acted(request, pk, slug, act, said, opens):
    """Do an act to a report of the queue that it stands in; what does not fit comes back with what was typed."""
    group = answering_group(request, slug) if slug else None
    show = partial(inbox, request, slug) if slug else partial(queue, request)
    rows = policy.visible_concerns(request.actor).select_related("group")
    concern = (rows.filter(group=group) if slug else rows).filter(pk=pk).first()
    if concern is None:
        raise Http404
    try:
        act(request, concern)
    except Rejected as error:
        if error.field is None:
            raise
        return show(status=422, **opens(pk), wrong=pk, wrong_field=error.field, error=str(error), typed=request.POST)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("concerns:inbox", args=[slug]) if slug else reverse("concerns:queue"))


def answered(command):
    return lambda request, concern: command(
        request.actor, concern, answer=request.POST.get("answer", "").replace("\0", ""))


@require_POST
@login_required
def uphold(request, pk, slug=""):
    return acted(request, pk, slug, answered(commands.uphold_concern),
                 _("Laporan dibenarkan; pelapor yang punya akun dikabari."), lambda pk: {})


@require_POST
@login_required
def dismiss(request, pk, slug=""):
    return acted(request, pk, slug, answered(commands.dismiss_concern),
                 _("Laporan ditutup; pelapor yang punya akun dikabari."), lambda pk: {})


@require_POST
@login_required
def refer(request, pk, slug=""):
    return acted(request, pk, slug, pass_on, _("Laporan diteruskan; kelompok itu dan pelapor yang punya akun dikabari."),
                 lambda pk: {"passing": pk})


def pass_on(request, concern):
    target = group_meant(request.POST.get("group", ""))
    if target is None:
        raise Rejected(_("Kelompok ini tidak ditemukan. Tulis nama lengkapnya atau alamat halamannya."), field="group")
    commands.refer_concern(request.actor, concern, group_id=target.pk, reason=reason_in(request))


@require_POST
@login_required
def give_back(request, pk, slug):
    return acted(request, pk, slug, lambda request, concern: commands.return_concern(
        request.actor, concern, reason=reason_in(request)), _("Laporan kembali ke pengelola."), lambda pk: {"giving": pk})


def reason_in(request):
    return request.POST.get("reason", "").replace("\0", "")

"""The officers' page: suspicions that wait for an answer, and recusals that may be a false alarm."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.groups.policy import LEADING
from guyub.foundation.groups.queries import group_named

from .. import commands, policy, queries


def led(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not request.actor.holds(group, *LEADING):
        raise Http404
    return group


@login_required
def desk(request, slug, status=200, **typed):
    group = led(request, slug)
    return render(request, "conflicts/case/desk.html", {
        "group": group, "recusals": queries.case_recusals(request.actor, group),
        "suspicions": queries.waiting_suspicions(request.actor, group), **typed, **workspace(request, group)}, status=status)


def acted(request, slug, row, act, said):
    if row is None:
        raise Http404
    reason = request.POST.get("reason", "")
    try:
        act(request.actor, row, reason=reason)
    except Rejected as error:
        if error.field is None:
            raise
        return desk(request, slug, status=422, wrong=(type(row).__name__, row.pk), error=str(error), reason=reason)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("conflicts:desk", args=[slug]))


@require_POST
@login_required
def clear(request, slug, pk):
    row = policy.visible_recusals(request.actor).filter(case__group=led(request, slug), pk=pk).first()
    return acted(request, slug, row, commands.clear_recusal, _("Halangan dicabut; alasannya dibaca semua orang."))


def suspicion(request, slug, pk):
    return policy.visible_suspicions(request.actor).filter(case__group=led(request, slug), pk=pk).first()


@require_POST
@login_required
def uphold(request, slug, pk):
    return acted(request, slug, suspicion(request, slug, pk), commands.uphold_suspicion,
                 _("Dugaan dibenarkan; orangnya tidak ikut memutuskan."))


@require_POST
@login_required
def dismiss(request, slug, pk):
    return acted(request, slug, suspicion(request, slug, pk), commands.dismiss_suspicion, _("Dugaan ditutup."))

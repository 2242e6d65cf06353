"""The operator's queue of reports. For anybody else it does not exist."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected

from . import commands, policy, queries


def queue(request, status=200, **typed):
    """What waits for an answer, and what was answered last; `typed` is an answer that did not fit."""
    if not request.actor.operator:
        raise Http404
    return render(request, "concerns/queue/page.html", {
        "waiting": queries.waiting_concerns(request.actor), "answered": queries.answered_concerns(request.actor),
        **typed}, status=status)


def answer(request, pk, act, said):
    concern = policy.visible_concerns(request.actor).filter(pk=pk).first()
    if concern is None:
        raise Http404
    words = request.POST.get("answer", "").replace("\0", "")
    try:
        act(request.actor, concern, answer=words)
    except Rejected as error:
        if error.field is None:
            raise
        return queue(request, status=422, wrong=pk, error=str(error), typed=words)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("concerns:queue"))


@require_POST
def uphold(request, pk):
    return answer(request, pk, commands.uphold_concern, _("Laporan dibenarkan; pelapor yang punya akun dikabari."))


@require_POST
def dismiss(request, pk):
    return answer(request, pk, commands.dismiss_concern, _("Laporan ditutup; pelapor yang punya akun dikabari."))

"""The inbox, and the demo's page of messages."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from guyub.core import typed
from guyub.foundation.people.models import Person

from . import commands, policy, queries
from .forms import ChannelForm


def _oneself(request):
    return get_object_or_404(Person, pk=request.actor.person_id)


@require_safe
@login_required
def inbox(request):
    _oneself(request)
    shown = queries.inbox(request.actor, typed.number(request.GET.get("hal"), 9999) or 1)
    return render(request, "notices/inbox/page.html",
                  {"inbox": shown, "reach": queries.reachable_by(request.actor)})


@require_POST
@login_required
def reading(request, pk):
    notice = get_object_or_404(policy.visible_notices(request.actor), pk=pk)
    commands.read_notice(request.actor, notice)
    return redirect(notice.url or "notices:inbox")


@require_POST
@login_required
def reading_all(request):
    commands.read_all(request.actor, _oneself(request))
    messages.success(request, _("Semua pemberitahuan sudah ditandai dibaca."))
    return redirect("notices:inbox")


@require_POST
@login_required
def channels(request):
    form = ChannelForm(request.POST)
    form.full_clean()
    commands.choose_channels(request.actor, _oneself(request), **form.cleaned_data)
    messages.success(request, _("Pilihan Anda disimpan."))
    return redirect("notices:inbox")


@require_safe
@never_cache
def demo(request):
    if not settings.DEMO:
        raise Http404
    to = request.GET.get("ke", "").strip()[:254]
    return render(request, "notices/demo/page.html", {"to": to, "shown": queries.demo_messages(to)})

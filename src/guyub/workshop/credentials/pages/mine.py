"""My credentials, one of them, and the links by which I show parts of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Rejected

from .. import commands, policy, queries
from ..forms import ShowingForm


def older(more):
    return f"?sebelum={more[0].isoformat()}~{more[1]}".replace("+", "%2B") if more else ""


@login_required
def mine(request):
    """What groups gave me under their signature."""
    if request.actor.person_id is None:
        raise Http404
    lines, more = queries.my_credentials(request.actor, typed.cursor(request.GET.get("sebelum")))
    return render(request, "credentials/mine/list.html", {"lines": lines, "older": older(more)})


def own_one(request, pk):
    found = queries.credential_seen(request.actor, pk)
    if found is None or not policy.own(request.actor, found):
        raise Http404
    return found


@never_cache
@login_required
def one(request, pk, form=None, status=200):
    """One of my credentials: its state, files, and links to parts of it."""
    credential = own_one(request, pk)
    shown = queries.shown(credential.token)
    form = form or ShowingForm(parts=queries.parts_of(credential))
    return render(request, "credentials/mine/one.html", {
        "credential": credential, "shown": shown, "showings": queries.showings_of(request.actor, credential),
        "form": form, "forms": [form]}, status=status)


@require_POST
@login_required
def show(request, pk):
    credential = own_one(request, pk)
    form = ShowingForm(request.POST, parts=queries.parts_of(credential))
    if form.is_valid():
        try:
            commands.show_parts(request.actor, credential, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Tautan dibuat. Salin dan kirim kepada yang Anda tuju."))
            return HttpResponseRedirect(reverse("credentials:one", args=[pk]) + "#tautan")
    return one(request, pk, form=form, status=422)


@require_POST
@login_required
def take_back(request, pk):
    showing = queries.showing_seen(request.actor, pk)
    if showing is None:
        raise Http404
    commands.take_back_showing(request.actor, showing)
    messages.success(request, _("Tautan ditarik. Siapa pun yang memeriksanya sekarang melihat bahwa ia tidak berlaku."))
    return HttpResponseRedirect(reverse("credentials:one", args=[showing.credential_id]) + "#tautan")

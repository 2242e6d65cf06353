"""The group's picture: set, replaced, removed by those who lead it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace

from .. import commands
from ..forms import LogoForm
from .founding import leading, rejected


@login_required
def logo(request, slug):
    group = leading(request, slug)
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if request.method == "POST" and form.is_valid():
        try:
            commands.set_logo(request.actor, group, data=form.cleaned_data["picture"].read())
        except Rejected as error:
            rejected(form, error)
        else:
            messages.success(request, _("Lambang tersimpan."))
            return HttpResponseRedirect(reverse("groups:logo", args=[slug]))
    return render(request, "groups/logo/page.html", {
        "group": group, "form": form, "forms": [form], **workspace(request, group)}, status=422 if form.is_bound else 200)


@require_POST
@login_required
def remove(request, slug):
    commands.remove_logo(request.actor, leading(request, slug))
    messages.success(request, _("Lambang dihapus; kain kelompok yang tampil."))
    return HttpResponseRedirect(reverse("groups:logo", args=[slug]))

"""One's own declared interests."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.foundation.people.models import Person

from .. import commands, policy, queries
from ..forms import DeclarationForm


@login_required
def mine(request):
    """What one has declared, and one more."""
    if request.actor.person_id is None:
        raise Http404
    form = DeclarationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.declare_interest(request.actor, Person(pk=request.actor.person_id), **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Pernyataan tersimpan. Sistem memperhatikannya pada setiap keputusan."))
            return HttpResponseRedirect(reverse("conflicts:mine"))
    return render(request, "conflicts/declaration/mine.html", {
        "lines": queries.own_declarations(request.actor), "form": form, "forms": [form]},
        status=422 if form.is_bound else 200)


def acted(request, pk, act, said):
    row = policy.visible_declarations(request.actor).filter(pk=pk, person_id=request.actor.person_id).first()
    if row is None:
        raise Http404
    act(request.actor, row)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("conflicts:mine"))


@require_POST
@login_required
def review(request, pk):
    return acted(request, pk, commands.review_declaration, _("Tercatat: masih berlaku. Kami tanyakan lagi setahun lagi."))


@require_POST
@login_required
def end(request, pk):
    return acted(request, pk, commands.end_declaration, _("Pernyataan diakhiri; mulai besok tidak diperhitungkan lagi."))

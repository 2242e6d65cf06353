"""One's readiness to be proposed, and what one was asked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Stopped
from guyub.foundation.people.models import Person
from guyub.foundation.people.queries import asked_consents
from guyub.foundation.places.queries import typed_name

from .. import commands, policy, queries
from ..forms import ReadinessForm
from ..models import Readiness
from ..rules import slot, slots_in


def self_of(request):
    if request.actor.person_id is None:
        raise Http404
    return request.actor.person_id


@login_required
def readiness(request):
    """When, how far and how much; with the words to which one consents."""
    person_id = self_of(request)
    held, others = queries.readiness_of(request.actor)
    start = {"others": others}
    if held is not None:
        start |= {"place": typed_name(held.place), "km": held.km, "hours": held.minutes // 60,
                  "slots": [slot(day, quarter) for day, quarter in slots_in(held.slots)]}
    form = ReadinessForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            commands.offer_readiness(request.actor, Person.objects.get(pk=person_id), **form.facts())
        except Stopped as error:
            name = getattr(error, "field", None)
            form.add_error(name if name in form.fields else None, str(error))
        else:
            messages.success(request, _("Kesediaan tersimpan. Anda selalu ditanya dulu."))
            return HttpResponseRedirect(reverse("matching:readiness"))
    return render(request, "matching/readiness/page.html", {
        "form": form, "forms": [form], "held": held, "texts": asked_consents(["proposals", "proposals_others"])},
        status=422 if form.is_bound else 200)


@require_POST
@login_required
def end(request):
    held = get_object_or_404(Readiness.objects.select_related("person"), person_id=self_of(request))
    commands.end_readiness(request.actor, held)
    messages.success(request, _("Anda tidak diusulkan lagi. Giliran yang sudah Anda sanggupi tetap."))
    return HttpResponseRedirect(reverse("matching:readiness"))


@login_required
def asks(request):
    """What one was asked and has not answered."""
    self_of(request)
    return render(request, "matching/asked/page.html", {"asks": queries.asks_of(request.actor)})


def asked(request, pk):
    rows = policy.visible_placements(request.actor).filter(person_id=self_of(request))
    return get_object_or_404(rows.select_related("proposal__group", "shift__activity__group", "person"), pk=pk)


@require_POST
@login_required
def accept(request, pk):
    signup = commands.accept_placement(request.actor, asked(request, pk))
    if signup.placed_at:
        messages.success(request, _("Terima kasih. Giliran ini sekarang milik Anda."))
    else:
        messages.success(request, _("Tempatnya baru saja terisi; Anda di daftar tunggu dan dikabari begitu ada tempat."))
    return HttpResponseRedirect("/giliran/")


@require_POST
@login_required
def decline(request, pk):
    commands.decline_placement(request.actor, asked(request, pk))
    messages.success(request, _("Baik, orang lain dicari untuk giliran itu."))
    return HttpResponseRedirect(reverse("matching:asks"))


def panel(request):
    """What waits for an answer, for the page of one's own shifts."""
    found = queries.asks_of(request.actor, limit=5) if request.actor.person_id else []
    return {"template": "matching/asked/_panel.html", "asks": found} if found else None

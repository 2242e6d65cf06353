"""One's standing offers, and what coordinators near them read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Stopped
from guyub.core.workspaces import workspace
from guyub.foundation.groups.queries import group_named
from guyub.foundation.people.models import Person
from guyub.workshop.activities.policy import visible_activities
from guyub.workshop.activities.queries import activity_cards

from .. import commands, policy, queries
from ..forms import OfferForm

SHOWN = 3  # offers for which fitting activities are looked up on one page


@login_required
def mine(request):
    """My offers, what fits them now, and a form for another."""
    if request.actor.person_id is None:
        raise Http404
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.make_offer(request.actor, Person.objects.get(pk=request.actor.person_id), **form.facts())
        except Stopped as error:
            name = getattr(error, "field", None)
            form.add_error(name if name in form.fields else None, str(error))
        else:
            messages.success(request, _("Tawaran tersimpan. Anda dikabari begitu ada kegiatan yang cocok."))
            return HttpResponseRedirect(reverse("matching:mine"))
    return render(request, "matching/offer/mine.html", {
        "offers": queries.offers_of(request.actor), "form": form, "forms": [form]}, status=422 if form.is_bound else 200)


@login_required
def one(request, pk):
    """One offer with the activities that fit it now."""
    offer = get_object_or_404(policy.visible_offers(request.actor).select_related("person", "skill", "place"), pk=pk)
    fitting = queries.activities_fitting(offer) if offer.open else []
    return render(request, "matching/offer/one.html", {"offer": offer, "activities": fitting})


@require_POST
@login_required
def end(request, pk):
    commands.end_offer(request.actor, get_object_or_404(policy.visible_offers(request.actor), pk=pk))
    messages.success(request, _("Tawaran diakhiri."))
    return HttpResponseRedirect(reverse("matching:mine"))


def reading(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not policy.may_read_offers(request.actor, group):
        raise Http404
    return group


@login_required
def near(request, slug):
    """What people near the group offer; a coordinator asks them to come to an activity."""
    group = reading(request, slug)
    after = request.GET.get("sesudah", "")
    offers, more = queries.offers_near(
        request.actor, group, after=int(after) if after.isdecimal() and after.isascii() and len(after) < 12 else 0)
    cards, _more = activity_cards(request.actor, group=group, limit=20)
    return render(request, "matching/offer/near.html", {
        "group": group, "offers": offers, "following": more, "activities": cards, **workspace(request, group)})


@require_POST
@login_required
def ask(request, slug, pk):
    group = reading(request, slug)
    chosen = request.POST.get("activity", "")
    activity = visible_activities(request.actor).filter(
        group=group, pk=int(chosen) if chosen.isdecimal() and chosen.isascii() and len(chosen) < 12 else 0).first()
    if activity is None:
        messages.error(request, _("Pilih kegiatannya dulu."))
    else:
        try:
            commands.ask_offer(request.actor, activity, offer_id=pk)
        except Stopped as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Ajakan terkirim. Orangnya mendaftar sendiri bila bisa."))
    return HttpResponseRedirect(reverse("matching:near", args=[slug]))

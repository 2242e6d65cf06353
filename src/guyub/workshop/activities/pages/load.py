"""How much people may carry: a group's limits, one's own, and what is lighter when a shift is too much."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.people.models import Person

from .. import commands, policy, queries
from ..forms import LimitForm
from .doors import found, led_group, signed_in
from .plan import place


@signed_in
def of_group(request, slug):
    """What holds in a group and who says so; its coordinators may say otherwise."""
    group = led_group(request, slug)
    may_set = policy.may_set_load_limit(request.actor, group)
    form = LimitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.set_load_limit(request.actor, group, **form.facts())
        except Rejected as error:
            place(error, form)
        else:
            messages.success(request, _("Batas tersimpan. Berlaku untuk janji yang dibuat sesudah ini."))
            return HttpResponseRedirect(request.path)
    return render(request, "activities/load/group.html", {
        "group": group, "lines": queries.limit_lines(group), "form": form, "forms": [form], "may_set": may_set,
        **workspace(request, group)}, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def end_of_group(request, slug, pk):
    group = led_group(request, slug)
    commands.end_load_limit(request.actor, found(policy.visible_load_limits(request.actor).filter(group=group), pk))
    messages.success(request, _("Yang berlaku kembali batas di atasnya."))
    return HttpResponseRedirect(reverse("activities:limits", args=[slug]))


@signed_in
def own(request):
    """One's own limits, which may only be stricter than the house's."""
    if request.actor.person_id is None:
        raise Http404
    form = LimitForm(request.POST or None, own=True)
    if request.method == "POST" and form.is_valid():
        try:
            commands.limit_load(request.actor, Person.objects.get(pk=request.actor.person_id), **form.facts())
        except Rejected as error:
            place(error, form)
        else:
            messages.success(request, _("Batas Anda tersimpan. Kelompok hanya melihat bahwa Anda tidak tersedia."))
            return HttpResponseRedirect(request.path)
    return render(request, "activities/load/own.html", {
        "lines": queries.limit_lines(person_id=request.actor.person_id), "form": form, "forms": [form]},
        status=422 if form.is_bound else 200)


@require_POST
@signed_in
def end_own(request, pk):
    rows = policy.visible_load_limits(request.actor).filter(person_id=request.actor.person_id)
    if request.actor.person_id is None:
        raise Http404
    commands.end_load_limit(request.actor, found(rows, pk))
    messages.success(request, _("Yang berlaku kembali batas bawaan."))
    return HttpResponseRedirect(reverse("activities:own_limits"))


@signed_in
def lighter(request, pk):
    """A shift is too much: what is lighter, and which of one's own places somebody else could take."""
    if request.actor.person_id is None:
        raise Http404
    shift = found(policy.visible_shifts(request.actor).select_related("activity__group", "role"), pk)
    return render(request, "activities/load/lighter.html", {
        "shift": shift, "activity": shift.activity, "shifts": queries.lighter_shifts(request.actor, shift),
        "way": queries.standing_in_the_way(request.actor, shift)})

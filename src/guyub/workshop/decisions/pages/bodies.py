"""The workspace: bodies of a group, who belongs to them and by which rule they decide; meetings to come and held."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.people.models import Person

from .. import commands, policy, queries
from ..forms import BodyForm, BylawForm, MeetingForm, SeatForm, at, zone_of
from ..models import Body, Seat
from .doors import found, led, member_numbered, place


def bodies_of(request, group):
    return policy.visible_bodies(request.actor).filter(group=group, closed_at=None).order_by("pk")


@login_required
def overview(request, slug):
    """Bodies and meetings of a group, and a new body."""
    group = led(request, slug)
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            body = commands.found_body(request.actor, group, **form.cleaned_data)
        except Rejected as error:
            place(form, error)
        else:
            messages.success(request, _("Badan dibuat. Periksa aturan memutuskannya."))
            return HttpResponseRedirect(reverse("decisions:body", args=[slug, body.pk]))
    return render(request, "decisions/body/overview.html", {
        "group": group, "bodies": bodies_of(request, group), "meetings": queries.meetings_of(request.actor, group),
        "form": form, "forms": [form], "may_found": policy.may_found_body(request.actor, group),
        **workspace(request, group)}, status=422 if form.is_bound else 200)


@login_required
def body(request, slug, pk):
    """One body: its people and its rule."""
    group = led(request, slug)
    row = found(bodies_of(request, group), pk=pk)
    seat, law = SeatForm(), BylawForm(initial={name: getattr(queries.bylaw_of(row), name) for name in BylawForm.NAMES})
    if request.method == "POST":
        law = BylawForm(request.POST)
        if law.is_valid():
            try:
                commands.set_bylaw(request.actor, row, **law.cleaned_data)
            except Rejected as error:
                place(law, error)
            else:
                messages.success(request, _(
                    "Aturan tersimpan; pemungutan suara yang sedang terbuka memakai aturan lamanya."))
                return HttpResponseRedirect(reverse("decisions:body", args=[slug, pk]))
    return body_page(request, group, row, seat, law)


def body_page(request, group, row, seat, law):
    electors = queries.electors_of(row)
    people = queries.capacities(row, list(electors)) if len(electors) <= 200 else {}
    listed = [(person.name, people.get(person.pk, "")) for person in
              Person.objects.filter(pk__in=list(electors)[:200]).order_by("name")]
    return render(request, "decisions/body/page.html", {
        "group": group, "body": row, "people": listed, "count": len(electors), "seat": seat, "law": law,
        "forms": [seat, law], "seats": Seat.objects.filter(body=row, ended_at=None).select_related("person").order_by("pk"),
        "bylaws": row.bylaws.order_by("-valid_from")[:10], "may_set": policy.may_set_bylaw(request.actor, row),
        "may_seat": policy.may_give_seat(request.actor, row), **workspace(request, group)},
        status=422 if seat.is_bound or law.is_bound else 200)


@require_POST
@login_required
def give_seat(request, slug, pk):
    group = led(request, slug)
    row = found(bodies_of(request, group), pk=pk)
    form = SeatForm(request.POST)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        try:
            commands.give_seat(request.actor, row, person_id=member_numbered(group, facts.pop("number")), **facts)
        except Rejected as error:
            place(form, error)
        else:
            messages.success(request, _("Anggota badan dicatat."))
            return HttpResponseRedirect(reverse("decisions:body", args=[slug, pk]))
    law = BylawForm(initial={name: getattr(queries.bylaw_of(row), name) for name in BylawForm.NAMES})
    return body_page(request, group, row, form, law)


@require_POST
@login_required
def end_seat(request, slug, pk, seat):
    group = led(request, slug)
    row = found(bodies_of(request, group), pk=pk)
    commands.end_seat(request.actor, found(Seat.objects.filter(body=row), pk=seat))
    messages.success(request, _("Keanggotaan dalam badan diakhiri."))
    return HttpResponseRedirect(reverse("decisions:body", args=[slug, pk]))


@require_POST
@login_required
def close_body(request, slug, pk):
    group = led(request, slug)
    commands.close_body(request.actor, found(bodies_of(request, group), pk=pk))
    messages.success(request, _("Badan dibubarkan; keputusannya tetap tercatat."))
    return HttpResponseRedirect(reverse("decisions:overview", args=[slug]))


@login_required
def call(request, slug):
    """Call a meeting."""
    group = led(request, slug)
    zone = zone_of(group)
    form = MeetingForm(request.POST or None, bodies=bodies_of(request, group))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            meeting = commands.call_meeting(
                request.actor, said["body"], title=said["title"], place=said["place"], zone=zone,
                starts_at=at(said["day"], said["start"], zone), ends_at=at(said["day"], said["end"], zone))
        except Rejected as error:
            place(form, error)
        else:
            messages.success(request, _("Rapat dipanggil; anggotanya dikabari."))
            return HttpResponseRedirect(reverse("decisions:meeting", args=[meeting.pk]))
    return render(request, "decisions/meeting/call.html", {
        "group": group, "form": form, "forms": [form], "zone": zone, "bodies": Body.objects.filter(
            group=group, closed_at=None).exists(), **workspace(request, group)}, status=422 if form.is_bound else 200)

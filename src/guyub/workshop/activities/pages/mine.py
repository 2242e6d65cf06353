"""A volunteer's own shifts, the QR and code to show, the record of hours, swaps and the private calendar."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.panels import panels
from guyub.foundation.groups.queries import group_named
from guyub.foundation.people.queries import person_of_feed

from .. import commands, policy, queries
from .doors import found, signed_in

HOME = "/giliran/"
SHOWN = 8


@signed_in
def mine(request):
    """My shifts: the next first, with QR on its day; below it my hours and who vouched."""
    if request.actor.person_id is None:
        raise Http404
    before, every = place(request.GET.get("sebelum", "")), "semua" in request.GET
    hours, older = queries.my_hours(request.actor, before=before)
    shifts = [] if before else queries.my_shifts(request.actor, **({} if every else {"limit": SHOWN + 1}))
    return render(request, "activities/mine/mine.html", {
        "shifts": shifts if every else shifts[:SHOWN], "more": not every and len(shifts) > SHOWN, "hours": hours,
        "past": before is not None, "older": f"?sebelum={older[0]:%Y-%m-%d}~{older[1]}#js" if older else "",
        "newer": f"{HOME}#js" if before else "", "minutes": queries.my_minutes(request.actor.person_id),
        "panels": [] if before else panels(request, "own shifts")})


def place(text):
    """(day, id) of the last attendance that was shown, written with ~ between them; None for what is none."""
    day, _sep, pk = text.partition("~")
    day, pk = typed.day(day), typed.number(pk)
    return None if day is None or pk is None else (day, pk)


@require_POST
@signed_in
def withdraw(request, pk):
    signup = found(policy.visible_signups(request.actor).filter(person_id=request.actor.person_id), pk)
    commands.withdraw_signup(request.actor, signup, reason=request.POST.get("reason", ""))
    messages.success(request, _("Giliran dilepas."))
    return HttpResponseRedirect(HOME)


@require_POST
@signed_in
def offer(request, pk):
    signup = found(policy.visible_signups(request.actor).filter(person_id=request.actor.person_id), pk)
    commands.offer_swap(request.actor, signup)
    messages.success(request, _("Giliran ditawarkan. Tetap milik Anda sampai ada yang mengambil."))
    return HttpResponseRedirect(HOME)


@require_POST
@signed_in
def keep(request, pk):
    commands.withdraw_swap(request.actor, found(policy.visible_swaps(request.actor), pk))
    messages.success(request, _("Tawaran ditarik. Giliran tetap milik Anda."))
    return HttpResponseRedirect(HOME)


@require_POST
@signed_in
def take(request, pk):
    commands.take_swap(request.actor, found(policy.visible_swaps(request.actor), pk))
    messages.success(request, _("Giliran ini sekarang milik Anda."))
    return HttpResponseRedirect(HOME)


def calendar(content, name):
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return answer


def group_calendar(request, slug):
    group = group_named(request.actor, slug)
    if group is None:
        raise Http404
    answer = calendar(queries.group_feed(group), slug)
    answer["Cache-Control"] = "public, max-age=900"
    return answer


def my_calendar(request, token):
    person = person_of_feed(token)
    if person is None:
        raise Http404
    answer = calendar(queries.personal_feed(person), "guyub")
    answer["Cache-Control"] = "private, no-store"
    return answer

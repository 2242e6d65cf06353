"""What one can do, and the queue of those who vouch for it."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.groups.queries import group_named
from guyub.foundation.people.models import Person

from . import commands, policy, queries
from .forms import ClaimForm, RefusalForm, RegisterForm, ShapeForm, SkillForm, VerificationForm
from .models import Level, Skill


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own(request):
    person = get_object_or_404(Person, pk=request.actor.person_id)
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            commands.claim_skill(request.actor, person, skill_id=given.pop("skill"), **given)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Kecakapan dicatat. Pengurus kelompok Anda akan memeriksanya."))
            return redirect("skills:own")
    text = request.GET.get("cari", "")[:80]
    return render(request, "skills/holding/page.html", {
        "holdings": queries.holdings_of(person), "form": form, "text": text, "levels": Level.choices,
        "families": queries.skill_choices(text), "chosen": form.data.get("skill", ""), "today": timezone.localdate(),
    }, status=422 if form.errors else 200)


@require_safe
@login_required
def choices(request):
    """The list of skills narrowed by words, for htmx."""
    text = request.GET.get("cari", "")[:80]
    return render(request, "skills/holding/_choices.html", {"families": queries.skill_choices(text), "text": text})


@require_POST
@login_required
def withdrawal(request, pk):
    holding = get_object_or_404(policy.visible_holdings(request.actor), pk=pk)
    try:
        commands.withdraw_holding(request.actor, holding)
    except Rejected as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Kecakapan dihapus dari daftar."))
    return redirect("skills:own")


def _group(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not policy.may_see_queue(request.actor, group):
        raise Http404
    return group


def _queue(request, group, form=None, pk=None):
    """The queue with one claim open: that of `?periksa=`, else the oldest; or the one whose form was not accepted."""
    claims, asked = queries.waiting_holdings(request.actor, group), request.GET.get("periksa", "")
    opened = pk or next((claim.id for claim in claims if str(claim.id) == asked), None) or next(
        (claim.id for claim in claims if not claim.own), None)
    return render(request, "skills/queue/page.html", {
        "group": group, "claims": claims, "levels": Level.choices, "running_out": queries.running_out(request.actor, group),
        "form": form, "wrong": pk, "opened": opened, "today": timezone.localdate(), **workspace(request, group),
    }, status=422 if form else 200)


@require_safe
@login_required
def queue(request, slug):
    return _queue(request, _group(request, slug))


@require_POST
@login_required
def verification(request, slug, pk):
    return _answer(request, slug, pk, VerificationForm, commands.verify_holding, _("Kecakapan disahkan."))


@require_POST
@login_required
def refusal(request, slug, pk):
    return _answer(request, slug, pk, RefusalForm, commands.refuse_holding, _("Kecakapan tidak disahkan."))


def _answer(request, slug, pk, form_of, command, done):
    group = _group(request, slug)
    holding = get_object_or_404(policy.visible_holdings(request.actor), pk=pk)
    form = form_of(request.POST)
    if form.is_valid():
        named = {"group_id": group.pk} if command is commands.verify_holding else {}
        try:
            command(request.actor, holding, **form.cleaned_data, **named)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, done)
            return redirect("skills:queue", slug=group.slug)
    return _queue(request, group, form, pk)


@require_safe
@login_required
def register(request, slug):
    """Who of the members can do what."""
    group, form = _group(request, slug), RegisterForm(request.GET)
    form.is_valid()
    chosen, page = form.cleaned_data.get("kecakapan"), form.cleaned_data.get("hal") or 1
    ended = form.cleaned_data.get("habis", False)
    held, more = queries.register(request.actor, group, chosen and chosen.pk, not ended, page)
    return render(request, "skills/register/page.html", {
        "group": group, "held": held, "families": queries.skill_choices(), "chosen": chosen, "ended": ended,
        "before": page - 1, "after": page + 1 if more else None, **workspace(request, group)})


def _operators(request):
    if not request.actor.operator:
        raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
def catalogue(request):
    """All skills; the operator adds one, and says what the number of a licence looks like."""
    _operators(request)
    form = SkillForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            skill = commands.add_skill(request.actor, None, **given)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Kecakapan masuk daftar: %(skill)s. Pencarian menemukannya dalam semenit.")
                             % {"skill": skill})
            return redirect("skills:catalogue")
    return _catalogue(request, form)


def _catalogue(request, form, wrong=None, shape_form=None):
    asked = request.GET.get("izin", "")
    return render(request, "skills/catalogue/page.html", {
        "families": queries.whole_catalogue(), "form": form, "wrong": wrong,
        "opened": wrong or (int(asked) if re.fullmatch(r"[0-9]{1,9}", asked) else None), "shape_form": shape_form,
    }, status=422 if form.errors or wrong else 200)


@require_POST
def licence(request, pk):
    _operators(request)
    skill, form = get_object_or_404(Skill, pk=pk), ShapeForm(request.POST)
    if form.is_valid():
        try:
            commands.set_licence_shape(request.actor, skill, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Bentuk nomor izin disimpan."))
            return redirect("skills:catalogue")
    return _catalogue(request, SkillForm(), pk, form)

"""What officers do: the picture of a scheme, the queue of claims, audits, and what a member's cycle is granted."""

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

from .. import commands, policy, queries
from ..forms import AdoptForm, DecisionForm
from ..forms.member import hundredths_of


def verified_group(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not policy.may_see_queue(request.actor, group):
        raise Http404
    return group


def number_in(text):
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 12 else 0


@login_required
def overview(request, slug, form=None, status=200):
    """Schemes of the group, what waits, and patterns to take over."""
    group = verified_group(request, slug)
    may = bool(policy.may_adopt_scheme(request.actor, group))
    found = queries.patterns(group) if may else []
    many, since = queries.claims_waiting(group)
    return render(request, "credits/office/page.html", {
        "group": group, "schemes": queries.schemes_of(group), "patterns": found, "many": many, "since": since,
        "form": form or (AdoptForm(patterns=found) if found else None), "forms": [form] if form else [], "leads": may,
        **workspace(request, group)}, status=status)


@require_POST
@login_required
def adopt(request, slug):
    group = verified_group(request, slug)
    form = AdoptForm(request.POST, patterns=queries.patterns(group))
    if form.is_valid():
        try:
            scheme = commands.adopt_scheme(
                request.actor, group, pattern_id=form.cleaned_data["pattern"], name=form.cleaned_data["name"])
        except Stopped as error:
            name = getattr(error, "field", None)
            form.add_error(name if name in form.fields else None, str(error))
        else:
            messages.success(request, _("Pola diambil sebagai rancangan. Lengkapi angkanya, lalu terbitkan."))
            return HttpResponseRedirect(reverse("credits:scheme", args=[slug, scheme.pk]))
    return overview(request, slug, form=form, status=422)


@login_required
def queue(request, slug):
    """Claims that wait, the oldest first, and awards to be looked at again."""
    group = verified_group(request, slug)
    rows, more = queries.queue(request.actor, group, after=number_in(request.GET.get("sesudah", "")))
    again, more_again = queries.audits(request.actor, group, after=number_in(request.GET.get("ulang", "")))
    return render(request, "credits/queue/page.html", {
        "group": group, "rows": rows, "more": more, "again": again, "more_again": more_again,
        **workspace(request, group)})


def judged(request, slug, pk, act, said):
    """One decision on one claim; what a rule says against it is shown by the house, with what was typed."""
    group = verified_group(request, slug)
    entry = get_object_or_404(
        policy.visible_entries(request.actor).filter(enrolment__scheme__group__path__startswith=group.path)
        .select_related("enrolment__version", "enrolment__scheme__group"), pk=pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    else:
        act(entry, form.cleaned_data)
        messages.success(request, said)
    return HttpResponseRedirect(reverse("credits:queue", args=[slug]))


@require_POST
@login_required
def award(request, slug, pk):
    return judged(request, slug, pk, lambda entry, typed: commands.award_credit(
        request.actor, entry, amount=hundredths_of(typed["amount"]), reason=typed["reason"]), _("Kredit diakui."))


@require_POST
@login_required
def give_back(request, slug, pk):
    return judged(request, slug, pk, lambda entry, typed: commands.return_claim(
        request.actor, entry, reason=typed["reason"]), _("Permintaan dikembalikan untuk diperbaiki."))


@require_POST
@login_required
def refuse(request, slug, pk):
    return judged(request, slug, pk, lambda entry, typed: commands.refuse_claim(
        request.actor, entry, reason=typed["reason"]), _("Permintaan ditolak."))


@require_POST
@login_required
def audit(request, slug, pk):
    sound = request.POST.get("sound") == "ya"
    return judged(request, slug, pk, lambda entry, typed: commands.audit_entry(
        request.actor, entry, sound=sound, reason=typed["reason"]),
        _("Pemeriksaan ulang tersimpan.") if sound else _("Kredit ini ditarik kembali."))


def arranged(request, pk, act, said):
    enrolment = get_object_or_404(
        policy.visible_enrolments(request.actor).select_related("version", "scheme__group"), pk=pk)
    act(enrolment)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("credits:cycle", args=[pk]))


@require_POST
@login_required
def profile(request, pk):
    return arranged(request, pk, lambda enrolment: commands.choose_profile(
        request.actor, enrolment, profile=request.POST.get("profile", "")), _("Profil diganti."))


@require_POST
@login_required
def close(request, pk):
    return arranged(request, pk, lambda enrolment: commands.close_enrolment(request.actor, enrolment),
                    _("Siklus ditutup. Hasilnya tetap, dan siklus berikutnya dimulai."))


@require_POST
@login_required
def excuse(request, pk):
    year = number_in(request.POST.get("year", "")) if request.POST.get("year", "").isdecimal() else -1
    return arranged(request, pk, lambda enrolment: commands.excuse_year(
        request.actor, enrolment, year=year, reason=request.POST.get("reason", "")), _("Pengecualian tersimpan."))

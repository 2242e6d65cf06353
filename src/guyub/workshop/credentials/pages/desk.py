"""The desk of a group: what it gives credentials for, to whom, and taking one back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.groups.policy import LEADING
from guyub.foundation.groups.queries import group_named
from guyub.workshop.activities.models import Activity

from .. import commands, policy, queries
from ..forms import KindForm, RevocationForm, SpanForm
from .mine import older

RECENT = 200


def led(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not request.actor.holds(group, *LEADING):
        raise Http404
    return group


def kind_led(request, slug, pk):
    group, kind = led(request, slug), queries.kind_seen(request.actor, pk)
    if kind is None or kind.group_id != group.pk:
        raise Http404
    return kind


@never_cache
@login_required
def overview(request, slug):
    """The kinds of this group, and what was given lately."""
    group = led(request, slug)
    lines, more = queries.group_credentials(request.actor, group, before=typed.cursor(request.GET.get("sebelum")))
    return render(request, "credentials/desk/overview.html", {
        "group": group, "kinds": queries.kinds_of(request.actor, group), "lines": lines, "older": older(more),
        "verdict": policy.may_make_kind(request.actor, group), **workspace(request, group)})


@never_cache
@login_required
def make(request, slug):
    """Another kind."""
    group = led(request, slug)
    rows = Activity.objects.filter(group=group).order_by("-pk").values_list("pk", "title")[:RECENT]
    form = KindForm(request.POST or None, activities=rows)
    if request.method == "POST" and form.is_valid():
        try:
            kind = commands.make_kind(request.actor, group, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Jenis dibuat. Sekarang pilih siapa yang menerimanya."))
            return HttpResponseRedirect(reverse("credentials:kind", args=[slug, kind.pk]))
    return render(request, "credentials/desk/make.html", {
        "group": group, "form": form, "forms": [form], **workspace(request, group)}, status=422 if form.is_bound else 200)


@never_cache
@login_required
def kind(request, slug, pk):
    """One kind: who can be given it now, and who holds it."""
    found = kind_led(request, slug, pk)
    asked = request.GET if "since" in request.GET else None
    return page(request, found, SpanForm(asked) if found.of_service else None)


def page(request, found, form, status=200, wrong=""):
    span = form.cleaned_data if form is not None and form.is_bound and form.is_valid() else {}
    text = request.GET.get("cari", "")[:80]
    people, beyond = queries.candidates(request.actor, found, **span, text=text)
    lines, more = queries.group_credentials(
        request.actor, found.group, kind=found, before=typed.cursor(request.GET.get("sebelum")))
    return render(request, "credentials/desk/kind.html", {
        "group": found.group, "kind": found, "sort": found.get_sort_display(), "people": people, "beyond": beyond,
        "form": form, "forms": [form] if form else [], "span": span, "lines": lines, "older": older(more), "text": text,
        "wrong": wrong, "verdict": policy.may_issue_credential(request.actor, found), **workspace(request, found.group)},
        status=status)


@require_POST
@login_required
def issue(request, slug, pk):
    """Give it to those who are ticked."""
    found = kind_led(request, slug, pk)
    form = SpanForm(request.POST) if found.of_service else None
    chosen = typed.numbers(request.POST.getlist("orang"))
    if form is not None and not form.is_valid():
        return page(request, found, form, status=422)
    if not chosen:
        return page(request, found, form, status=422, wrong=_("Centang paling sedikit satu orang."))
    try:
        given = commands.issue_credentials(
            request.actor, found, person_ids=chosen, **(form.cleaned_data if form else {}))
    except Rejected as error:
        return page(request, found, form, status=422, wrong=str(error))
    if given:
        messages.success(request, ngettext("%(n)d sertifikat diterbitkan.", "%(n)d sertifikat diterbitkan.", len(given)) % {
            "n": len(given)})
    if len(given) < len(chosen):
        messages.warning(request, _(
            "Dilewati: %(n)d orang. Mereka tidak hadir, sudah memegangnya, atau dekat dengan Anda.") % {
                "n": len(chosen) - len(given)})
    return HttpResponseRedirect(reverse("credentials:kind", args=[slug, pk]))


@require_POST
@login_required
def close(request, slug, pk):
    commands.close_kind(request.actor, kind_led(request, slug, pk))
    messages.success(request, _("Jenis ini ditutup. Yang sudah diterbitkan tetap berlaku."))
    return HttpResponseRedirect(reverse("credentials:desk", args=[slug]))


@never_cache
@login_required
def revoke(request, slug, pk):
    """Take one back, with the reason."""
    group, found = led(request, slug), queries.credential_seen(request.actor, pk)
    if found is None or found.group_id != group.pk:
        raise Http404
    form = RevocationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.revoke_credential(request.actor, found, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Sertifikat dicabut. Siapa pun yang memeriksanya sekarang melihatnya."))
            return HttpResponseRedirect(reverse("credentials:desk", args=[slug]))
    return render(request, "credentials/desk/revoke.html", {
        "group": group, "credential": found, "form": form, "forms": [form],
        "verdict": policy.may_revoke_credential(request.actor, found), **workspace(request, group)},
        status=422 if form.is_bound else 200)

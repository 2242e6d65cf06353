"""A scheme of a group: its versions, who is in it, and the editor of the draft with its trial."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Stopped
from guyub.core.workspaces import workspace

from .. import commands, policy, queries
from ..forms import Editor, PublishForm
from .member import placed
from .officer import number_in, verified_group


def scheme_of(request, slug, pk):
    group = verified_group(request, slug)
    return group, get_object_or_404(policy.visible_schemes(request.actor).filter(group=group).select_related("group"), pk=pk)


@login_required
def scheme(request, slug, pk):
    """The picture of a scheme, its versions and its members, those whose cycle ends first first."""
    group, row = scheme_of(request, slug, pk)
    short = request.GET.get("hanya") == "kurang"
    members, more = queries.roll(row, short=short, after=request.GET.get("sesudah", ""))
    leads = bool(policy.may_revise_scheme(request.actor, row))
    versions = [one for one in queries.bodies(row) if leads or one.published_at]
    return render(request, "credits/scheme/page.html", {
        "group": group, "scheme": row, "picture": queries.picture(row), "members": members, "more": more, "short": short,
        "versions": versions, "leads": leads, **workspace(request, group)})


@require_POST
@login_required
def revise(request, slug, pk):
    _group, row = scheme_of(request, slug, pk)
    draft = commands.revise_scheme(request.actor, row)
    return HttpResponseRedirect(reverse("credits:version", args=[slug, draft.pk]))


def version_of(request, slug, pk):
    group = verified_group(request, slug)
    return group, get_object_or_404(
        policy.visible_versions(request.actor).filter(scheme__group=group).select_related("scheme__group"), pk=pk)


@login_required
def version(request, slug, pk, publishing=None, status=200):
    """One version: to read once published, to edit as a draft; with what it would do to the open cycles."""
    group, row = version_of(request, slug, pk)
    editing = row.published_at is None and bool(policy.may_edit_version(request.actor, row))
    saving = editing and request.method == "POST" and publishing is None
    editor = Editor(row.body, request.GET.get("bagian", ""), request.POST if saving else None) if editing else None
    if saving:
        status = 422
        if editor.is_valid():
            try:
                commands.edit_version(request.actor, row, body=editor.filled())
            except Stopped as error:
                editor.forms[0].add_error(None, str(error))
            else:
                messages.success(request, _("Rancangan tersimpan."))
                return HttpResponseRedirect(f"{request.path}?bagian={editor.part}")
    rules, wrong = queries.draft_page(row)
    newer = row.published_at is not None and policy.may_revise_scheme(request.actor, row.scheme)
    return render(request, "credits/scheme/version.html", {
        "group": group, "version": row, "scheme": row.scheme, "editor": editor, "rules": rules, "wrong": wrong,
        "forms": [publishing] if publishing else editor.forms if editor else [], "publishing": publishing or PublishForm(),
        "trial": queries.trial(row) if editing or newer else None, "source": queries.source_of(row),
        **workspace(request, group)}, status=status)


@require_POST
@login_required
def publish(request, slug, pk):
    _group, row = version_of(request, slug, pk)
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            commands.publish_version(request.actor, row, **form.cleaned_data)
        except Stopped as error:
            placed(form, error)
        else:
            messages.success(request, _("Versi terbit. Yang sudah punya siklus tetap memakai versinya."))
            return HttpResponseRedirect(reverse("credits:scheme", args=[slug, row.scheme_id]))
    return version(request, slug, pk, publishing=form, status=422)


@require_POST
@login_required
def discard(request, slug, pk):
    _group, row = version_of(request, slug, pk)
    commands.discard_version(request.actor, row)
    messages.success(request, _("Rancangan dibuang."))
    return HttpResponseRedirect(reverse("credits:overview", args=[slug]))


@require_POST
@login_required
def move(request, slug, pk):
    """Move one open cycle, named in the form, to this version."""
    _group, row = version_of(request, slug, pk)
    enrolment = policy.visible_enrolments(request.actor).filter(
        scheme=row.scheme_id, pk=number_in(request.POST.get("enrolment", ""))).first()
    if enrolment is None:
        raise Http404
    commands.move_enrolment(request.actor, enrolment, version_id=row.pk)
    messages.success(request, _("Siklus dipindah ke versi ini, dan orangnya dikabari."))
    return HttpResponseRedirect(reverse("credits:cycle", args=[enrolment.pk]))

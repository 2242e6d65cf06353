"""Founding a group or chapter, changing what is written about it, and the operator's answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Refused, Rejected
from guyub.core.workspaces import workspace

from .. import commands, policy, queries
from ..forms import ChapterForm, GroupForm
from .members import led


def rejected(form, error):
    name = (error.field or "").removesuffix("_id")
    form.add_error(name if name in form.fields else None, str(error))


def found(request):
    """Found a group; the operator lets it live."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    form = GroupForm(request.POST or None, initial={"kind": request.GET.get("jenis", "volunteer"), "answer_days": 3})
    if request.method == "POST" and form.is_valid():
        try:
            group = commands.found_group(request.actor, None, kind=form.cleaned_data["kind"], **form.facts())
        except Rejected as error:
            rejected(form, error)
        else:
            messages.success(request, _("Kelompok terdaftar. Pengelola memeriksanya, lalu Anda kami kabari."))
            return HttpResponseRedirect(f"/kelompok/{group.slug}/")
    return render(request, "groups/founding/found.html", {"form": form, "forms": [form]},
                  status=422 if form.is_bound else 200)


def leading(request, slug):
    """The group of this address for its chair and secretaries; other officers are told whose task this is."""
    group = led(request, slug)
    if not policy.may_edit_group(request.actor, group):
        raise Refused(_("Bagian ini diurus oleh ketua dan sekretaris kelompok."))
    return group


@login_required
def chapter(request, slug):
    """Found a chapter below a group that one leads."""
    group = leading(request, slug)
    form = ChapterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            made = commands.found_group(request.actor, group, kind=group.kind, name=cleaned["name"],
                                        place_id=cleaned["place"].pk, level_label=cleaned["level_label"])
        except Rejected as error:
            rejected(form, error)
        else:
            messages.success(request, _("Cabang didirikan."))
            return HttpResponseRedirect(f"/ruang/{made.slug}/")
    return render(request, "groups/founding/chapter.html", {
        "form": form, "forms": [form], "group": group, **workspace(request, group)}, status=422 if form.is_bound else 200)


@login_required
def settings(request, slug):
    """What the public reads of a group."""
    group = leading(request, slug)
    form = GroupForm(request.POST or None, initial=GroupForm.start(group))
    form.fields["kind"].required = False
    if request.method == "POST" and form.is_valid():
        try:
            commands.edit_group(request.actor, group, changed=form.changed_data, **form.facts())
        except Rejected as error:
            rejected(form, error)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return HttpResponseRedirect(reverse("groups:settings", args=[slug]))
    return render(request, "groups/settings/page.html", {
        "form": form, "forms": [form], "group": group, "chapters": queries.chapters(group),
        "may_close": policy.may_close_group(request.actor, group), **workspace(request, group)},
        status=422 if form.is_bound else 200)


@require_POST
@login_required
def close(request, slug):
    """End a group for good."""
    group = commands.close_group(request.actor, led(request, slug))
    messages.success(request, _("%(name)s ditutup. Catatan dan jamnya tetap ada.") % {"name": group.name})
    return HttpResponseRedirect("/ruang/?pilih=1")


@require_POST
@login_required
def resubmit(request, slug):
    """Ask the operator once more about a refused group."""
    group = commands.resubmit_group(request.actor, led(request, slug))
    messages.success(request, _("Diajukan lagi. Pengelola memeriksanya, lalu Anda kami kabari."))
    return HttpResponseRedirect(reverse("groups:settings", args=[group.slug]))


def operator_or_404(request):
    if not request.actor.operator:
        raise Http404


@login_required
def waiting(request, status=200, **wrong):
    """The operator's queue of founded groups; `?tolak=` opens the refusal of one of them."""
    operator_or_404(request)
    chosen = request.GET.get("tolak", "")
    return render(request, "groups/founding/waiting.html", {
        "groups": queries.groups_waiting(request.actor)[:50],
        "chosen": int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None, **wrong}, status=status)


@require_POST
@login_required
def approve(request, pk):
    operator_or_404(request)
    group = commands.approve_group(request.actor, group_or_404(request, pk))
    messages.success(request, _("%(name)s disetujui.") % {"name": group.name})
    return HttpResponseRedirect(reverse("groups:waiting"))


@require_POST
@login_required
def refuse(request, pk):
    operator_or_404(request)
    reason = request.POST.get("reason", "")
    try:
        group = commands.refuse_group(request.actor, group_or_404(request, pk), reason=reason)
    except Rejected as error:
        return waiting(request, status=422, chosen=pk, wrong=str(error), reason=reason)
    messages.success(request, _("%(name)s ditolak; alasannya sudah dikirim.") % {"name": group.name})
    return HttpResponseRedirect(reverse("groups:waiting"))


def group_or_404(request, pk):
    group = policy.visible_groups(request.actor).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group



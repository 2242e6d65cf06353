"""The kinds of member of a group, and who held which office when."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace

from .. import commands, policy, queries
from ..forms import AssignForm, CategoryForm
from .members import group_or_404, led


@login_required
def categories(request, slug):
    """The kinds of member, a new one, and of which kind a member is."""
    group = led(request, slug)
    form = CategoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.add_category(request.actor, group, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Kategori ditambahkan."))
            return HttpResponseRedirect(reverse("groups:categories", args=[slug]))
    return page(request, group, form=form)


def page(request, group, **bound):
    rows = queries.categories_of(request.actor, group)
    forms = {"form": CategoryForm(), "assign": AssignForm(categories=rows), **bound}
    return render(request, "groups/category/page.html", {
        "group": group, "categories": rows, "forms": list(forms.values()), **forms,
        "may_edit": policy.may_add_category(request.actor, group), **workspace(request, group)},
        status=422 if any(form.is_bound for form in forms.values()) else 200)


def category_or_404(request, group, pk):
    row = policy.visible_categories(request.actor).filter(group=group, pk=pk).first()
    if row is None:
        raise Http404
    return row


@login_required
def change(request, slug, pk):
    """Another name or other conditions."""
    group = led(request, slug)
    row = category_or_404(request, group, pk)
    form = CategoryForm(request.POST or None, initial={"name": row.name, "conditions": row.conditions})
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_category(request.actor, row, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return HttpResponseRedirect(reverse("groups:categories", args=[slug]))
    return render(request, "groups/category/edit.html", {
        "group": group, "form": form, "forms": [form], **workspace(request, group)}, status=422 if form.is_bound else 200)


@require_POST
@login_required
def remove(request, slug, pk):
    group = led(request, slug)
    commands.remove_category(request.actor, category_or_404(request, group, pk))
    messages.success(request, _("Kategori dihapus."))
    return HttpResponseRedirect(reverse("groups:categories", args=[slug]))


@require_POST
@login_required
def assign(request, slug):
    """Say by the member's number of which kind somebody is."""
    group = led(request, slug)
    form = AssignForm(request.POST, categories=queries.categories_of(request.actor, group))
    if form.is_valid():
        typed, category = form.cleaned_data["number"].strip(), form.cleaned_data["category"]
        row = policy.visible_memberships(request.actor).filter(
            group=group, number__iexact=typed, left_at=None).select_related("person").first()
        if row is None:
            form.add_error("number", _("Tidak ada anggota dengan nomor ini."))
        else:
            commands.assign_category(request.actor, row, category_id=category and category.pk)
            messages.success(request, _("Kategori %(name)s disimpan.") % {"name": row.person.name})
            return HttpResponseRedirect(reverse("groups:categories", args=[slug]))
    return page(request, group, assign=form)


def terms(request, slug):
    """Who held which office, from when to when; for everybody."""
    group = group_or_404(request, slug)
    return render(request, "groups/office/terms.html", {
        "group": group, "terms": queries.office_terms(request.actor, group)})

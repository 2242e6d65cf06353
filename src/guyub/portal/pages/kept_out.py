"""Whom a group keeps out: its officers see the list, and choose among people whom the group has met."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.groups import commands, policy
from guyub.foundation.groups.queries import block_list, group_named
from guyub.foundation.people.models import Person
from guyub.workshop.activities.pages.doors import signed_in
from guyub.workshop.activities.policy import visible_signups

from ..forms.block import BlockForm

FOUND = 20


@dataclass(frozen=True)
class Known:
    id: int
    name: str
    number: str


def guarded(page):
    """A page of a group for those who may keep people out; for anybody else it does not exist."""

    @never_cache
    @signed_in
    def shown(request, slug, **captured):
        group = group_named(request.actor, slug)
        if group is None or not policy.may_block_person(request.actor, group):
            raise Http404
        return page(request, group, **captured)

    return shown


def known(actor, group, text=None, person_id=None):
    """People who ever applied to or signed up in this very group, by a part of their name or by id."""
    members = policy.visible_memberships(actor).filter(group=group)
    wanted = Q(pk__in=members.values("person_id")) | Q(
        pk__in=visible_signups(actor).filter(shift__activity__group=group).values("person_id"))
    rows = Person.objects.filter(wanted, erased_at=None).exclude(pk=actor.person_id)
    rows = rows.filter(pk=person_id) if person_id is not None else rows.filter(name__icontains=text)
    found = list(rows.order_by("name", "pk")[:FOUND])
    numbers = dict(members.filter(person__in=found, left_at=None).exclude(number="").values_list("person_id", "number"))
    return [Known(row.pk, row.name, numbers.get(row.pk, "")) for row in found]


@guarded
def kept_out(request, group):
    asked = request.GET.get("cari", "").replace("\0", "").strip()[:80]
    return render(request, "portal/kept_out/page.html", {
        "group": group, "asked": asked, "found": known(request.actor, group, asked) if len(asked) > 1 else [],
        "blocks": block_list(request.actor, group), **workspace(request, group)})


@guarded
def block(request, group, pk):
    """One question: this person, why, and until when."""
    person = next(iter(known(request.actor, group, person_id=pk)), None)
    if person is None:
        raise Http404
    form = BlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.block_person(request.actor, group, person_id=person.id, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("%(name)s tidak bisa mendaftar di kelompok ini lagi.") % {"name": person.name})
            return redirect("kept_out", slug=group.slug)
    return render(request, "portal/kept_out/block.html", {
        "group": group, "person": person, "form": form, "forms": [form], **workspace(request, group)},
        status=422 if form.is_bound else 200)


@require_POST
@guarded
def lift(request, group, pk):
    row = policy.visible_blocks(request.actor).filter(group=group, pk=pk).select_related("person").first()
    if row is None:
        raise Http404
    commands.lift_block(request.actor, row)
    messages.success(request, _("%(name)s bisa mendaftar lagi.") % {"name": row.person.name})
    return redirect("kept_out", slug=group.slug)

"""Looking again at some of what was vouched for."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.workspaces import workspace
from guyub.foundation.groups.queries import group_named

from .. import commands, policy
from ..queries.audit import audit_seen, audits_of
from .doors import signed_in


def led(request, slug):
    group = group_named(request.actor, slug)
    if group is None or not request.actor.holds(group, *policy.CORRECTING):
        raise Http404
    return group


@never_cache
@signed_in
def audits(request, slug, wrong="", status=200):
    """What waits to be looked at again, and what came of the rest."""
    group = led(request, slug)
    lines, upheld, withdrawn = audits_of(request.actor, group)
    return render(request, "activities/audit/list.html", {
        "group": group, "lines": lines, "upheld": upheld, "withdrawn": withdrawn, "wrong": wrong,
        **workspace(request, group)}, status=status)


@require_POST
@signed_in
def decide(request, slug, pk):
    group, found = led(request, slug), audit_seen(request.actor, pk)
    if found is None or found.attendance.shift.activity.group_id != group.pk:
        raise Http404
    upheld = request.POST.get("hasil") == "benar"
    try:
        commands.audit_attendance(request.actor, found, upheld=upheld, reason=request.POST.get("reason", "")[:300])
    except Rejected as error:
        return audits(request, slug, wrong=str(error), status=422)
    messages.success(request, _("Pengesahan ini dipertahankan.") if upheld else _(
        "Pengesahan ditarik. Jam, sertifikat, dan angka yang memakainya ikut turun, dan orangnya diberi tahu."))
    return redirect("activities:audits", slug=slug)

"""Inviting: one's links with how many came by them, making and revoking one, and following one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Rejected
from guyub.foundation.groups.policy import OFFICERS
from guyub.foundation.groups.queries import group_named, memberships_of
from guyub.workshop.activities.queries import activity_for_page

from . import commands, policy, queries
from .forms import InvitationForm

ENDED = 410


def person(request):
    if request.actor.person_id is None:
        raise Http404
    return request.actor.person_id


@login_required
def mine(request):
    """My invitations, how many came by each, and the groups to which I may invite."""
    lines = queries.my_invitations(request.actor)
    return render(request, "invitations/link/mine.html", {
        "lines": lines, "brought": queries.outreach(person(request)),
        "groups": [row.group for row in memberships_of(request.actor.person_id) if row.group.living]})


def wanted(request):
    """(group, activity or None) that the address names."""
    pk = typed.number(request.GET.get("kegiatan"))
    activity = activity_for_page(request.actor, pk) if pk else None
    group = activity.group if activity else group_named(request.actor, request.GET.get("kelompok", "")[:80])
    if group is None or (pk and activity is None):
        raise Http404
    return group, activity


@login_required
def make(request):
    """A new link to the group or activity that the address names."""
    person(request)
    group, activity = wanted(request)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.make_invitation(
                request.actor, group, activity_id=activity.pk if activity else None, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return HttpResponseRedirect(reverse("invitations:one", args=[made.pk]))
    return render(request, "invitations/link/make.html", {
        "group": group, "activity": activity, "form": form, "forms": [form],
        "verdict": policy.may_make_invitation(request.actor, group)}, status=422 if form.is_bound else 200)


@never_cache
@login_required
def one(request, pk):
    """One link with its QR code, to pass on and to revoke."""
    found = queries.invitation_seen(request.actor, pk)
    if found is None:
        raise Http404
    line = queries.line(found)
    words = _("Mari ikut %(title)s: %(url)s") % {"title": line.title, "url": line.url}
    return render(request, "invitations/link/one.html", {
        "line": line, "words": words, "own": policy.own(request.actor, found),
        "leads": request.actor.holds(found.group, *OFFICERS), "group": found.group})


@require_POST
@login_required
def revoke(request, pk):
    found = queries.invitation_seen(request.actor, pk)
    if found is None:
        raise Http404
    commands.revoke_invitation(request.actor, found)
    messages.success(request, _("Undangan dicabut. Yang sudah datang tetap terhitung."))
    return HttpResponseRedirect(reverse("invitations:one", args=[pk]))


@never_cache
def follow(request, token):
    """Lead on to the page, with the token in its address and nowhere else; a link that has ended says so."""
    invitation = queries.invitation_named(token)
    if invitation is None or not invitation.group.living:
        raise Http404
    found = queries.welcome(request.actor, invitation)
    if not found.words:
        return HttpResponseRedirect(found.goal)
    return render(request, "invitations/link/over.html", {"welcome": found}, status=200 if invitation.open else ENDED)

"""Passing an application on, by an officer; and the person's refusal of that."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected

from .. import commands, queries
from .members import group_or_404, led, membership_of, roll


@require_POST
@login_required
def refer(request, slug, pk):
    """With a reason, to the group that is named; what was typed stays if it cannot be."""
    group = led(request, slug)
    row = membership_of(request, group, pk)
    named, reason = request.POST.get("group", ""), request.POST.get("reason", "")
    target = queries.group_meant(named)
    try:
        if target is None:
            raise Rejected(_("Kelompok ini tidak ditemukan. Tulis nama lengkapnya atau alamat halamannya."), field="group")
        referral = commands.refer_membership(request.actor, row, group_id=target.pk, reason=reason)
    except Rejected as error:
        return roll(request, slug, status=422, passing=pk, named=named, reason=reason, wrong_field=error.field,
                    wrong_passing=str(error))
    messages.success(request, _("Permintaan %(name)s diteruskan ke %(group)s; keduanya dikabari.") % {
        "name": row.person.name, "group": referral.passed.group.name})
    return HttpResponseRedirect(reverse("groups:roll", args=[slug]))


@require_POST
@login_required
def refuse(request, slug):
    """The person wants the answer of the group that was asked first."""
    group = group_or_404(request, slug)
    referral = queries.referral_to(request.actor.person_id, group)
    if referral is None:
        raise Http404
    commands.refuse_referral(request.actor, referral)
    messages.success(request, _("Permintaan Anda kembali ke %(group)s.") % {"group": referral.application.group.name})
    return HttpResponseRedirect(reverse("groups:apply", args=[referral.application.group.slug]))

"""Links to chosen parts of a record: made and taken back by its person, read by whoever has one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.formats import long_day
from guyub.foundation.people.models import Person

from .. import commands, policy, queries
from ..forms import ShareForm
from ..models import Part
from .record import mine, own
from .words import said

SHOWN = 200


@require_POST
@login_required
def give(request):
    person = Person.objects.get(pk=own(request))
    form = ShareForm(request.POST)
    if form.is_valid():
        try:
            commands.share_record(request.actor, person, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Tautan dibuat. Salin dan kirim kepada yang Anda tuju."))
            return HttpResponseRedirect(reverse("portfolio:mine") + "#tautan")
    return mine(request, form=form, status=422)


@require_POST
@login_required
def take_back(request, pk):
    commands.revoke_share(request.actor, get_object_or_404(policy.visible_shares(request.actor), pk=pk))
    messages.success(request, _("Tautan ditarik. Yang menyimpannya tidak bisa membuka lagi."))
    return HttpResponseRedirect(reverse("portfolio:mine") + "#tautan")


@never_cache
def shared(request, token):
    """What somebody chose to show. Names of those who vouched are not shown, their offices are."""
    share = queries.share_of(token)
    if share is None or share.person.erased_at:
        raise Http404
    if not share.open:
        answer = render(request, "portfolio/share/over.html", status=410)
    else:
        answer = render(request, "portfolio/share/page.html", contents(share))
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def contents(share):
    parts, person_id = set(share.parts), share.person_id
    context = {"name": share.person.name, "until": long_day(share.until)}
    if parts & {Part.SUMMARY, Part.MILESTONES}:
        record = queries.record(person_id)
        context["record"] = record if Part.SUMMARY in parts else None
        context["milestones"] = [(said(one), one) for one in record.milestones] if Part.MILESTONES in parts else None
    for part, kind in ((Part.SERVICE, "memberi"), (Part.LEARNING, "belajar")):
        if part in parts:
            context[part.value], context[f"{part.value}_more"] = queries.service_lines(
                person_id, queries.Asked(kind=kind), limit=SHOWN)
    if Part.OUTREACH in parts:
        context["outreach"] = queries.outreach(person_id)
    if parts & {Part.SKILLS, Part.GROUPS}:
        standing = queries.standing(person_id)
        context["skills"] = standing.skills if Part.SKILLS in parts else None
        context["groups"] = standing.belongings if Part.GROUPS in parts else None
    return context | {"parts": parts}

"""One shift of a proposal: whom to ask as stand-by, and why this person and not that one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import ngettext

from guyub.core import typed
from guyub.core.errors import Refused, Stopped
from guyub.core.forms import plain
from guyub.core.workspaces import workspace

from .. import commands, queries
from .proposal import led

LONGEST = 80


def typed_name(request):
    return " ".join(plain(request.GET.get("nama", "")).split())[:LONGEST]


@login_required
def standbys(request, slug, pk, shift):
    """How many may not come, how often that was right, who stands by, and whom to ask."""
    row, wrong, ticked, status = led(request, slug, pk), "", None, 200
    if request.method == "POST":
        ticked = {number for value in request.POST.getlist("orang") if (number := typed.number(value))}
        try:
            made = commands.ask_standbys(request.actor, row, shift_id=shift, people=sorted(ticked))
        except Refused:
            raise
        except Stopped as error:
            wrong, status = str(error), 422
        else:
            n = len(made)
            messages.success(request, ngettext(
                "%(n)d orang ditanya sebagai cadangan.", "%(n)d orang ditanya sebagai cadangan.", n) % {"n": n})
            return HttpResponseRedirect(request.path)
    sheet = queries.standby_sheet(row, shift, text=typed_name(request), ticked=ticked)
    if sheet is None:
        raise Http404
    return render(request, "matching/standby/page.html", {
        "group": row.group, "proposal": row, "sheet": sheet, "wrong": wrong, "typed_name": typed_name(request),
        **workspace(request, row.group)}, status=status)


@login_required
def why(request, slug, pk, shift):
    """Who is there and why, and why somebody who is named is not."""
    row, text = led(request, slug, pk), typed_name(request)
    told = queries.whys(row, shift, text)
    if told is None:
        raise Http404
    return render(request, "matching/why/page.html", {
        "group": row.group, "proposal": row, "told": told, "typed_name": text, **workspace(request, row.group)})

"""The operator's table: which link bars from which act."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guyub.core.errors import Rejected

from .. import commands, queries


def rules(request):
    if not request.actor.operator:
        raise Http404
    wrong = ""
    if request.method == "POST":
        try:
            commands.set_rule(request.actor, None, act=request.POST.get("act", ""), kind=request.POST.get("kind", ""),
                              near=request.POST.get("near") == "1", bars=request.POST.get("bars") == "1")
        except Rejected as error:
            wrong = str(error)
        else:
            messages.success(request, _("Aturan berlaku mulai hari ini."))
            return HttpResponseRedirect(reverse("conflicts:rules"))
    table, acts = queries.rule_table()
    return render(request, "conflicts/rule/page.html", {"table": table, "acts": acts, "wrong": wrong},
                  status=422 if wrong else 200)

"""What anybody reads of a group: who was recused and why in general words, and what its people declare openly."""

from django.http import Http404
from django.shortcuts import render

from guyub.core.typed import number
from guyub.foundation.groups.queries import group_named

from .. import queries

PAGE = 50


def log(request, slug):
    group = group_named(request.actor, slug)
    if group is None:
        raise Http404
    before = number(request.GET.get("sebelum"))
    lines = queries.recusal_log(request.actor, group=group, limit=PAGE + 1, before=before)
    return render(request, "conflicts/case/log.html", {
        "group": group, "lines": lines[:PAGE], "older": f"?sebelum={lines[PAGE - 1].id}" if len(lines) > PAGE else "",
        "declared": queries.public_declarations(request.actor, group) if before is None else []})

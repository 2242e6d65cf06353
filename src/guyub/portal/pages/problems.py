"""What the type of a problem leads to: each kind of error of /api/v1 in words, and what to do about it."""

from django.http import Http404
from django.shortcuts import render

from guyub.core.problems import KINDS


def problems(request):
    return render(request, "portal/problems/list.html", {"kinds": KINDS.items()})


def show(request, slug):
    if slug not in KINDS:
        raise Http404
    return render(request, "portal/problems/page.html", {"slug": slug, "kind": KINDS[slug]})

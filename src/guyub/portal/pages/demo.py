"""Demo only: come in as anybody of the cast with one click."""

from django.conf import settings
from django.contrib.auth import login as sign_in
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from guyub.foundation.people.models import Login

from ..demo.cast import PEOPLE, SAYS

HOMES = {"ketut": "/pengelola/kelompok/", "retno": "/ruang/", "yohanes": "/ruang/", "lestari": "/ruang/",
         "bambang": "/ruang/"}


def rows():
    names = {name: key for key, (name, _contact) in PEOPLE.items()}
    found = Login.objects.filter(person__name__in=names).select_related("person").order_by("pk")
    return [(login, names[login.person.name], SAYS[names[login.person.name]]) for login in found]


def people(request):
    if not settings.DEMO:
        raise Http404
    return render(request, "portal/demo/people.html", {"rows": rows()})


@require_POST
def enter(request, pk):
    """Only a login of the cast, and only in demo mode."""
    chosen, key = next(((login, key) for login, key, _says in rows() if login.pk == pk), (None, "")) \
        if settings.DEMO else (None, "")
    if chosen is None:
        raise Http404
    sign_in(request, chosen, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(HOMES.get(key, "/giliran/"))

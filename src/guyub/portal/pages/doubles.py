"""The operator merges two rows that are one person."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.foundation.people import commands, policy, queries


def asked_of(request):
    return request.GET.get("cari", "").replace("\0", "").strip()[:254]


@never_cache
def doubles(request, status=200, **typed):
    """A search, and which of two found stays; a contact is compared, and shown only in part."""
    if not request.actor.operator:
        raise Http404
    asked = asked_of(request)
    return render(request, "portal/doubles/page.html", {
        "asked": asked, "found": queries.persons_named(request.actor, asked) if asked else [], **typed}, status=status)


@require_POST
def merge(request):
    if not request.actor.operator:
        raise Http404
    wanted = {name: request.POST.get(name, "") for name in ("person", "into")}
    ids = {name: int(text) if text.isdecimal() and len(text) < 19 else 0 for name, text in wanted.items()}
    person = policy.visible_persons(request.actor).filter(pk=ids["person"]).first()
    try:
        if person is None:
            raise Rejected(_("Pilih dua orang yang berbeda."), field="into")
        kept = commands.merge_persons(request.actor, person, into_id=ids["into"])
    except Rejected as error:
        return doubles(request, status=422, error=str(error), **{f"typed_{name}": pk for name, pk in ids.items()})
    messages.success(request, _("%(name)s digabungkan. Keanggotaan, giliran, dan kecakapannya menyusul sebentar lagi.")
                     % {"name": kept.name})
    return redirect("doubles")

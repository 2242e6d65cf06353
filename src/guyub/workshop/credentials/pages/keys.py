"""The operator's page of keys."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .. import commands, queries
from ..rules.document import did_key


@never_cache
@login_required
def keys(request):
    """All keys, and changing the one that signs."""
    if not request.actor.operator:
        raise Http404
    if request.method == "POST":
        fresh = commands.rotate_key(request.actor, None, compromised=request.POST.get("bocor") == "1")
        messages.success(request, _("Kunci nomor %(number)d menandatangani mulai sekarang.") % {"number": fresh.number})
        return HttpResponseRedirect(reverse("credentials:keys"))
    return render(request, "credentials/keys/page.html", {
        "rows": [(key, did_key(key.public)) for key in queries.all_keys()]})

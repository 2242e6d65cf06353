"""The operator keeps somebody from signing in, and lets them in again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.foundation.people import commands, policy, queries
from guyub.foundation.people.rules import clean_contact


def contact_or_words(text):
    """A phone number as it is stored, if the text is one; else the text as it is."""
    try:
        return clean_contact(text)[1]
    except ValueError:
        return text


@never_cache
def logins(request, status=200, **typed):
    """Who is blocked, and a search for whom to block; a contact is compared, never shown."""
    if not request.actor.operator:
        raise Http404
    asked = request.GET.get("cari", "").replace("\0", "").strip()[:254]
    return render(request, "portal/blocking/page.html", {
        "asked": asked, "found": queries.logins_named(request.actor, contact_or_words(asked)) if asked else [],
        "blocked": queries.blocked_logins(request.actor), **typed}, status=status)


def login_of(request, pk):
    login = policy.visible_logins(request.actor).filter(pk=pk).first() if request.actor.operator else None
    if login is None:
        raise Http404
    return login


@require_POST
def block(request, pk):
    login, reason = login_of(request, pk), request.POST.get("reason", "").replace("\0", "")
    try:
        commands.block_login(request.actor, login, reason=reason)
    except Rejected as error:
        if error.field is None:
            raise
        return logins(request, status=422, wrong=pk, error=str(error), typed=reason)
    messages.success(request, _("Akun diblokir; semua perangkatnya sudah dikeluarkan."))
    return redirect("blocked_logins")


@require_POST
def unblock(request, pk):
    commands.unblock_login(request.actor, login_of(request, pk))
    messages.success(request, _("Blokir dibuka; orangnya bisa masuk lagi."))
    return redirect("blocked_logins")

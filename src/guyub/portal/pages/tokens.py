"""Personal access tokens: making one, which is shown once, and taking it back."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core.errors import Rejected
from guyub.core.formats import day_month
from guyub.foundation.people import commands as people
from guyub.foundation.people import policy
from guyub.foundation.people.queries import access_tokens, token_state
from guyub.foundation.people.rules import TOKEN_SIGN

from ..forms_token import SCOPES, AccessTokenForm
from .account import personal


@dataclass(frozen=True)
class TokenLine:
    """One token in the list, in words."""

    id: int
    name: str
    shown: str
    scopes: list
    made: str
    until: str
    used: str
    state: str


def line(row):
    names = dict(SCOPES)
    states = {"": "", "revoked": _("Dicabut"), "expired": _("Lewat masanya"), "closed": _("Akun ditutup")}
    return TokenLine(
        id=row.pk, name=row.name, shown=f"{TOKEN_SIGN}…{row.hint}", state=states[token_state(row)],
        scopes=[str(names.get(scope, scope)).split(":")[0] for scope in row.scopes],
        made=day_month(localtime(row.created_at)),
        until=day_month(localtime(row.expires_at)),
        used=day_month(localtime(row.used_at)) if row.used_at else "")


@personal
def tokens(request):
    """One's tokens, and a form for another. The secret is in the answer to the form and nowhere else."""
    form = AccessTokenForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            _row, secret = people.make_access_token(request.actor, request.user, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    if secret:
        form = AccessTokenForm()
    live, past = access_tokens(request.actor)
    return render(request, "portal/account/tokens.html", {
        "form": form, "forms": [form], "secret": secret, "tokens": [line(row) for row in live],
        "past": [line(row) for row in past[:20]]}, status=422 if form.is_bound else 200)


@require_POST
@personal
def token_revocation(request, pk):
    row = get_object_or_404(policy.visible_access_tokens(request.actor), pk=pk)
    people.revoke_access_token(request.actor, row)
    messages.success(request, _("Token “%(name)s” dicabut.") % {"name": row.name})
    return redirect("account_tokens")

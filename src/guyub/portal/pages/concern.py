"""Reporting a page: open to everybody, counted per visitor, read by the operator alone."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from guyub.core.errors import Rejected
from guyub.foundation.people.commands import TooSoon
from guyub.workshop.concerns import commands
from guyub.workshop.concerns.rules import ANSWER_DAYS, path_of

from .. import accounts
from ..forms.concern import ConcernForm
from .sign_in import too_soon

REPORTS_PER_HOUR = 10


def asked_about(request):
    """The page that a link names; what is no path of this house is left out."""
    try:
        return path_of(request.GET.get("tentang", "").replace("\0", ""), request.get_host())
    except ValueError:
        return ""


@never_cache
def concern(request):
    known = request.actor.person_id is not None
    form = ConcernForm(request.POST or None, signed_in=known, initial={"about": asked_about(request)})
    if request.method == "POST" and form.is_valid():
        try:
            accounts.count_try(request, "reports", most=REPORTS_PER_HOUR)
            commands.raise_concern(request.actor, None, **form.cleaned_data)
        except TooSoon as error:
            return too_soon(request, error)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Laporan terkirim. Anda kami kabari di pemberitahuan.") if known
                             else _("Laporan terkirim. Terima kasih sudah ikut menjaga."))
            return redirect("concern")
    return render(request, "portal/concern/page.html", {
        "form": form, "forms": [form], "known": known, "days": ANSWER_DAYS},
                  status=422 if form.is_bound else 200)

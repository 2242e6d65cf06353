"""What somebody likes to say of themselves for statistics: filled in freely, deleted with the consent."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from guyub.core.errors import Rejected
from guyub.foundation.people import commands as people
from guyub.foundation.people import policy
from guyub.foundation.people.queries import asked_consents

from ..forms_portrait import PortraitForm
from .account import personal


@personal
def portrait(request):
    """Show and save what one said; a POST with everything empty deletes it."""
    held = policy.visible_portraits(request.actor).select_related("district__parent").first()
    initial = {"sex": held.sex, "age": held.age, "disability": held.disability,
               "district": f"{held.district.name}, {held.district.parent.title}" if held.district else ""} if held else {}
    form = PortraitForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            people.give_portrait(request.actor, request.user.person, sex=facts["sex"], age=facts["age"],
                                 disability=facts["disability"],
                                 district_id=facts["district"].pk if facts["district"] else None)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            empty = not any(facts[name] for name in ("sex", "age", "disability", "district"))
            messages.success(request, _("Data statistik dihapus.") if empty else _("Data statistik disimpan."))
            return redirect("account_portrait")
    return render(request, "portal/account/portrait.html", {
        "form": form, "forms": [form], "held": held, "texts": asked_consents(["statistics"]),
    }, status=422 if form.is_bound else 200)

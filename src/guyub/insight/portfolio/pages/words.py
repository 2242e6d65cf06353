"""Milestones as they are said."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guyub.core.formats import number


def said(milestone):
    if milestone.kind == "first":
        return _("Jam pertama")
    if milestone.kind == "learned":
        return _("Pelatihan pertama")
    if milestone.kind == "groups":
        return ngettext("Bersama %(n)s kelompok", "Bersama %(n)s kelompok", milestone.amount) % {"n": milestone.amount}
    return ngettext("%(n)s jam", "%(n)s jam", milestone.amount) % {"n": number(milestone.amount)}

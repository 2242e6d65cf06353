"""Who reports and who answers. Never the public: the operator reads a report, and who leads the group it went to."""

from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No
from guyub.foundation.groups.policy import LEADING, within_led

from .models import Concern


def may_raise_concern(actor, nothing):
    """Anybody, with or without account; the page counts how often."""
    return True


def may_see_concern(actor, concern):
    return actor.operator or (concern.group is not None and actor.holds(concern.group, *LEADING))


def visible_concerns(actor):
    return Concern.objects.all() if actor.operator else Concern.objects.filter(within_led(actor, "group", *LEADING))


def may_uphold_concern(actor, concern):
    if not actor.operator and actor.person_id is not None and actor.person_id == concern.reporter_id:
        return No(_("Laporan Anda sendiri dijawab oleh orang lain."))
    return may_see_concern(actor, concern)


may_dismiss_concern = may_refer_concern = may_uphold_concern


def may_return_concern(actor, concern):
    return concern.group is not None and actor.holds(concern.group, *LEADING)


def may_see_inbox(actor, group):
    """Whether the actor answers the reports that were passed on to this group."""
    return actor.holds(group, *LEADING)


def may_forget_contacts(actor, nothing):
    return actor.office == "concerns"

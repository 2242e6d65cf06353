"""Who reports and who answers. A report is never public: the operator alone reads it."""

from .models import Concern


def may_raise_concern(actor, nothing):
    """Anybody, with or without account; the page counts how often."""
    return True


def may_see_concern(actor, concern):
    return actor.operator


def visible_concerns(actor):
    return Concern.objects.all() if actor.operator else Concern.objects.none()


may_uphold_concern = may_dismiss_concern = may_see_concern


def may_forget_contacts(actor, nothing):
    return actor.office == "concerns"

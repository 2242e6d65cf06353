from django.utils import timezone

from guyub.core.commands import command
from guyub.workshop.notices.commands import tell

from .. import policy

BEFORE = (30, 90, 180, 365)  # days before the end of a cycle at which who is short is told, the nearest first


def stage(days):
    """The warning that is due so many days before the end; None if it is too early for any."""
    return next((one for one in BEFORE if days <= one), None)


@command(policy.may_warn_enrolment, joined=("version", "scheme"))
def warn_enrolment(actor, enrolment):
    """Tell somebody in time what is missing, once at each stage; how much, and by which day."""
    due = stage((enrolment.ends_on - timezone.localdate()).days)
    if enrolment.closed_at or not enrolment.missing or due is None:
        return
    if enrolment.warned_days is not None and enrolment.warned_days <= due:
        return
    enrolment.warned_days = due
    enrolment.save(update_fields=["warned_days"])
    tell([enrolment.person_id], "credits/short", url=f"/kredit/{enrolment.pk}/", scheme=enrolment.scheme.name,
         missing=enrolment.missing, unit=enrolment.rules.unit, until=enrolment.ends_on)

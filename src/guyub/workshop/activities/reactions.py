"""Who confirmed an hour should not wait until the volunteer is told: that happens afterwards."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.workshop.notices.commands import notify

from . import commands
from .commands.facts import facts_of
from .models import Attendance, Import

OFFICE = Actor.office_of("activities")


@reacts_to("activities.confirm_attendance", "activities.confirm_attendances")
def tell_confirmed(act):
    """Tell each volunteer the hours that were vouched for, and by whom."""
    rows = (
        Attendance.objects.filter(transfer__act=act)
        .select_related("shift__activity__group", "shift__role", "confirmed_by"))
    for row in rows:
        notify(OFFICE, None, person_ids=[row.person_id], kind="activities/confirmed", url="/giliran/",
               facts={**facts_of(row.shift), "minutes": row.minutes, "by": row.confirmed_by.name})


@reacts_to("activities.apply_calendar", "activities.carry_on_calendar")
def carry_on(act):
    """Take in the next events of a calendar file, one batch after another, until all are there."""
    found = Import.objects.get(pk=act.subject_id)
    if found.applied_at and not found.ended_at:
        commands.carry_on_calendar(OFFICE, found)

"""Who confirmed an hour should not wait until the volunteer is told: that happens afterwards."""

from django.utils.translation import gettext as _

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.people.models import Person
from guyub.workshop.notices.commands import notify

from . import commands
from .commands.facts import facts_of
from .models import Activity, Attendance, Import

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


@reacts_to("activities.confirm_attendance", "activities.confirm_attendances")
def sample(act):
    """Draw some of what was vouched for, to be looked at again by somebody else."""
    commands.pick_audits(OFFICE, None, act_id=act.pk)


@reacts_to("activities.apply_calendar", "activities.carry_on_calendar")
def carry_on(act):
    """Take in the next events of a calendar file, one batch after another, until all are there."""
    found = Import.objects.get(pk=act.subject_id)
    if found.applied_at and not found.ended_at:
        commands.carry_on_calendar(OFFICE, found)


@reacts_to("groups.close_group")
def call_off(act):
    """What a closed group had planned does not take place; who signed up is told."""
    reason = _("Kelompok ini ditutup.")
    planned = Activity.objects.filter(group_id=act.subject_id, cancelled_at=None, next_at__isnull=False)
    for activity in planned.order_by("pk"):
        commands.cancel_activity(OFFICE, activity, reason=reason)


@reacts_to("people.merge_persons")
def join(act):
    """Move what the merged row had signed up for and attended."""
    commands.join_signups(OFFICE, Person.objects.get(pk=act.notes["into_id"]), from_id=act.subject_id)

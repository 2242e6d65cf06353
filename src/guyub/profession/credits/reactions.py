"""Somebody vouched for hours, or took that back: credits follow by themselves."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.people.models import Person
from guyub.workshop.activities.models import Attendance

from . import commands
from .models import Enrolment, Entry

OFFICE = Actor.office_of("credits")


@reacts_to("activities.confirm_attendance", "activities.confirm_attendances")
def credit_service(act):
    """Credit those whose hours were vouched for and who are in an open cycle."""
    inside = Enrolment.objects.filter(closed_at=None).values("person")
    for attendance in Attendance.objects.filter(transfer__act=act, person__in=inside).order_by("pk"):
        commands.credit_attendance(OFFICE, attendance)


@reacts_to("activities.undo_confirmation", "activities.undo_confirmations")
def uncredit_service(act):
    """Take back what an hour earned that nobody vouches for any more."""
    asked = act.notes.get("attendances") or [act.subject_id]
    credited = Entry.objects.filter(attendance__in=asked, withdrawn_at=None).values("attendance")
    for attendance in Attendance.objects.filter(pk__in=credited).order_by("pk"):
        commands.uncredit_attendance(OFFICE, attendance)


@reacts_to("people.merge_persons")
def join(act):
    """Move the cycles of the merged row."""
    commands.join_enrolments(OFFICE, Person.objects.get(pk=act.notes["into_id"]), from_id=act.subject_id)

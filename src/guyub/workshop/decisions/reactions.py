"""What somebody declares, and what is cleared, reaches votes that are open."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.people.models import Person
from guyub.workshop.conflicts.models import Recusal, Suspicion

from . import commands
from .models import Elector, Vote

OFFICE = Actor.office_of("decisions")


def look_again(person_id):
    open_votes = Elector.objects.filter(person_id=person_id, vote__closed_at=None).values("vote_id")
    for vote in Vote.objects.filter(pk__in=open_votes).order_by("pk"):
        commands.bar_electors(OFFICE, vote)


@reacts_to("conflicts.declare_interest", "conflicts.keep_link", "conflicts.drop_link")
def hear_of_interest(act):
    """A declaration or link of a person bears on the votes in which they are electors, and on those near them."""
    for vote in Vote.objects.filter(closed_at=None).order_by("pk"):
        commands.bar_electors(OFFICE, vote)


@reacts_to("conflicts.clear_recusal")
def hear_of_clearance(act):
    look_again(Recusal.objects.get(pk=act.subject_id).person_id)


@reacts_to("conflicts.uphold_suspicion")
def hear_of_suspicion(act):
    look_again(Suspicion.objects.get(pk=act.subject_id).person_id)


@reacts_to("people.merge_persons")
def join(act):
    """Move seats, proposals and tasks of the merged row."""
    commands.join_seats(OFFICE, Person.objects.get(pk=act.notes["into_id"]), from_id=act.subject_id)

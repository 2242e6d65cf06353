"""When two rows of people turn out to be one person, interests follow."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.people.models import Person

from . import commands

OFFICE = Actor.office_of("conflicts")


@reacts_to("people.merge_persons")
def join(act):
    """Move what the merged row had declared."""
    commands.join_interests(OFFICE, Person.objects.get(pk=act.notes["into_id"]), from_id=act.subject_id)

"""An activity appears: those who offered what it needs are told."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.workshop.activities.models import Activity

from . import commands

OFFICE = Actor.office_of("matching")


@reacts_to("activities.publish_activity")
def suggest(act):
    commands.suggest_activity(OFFICE, Activity.objects.get(pk=act.subject_id))

"""What people are told of acts in rooms that stand beside the notices."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.people.models import Login
from guyub.workshop.concerns.models import Concern
from guyub.workshop.notices.commands import notify

OFFICE = Actor.office_of("portal")


@reacts_to("concerns.raise_concern")
def tell_operators(act):
    """Every operator who still may sign in; not the one who reported."""
    operators = Login.objects.filter(operator=True, is_active=True, person__isnull=False)
    persons = set(operators.values_list("person_id", flat=True)) - {act.actor_id}
    concern = Concern.objects.get(pk=act.made_id)
    if concern.waiting:
        notify(OFFICE, None, person_ids=sorted(persons), kind="concerns/raised", url="/pengelola/laporan/",
               facts={"about": concern.about})


@reacts_to("concerns.uphold_concern")
def tell_upheld(act):
    answer(act, "concerns/upheld")


@reacts_to("concerns.dismiss_concern")
def tell_dismissed(act):
    answer(act, "concerns/dismissed")


def answer(act, kind):
    concern = Concern.objects.get(pk=act.subject_id)
    if concern.reporter_id:
        notify(OFFICE, None, person_ids=[concern.reporter_id], kind=kind,
               facts={"about": concern.about, "answer": concern.answer})

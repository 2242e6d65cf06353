"""When two rows of people turn out to be one person, skills follow; who claimed a skill is told the answer."""

from guyub.core.actors import Actor
from guyub.core.reactions import reacts_to
from guyub.foundation.people.models import Person
from guyub.workshop.notices.commands import notify

from . import commands
from .models import Holding

OFFICE = Actor.office_of("skills")


@reacts_to("people.merge_persons")
def join(act):
    """Move what the merged row can do."""
    commands.join_holdings(OFFICE, Person.objects.get(pk=act.notes["into_id"]), from_id=act.subject_id)


@reacts_to("skills.verify_holding")
def tell_verified(act):
    holding = _holding(act)
    if holding.verified_at and not holding.withdrawn_at:
        _tell(holding, "skills/verified", group=holding.verifying_group.name,
              until=holding.valid_until.isoformat() if holding.valid_until else "")


@reacts_to("skills.refuse_holding")
def tell_refused(act):
    holding = _holding(act)
    if holding.refused_at and not holding.withdrawn_at:
        _tell(holding, "skills/refused", reason=holding.reason)


def _holding(act):
    return Holding.objects.select_related("skill", "verifying_group").get(pk=act.subject_id)


def _tell(holding, kind, **facts):
    notify(OFFICE, None, person_ids=[holding.person_id], kind=kind, url=commands.OWN,
           facts={**commands.named(holding.skill), **facts})

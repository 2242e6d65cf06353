from django.utils import timezone

from guyub.core.commands import command
from guyub.foundation.people.models import Person

from .. import policy
from ..models import Holding


@command(policy.may_join_holdings, notes=("from_id",))
def join_holdings(actor, person, *, from_id):
    """Give this person the skills of another row that was merged into it; a claim that waits twice is kept once.

    What this person vouched for on the other row counts no more: nobody verifies himself.
    """
    other = Person.objects.get(pk=from_id, merged_into=person)
    now = timezone.now()
    waiting = set(Holding.objects.filter(person=person, verified_at=None, refused_at=None, withdrawn_at=None)
                  .values_list("skill_id", flat=True))
    for row in Holding.objects.filter(person=other):
        if row.verified_by_id == person.pk:
            row.withdrawn_at = row.withdrawn_at or now
            row.save(update_fields=["withdrawn_at"])
            continue
        if row.waiting and row.skill_id in waiting:
            row.withdrawn_at = now
        row.person = person
        row.save(update_fields=["person", "withdrawn_at"])
    return person

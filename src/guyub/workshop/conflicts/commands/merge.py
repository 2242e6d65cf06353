from guyub.core.commands import command
from guyub.foundation.people.models import Person

from .. import policy
from ..models import Declaration, Link, Party, Recusal, Suspicion


@command(policy.may_join_interests, notes=("from_id",))
def join_interests(actor, person, *, from_id):
    """Give this person what another row that was merged into it had declared, and from what it was recused."""
    other = Person.objects.get(pk=from_id, merged_into=person)
    for model in (Declaration, Link):
        model.objects.filter(person=other).update(person=person)
        model.objects.filter(other=other).update(other=person)
    Party.objects.filter(other=other).update(other=person)
    for row in Recusal.objects.filter(person=other):
        if Recusal.objects.filter(case_id=row.case_id, person=person, kind=row.kind, near=row.near).exists():
            row.delete()
        else:
            Recusal.objects.filter(pk=row.pk).update(person=person)
    Suspicion.objects.filter(person=other).update(person=person)
    return person

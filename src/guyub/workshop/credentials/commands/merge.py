from guyub.core.commands import command

from .. import policy
from ..models import Credential, Reliance


@command(policy.may_join_credentials)
def join_credentials(actor, person, *, from_id):
    """Give what a merged row holds to the row that stays; what both hold stays where it is, under the old row's redirect."""
    held = set(Credential.objects.filter(person=person, revoked_at=None).values_list("kind_id", "period"))
    for row in Credential.objects.filter(person_id=from_id).exclude(issued_by=person):
        if row.revoked_at or (row.kind_id, row.period) not in held:
            Credential.objects.filter(pk=row.pk).update(person=person)
    known = Reliance.objects.filter(person=person).values("credential_id")
    Reliance.objects.filter(person_id=from_id).exclude(credential_id__in=known).update(person=person)
    Reliance.objects.filter(person_id=from_id).delete()

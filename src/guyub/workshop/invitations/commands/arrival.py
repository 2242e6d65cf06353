from django.utils import timezone

from guyub.core.commands import command

from .. import policy, rules
from ..models import Arrival, Invitation


@command(policy.may_count_arrival, notes=("asked_at",))
def count_arrival(actor, invitation, *, person_id, asked_at):
    """Count somebody who came by a link that was open when they asked; never its maker, and each person once."""
    open_then = rules.counts(asked_at, timezone.localdate(asked_at), until=invitation.until,
                             revoked_at=invitation.revoked_at, used=invitation.used, most=invitation.most)
    if not open_then or person_id == invitation.person_id:
        return None
    if Arrival.objects.filter(host_id=invitation.person_id, person_id=person_id).exists():
        return None
    arrival = Arrival.objects.create(invitation=invitation, host_id=invitation.person_id, person_id=person_id)
    invitation.used += 1
    invitation.save(update_fields=["used"])
    return arrival


@command(policy.may_join_invitations)
def join_invitations(actor, person, *, from_id):
    """Give what a merged row had invited, and where it came by an invitation, to the row that stays."""
    known = Arrival.objects.filter(host=person).values("person_id")
    Arrival.objects.filter(host_id=from_id).filter(person_id__in=[*(row["person_id"] for row in known), person.pk]).delete()
    Arrival.objects.filter(host_id=from_id).update(host=person)
    hosts = [row["host_id"] for row in Arrival.objects.filter(person=person).values("host_id")]
    Arrival.objects.filter(person_id=from_id).filter(host_id__in=[*hosts, person.pk]).delete()
    Arrival.objects.filter(person_id=from_id).update(person=person)
    Invitation.objects.filter(person_id=from_id).update(person=person)

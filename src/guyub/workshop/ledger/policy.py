"""Who reads what of the ledger. The public sees date, amount, unit, group and the voucher's office; never a name."""

from django.db.models import Q

from guyub.foundation.groups.policy import OFFICERS, within_led

from .models import Transfer


def may_see_transfer(actor, transfer):
    """Whether the actor may read a transfer with the names in it."""
    parties = (transfer.giver.person, transfer.receiver.person)
    own = actor.person_id is not None and any(
        actor.person_id in (person.pk, person.merged_into_id) for person in parties if person is not None)
    return own or actor.holds(transfer.group, *OFFICERS)


def visible_transfers(actor):
    if actor.person_id is None:
        return Transfer.objects.none()
    return Transfer.objects.filter(
        Q(giver__person_id=actor.person_id) | Q(giver__person__merged_into_id=actor.person_id)
        | Q(receiver__person_id=actor.person_id) | Q(receiver__person__merged_into_id=actor.person_id)
        | within_led(actor, "group", *OFFICERS))


def may_publish_head(actor, nothing):
    """The house itself, by the clock."""
    return actor.office == "ledger"


def may_recount_totals(actor, nothing):
    """Whoever runs the server, from its own command line or as operator."""
    return actor.operator or actor.office == "console"

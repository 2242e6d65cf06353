"""What `guyub check` proves of credits."""

from django.db.models import F, Q

from guyub.core.proofs import proof

from .models import Enrolment, Entry
from .queries.standing import COUNTED, items_of, standing_of

AT_ONCE = 500


@proof
def awards():
    """Each award that stands is one transfer to its person of the same amount; what was taken back has none."""
    odd = Entry.objects.filter(COUNTED).filter(
        Q(transfer=None) | ~Q(transfer__amount=F("awarded")) | ~Q(transfer__receiver__person=F("person"))
        | Q(transfer__reversal__isnull=False))
    for pk in odd.order_by("pk").values_list("pk", flat=True)[:20]:
        yield f"entry {pk}: its award is not what the ledger says"
    for pk in Entry.objects.filter(withdrawn_at__isnull=False, transfer__isnull=False).values_list("pk", flat=True)[:20]:
        yield f"entry {pk}: was taken back, and still names a transfer"


@proof
def standings():
    """Each open cycle says of itself what its entries come to by the version it began with."""
    last, open_ones = 0, Enrolment.objects.filter(closed_at=None).select_related("version").order_by("pk")
    while rows := list(open_ones.filter(pk__gt=last)[:AT_ONCE]):
        held = items_of([row.pk for row in rows])
        for row in rows:
            standing, _lines = standing_of(row, held[row.pk])
            if (row.counted, row.missing) != (standing.counted, max(0, standing.missing)):
                yield f"enrolment {row.pk}: says {row.counted}, its entries come to {standing.counted}"
        last = rows[-1].pk

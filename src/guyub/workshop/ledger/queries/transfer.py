from dataclasses import dataclass
from datetime import date

from ..models import Transfer


@dataclass(frozen=True)
class PublicTransfer:
    """What anybody may read of a transfer: no name, no account."""

    chain: int
    number: int
    digest: str
    occurred_on: date
    amount: int
    unit: str
    group: str
    slug: str
    reversed: bool


def given_by(person_id, *, limit=50):
    """Transfers that a person gave, the latest first, with their reversals."""
    return (
        Transfer.objects.filter(giver__person_id=person_id, reverses=None)
        .select_related("group", "reversal").order_by("-occurred_on", "-pk")[:limit])


def transfer_public(group, *, before=None, limit=50):
    """The transfers of one group as the public may read them, the latest first; `before` is a number to go on from."""
    rows = Transfer.objects.filter(group=group)
    if before:
        rows = rows.filter(number__lt=before)
    rows = rows.order_by("-number").values_list(
        "chain_id", "number", "digest", "occurred_on", "amount", "unit", "group__name", "group__slug", "reverses_id")
    return [PublicTransfer(*row[:-1], reversed=row[-1] is not None) for row in rows[:limit]]

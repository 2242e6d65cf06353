from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Subquery

from guyub.core.kept import kept
from guyub.foundation.groups.policy import visible_groups

from ..models import Chain, Transfer

PUBLIC = ("id", "chain_id", "number", "digest", "occurred_on", "amount", "unit", "purpose", "group_id", "group__name",
          "reverses_id")


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
    paid: bool


def given_by(person_id, *, limit=50):
    """Transfers that a person gave, the latest first, with their reversals."""
    return (
        Transfer.objects.filter(giver__person_id=person_id, reverses=None)
        .select_related("group", "reversal").order_by("-occurred_on", "-pk")[:limit])


def transfer_public(group, *, before=None, since=None, until=None, limit=50):
    """The transfers of one group as the public may read them, the latest first.

    `before` is a number to go on from; `since` and `until` bound the day of what was given, the last one left out.
    """
    return [PublicTransfer(*row[:-2], reversed=row[-2] is not None, paid=row[-1] == "paid")
            for row in book_rows(group.pk, before or None, since, until, range(limit))]


@kept
def book_rows(group, before, since, until, most):
    chain = Chain.objects.filter(group_id=group).values("pk")  # not by the group: the chain's index is in the order wished
    rows = Transfer.objects.filter(chain=Subquery(chain))
    if before is not None:
        rows = rows.filter(number__lt=before)
    if since is not None:
        rows = rows.filter(occurred_on__gte=since)
    if until is not None:
        rows = rows.filter(occurred_on__lt=until)
    return rows.order_by("-number").values_list(
        "chain_id", "number", "digest", "occurred_on", "amount", "unit", "group__name", "group__slug", "reverses_id",
        "purpose")[: most.stop]


def public_transfers(actor, *, group=None, unit=None):
    """Transfers of the groups that the actor may see, as the public may read them, for others to page; group is an id,
    with all below it."""
    rows = Transfer.objects.filter(group__in=visible_groups(actor))
    if group:
        rows = rows.filter(Q(group__path__startswith=f"{group}.") | Q(group__path__contains=f".{group}."))
    if unit:
        rows = rows.filter(unit=unit)
    return rows.values(*PUBLIC)

"""Posting transfers. Only inside a command: no transfer without an authorised act."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from guyub.core.commands import current_act, heard, then
from guyub.core.errors import Rejected
from guyub.foundation.people.models import Person

from ..models import PURPOSES, UNITS, Account, Chain, Transfer
from ..rules import digest

TOTALS = "ledger.add_to_totals"  # upper floors may react to "ledger.post" as well
FACTS = ("giver_id", "receiver_id", "amount", "unit", "purpose", "occurred_on", "reverses_id")


@dataclass(frozen=True)
class Entry:
    """One amount to be posted: giver and receiver are a Person or a Group; amount in the smallest unit."""

    key: str
    giver: object
    receiver: object
    unit: str
    amount: int
    occurred_on: date
    purpose: str = "service"
    place_id: int | None = None
    field_id: str | None = None


def post(*, chain, **facts):
    """Post one transfer on the chain of the group whose officer vouches; returns it.

    A known key returns the old transfer if all facts are equal, and is Rejected otherwise.
    """
    return post_many(chain, [Entry(**facts)])[0]


def post_many(group, entries):
    """Post transfers on one group's chain, in order; the number of statements does not depend on their number."""
    act = current_act()
    if not entries:
        return []
    for entry in entries:
        if entry.unit not in UNITS or entry.purpose not in PURPOSES:
            raise ValueError(f"unknown unit or purpose: {entry.unit}, {entry.purpose}")
        if not isinstance(entry.amount, int) or entry.amount <= 0:
            raise Rejected(_("Jumlahnya harus lebih dari nol."))
    accounts = accounts_of(entries)
    chain = locked_chain(group)
    known = Transfer.objects.in_bulk([entry.key for entry in entries], field_name="key")
    posted, fresh = [], []
    for entry in entries:
        wanted = Transfer(
            key=entry.key, giver=accounts[owner(entry.giver), entry.unit, entry.purpose],
            receiver=accounts[owner(entry.receiver), entry.unit, entry.purpose], amount=entry.amount, unit=entry.unit,
            purpose=entry.purpose, occurred_on=entry.occurred_on, group=group, place_id=entry.place_id,
            field_id=entry.field_id, act=act, chain=chain,
        )
        if (old := known.get(entry.key)) is not None:
            if any(getattr(old, fact) != getattr(wanted, fact) for fact in FACTS):
                raise Rejected(_("Catatan ini sudah ada di buku dengan isi yang lain."))
            posted.append(old)
            continue
        known[entry.key] = wanted
        link(chain, wanted)
        fresh.append(wanted)
        posted.append(wanted)
    store(chain, fresh)
    return posted


def reverse(transfer):
    """Take a transfer back by one equal transfer the other way, on the same chain; once only."""
    act = current_act()
    chain = locked_chain(transfer.group)
    if transfer.reverses_id or Transfer.objects.filter(reverses=transfer).exists():
        raise Rejected(_("Catatan ini sudah dibatalkan."))
    back = Transfer(
        key=f"reversal/{transfer.pk}", giver_id=transfer.receiver_id, receiver_id=transfer.giver_id,
        amount=transfer.amount, unit=transfer.unit, purpose=transfer.purpose, occurred_on=transfer.occurred_on,
        reverses=transfer, group_id=transfer.group_id, place_id=transfer.place_id, field_id=transfer.field_id,
        act=act, chain=chain,
    )
    link(chain, back)
    store(chain, [back])
    return back


def link(chain, transfer):
    """Give the transfer the next number of the locked chain, and the digest that seals all before it."""
    chain.number += 1
    transfer.number = chain.number
    chain.digest = transfer.digest = digest(
        chain.digest, transfer.number, transfer.key, transfer.giver_id, transfer.receiver_id, transfer.amount,
        transfer.unit, transfer.occurred_on.isoformat(), transfer.reverses_id, transfer.act_id)


def store(chain, fresh):
    if len(fresh) == 1:
        fresh[0].save(force_insert=True)
    elif fresh:
        Transfer.objects.bulk_create(fresh, batch_size=500)
    if fresh:
        chain.save(update_fields=["number", "digest"])
        then(TOTALS)
        heard("ledger.post")


def owner(of):
    return ("person" if isinstance(of, Person) else "group", of.pk)


def locked_chain(group):
    """The chain of a group under its lock; chains are locked last, in order of their ids."""
    rows = Chain.objects.select_for_update(no_key=True)
    if (chain := rows.filter(group=group).first()) is None:
        Chain.objects.bulk_create([Chain(group=group)], ignore_conflicts=True)
        chain = rows.get(group=group)
    return chain


def accounts_of(entries):
    """{(owner, unit, purpose): Account} for all givers and receivers; those that are missing are made."""
    wanted = {(owner(of), entry.unit, entry.purpose) for entry in entries for of in (entry.giver, entry.receiver)}
    found = stored(wanted)
    if missing := wanted - found.keys():
        Account.objects.bulk_create(
            [Account(unit=unit, purpose=purpose, **{f"{kind}_id": pk}) for (kind, pk), unit, purpose in sorted(missing)],
            ignore_conflicts=True)
        found |= stored(missing)
    return found


def stored(wanted):
    found = {}
    wanted = sorted(wanted)
    for start in range(0, len(wanted), 400):
        part = wanted[start : start + 400]
        people = [pk for (kind, pk), *_rest in part if kind == "person"]
        groups = [pk for (kind, pk), *_rest in part if kind == "group"]
        rows = Account.objects.filter(
            Q(person_id__in=people) | Q(group_id__in=groups),
            unit__in={unit for _owner, unit, _purpose in part}, purpose__in={purpose for *_rest, purpose in part})
        for row in rows:
            kind, pk = ("person", row.person_id) if row.person_id else ("group", row.group_id)
            found[(kind, pk), row.unit, row.purpose] = row
    return found

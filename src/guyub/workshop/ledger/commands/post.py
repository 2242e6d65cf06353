"""Posting transfers. Only inside a command: no transfer without an authorised act."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from guyub.core import rows
from guyub.core.commands import current_act, heard, then
from guyub.core.errors import Rejected
from guyub.core.kept import kept
from guyub.foundation.people.models import Person

from ..models import PURPOSES, UNITS, Account, Chain, Transfer
from ..rules import digest

TOTALS = "ledger.add_to_totals"  # upper floors may react to "ledger.post" as well
COLUMNS = (
    "chain_id", "number", "digest", "key", "giver_id", "receiver_id", "amount", "unit", "purpose", "occurred_on",
    "reverses_id", "act_id", "group_id", "place_id", "field_id")
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
    chain = locked_chain(group.pk)
    known = posted_before([entry.key for entry in entries])
    posted, fresh = [], []
    for entry in entries:
        wanted = Transfer(
            key=entry.key, giver_id=accounts[owner(entry.giver), entry.unit, entry.purpose],
            receiver_id=accounts[owner(entry.receiver), entry.unit, entry.purpose], amount=entry.amount, unit=entry.unit,
            purpose=entry.purpose, occurred_on=entry.occurred_on, group_id=group.pk, place_id=entry.place_id,
            field_id=entry.field_id, act_id=act.pk, chain_id=chain.pk,
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
    return reverse_many([transfer])[0]


def reverse_many(transfers):
    """Take transfers of one group back, in this order, each once only; as many statements as for one."""
    act = current_act()
    if not transfers:
        return []
    if len({transfer.group_id for transfer in transfers}) > 1:
        raise ValueError("transfers of several groups stand in several chains")
    chain = locked_chain(transfers[0].group_id)
    if any(transfer.reverses_id for transfer in transfers) or Transfer.objects.filter(
            reverses__in=[transfer.pk for transfer in transfers]).exists():
        raise Rejected(_("Catatan ini sudah dibatalkan."))
    backs = [opposite(transfer, act, chain) for transfer in transfers]
    for back in backs:
        link(chain, back)
    store(chain, backs)
    return backs


def opposite(transfer, act, chain):
    return Transfer(
        key=f"reversal/{transfer.pk}", giver_id=transfer.receiver_id, receiver_id=transfer.giver_id,
        amount=transfer.amount, unit=transfer.unit, purpose=transfer.purpose, occurred_on=transfer.occurred_on,
        reverses_id=transfer.pk, group_id=transfer.group_id, place_id=transfer.place_id, field_id=transfer.field_id,
        act_id=act.pk, chain_id=chain.pk,
    )


def link(chain, transfer):
    """Give the transfer the next number of the locked chain, and the digest that seals all before it."""
    chain.number += 1
    transfer.number = chain.number
    chain.digest = transfer.digest = digest(
        chain.digest, transfer.number, transfer.key, transfer.giver_id, transfer.receiver_id, transfer.amount,
        transfer.unit, transfer.occurred_on.isoformat(), transfer.reverses_id, transfer.act_id)


def store(chain, fresh):
    if not fresh:
        return
    before = chain.number - len(fresh)
    made = rows.insert(Transfer, COLUMNS, [[getattr(one, name) for name in COLUMNS] for one in fresh])
    made = [made] if made is not None else Transfer.objects.filter(chain=chain, number__gt=before).order_by(
        "number").values_list("pk", flat=True)
    for transfer, pk in zip(fresh, made, strict=True):
        transfer.pk, transfer._state.adding, transfer._state.db = pk, False, connection.alias
    rows.update(Chain, ("number", "digest"), [(chain.number, chain.digest, chain.pk)])
    then(TOTALS)
    heard("ledger.post")


def owner(of):
    """("person" or "group", id); whoever has many at hand says it so at once."""
    return of if isinstance(of, tuple) else ("person" if isinstance(of, Person) else "group", of.pk)


def posted_before(keys):
    """{key: Transfer} of those of these keys that are in the book."""
    found = with_key(keys[0]) if len(keys) == 1 else Transfer.objects.filter(key__in=keys)
    return {transfer.key: transfer for transfer in found}


@kept
def with_key(key):
    return Transfer.objects.filter(key=key)


def locked_chain(group):
    """The chain of the group of this id under its lock; chains are locked last, in order of their ids."""
    if not (found := chain_of(group)):
        Chain.objects.bulk_create([Chain(group_id=group)], ignore_conflicts=True)
        found = chain_of(group)
    return found[0]


@kept
def chain_of(group):
    return Chain.objects.select_for_update(no_key=True).filter(group=group)


def accounts_of(entries):
    """{(owner, unit, purpose): id of the account} for all givers and receivers; those that are missing are made."""
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
        units = sorted({unit for _owner, unit, _purpose in part})
        for pk, person, group, unit, purpose in accounts(people, groups, units, sorted({p for *_rest, p in part})):
            found[("person", person) if person else ("group", group), unit, purpose] = pk
    return found


@kept
def accounts(people, groups, units, purposes):
    return Account.objects.filter(
        Q(person_id__in=people) | Q(group_id__in=groups), unit__in=units, purpose__in=purposes,
    ).values_list("pk", "person_id", "group_id", "unit", "purpose")

"""What `guyub check` proves of the ledger. Each proof yields sentences about what is broken, the first one first."""

from django.db.models import Count, F, Q, Sum

from guyub.core.models import Outbox
from guyub.core.proofs import proof
from guyub.core.signatures import is_signed

from .models import Chain, Head, Total, Transfer
from .rules import START, as_utc, canonical_head, digest, digest_of


@proof
def chains():
    """Each chain's numbers run without a gap and each digest follows from the one before, up to the head."""
    heads = {chain.pk: chain for chain in Chain.objects.order_by("pk")}
    ends = {}
    rows = Transfer.objects.order_by("chain_id", "number").values_list(
        "chain_id", "number", "digest", "key", "giver_id", "receiver_id", "amount", "unit", "occurred_on", "reverses_id",
        "act_id")
    broken = set()
    for chain, number, kept, key, giver, receiver, amount, unit, day, reverses, act in rows.iterator(5000):
        before, previous = ends.get(chain, (0, START))
        if chain not in broken:
            if number != before + 1:
                broken.add(chain)
                yield f"chain {chain}: entry {before + 1} is missing (found {number})"
            elif kept != digest(previous, number, key, giver, receiver, amount, unit, day.isoformat(), reverses, act):
                broken.add(chain)
                yield f"chain {chain}: entry {number} ({key}) was changed after it was posted"
        ends[chain] = number, kept
    for pk, chain in heads.items():
        number, kept = ends.get(pk, (0, START))
        if pk not in broken and (chain.number, chain.digest) != (number, kept):
            yield f"chain {pk}: the head says entry {chain.number}, the last entry is {number}"


@proof
def heads():
    """Each published head follows from the one before, is signed, and says of each chain what the chain still says."""
    previous, said = START, {}
    for head in Head.objects.order_by("day").iterator(100):
        words = canonical_head(head.previous, head.day.isoformat(), as_utc(head.at), head.chains)
        if head.previous != previous:
            yield f"head of {head.day}: does not follow from the head before it"
        if head.digest != digest_of(words):
            yield f"head of {head.day}: was changed after it was published"
        elif not is_signed(head.public_key, head.signature, words):
            yield f"head of {head.day}: the signature does not fit"
        previous = head.digest
        for chain, number, sealed in head.chains:
            said.setdefault(chain, []).append((number, sealed, head.day))
    for chain, rows in sorted(said.items()):
        for start in range(0, len(rows), 400):
            part = rows[start:start + 400]
            kept = dict(Transfer.objects.filter(chain=chain, number__in=[number for number, *_rest in part])
                        .values_list("number", "digest"))
            for number, sealed, day in part:
                if kept.get(number) != sealed:
                    yield f"chain {chain}: entry {number} is not what was published on {day}"


@proof
def balances():
    """Accounts and transfers count in one unit and purpose, and a reversal undoes its original exactly."""
    odd = Transfer.objects.filter(
        ~Q(giver__unit=F("unit")) | ~Q(receiver__unit=F("unit"))
        | ~Q(giver__purpose=F("purpose")) | ~Q(receiver__purpose=F("purpose")))
    for transfer in odd.order_by("chain_id", "number")[:20]:
        yield f"chain {transfer.chain_id}: entry {transfer.number} mixes units or purposes"
    wrong = Transfer.objects.filter(reverses__isnull=False).filter(
        ~Q(amount=F("reverses__amount")) | ~Q(giver=F("reverses__receiver")) | ~Q(receiver=F("reverses__giver")))
    for transfer in wrong.order_by("chain_id", "number")[:20]:
        yield f"chain {transfer.chain_id}: entry {transfer.number} does not undo entry {transfer.reverses.number}"
    overdrawn = (
        Transfer.objects.filter(reverses__isnull=False).values("reverses").annotate(times=Count("id")).filter(times__gt=1))
    for row in overdrawn[:20]:
        yield f"transfer {row['reverses']} was taken back {row['times']} times"


@proof
def totals():
    """Totals equal the ledger, once the outbox holds no transfer that is still to be added."""
    if Outbox.objects.filter(reaction="ledger.add_to_totals").exists():
        return
    back = Q(reverses__isnull=False)
    ledger = {
        (row["group_id"], row["unit"], row["purpose"]): [
            (row["given"] or 0) - (row["taken_back"] or 0), row["count"] - 2 * row["reversals"]]
        for row in Transfer.objects.values("group_id", "unit", "purpose").annotate(
            given=Sum("amount", filter=~back), taken_back=Sum("amount", filter=back), count=Count("id"),
            reversals=Count("id", filter=back)).order_by()
    }
    sums = {
        (row["group_id"], row["unit"], row["purpose"]): [row["amount"], row["count"]]
        for row in Total.objects.values("group_id", "unit", "purpose").annotate(
            amount=Sum("amount"), count=Sum("count")).order_by()
    }
    for key in sorted(set(ledger) | set(sums)):
        if ledger.get(key, [0, 0]) != sums.get(key, [0, 0]):
            yield f"total of group {key[0]} in {key[1]} ({key[2]}): {sums.get(key)} beside {ledger.get(key)} in the ledger"

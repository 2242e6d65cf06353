"""The ledger past the commands: chains, accounts, transfers and totals as `ledger.post_many` would have left them."""

import uuid

from django.db import connection
from django.db.models import F

from guyub.core.models import Act
from guyub.workshop.ledger.models import Account, Chain, Total, Transfer
from guyub.workshop.ledger.rules import START, digest

TRANSFER = ("chain", "number", "digest", "key", "giver", "receiver", "amount", "unit", "purpose", "occurred_on", "reverses",
            "act", "group", "place", "field")
TOTAL = ("group", "place", "field", "month", "unit", "purpose", "key", "amount", "count")
UNIT = "minute"


def act_id(moment, chance):
    """The id of an act of that moment: UUID version 7, as core.ids makes it."""
    value = (int(moment.timestamp() * 1000) << 80) | chance.getrandbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    return uuid.UUID(int=(value & ~(0x3 << 62)) | (0x2 << 62))


class Books:
    """Posts minutes; what is posted is complete after `close`, once the desk is flushed as well."""

    def __init__(self, desk, chance):
        self.desk, self.chance = desk, chance
        self.act_rows = desk.table(Act, "id", "name", "actor_id", "office", "subject", "made", "notes", "at")
        self.account_rows = desk.table(Account, "person", "group", "unit", "purpose")
        self.chain_rows = desk.table(Chain, "group")
        self.transfer_rows = desk.table(Transfer, *TRANSFER)
        self.total_rows = desk.table(Total, *TOTAL)
        self.accounts = {(row.person_id, row.group_id, row.purpose): row.pk for row in Account.objects.filter(unit=UNIT)}
        self.heads = {row.group_id: [row.pk, row.number, row.digest] for row in Chain.objects.all()}
        self.totals = {}

    def act(self, name, at, actor, subject, *, made="", notes=None, office=""):
        """Journal an act; returns its id."""
        pk = act_id(at, self.chance)
        self.act_rows.add(pk, name, actor, office, subject, made, notes or {}, at)
        return pk

    def account(self, person, group, purpose):
        key = (person, group, purpose)
        if (pk := self.accounts.get(key)) is None:
            pk = self.accounts[key] = self.account_rows.take()
            self.account_rows.put(pk, person, group, UNIT, purpose)
        return pk

    def head(self, group):
        if (head := self.heads.get(group)) is None:
            head = self.heads[group] = [self.chain_rows.take(), 0, START]
            self.chain_rows.add(group, pk=head[0])
        return head

    def post(self, *, key, person, group, amount, day, act, place=None, field=None, purpose="service", undoes=None):
        """Post minutes from a person to a group, or back if `undoes` names the transfer; returns the transfer's id."""
        giver, receiver = self.account(person, None, purpose), self.account(None, group, purpose)
        if undoes is not None:
            giver, receiver = receiver, giver
        head = self.head(group)
        head[1] += 1
        number = head[1]
        seal = head[2] = digest(head[2], number, key, giver, receiver, amount, UNIT, day, undoes, act)
        pk = self.transfer_rows.take()
        self.transfer_rows.put(pk, head[0], number, seal, key, giver, receiver, amount, UNIT, purpose, day, undoes, act.hex,
                               group, place, field)
        total = self.totals.setdefault((group, place, field, day[:7], purpose), [0, 0])
        sign = 1 if undoes is None else -1
        total[0] += sign * amount
        total[1] += sign
        return pk

    def close(self):
        """Lay out the totals, and set the chains' heads; to be called once, when nothing more is posted."""
        self.desk.flush()
        known = set(Total.objects.values_list("key", flat=True))
        for (group, place, field, month, purpose), (amount, count) in self.totals.items():
            key = f"{group}/{place or ''}/{field or ''}/{month}/{UNIT}/{purpose}"
            if key in known:
                Total.objects.filter(key=key).update(amount=F("amount") + amount, count=F("count") + count)
            else:
                self.total_rows.add(group, place, field, f"{month}-01", UNIT, purpose, key, amount, count)
        table = connection.ops.quote_name(Chain._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET number = %s, digest = %s WHERE id = %s",
                               [(number, seal, pk) for pk, number, seal in self.heads.values()])
        self.desk.flush()

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.core.models import Act, Outbox
from guyub.core.proofs import PROOFS
from guyub.core.reactions import drain
from guyub.workshop.ledger import commands
from guyub.workshop.ledger.models import Account, Chain, Total, Transfer
from guyub.workshop.ledger.rules import START, digest

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 1)


def may_give_in_test(actor, nothing):
    return True


class commands_room:  # a command is named after the room it stands in
    __module__ = "guyub.workshop.ledger.commands.post"


def acting(body):
    body.__module__ = commands_room.__module__
    return command(may_give_in_test)(body)


@pytest.fixture
def give(cast):
    def give_in_test(actor, nothing, *, key="k/1", amount=90, giver=None, receiver=None, **facts):
        return commands.post(chain=cast.klaten, key=key, giver=giver or cast.people["dwi"],
                             receiver=receiver or cast.klaten, unit="minute", amount=amount, occurred_on=DAY, **facts)

    run = acting(give_in_test)
    return lambda **facts: run(Actor.office_of("test"), None, **facts)


@pytest.fixture
def take_back():
    def take_back_in_test(actor, nothing, *, transfer):
        return commands.reverse(transfer)

    run = acting(take_back_in_test)
    return lambda transfer: run(Actor.office_of("test"), None, transfer=transfer)


def broken():
    return [sentence for proof in PROOFS.values() for sentence in proof()]


def test_nothing_is_posted_outside_a_command(cast):
    with pytest.raises(RuntimeError):
        commands.post(chain=cast.klaten, key="k", giver=cast.people["dwi"], receiver=cast.klaten, unit="minute",
                      amount=1, occurred_on=DAY)


def test_a_transfer_is_its_own_debit_and_credit(give, cast):
    transfer = give()
    assert transfer.giver.person_id == cast.people["dwi"].pk and transfer.receiver.group_id == cast.klaten.pk
    assert Account.objects.filter(person=cast.people["dwi"]).count() == 1


def test_a_known_key_returns_the_old_transfer_if_all_facts_are_equal(give):
    assert give().pk == give().pk
    assert Transfer.objects.count() == 1


def test_a_known_key_with_another_amount_is_rejected(give):
    give()
    with pytest.raises(Rejected):
        give(amount=91)
    assert Transfer.objects.count() == 1


@pytest.mark.parametrize("amount", [0, -5, 1.5])
def test_an_amount_is_a_positive_whole_number(give, amount):
    with pytest.raises(Rejected):
        give(amount=amount)


def test_a_reversal_is_one_equal_transfer_back_and_only_once(give, take_back):
    transfer = give()
    back = take_back(transfer)
    assert (back.giver_id, back.receiver_id, back.amount) == (transfer.receiver_id, transfer.giver_id, transfer.amount)
    with pytest.raises(Rejected):
        take_back(transfer)
    with pytest.raises(Rejected):
        take_back(back)


def test_the_chain_can_be_repeated_by_a_stranger(give, take_back):
    first = give()
    take_back(first)
    give(key="k/2")
    previous = START
    for row in Transfer.objects.order_by("number"):
        previous = digest(previous, row.number, row.key, row.giver_id, row.receiver_id, row.amount, row.unit,
                          row.occurred_on.isoformat(), row.reverses_id, row.act_id)
        assert row.digest == previous
    assert Chain.objects.get().digest == previous and Chain.objects.get().number == 3


@pytest.mark.parametrize("statement", ["UPDATE ledger_transfer SET amount = 1", "DELETE FROM ledger_transfer"])
def test_the_database_itself_refuses_to_change_a_transfer(give, statement):
    give()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_totals_follow_once_the_outbox_is_empty(give, take_back, cast):
    transfer = give()
    give(key="k/2", amount=30)
    assert not Total.objects.exists() and Outbox.objects.filter(reaction="ledger.add_to_totals").count() == 2
    drain()
    assert Total.objects.get(group=cast.klaten).amount == 120
    take_back(transfer)
    drain()
    total = Total.objects.get(group=cast.klaten)
    assert (total.amount, total.count) == (30, 1)
    assert broken() == []


def test_the_proof_names_the_first_broken_entry(give, monkeypatch):
    give()
    give(key="k/2")
    drain()
    assert broken() == []
    Chain.objects.update(digest="f" * 64)
    assert any("head" in sentence for sentence in broken())


def test_a_total_that_lies_is_named(give):
    give()
    drain()
    Total.objects.update(amount=1)
    assert any("total of group" in sentence for sentence in broken())


def test_a_rolled_back_command_leaves_nothing(cast):
    def fail_in_test(actor, nothing):
        commands.post(chain=cast.klaten, key="k", giver=cast.people["dwi"], receiver=cast.klaten, unit="minute",
                      amount=5, occurred_on=DAY)
        raise Rejected("no")

    acts, due = Act.objects.count(), Outbox.objects.count()
    with pytest.raises(Rejected):
        acting(fail_in_test)(Actor.office_of("test"), None)
    assert (Transfer.objects.count(), Act.objects.count(), Outbox.objects.count()) == (0, acts, due)


def test_paid_hours_never_count_with_service(give, cast):
    give()
    give(key="k/2", purpose="paid", amount=600)
    drain()
    assert {row.purpose: row.amount for row in Total.objects.all()} == {"service": 90, "paid": 600}

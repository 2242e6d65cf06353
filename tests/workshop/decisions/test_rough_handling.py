"""A stateful test: thousands of legal and illegal acts in any order; one person one vote, sums right, secrecy kept."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from guyub.core.errors import Stopped
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.decisions import commands
from guyub.workshop.decisions.models import Ballot, Elector, Paper, Sealed, Vote

from .conftest import SEATED, Board

KEYS = ("dwi", "agus", "slamet", "lestari", "bambang", "retno", "yohanes", "sari", "ketut")
people = st.sampled_from(KEYS)
choices = st.lists(st.integers(0, 4), max_size=3)


@pytest.mark.django_db
@pytest.mark.parametrize("secret", [False, True])
def test_any_order_of_acts_keeps_the_count(cast, secret):
    from django.db import transaction

    actors = {key: cast.actor(key) for key in KEYS}

    class Handling(RuleBasedStateMachine):
        """What the model expects: for whom a ballot stands, as the last accepted one."""

        @initialize(proxies=st.integers(0, 2))
        def begin(self, proxies):
            self.atomic = transaction.atomic()
            self.atomic.__enter__()
            self.board = Board(cast)
            self.board.rule(proxies=proxies, quorum="none", least=0)
            self.proposal = self.board.propose(parties="PT Sumber Medika")
            opening = self.board.open(self.proposal, secret=secret, by="retno")
            self.vote, self.key, self.expected, self.closed = opening.vote, opening.key, {}, False
            self.electors = {row.person_id: row.pk for row in Elector.objects.filter(vote=self.vote)}
            self.declared = set()

        def elector(self, key):
            return Elector.objects.filter(vote=self.vote, person=cast.people[key]).first()

        @rule(by=people, whose=people, choice=choices)
        def vote_for(self, by, whose, choice):
            row = self.elector(whose)
            if row is None:
                return
            with suppress(Stopped):
                commands.cast_ballot(actors[by], row, choice=choice)
                assert by == whose or (row.holder and row.holder.person_id == actors[by].person_id)
                assert not self.closed and choice in ([1], [2], [3])
                assert not (secret and row.pk in self.expected)
                self.expected[row.pk] = choice

        @rule(giver=people, holder=people)
        def hand_over(self, giver, holder):
            one, other = self.elector(giver), self.elector(holder)
            if one is not None and other is not None:
                with suppress(Stopped):
                    commands.give_proxy(actors[giver], one, holder_id=other.pk)

        @rule(giver=people)
        def take_back(self, giver):
            if (one := self.elector(giver)) is not None:
                with suppress(Stopped):
                    commands.take_proxy_back(actors[giver], one)

        @rule(key=people)
        def declare(self, key):
            with suppress(Stopped):
                conflicts.declare_interest(actors[key], cast.people[key], kind="gift", party="PT Sumber Medika")
                self.declared.add(key)

        @rule(by=people, right=st.booleans(), over=st.booleans())
        def close(self, by, right, over):
            if over:
                Vote.objects.filter(pk=self.vote.pk, closed_at=None).update(
                    opened_at=timezone.now() - timedelta(days=1), closes_at=timezone.now() - timedelta(minutes=1))
            with suppress(Stopped):
                commands.close_vote(actors[by], self.vote, key=self.key if right else "AAAA")
                assert not self.closed and (right or not secret) and by not in self.declared
                keepers = {"retno", "yohanes"}  # where each of them has an interest, others stand in
                assert by in keepers or keepers <= self.declared and by in SEATED
                self.closed = True

        @invariant()
        def one_person_one_vote_and_sums_right(self):
            if not hasattr(self, "vote"):
                return
            rows = list(Elector.objects.filter(vote=self.vote))
            assert {row.person_id: row.pk for row in rows} == self.electors  # the electorate is frozen
            assert {row.pk for row in rows if row.voted} == set(self.expected)
            held = {row.holder_id for row in rows if row.holder_id}
            assert not held & {row.pk for row in rows if row.holder_id}  # no proxy of a proxy
            vote = Vote.objects.get(pk=self.vote.pk)
            if secret:
                assert not Ballot.objects.filter(elector__vote=vote).exists()
                box, papers = Sealed.objects.filter(vote=vote).count(), Paper.objects.filter(vote=vote).count()
                assert (box, papers) == ((0, len(self.expected)) if self.closed else (len(self.expected), 0))
                counting = list(self.expected.values())
            else:
                kept = dict(Ballot.objects.filter(elector__vote=vote).values_list("elector_id", "choice"))
                assert kept == self.expected
                barred = {row.pk for row in rows if row.barred}
                counting = [choice for pk, choice in kept.items() if pk not in barred]
            if self.closed:
                sums = {str(n): counting.count([n]) for n in (1, 2, 3)}
                assert vote.result["votes"] == sums and vote.result["cast"] == len(counting)
            else:
                assert vote.result == {} and vote.outcome == ""

        def teardown(self):
            if hasattr(self, "atomic"):
                transaction.set_rollback(True)
                self.atomic.__exit__(None, None, None)

    run_state_machine_as_test(Handling, settings=settings(
        max_examples=12, stateful_step_count=40, deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]))

"""A board of Klaten with five seats beside its two officers, and a proposal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.workshop.decisions import commands
from guyub.workshop.decisions.models import Elector

SEATED = ("dwi", "agus", "slamet", "lestari", "bambang")
YES, NO, ABSTAIN = 1, 2, 3


class Board:
    """The board with its acts in short: board.propose(), board.open(proposal), board.cast(vote, "dwi", YES)."""

    def __init__(self, cast):
        from guyub.workshop.decisions.models import Seat

        self.cast = cast
        self.body = commands.found_body(
            cast.actor("yohanes"), cast.klaten, kind="board", name="Pengurus Cabang", made_of="officers")
        for key in SEATED:  # some are of other groups: a seat is given by people of the cast, past the rule of membership
            Seat.objects.create(body=self.body, person=cast.people[key])

    def rule(self, **facts):
        return commands.set_bylaw(self.cast.actor("yohanes"), self.body, **facts)

    def propose(self, by="dwi", **facts):
        return commands.make_proposal(self.cast.actor(by), self.body, **{
            "title": "Beli tenda", "text": "Membeli dua tenda posko.", **facts})

    def open(self, proposal, by="yohanes", **facts):
        return commands.open_vote(self.cast.actor(by), proposal, **{
            "closes_at": timezone.now() + timedelta(days=2), **facts})

    def elector(self, vote, key):
        return Elector.objects.get(vote=vote, person=self.cast.people[key])

    def cast_for(self, vote, key, *choice, by=None):
        return commands.cast_ballot(self.cast.actor(by or key), self.elector(vote, key), choice=list(choice))

    def close(self, vote, **facts):
        vote.refresh_from_db()
        return commands.close_vote(self.cast.actor("yohanes"), vote, **facts)


@pytest.fixture
def board(cast):
    return Board(cast)


@pytest.fixture
def later(monkeypatch):
    """later(days=2): the clock goes on."""
    real, ahead = timezone.now, [timedelta()]
    monkeypatch.setattr(timezone, "now", lambda: real() + ahead[0])

    def go(**span):
        ahead[0] += timedelta(**span)

    return go

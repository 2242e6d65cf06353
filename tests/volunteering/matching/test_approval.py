"""Approval and answers: only then are people asked; a decline fills the place or makes a proposal that follows."""

import pytest
from django.utils import timezone

from guyub.core import jobs
from guyub.core.actors import Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.foundation.people.models import Consent
from guyub.volunteering.matching import commands
from guyub.volunteering.matching.models import Placement, Proposal
from guyub.volunteering.matching.queries import proposal_board
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift
from guyub.workshop.notices.models import Notice

from .test_proposal import places, told

pytestmark = pytest.mark.django_db


def test_only_on_approval_are_people_asked_and_they_sign_up_themselves(cast, willing, week, propose):
    willing(12)
    proposal, actor = propose(week(days=2)), cast.actor("yohanes")
    rows = places(proposal)
    commands.approve_proposal(actor, proposal)
    assert told("matching/placed") == len(rows)
    with pytest.raises(Rejected) as error:
        commands.approve_proposal(actor, proposal)
    assert "sudah disetujui" in str(error.value) and told("matching/placed") == len(rows)
    one = Placement.objects.get(pk=rows[0].pk)
    with pytest.raises(Refused):
        commands.accept_placement(cast.actor("dwi"), one)
    with pytest.raises(Refused):
        commands.accept_placement(actor, one)
    own = Actor(person_id=one.person_id, roles={cast.klaten.pk: ("member",)})
    signup = commands.accept_placement(own, one)
    assert signup.placed_at and signup.person_id == one.person_id
    with pytest.raises(Rejected):
        commands.accept_placement(own, one)
    with pytest.raises(Rejected):
        commands.decline_placement(own, one)


def test_a_decline_frees_the_place_and_a_proposal_follows(cast, willing, week, propose):
    willing(14)
    proposal, actor = propose(week(days=2)), cast.actor("yohanes")
    commands.approve_proposal(actor, proposal)
    one = places(proposal)[0]
    commands.decline_placement(Actor(person_id=one.person_id), one)
    assert Notice.objects.filter(kind="matching/declined", person=cast.people["yohanes"]).count() == 1
    drain()
    following = Proposal.objects.get(follows=proposal)
    jobs.run_next()
    fresh = places(following)
    assert len(fresh) <= 2 and all(row.person_id != one.person_id or row.shift_id != one.shift_id for row in fresh)
    assert {row.pk for row in places(proposal)} >= {one.pk}
    second = places(proposal)[1]
    commands.decline_placement(Actor(person_id=second.person_id), second)
    drain()
    assert Proposal.objects.filter(follows=proposal).count() == 1
    jobs.run_next()
    following.refresh_from_db()
    commands.approve_proposal(actor, following)
    asked = [row for row in places(following) if row.asked_at]
    assert asked and told("matching/placed") == len(places(proposal)) + len(asked)


def test_a_substitute_is_asked_at_once_where_the_coordinator_chose_so(cast, willing, week, propose):
    willing(14)
    proposal = propose(week(days=2, most=2), fills=True)
    commands.approve_proposal(cast.actor("yohanes"), proposal)
    before = len(places(proposal))
    one = places(proposal)[0]
    commands.decline_placement(Actor(person_id=one.person_id), one)
    drain()
    after = places(proposal)
    assert len(after) == before + 1 and after[-1].shift_id == one.shift_id and after[-1].asked_at
    assert after[-1].person_id != one.person_id and not Proposal.objects.filter(follows=proposal).exists()
    with pytest.raises(Refused):
        commands.ask_substitute(cast.actor("yohanes"), one)


def test_approval_after_a_shift_was_called_off_or_filled_skips_it_and_says_so(cast, willing, week, propose):
    people = willing(12)
    shifts, actor = week(days=2, most=2), cast.actor("yohanes")
    proposal = propose(shifts)
    off, full = shifts[0], shifts[1]
    activities.cancel_shift(actor, off, reason="Hujan abu")
    Shift.objects.filter(pk=full.pk).update(taken=2)
    gone = next(one for one in places(proposal) if one.shift_id == shifts[2].pk)
    Consent.objects.filter(person_id=gone.person_id).update(withdrawn_at=timezone.now())
    commands.approve_proposal(actor, proposal)
    why = {one.shift_id: one.dropped_why for one in places(proposal) if one.shift_id in {off.pk, full.pk}}
    assert why == {off.pk: "cancelled", full.pk: "full"}
    gone.refresh_from_db()
    assert gone.dropped_why == "unavailable" and gone.asked_at is None
    assert told("matching/placed") == sum(1 for one in places(proposal) if one.asked_at) > 0
    states = {row.state for row in proposal_board(actor, Proposal.objects.get(pk=proposal.pk)).rows}
    assert "dropped" in states and len(people) == 12


def test_an_answer_to_a_called_off_shift_is_refused_in_words(cast, willing, week, propose):
    willing(8)
    shifts, actor = week(days=1), cast.actor("yohanes")
    proposal = propose(shifts)
    commands.approve_proposal(actor, proposal)
    one = places(proposal)[0]
    activities.cancel_shift(actor, one.shift, reason="Hujan abu")
    with pytest.raises(Rejected) as error:
        commands.accept_placement(Actor(person_id=one.person_id), one)
    assert "dibatalkan" in str(error.value)

"""Proposals: worked out and changed by hand; no rule is broken, and nobody else sees or touches them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core import jobs
from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Job
from guyub.foundation.people.models import Consent, Person
from guyub.volunteering.matching import commands, policy
from guyub.volunteering.matching.models import Placement, Proposal, Readiness
from guyub.volunteering.matching.queries import proposal_board, spare_people
from guyub.volunteering.matching.queries.pool import pool_of
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift, SignUp
from guyub.workshop.activities.queries.load import overload
from guyub.workshop.notices.models import Notice
from guyub.workshop.skills.models import Skill

pytestmark = pytest.mark.django_db


def places(proposal):
    rows = Placement.objects.filter(proposal=proposal, removed_at=None)
    return list(rows.select_related("shift", "person").order_by("pk"))


def told(kind):
    return Notice.objects.filter(kind=kind).count()


def test_open_shifts_are_covered_and_nobody_is_told(cast, willing, week, propose):
    willing(20)
    proposal = propose(week(days=3, least=2))
    heads = [sum(one.shift_id == shift for one in places(proposal)) for shift in {one.shift_id for one in places(proposal)}]
    assert len(heads) == 6 and all(2 <= n <= 3 for n in heads)
    assert proposal.computed_at and proposal.job.ended_at and not proposal.job.error
    assert proposal.figures["people"] == 20 and proposal.figures["wanted"] == 12 and 0 <= proposal.figures["gap"] < 1
    assert told("matching/placed") == 0 and not SignUp.objects.filter(shift__activity__title="Posko kesehatan").exists()


def test_only_who_consented_is_proposed(cast, willing, week, propose):
    silent = willing(3, purposes=())
    elsewhere = willing(3, group=cast.rescuers, others=True, purposes=())
    mine = willing(2)
    shifts = week(days=1, least=5, most=5)
    assert {one.person_id for one in places(propose(shifts))} <= {one.pk for one in mine}
    wide = {one.person_id for one in places(propose(shifts, others=True))}
    assert wide & {one.pk for one in elsewhere} and not wide & {one.pk for one in silent}
    Consent.objects.filter(person__in=mine).update(withdrawn_at=timezone.now())
    assert places(propose(shifts)) == []


def test_skills_distance_time_and_hours_are_kept(cast, willing, week, propose):
    nurse = Skill.objects.get(code=cast.skills["nurse"])
    willing(5)
    proposal = propose(week(days=1, least=1, skill_id=nurse.pk))
    board = proposal_board(cast.actor("yohanes"), proposal)
    assert places(proposal) == [] and len(board.gaps) == 2
    assert any("kecakapan" in words for words in board.gaps[0].why) and board.gaps[0].help
    commands.offer_readiness(cast.actor("dwi"), cast.people["dwi"], place_id=cast.klaten.place_id, km=40, minutes=600,
                             slots=(1 << 28) - 1)
    commands.recompute_proposal(cast.actor("yohanes"), proposal)
    jobs.run_next()
    assert {one.person_id for one in places(proposal)} == {cast.people["dwi"].pk}
    Readiness.objects.filter(person=cast.people["dwi"]).update(minutes=60)
    commands.recompute_proposal(cast.actor("yohanes"), Proposal.objects.get(pk=proposal.pk))
    jobs.run_next()
    assert places(proposal) == []


def test_load_in_other_groups_counts_and_is_not_named(cast, willing, week, propose):
    one, = willing(1)
    shifts = week(days=1, least=1)
    night = week(days=1, least=1, title="Jaga pos", group="rescuers", by="bambang")[0]
    Shift.objects.filter(pk=night.pk).update(starts_at=shifts[0].starts_at - timedelta(hours=9),
                                             ends_at=shifts[0].starts_at - timedelta(hours=2))
    SignUp.objects.create(shift=night, person=one, code="ABCDEF", placed_at=timezone.now())
    Shift.objects.filter(pk=night.pk).update(taken=1)
    proposal = propose(shifts)
    assert shifts[0].pk not in {row.shift_id for row in places(proposal)}
    board = proposal_board(cast.actor("yohanes"), proposal)
    assert any("tidak tersedia" in words for gap in board.gaps for words in gap.why)
    with pytest.raises(Rejected) as error:
        commands.place_person(cast.actor("yohanes"), proposal, person_id=one.pk, shift_id=shifts[0].pk)
    assert "tidak tersedia" in str(error.value) and "Jaga" not in str(error.value) and "istirahat" not in str(error.value)


def test_own_load_is_named_to_the_group(cast, willing, week, propose):
    one, = willing(1, minutes=48 * 60)
    shifts = week(days=1, least=1)
    late = week(days=1, least=1, title="Jaga malam")[0]
    Shift.objects.filter(pk=late.pk).update(starts_at=shifts[0].starts_at - timedelta(hours=11),
                                            ends_at=shifts[0].starts_at - timedelta(hours=4))
    SignUp.objects.create(shift=late, person=one, code="ABCDEF", placed_at=timezone.now())
    pool = pool_of(cast.klaten, shifts)
    assert pool.problems(pool.people[one.pk], shifts[0]) == ["rest"]


def test_no_proposal_breaks_a_limit(cast, willing, week, propose):
    willing(6, minutes=48 * 60)
    Shift.objects.update(hard=True)
    activities.set_load_limit(cast.actor("yohanes"), cast.klaten, rule="cool", amount=30 * 60)
    shifts = week(days=4, least=3, most=3)
    Shift.objects.filter(activity=shifts[0].activity).update(hard=True)
    proposal = propose(shifts)
    actor = cast.actor("yohanes")
    commands.approve_proposal(actor, proposal)
    for one in places(proposal):
        assert one.dropped_why == ""
        SignUp.objects.create(shift=one.shift, person=one.person, code=f"{one.pk:06d}"[-6:], placed_at=timezone.now())
    for one in places(proposal):
        shift = Shift.objects.select_related("activity__group").get(pk=one.shift_id)
        mine = SignUp.objects.get(shift=shift, person=one.person)
        assert overload(one.person_id, shift, but=(mine.pk,)) is None


def test_what_is_locked_stays_when_worked_out_anew(cast, willing, week, propose):
    willing(12)
    proposal, actor = propose(week(days=2)), cast.actor("yohanes")
    first, second = places(proposal)[:2]
    commands.lock_placement(actor, first)
    commands.recompute_proposal(actor, proposal)
    with pytest.raises(Rejected):
        commands.recompute_proposal(actor, proposal)
    with pytest.raises(Rejected):
        commands.approve_proposal(actor, proposal)
    jobs.run_next()
    again = places(proposal)
    assert first.pk in {one.pk for one in again} and second.pk not in {one.pk for one in again}
    before = {(one.person_id, one.shift_id) for one in (first, second)}
    assert len(before & {(one.person_id, one.shift_id) for one in again}) == 2
    commands.unlock_placement(actor, Placement.objects.get(pk=first.pk))
    assert not Placement.objects.filter(pk=first.pk, locked_at__isnull=False).exists()


def test_moves_by_hand_say_at_once_what_they_break(cast, willing, week, propose):
    willing(8)
    shifts, actor = week(days=2), cast.actor("yohanes")
    proposal = propose(shifts)
    one = places(proposal)[0]
    same = next(shift for shift in shifts if shift.pk != one.shift_id and not any(
        other.person_id == one.person_id and other.shift_id == shift.pk for other in places(proposal)))
    Shift.objects.filter(pk=same.pk).update(most=20)
    mine = [other for other in places(proposal) if other.person_id == one.person_id and other.pk != one.pk]
    for other in mine:
        commands.remove_placement(actor, other)
    moved = commands.move_placement(actor, one, shift_id=same.pk)
    assert moved.by_hand and moved.locked_at and moved.shift_id == same.pk
    one.refresh_from_db()
    assert one.removed_at
    with pytest.raises(Rejected):
        commands.move_placement(actor, moved, shift_id=same.pk)
    with pytest.raises(Rejected):
        commands.move_placement(actor, one, shift_id=shifts[0].pk)
    with pytest.raises(Rejected):
        commands.place_person(actor, proposal, person_id=cast.people["sari"].pk, shift_id=shifts[0].pk)
    with pytest.raises(Rejected):
        commands.place_person(actor, proposal, person_id=moved.person_id, shift_id=10**9)
    Readiness.objects.filter(person=moved.person).update(km=1, place=cast.boyolali.place)
    far = next(shift for shift in shifts if shift.pk not in {same.pk, one.shift_id})
    Shift.objects.filter(pk=far.pk).update(most=20)
    with pytest.raises(Rejected) as error:
        commands.move_placement(actor, moved, shift_id=far.pk)
    assert "lebih jauh" in str(error.value) and error.value.ways
    moved.refresh_from_db()
    assert moved.removed_at is None and moved.shift_id == same.pk


@pytest.mark.parametrize("key", ["dwi", "lestari", "bambang", "sari"])
def test_other_coordinators_and_members_neither_see_nor_touch_it(cast, willing, week, propose, key):
    willing(8)
    shifts, actor = week(days=1), cast.actor(key)
    proposal = propose(shifts)
    one = places(proposal)[0]
    assert not policy.visible_proposals(actor).exists() and not policy.visible_placements(actor).exists()
    for act, subject, facts in (
        (commands.approve_proposal, proposal, {}), (commands.close_proposal, proposal, {}),
        (commands.recompute_proposal, proposal, {}), (commands.stop_proposal, proposal, {}),
        (commands.place_person, proposal, {"person_id": one.person_id, "shift_id": shifts[0].pk}),
        (commands.move_placement, one, {"shift_id": shifts[1].pk}), (commands.remove_placement, one, {}),
        (commands.lock_placement, one, {}), (commands.unlock_placement, one, {}),
        (commands.accept_placement, one, {}), (commands.decline_placement, one, {}),
        (commands.record_proposal, proposal, {"places": [], "findings": {}, "figures": {}}),
        (commands.follow_proposal, proposal, {}), (commands.ask_proposal, cast.klaten, {}),
    ):
        with pytest.raises(Refused):
            act(actor, subject, **facts)
    assert commands.close_proposal(cast.actor("retno"), proposal).closed_at


def test_an_officer_above_proposes_for_the_whole_tree(cast, willing, week, propose):
    willing(6)
    willing(6, group=cast.boyolali)
    here, there = week(days=1), week(days=1, title="Posko Boyolali", group="boyolali", by="lestari")
    proposal = commands.ask_proposal(cast.actor("retno"), cast.nurses, seconds=2)
    jobs.run_next()
    assert {one.shift.activity_id for one in places(proposal)} >= {here[0].activity_id, there[0].activity_id}
    assert proposal.wanted == []


@pytest.mark.parametrize("facts, field", [
    ({"until": timezone.localdate() - timedelta(days=1)}, "until"),
    ({"until": timezone.localdate() + timedelta(days=99)}, "until"),
    ({"seconds": 0}, "seconds"), ({"seconds": 999}, "seconds"), ({"activities": [10**12]}, "activities"),
])
def test_what_cannot_be_proposed_is_said_at_its_field(cast, facts, field):
    with pytest.raises(Rejected) as error:
        commands.ask_proposal(cast.actor("yohanes"), cast.klaten, **facts)
    assert error.value.field == field and not Proposal.objects.exists() and not Job.objects.exists()


def test_activities_of_others_are_not_taken_in(cast, week):
    other = week(days=1, title="Dapur", group="rescuers", by="bambang")
    with pytest.raises(Rejected):
        commands.ask_proposal(cast.actor("yohanes"), cast.klaten, activities=[other[0].activity_id])


def test_a_worker_killed_in_the_middle_is_followed_by_another(cast, willing, week, propose):
    willing(8)
    proposal = propose(week(days=1), work=False)
    assert jobs.claim().pk == proposal.job_id and jobs.claim() is None  # somebody works on it
    Job.objects.update(beat_at=timezone.now() - jobs.SILENT - timedelta(seconds=1))
    assert jobs.run_next()
    proposal.refresh_from_db()
    assert proposal.computed_at and places(proposal)
    tried = propose(week(days=1, title="Lagi"), work=False)
    Job.objects.filter(pk=tried.job_id).update(tries=jobs.MOST_TRIES, beat_at=timezone.now() - jobs.SILENT * 2)
    assert not jobs.run_next()
    tried.job.refresh_from_db()
    assert tried.job.ended_at and tried.job.error
    commands.recompute_proposal(cast.actor("yohanes"), tried)
    jobs.run_next()
    tried.refresh_from_db()
    assert tried.computed_at


def test_a_job_that_breaks_says_so_and_writes_nothing(cast, willing, week, propose, monkeypatch):
    willing(4)
    monkeypatch.setattr("guyub.volunteering.matching.reactions.solved", lambda *a: 1 / 0)
    proposal = propose(week(days=1))
    assert proposal.job.error and proposal.computed_at is None and places(proposal) == []


def test_a_stopped_search_keeps_what_it_has(cast, willing, week, propose):
    willing(8)
    actor = cast.actor("yohanes")
    proposal = propose(week(days=1), work=False)
    commands.stop_proposal(actor, proposal)
    proposal.job.refresh_from_db()
    assert proposal.job.ended_at and not jobs.run_next()
    with pytest.raises(Rejected):
        commands.stop_proposal(actor, proposal)
    commands.recompute_proposal(actor, proposal)
    job = jobs.claim()
    pulse = jobs.Pulse(job)
    commands.stop_proposal(actor, Proposal.objects.get(pk=proposal.pk))
    pulse(3)
    assert pulse.stopped
    jobs.RUNNERS[job.kind](job, pulse)
    proposal.refresh_from_db()
    assert proposal.computed_at


def test_a_closed_proposal_is_closed(cast, willing, week, propose):
    willing(6)
    actor, proposal = cast.actor("yohanes"), propose(week(days=1), work=False)
    commands.close_proposal(actor, proposal)
    jobs.run_next()
    assert places(proposal) == []
    with pytest.raises(Rejected):
        commands.approve_proposal(actor, proposal)


def test_nobody_and_nothing_make_an_empty_proposal(cast, week, propose):
    proposal = propose(week(days=1))
    assert proposal.computed_at and places(proposal) == [] and proposal.figures["people"] == 0
    with pytest.raises(Rejected):
        commands.approve_proposal(cast.actor("yohanes"), proposal)
    board = proposal_board(cast.actor("yohanes"), proposal)
    assert len(board.gaps) == 2 and board.quality == ""


def test_who_else_would_fit_is_offered_and_fits(cast, willing, week, propose):
    willing(12)
    proposal, actor = propose(week(days=1, most=3)), cast.actor("yohanes")
    shift = places(proposal)[0].shift
    for one in places(proposal):
        if one.shift_id == shift.pk:
            commands.remove_placement(actor, one)
    spare = spare_people(proposal, shift.pk)
    assert spare
    assert commands.place_person(actor, proposal, person_id=spare[0][0], shift_id=shift.pk).by_hand


def test_the_board_costs_as_much_for_twenty_shifts_as_for_two(cast, willing, week, propose, flat):
    willing(10)
    proposal = propose(week(days=1))
    flat(lambda n: week(days=n // 2, title=f"Posko {n}"), lambda: proposal_board(cast.actor("yohanes"), proposal))


def test_readiness_is_ones_own_and_consent_goes_with_it(cast):
    dwi, actor = cast.people["dwi"], cast.actor("dwi")
    facts = {"place_id": cast.klaten.place_id, "km": 20, "minutes": 600, "slots": 5}
    with pytest.raises(Refused):
        commands.offer_readiness(cast.actor("agus"), dwi, **facts)
    with pytest.raises(Refused):
        commands.offer_readiness(PUBLIC, dwi, **facts)
    row = commands.offer_readiness(actor, dwi, others=True, **facts)
    given = Consent.objects.filter(person=dwi, withdrawn_at=None)
    assert set(given.values_list("text__purpose", flat=True)) >= {"proposals", "proposals_others"}
    commands.offer_readiness(actor, dwi, **facts | {"km": 30})
    assert Readiness.objects.get(person=dwi).km == 30
    assert not given.filter(text__purpose="proposals_others").exists()
    for wrong in ({"slots": 0}, {"slots": 1 << 28}, {"km": 0}, {"km": 501}, {"minutes": 10}, {"place_id": 10**12}):
        with pytest.raises(Rejected):
            commands.offer_readiness(actor, dwi, **facts | wrong)
    with pytest.raises(Refused):
        commands.end_readiness(cast.actor("yohanes"), row)
    commands.end_readiness(actor, Readiness.objects.get(person=dwi))
    assert not given.filter(text__purpose="proposals").exists() and not Readiness.objects.exists()
    assert Person.objects.filter(pk=dwi.pk).exists()

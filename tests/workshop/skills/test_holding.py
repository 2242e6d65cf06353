"""Skills are claimed by a person and count once somebody else has vouched for them."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.foundation.groups.models import Membership
from guyub.workshop.skills import commands, policy, queries
from guyub.workshop.skills.models import Holding

DAY = date(2026, 5, 2)


def verify(village, officer, holding, *, group=None, level=1, since=DAY, until=None):
    return commands.verify_holding(village.as_(officer), holding, group_id=(group or village.chapter).pk, level=level,
                                   valid_from=since, valid_until=until)


def rejected(field):
    return pytest.raises(Rejected, check=lambda error: error.field == field)


def test_a_claim_waits_and_counts_for_nothing(village):
    holding = village.claim(village.wulan, village.nurse, 2)
    assert holding.waiting and holding.evidence == "STR 12-345"
    assert not queries.holds(village.wulan.pk, village.nurse.pk, 1, timezone.localdate())


def test_a_verified_skill_names_who_vouched_in_which_group(village):
    holding = verify(village, village.verifier, village.claim(village.wulan, village.nurse))
    holding.refresh_from_db()
    assert holding.verified_by == village.verifier and holding.verifying_group == village.chapter
    assert queries.holds(village.wulan.pk, village.nurse.pk, 1, DAY)
    act = Act.objects.filter(name="skills.verify_holding").latest("pk")
    assert act.notes["group_id"] == village.chapter.pk and "STR" not in str(act.notes)


def test_an_officer_above_vouches_in_the_name_of_the_body(village):
    holding = verify(village, village.chair, village.claim(village.wulan, village.nurse), group=village.body)
    assert holding.verifying_group == village.body


def test_nobody_verifies_or_refuses_their_own_skill(village):
    holding = village.claim(village.verifier, village.nurse)
    with pytest.raises(Refused, match="orang lain"):
        verify(village, village.verifier, holding)
    with pytest.raises(Refused):
        commands.refuse_holding(village.as_(village.verifier), holding, reason="tidak")
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.filter(pk=holding.pk).update(
            verified_at=timezone.now(), verified_by=village.verifier, verifying_group=village.chapter, valid_from=DAY)


@pytest.mark.parametrize("name", ["treasurer", "stranger", "bagas", "wulan"])
def test_who_leads_no_group_of_the_person_cannot_vouch(village, name):
    holding = village.claim(village.wulan, village.nurse)
    with pytest.raises(Refused):
        verify(village, getattr(village, name), holding)
    holding.refresh_from_db()
    assert holding.waiting


def test_an_officer_cannot_vouch_in_the_name_of_another_group(village):
    holding = village.claim(village.wulan, village.nurse)
    for group in (village.beside, village.body):
        with rejected("group"):
            verify(village, village.verifier, holding, group=group)
    with rejected("group"):
        commands.verify_holding(village.as_(village.verifier), holding, group_id=None, level=1, valid_from=DAY)


@pytest.mark.parametrize("ending", [{"left_at": timezone.now()}, {"approved_at": None}])
def test_a_former_or_waiting_member_is_not_vouched_for(village, ending):
    holding = village.claim(village.wulan, village.nurse)
    Membership.objects.filter(person=village.wulan).update(**ending)
    with pytest.raises(Refused):
        verify(village, village.verifier, holding)


def test_what_may_be_seen_is_what_is_listed(village):
    for person in (village.wulan, village.bagas, village.verifier, village.chair):
        village.claim(person, village.driver)
    Membership.objects.create(person=village.bagas, group=village.chapter)  # an application gives no look
    seen = {}
    for actor in village.actors:
        listed = set(policy.visible_holdings(actor))
        for holding in Holding.objects.all():
            assert (holding in listed) == policy.may_see_holding(actor, holding)
        seen[actor.person_id] = {holding.person_id for holding in listed}
    everybody_below = {village.wulan.pk, village.verifier.pk}
    assert seen[None] == set()
    assert seen[village.chair.pk] == everybody_below | {village.chair.pk}
    assert seen[village.verifier.pk] == everybody_below
    assert seen[village.wulan.pk] == {village.wulan.pk} and seen[village.treasurer.pk] == set()
    assert seen[village.stranger.pk] == {village.bagas.pk}


def test_the_cast_sees_the_skills_that_it_may(cast):
    holdings = list(Holding.objects.all())
    assert holdings
    for actor in (PUBLIC, *map(cast.actor, cast.people)):
        listed = set(policy.visible_holdings(actor))
        for holding in holdings:
            assert (holding in listed) == policy.may_see_holding(actor, holding)


def test_a_claim_is_made_by_oneself_or_by_an_officer_of_ones_group(village):
    for actor in (PUBLIC, Actor(operator=True), village.as_(village.bagas), village.as_(village.treasurer)):
        with pytest.raises(Refused):
            commands.claim_skill(actor, village.wulan, skill_id=village.driver.pk, level=1)
    holding = commands.claim_skill(village.as_(village.verifier), village.wulan, skill_id=village.driver.pk, level=1)
    assert holding.person == village.wulan and holding.waiting


@pytest.mark.parametrize(("facts", "field"), [
    ({"skill_id": 0}, "skill"), ({"skill_id": None}, "skill"), ({"level": 0}, "level"), ({"level": 5}, "level"),
    ({"level": None}, "level"), ({"evidence": "  "}, "evidence"), ({"evidence": "x" * 121}, "evidence"),
    ({"valid_until": date(2020, 1, 1)}, "valid_until"), ({"valid_until": "2030-01-01"}, "valid_until"),
    ({"valid_until": datetime(2030, 1, 1)}, "valid_until"),
])
def test_a_claim_with_a_fault_names_the_field(village, facts, field):
    with rejected(field):
        commands.claim_skill(village.as_(village.wulan), village.wulan,
                             **{"skill_id": village.nurse.pk, "level": 1, "evidence": "STR 1", **facts})
    assert not Holding.objects.exists()


def test_a_skill_without_licence_needs_no_evidence(village):
    assert village.claim(village.wulan, village.driver, evidence="").waiting


@pytest.mark.parametrize(("facts", "field"), [
    ({"level": 7}, "level"), ({"since": None}, "valid_from"), ({"since": "2026-01-01"}, "valid_from"),
    ({"until": DAY - timedelta(days=1)}, "valid_until"), ({"until": "besok"}, "valid_until"),
])
def test_a_verification_with_a_fault_names_the_field(village, facts, field):
    holding = village.claim(village.wulan, village.nurse)
    with rejected(field):
        verify(village, village.verifier, holding, **facts)
    holding.refresh_from_db()
    assert holding.waiting


def test_the_same_claim_twice_is_one_claim(village):
    village.claim(village.wulan, village.nurse)
    with rejected("skill"):
        village.claim(village.wulan, village.nurse, 3)
    assert Holding.objects.count() == 1


def test_what_is_already_verified_is_not_claimed_again_but_a_higher_level_is(village):
    village.verified(village.wulan, village.nurse, 2)
    with rejected("skill"):
        village.claim(village.wulan, village.nurse, 1)
    higher = village.claim(village.wulan, village.nurse, 3)
    assert queries.holds(village.wulan.pk, village.nurse.pk, 2, DAY)  # the lower level counts while the higher waits
    verify(village, village.verifier, higher, level=3, since=date(2020, 1, 1))
    assert Holding.objects.filter(withdrawn_at=None).get() == higher  # it covers the lower one


def test_a_renewal_stands_beside_the_term_that_ends(village):
    today = timezone.localdate()
    village.verified(village.wulan, village.nurse, since=today - timedelta(days=90), until=today + timedelta(days=10))
    renewal = village.claim(village.wulan, village.nurse, valid_until=today + timedelta(days=400))
    verify(village, village.verifier, renewal, since=today + timedelta(days=11), until=today + timedelta(days=400))
    for ahead in (0, 10, 11, 400):
        assert queries.holds(village.wulan.pk, village.nurse.pk, 1, today + timedelta(days=ahead))
    assert not queries.holds(village.wulan.pk, village.nurse.pk, 1, today + timedelta(days=401))


def test_each_claim_is_answered_once(village):
    holding = village.claim(village.wulan, village.nurse)
    verify(village, village.verifier, holding)
    for again in (lambda: verify(village, village.chair, holding, group=village.body),
                  lambda: commands.refuse_holding(village.as_(village.chair), holding, reason="Salah.")):
        with pytest.raises(Rejected):
            again()
    holding.refresh_from_db()
    assert holding.verified_by == village.verifier and holding.refused_at is None


def test_a_refusal_gives_its_reason_and_leaves_the_way_open(village):
    holding = village.claim(village.wulan, village.nurse)
    officer = village.as_(village.verifier)
    for reason in ("", "  ", None, "x" * 301):
        with rejected("reason"):
            commands.refuse_holding(officer, holding, reason=reason)
    commands.refuse_holding(officer, holding, reason="Foto STR tidak terbaca.")
    line, = queries.holdings_of(village.wulan)
    assert line.state == "Tidak disahkan" and line.reason == "Foto STR tidak terbaca."
    assert not queries.holds(village.wulan.pk, village.nurse.pk, 1, DAY)
    village.claim(village.wulan, village.nurse)
    line, = queries.holdings_of(village.wulan)
    assert line.state == "Menunggu pengesahan"


def test_a_withdrawn_skill_counts_no_longer_and_is_withdrawn_once(village):
    holding = village.verified(village.wulan, village.nurse)
    commands.withdraw_holding(village.as_(village.wulan), holding)
    assert not queries.holds(village.wulan.pk, village.nurse.pk, 1, DAY)
    with pytest.raises(Rejected):
        commands.withdraw_holding(village.as_(village.wulan), holding)
    assert queries.holdings_of(village.wulan) == []


def test_an_officer_takes_back_what_no_longer_holds_and_a_stranger_does_not(village):
    holding = village.verified(village.wulan, village.nurse)
    with pytest.raises(Refused):
        commands.withdraw_holding(village.as_(village.stranger), holding)
    commands.withdraw_holding(village.as_(village.verifier), holding)
    assert not queries.holds(village.wulan.pk, village.nurse.pk, 1, DAY)


@pytest.mark.parametrize(("since", "until", "state"), [
    (-10, None, "Disahkan"), (-10, 0, "Disahkan"), (0, 0, "Disahkan"), (-10, -1, "Habis masa berlakunya"),
    (1, None, "Belum berlaku"),
])
def test_a_state_is_said_in_words(village, since, until, state):
    today = timezone.localdate()
    village.verified(village.wulan, village.driver, since=today + timedelta(days=since),
                     until=None if until is None else today + timedelta(days=until))
    line, = queries.holdings_of(village.wulan)
    assert line.state == state and line.by == "Cabang Klaten"


def test_a_list_is_written_in_the_readers_language(village):
    village.verified(village.wulan, village.nurse, since=date(2026, 5, 2), until=date(2027, 5, 2))
    line, = queries.holdings_of(village.wulan)
    assert (line.skill, line.level) == ("Perawat", "dasar") and "2 Mei 2027" in line.term
    with translation.override("en"):
        line, = queries.holdings_of(village.wulan)
    assert line.skill == "Nurse" and "2 May 2027" in line.term


def test_the_list_and_the_queue_are_flat(village, django_assert_num_queries):
    skills = [village.skill(f"s{n}", f"Kecakapan {n}", f"Skill {n}") for n in range(20)]
    officer = village.as_(village.verifier)
    for many in (skills[:2], skills[2:]):
        for skill in many:
            village.claim(village.wulan, skill)
        with django_assert_num_queries(1):
            queries.holdings_of(village.wulan)
        with django_assert_num_queries(1):
            assert queries.waiting_holdings(officer, village.chapter)
    assert len(queries.waiting_holdings(officer, village.chapter)) == 20


def test_the_queue_of_a_group_holds_the_claims_of_its_members_and_those_below(village):
    village.claim(village.wulan, village.nurse)
    village.claim(village.bagas, village.driver)

    def people_in(officer, group):
        return [claim.person for claim in queries.waiting_holdings(village.as_(officer), group)]

    assert people_in(village.chair, village.body) == ["Wulan"]
    assert people_in(village.stranger, village.beside) == ["Bagas"]
    assert people_in(village.bagas, village.body) == []

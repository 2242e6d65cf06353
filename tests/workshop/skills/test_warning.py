"""Who holds a skill is told the answer to a claim, and warned 90, 30 and 7 days before its term ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.errors import Refused
from guyub.core.reactions import drain
from guyub.workshop.notices.models import Notice
from guyub.workshop.skills import commands, policy, queries, sweeps
from guyub.workshop.skills.models import Holding
from guyub.workshop.skills.rules import warning_due


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", "facts__until"))


@pytest.mark.parametrize(("days", "warned", "due"), [
    (91, None, None), (90, None, 90), (31, 90, None), (30, 90, 30), (30, 30, None), (8, 30, None), (7, 30, 7), (0, 30, 7),
    (0, 7, None), (-1, None, None), (5, None, 7), (5, 90, 7),
])
def test_each_step_is_due_once(days, warned, due):
    assert warning_due(days, warned) == due


def test_the_claimant_is_told_who_vouched_and_until_when(village):
    until = timezone.localdate() + timedelta(days=400)
    village.verified(village.wulan, village.nurse, until=until)
    drain()
    assert told(village.wulan) == [("skills/verified", until.isoformat())]
    facts = Notice.objects.get(person=village.wulan).facts
    assert (facts["group"], facts["skill"], facts["skill_en"]) == ("Cabang Klaten", "Perawat", "Nurse")


def test_the_claimant_is_told_why_not(village):
    holding = village.claim(village.wulan, village.nurse)
    commands.refuse_holding(village.as_(village.verifier), holding, reason="Foto tidak terbaca.")
    drain()
    notice = Notice.objects.get(person=village.wulan)
    assert (notice.kind, notice.facts["reason"], notice.url) == ("skills/refused", "Foto tidak terbaca.", "/saya/kecakapan/")


def test_three_warnings_before_the_end_and_none_twice(village, monkeypatch):
    today = timezone.localdate()
    holding = village.verified(village.wulan, village.nurse, until=today + timedelta(days=100))
    for ahead, steps in ((0, []), (9, []), (10, [90]), (11, [90]), (70, [90, 30]), (93, [90, 30, 7]), (100, [90, 30, 7]),
                         (101, [90, 30, 7])):
        monkeypatch.setattr(timezone, "localdate", lambda *_when, day=today + timedelta(days=ahead): day)
        sweeps.warn()
        sweeps.warn()
        kinds = [kind for kind, _until in told(village.wulan)]
        assert kinds == ["skills/expiring"] * len(steps), (ahead, kinds)
    holding.refresh_from_db()
    assert holding.warned_days == 7


def test_nobody_is_warned_of_what_is_withdrawn_waiting_over_or_already_renewed(village):
    today = timezone.localdate()
    withdrawn = village.verified(village.wulan, village.first_aid, until=today + timedelta(days=20))
    commands.withdraw_holding(village.as_(village.wulan), withdrawn)
    village.claim(village.wulan, village.driver, valid_until=today + timedelta(days=5))
    village.verified(village.wulan, village.nurse, until=today + timedelta(days=20))
    renewal = village.claim(village.wulan, village.nurse, valid_until=today + timedelta(days=800))
    assert [row.skill_id for row in queries.ending(today)] == [village.nurse.pk]
    commands.verify_holding(village.as_(village.verifier), renewal, group_id=village.chapter.pk, level=1,
                            valid_from=today + timedelta(days=20), valid_until=today + timedelta(days=800))
    assert list(queries.ending(today)) == []
    sweeps.warn()
    assert not Notice.objects.filter(kind="skills/expiring").exists()


def test_the_house_alone_warns(village):
    holding = village.verified(village.wulan, village.nurse, until=timezone.localdate() + timedelta(days=5))
    for actor in village.actors:
        assert not policy.may_warn_holder(actor, holding)
        with pytest.raises(Refused):
            commands.warn_holder(actor, holding)
    assert commands.warn_holder(Actor.office_of("skills"), holding) == 7
    assert commands.warn_holder(Actor.office_of("skills"), holding) is None


def test_the_sweep_asks_once_however_many_hold(village, django_assert_num_queries):
    today = timezone.localdate()
    village.verified(village.wulan, village.nurse, until=today + timedelta(days=5))
    with django_assert_num_queries(1):
        assert [row.skill.title_id for row in queries.ending(today)] == ["Perawat"]
    Holding.objects.update(warned_days=7)
    assert list(queries.ending(today)) == []

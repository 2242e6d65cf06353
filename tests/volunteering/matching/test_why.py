"""Why a shift stays short and what would help most; why this person and not that one; and nothing of others' affairs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.volunteering.matching import commands
from guyub.volunteering.matching.models import Placement, Readiness
from guyub.volunteering.matching.queries import proposal_board, whys
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift, SignUp
from guyub.workshop.skills.models import Skill

from .test_proposal import places

pytestmark = pytest.mark.django_db


def gaps(cast, proposal, by="yohanes"):
    return {gap.slot.id: gap for gap in proposal_board(cast.actor(by), proposal).gaps}


def said(proposal, shift, name):
    return {one.name: one for one in whys(proposal, shift.pk, name).found}


def test_the_cheapest_help_comes_first_and_names_whom_to_ask(cast, willing, week, propose):
    near, = willing(1, km=1, name="Dekat")
    Readiness.objects.filter(person=near).update(place=cast.boyolali.place)
    away, = willing(1, slots=1, name="Sibuk")
    shifts = week(days=1, least=2)
    gap = gaps(cast, propose(shifts))[shifts[0].pk]
    assert gap.short == 2 and len(gap.why) == 2
    assert away.name in gap.help[0] and "waktu itu" in gap.help[0]
    assert near.name in gap.help[1] and "km lebih jauh" in gap.help[1] and "2 orang baru" in gap.help[-1]


def test_hours_that_were_offered_may_be_asked_for_more_but_no_guard_is_loosened(cast, willing, week, propose):
    one, = willing(1, minutes=8 * 60)
    shifts = week(days=3, least=1, most=1)
    short = list(gaps(cast, propose(shifts)).values())
    assert short and any("4 jam" in words and one.name in words for gap in short for words in gap.help)
    activities.limit_load(cast.actor("dwi"), cast.people["dwi"], rule="week", amount=8 * 60)
    Readiness.objects.all().delete()
    commands.offer_readiness(cast.actor("dwi"), cast.people["dwi"], place_id=cast.klaten.place_id, km=60, minutes=48 * 60,
                             slots=(1 << 28) - 1)
    short = gaps(cast, propose(shifts)).values()
    assert short and not any("Dwi" in words or "jam" in words for gap in short for words in [*gap.why, *gap.help])


def test_a_morning_and_an_afternoon_may_be_one_duty(cast, willing, week, propose):
    willing(1, minutes=40 * 60)
    shifts = week(days=1, least=1, most=1)  # 07-11 and 13-17: one day's work by the house
    proposal = propose(shifts)
    assert {one.shift_id for one in places(proposal)} == {shift.pk for shift in shifts}
    quality = proposal_board(cast.actor("yohanes"), proposal).quality
    assert "satu giliran sehari" in quality and "1 tempat" in quality and "pagi dan siang" in quality


def test_why_this_person_and_not_that_one(cast, willing, week, propose):
    people = willing(4, minutes=40 * 60)
    shifts, actor = week(days=1, least=1, most=1), cast.actor("yohanes")
    proposal = propose(shifts)
    here = next(one for one in places(proposal) if one.shift_id == shifts[0].pk)
    told = whys(proposal, shifts[0].pk)
    assert [name for name, _facts in told.holders] == [here.person.name] and told.found == []
    assert "Ada di giliran ini" in said(proposal, shifts[0], here.person.name)[here.person.name].words
    other = next(one for one in people if one.pk not in {row.person_id for row in places(proposal)})
    words = said(proposal, shifts[0], other.name)[other.name]
    assert "penuh" in words.words and here.person.name in words.words and not words.fits
    commands.remove_placement(actor, here)
    words = said(proposal, shifts[0], other.name)[other.name]
    assert words.fits and "masih ada tempat" in words.words
    Readiness.objects.filter(person=other).update(km=1, place=cast.boyolali.place)
    assert "lebih jauh" in said(proposal, shifts[0], other.name)[other.name].words
    nurse = Skill.objects.get(code=cast.skills["nurse"])
    shifts[0].role.skill_id = nurse.pk
    shifts[0].role.save(update_fields=["skill_id"])
    both = said(proposal, shifts[0], other.name)[other.name].words
    assert "kecakapannya" in both and "lebih jauh" in both
    assert whys(proposal, 10**9) is None


def test_somebody_who_is_needed_elsewhere_is_said_to_be(cast, willing, week, propose):
    one, = willing(1, minutes=4 * 60)
    shifts = week(days=1, least=1, most=1)
    proposal = propose(shifts)
    there = places(proposal)[0]
    other = next(shift for shift in shifts if shift.pk != there.shift_id)
    words = said(proposal, other, one.name)[one.name].words
    assert "Sudah diusulkan di tempat lain" in words and there.shift.role.name in words


@pytest.mark.parametrize("hidden", ["night", "limit", "block"])
def test_of_other_groups_and_private_matters_nothing_but_not_available(cast, willing, week, propose, hidden):
    from guyub.foundation.groups.models import Block
    one, = willing(1)
    shifts = week(days=1, least=1)
    if hidden == "night":
        night = week(days=1, least=1, title="Jaga pos", group="rescuers", by="bambang")[0]
        Shift.objects.filter(pk=night.pk).update(starts_at=shifts[0].starts_at - timedelta(hours=9),
                                                 ends_at=shifts[0].starts_at - timedelta(hours=2), taken=1)
        SignUp.objects.create(shift=night, person=one, code="ABCDEF", placed_at=timezone.now())
    elif hidden == "limit":
        from guyub.workshop.activities.models import LoadLimit
        LoadLimit.objects.create(person=one, rule="day", amount=60, valid_from=timezone.localdate())
    else:
        Block.objects.create(group=cast.klaten, person=one, reason="Rahasia", blocked_by=cast.people["retno"])
    proposal = propose(shifts)
    gap = gaps(cast, proposal)[shifts[0].pk]
    everything = " ".join([*gap.why, *gap.help, said(proposal, shifts[0], one.name)[one.name].words])
    assert "tidak tersedia" in everything
    for secret in ("Jaga", "istirahat", "jam", "malam", "Rahasia", "dikeluarkan", "batas"):
        assert secret not in everything, (secret, everything)
    assert not any(one.name in words for words in gap.help)


def test_the_page_of_reasons(cast, willing, week, propose, signed_in):
    willing(6)
    shifts = week(days=1)
    proposal = propose(shifts)
    url = f"/ruang/{cast.klaten.slug}/usulan/{proposal.pk}/alasan/{shifts[0].pk}/"
    client = signed_in("yohanes")
    assert "Yang diusulkan di sini" in client.get(url).content.decode()
    assert "Ada di giliran ini" in client.get(url, {"nama": "Relawan"}).content.decode()
    assert "Tidak ada yang bernama begitu" in client.get(url, {"nama": "Tiada"}).content.decode()
    assert signed_in("lestari").get(url).status_code == 404
    assert client.get(url.replace(f"/{shifts[0].pk}/", "/999999/")).status_code == 404


def test_reasons_cost_the_same_for_twenty_people_as_for_two(cast, willing, week, propose, flat):
    willing(2)
    shifts = week(days=1, least=2, most=30)
    proposal = propose(shifts)

    def more(n):
        Placement.objects.bulk_create([
            Placement(proposal=proposal, shift=shifts[0], person=one) for one in willing(n, name="Lagi")])

    flat(more, lambda: whys(proposal, shifts[0].pk, "Relawan"))

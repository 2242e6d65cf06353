"""Cases, recusals, clearances and suspicions."""

import pytest

from guyub.core.actors import Actor
from guyub.core.errors import Refused, Rejected
from guyub.workshop.conflicts import commands, policy, queries
from guyub.workshop.conflicts.models import Recusal, Suspicion
from guyub.workshop.conflicts.rules import Hit

OFFICE = Actor.office_of("decisions")


@pytest.fixture
def case(cast):
    found = commands.open_case(OFFICE, cast.klaten, act="approval", title="Pengadaan obat dari Sumber Medika")
    return commands.name_parties(OFFICE, found, parties=[{"name": "PT Sumber Medika"}, {"group_id": cast.river.pk}])


def declare(cast, key, **facts):
    facts = {"kind": "family", "party": "Sumber Medika", **facts}
    return commands.declare_interest(cast.actor(key), cast.people[key], **facts)


def test_a_case_names_its_parties_and_only_floors_above_open_one(cast, case):
    parties = case.concerned
    assert parties.groups == {cast.river.pk} and len(parties.outside) == 1
    assert commands.open_case(OFFICE, cast.klaten, act="vote", title="Lain").concerned == type(parties)()
    for act, subject, facts in (
        (commands.open_case, cast.klaten, {"act": "vote", "title": "x"}), (commands.name_parties, case, {"parties": []}),
        (commands.recuse_person, case, {"person_id": cast.people["dwi"].pk, "hits": [Hit("gift")]}),
    ):
        with pytest.raises(Refused):
            act(cast.actor("retno"), subject, **facts)
    with pytest.raises(Rejected):
        commands.name_parties(OFFICE, case, parties=[{"name": f"Pihak {n}"} for n in range(51)])


def test_a_recusal_stands_until_somebody_without_interest_clears_it(cast, case):
    declare(cast, "yohanes")
    hits = policy.bars(cast.people["yohanes"].pk, "approval", case.concerned, case)
    commands.recuse_person(OFFICE, case, person_id=cast.people["yohanes"].pk, hits=hits, capacity="Sekretaris")
    commands.recuse_person(OFFICE, case, person_id=cast.people["yohanes"].pk, hits=hits, capacity="Sekretaris")
    row = Recusal.objects.get(case=case)
    assert not policy.unbarred_in(cast.actor("yohanes"), case)
    for key in ("yohanes", "dwi", "bambang"):  # oneself, a member, another group's chair
        with pytest.raises(Refused):
            commands.clear_recusal(cast.actor(key), row, reason="Bukan keluarga yang itu")
    with pytest.raises(Rejected):
        commands.clear_recusal(cast.actor("retno"), row, reason="  ok ")
    commands.clear_recusal(cast.actor("retno"), row, reason="Perusahaan lain yang bernama sama")
    assert policy.unbarred_in(cast.actor("yohanes"), case) is True
    with pytest.raises(Rejected):
        commands.clear_recusal(cast.actor("retno"), row, reason="Sekali lagi saja")
    declare(cast, "yohanes", kind="ownership")  # what was cleared was the family, not this
    assert policy.bars(cast.people["yohanes"].pk, "approval", case.concerned, case) == [Hit("ownership")]


def test_whoever_has_an_interest_clears_nobody(cast, case):
    declare(cast, "yohanes")
    declare(cast, "retno", kind="gift")
    commands.recuse_person(OFFICE, case, person_id=cast.people["yohanes"].pk, hits=[Hit("family")])
    with pytest.raises(Refused) as error:
        commands.clear_recusal(cast.actor("retno"), Recusal.objects.get(), reason="Kami berdua saling percaya")
    assert "hadiah" in str(error.value)


def test_one_may_step_aside_without_saying_why(cast, case):
    commands.step_aside(cast.actor("dwi"), case)
    assert not policy.unbarred_in(cast.actor("dwi"), case)
    with pytest.raises(Rejected):
        commands.step_aside(cast.actor("dwi"), case)
    with pytest.raises(Refused):
        commands.step_aside(Actor(), case)


def test_a_member_raises_a_suspicion_and_people_without_interest_answer(cast, case):
    yohanes = cast.people["yohanes"].pk
    with pytest.raises(Refused):
        commands.raise_suspicion(cast.actor("agus"), case, person_id=yohanes, words="Saya lihat di pasar kemarin")
    said = {"person_id": yohanes, "words": "Saya lihat kemarin"}
    for facts in ({"words": "pendek"}, {"words": "x" * 1001}, {"person_id": cast.people["dwi"].pk}, {"person_id": 10**9}):
        with pytest.raises(Rejected):
            commands.raise_suspicion(cast.actor("dwi"), case, **{**said, **facts})
    row = commands.raise_suspicion(cast.actor("dwi"), case, person_id=yohanes, words="Kakaknya pemilik perusahaan itu")
    with pytest.raises(Rejected):
        commands.raise_suspicion(cast.actor("dwi"), case, person_id=yohanes, words="Kakaknya pemilik perusahaan itu")
    assert policy.unbarred_in(cast.actor("yohanes"), case) is True  # a suspicion alone bars nobody
    assert [s.pk for s in queries.waiting_suspicions(cast.actor("retno"), cast.klaten)] == [row.pk]
    assert not queries.waiting_suspicions(cast.actor("yohanes"), cast.klaten)  # nobody reads of himself
    for act in (commands.uphold_suspicion, commands.dismiss_suspicion):
        for key in ("yohanes", "dwi", "bambang"):
            with pytest.raises(Refused):
                act(cast.actor(key), row, reason="Sudah kami periksa")
        with pytest.raises(Rejected):
            act(cast.actor("retno"), row, reason="")
    commands.uphold_suspicion(cast.actor("retno"), row, reason="Benar, kami sudah memeriksa akta")
    assert not policy.unbarred_in(cast.actor("yohanes"), case)
    with pytest.raises(Rejected):
        commands.dismiss_suspicion(cast.actor("retno"), row, reason="Berubah pikiran")


def test_a_dismissed_suspicion_bars_nobody(cast, case):
    row = commands.raise_suspicion(cast.actor("dwi"), case, person_id=cast.people["yohanes"].pk, words="Saya dengar begitu")
    commands.dismiss_suspicion(cast.actor("retno"), row, reason="Tidak ada hubungan apa pun")
    assert Suspicion.objects.get().dismissed_at and policy.unbarred_in(cast.actor("yohanes"), case) is True


def test_the_public_log_names_nobody_and_says_why(cast, case, client):
    declare(cast, "yohanes", relation="Kakak saya Lukas")
    commands.recuse_person(OFFICE, case, person_id=cast.people["yohanes"].pk, hits=[Hit("family")], capacity="Sekretaris")
    page = client.get(f"/kelompok/{cast.klaten.slug}/kepentingan/").content.decode()
    assert "Sekretaris" in page and "berkeluarga" in page and "Pengadaan obat" in page
    assert "Yohanes" not in page and "Lukas" not in page


def test_an_unknown_act_is_a_fault_of_the_program(cast, case):
    with pytest.raises(ValueError):
        policy.unbarred(cast.actor("dwi"), "sleep", case.concerned)
    with pytest.raises(ValueError):
        commands.open_case(OFFICE, cast.klaten, act="sleep", title="x")

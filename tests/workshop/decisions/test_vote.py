"""Votes: who may, what counts, calls, interests, escalation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.models import Office
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.conflicts.models import Recusal
from guyub.workshop.decisions import commands, queries
from guyub.workshop.decisions.models import Ballot, Elector, Proposal, Seat, Vote
from guyub.workshop.decisions.sweeps import close_votes, remind
from guyub.workshop.notices.models import Notice

YES, NO, ABSTAIN = 1, 2, 3


def medika(board, **facts):
    return board.propose(kind="spending", title="Beli obat", text="Membeli obat dari Sumber Medika.",
                         parties="PT Sumber Medika", **facts)


def declare(cast, key, **facts):
    facts = {"kind": "family", "party": "PT Sumber Medika", **facts}
    return conflicts.declare_interest(cast.actor(key), cast.people[key], **facts)


def test_a_vote_is_opened_cast_and_counted(board):
    proposal = board.propose()
    vote = board.open(proposal).vote
    assert Elector.objects.filter(vote=vote).count() == 7
    for key, choice in (("dwi", YES), ("agus", YES), ("slamet", NO), ("retno", ABSTAIN)):
        board.cast_for(vote, key, choice)
    with pytest.raises(Rejected):
        board.close(vote)
    Vote.objects.filter(pk=vote.pk).update(closes_at=timezone.now() + timedelta(microseconds=1))
    board.close(vote)
    proposal.refresh_from_db()
    vote.refresh_from_db()
    assert proposal.outcome == "carried" and vote.result["votes"] == {"1": 2, "2": 1, "3": 1}
    sheet = queries.result_sheet(board.cast.actor("dwi"), vote)
    assert any("Kuorum: perlu 4" in line for line in sheet.why) and len(sheet.roll) == 7
    assert queries.result_sheet(PUBLIC, vote).roll == []
    with pytest.raises(Rejected):
        board.close(vote)


def test_voting_in_two_tabs_counts_once_and_may_be_changed_until_closing(board):
    vote = board.open(board.propose()).vote
    board.cast_for(vote, "dwi", YES)
    board.cast_for(vote, "dwi", NO)
    assert [row.choice for row in Ballot.objects.filter(elector__vote=vote)] == [[NO]]


@pytest.mark.parametrize("choice", [[], [1, 2], [9], ["1"], None, [1, 1], "1"])
def test_an_unreadable_ballot_is_rejected(board, choice):
    vote = board.open(board.propose()).vote
    with pytest.raises(Rejected):
        commands.cast_ballot(board.cast.actor("dwi"), board.elector(vote, "dwi"), choice=choice)
    assert not board.elector(vote, "dwi").voted


def test_nobody_votes_for_somebody_else_and_outsiders_not_at_all(board):
    vote = board.open(board.propose()).vote
    for key in ("agus", "sari", "ketut"):
        with pytest.raises(Refused):
            board.cast_for(vote, "dwi", YES, by=key)
    with pytest.raises(Refused):
        commands.cast_ballot(PUBLIC, board.elector(vote, "dwi"), choice=[YES])


def test_whoever_joins_later_has_no_vote_and_whose_office_ends_keeps_it(board):
    vote = board.open(board.propose()).vote
    Seat.objects.create(body=board.body, person=board.cast.people["sari"])
    assert not Elector.objects.filter(vote=vote, person=board.cast.people["sari"]).exists()
    office = Office.objects.get(person=board.cast.people["yohanes"], group=board.cast.klaten)
    actor = board.cast.actor("yohanes")
    groups.end_office(board.cast.actor("retno"), office)
    commands.end_seat(board.cast.actor("retno"), Seat.objects.get(body=board.body, person=board.cast.people["agus"]))
    commands.cast_ballot(actor, board.elector(vote, "yohanes"), choice=[YES])
    board.cast_for(vote, "agus", NO)
    assert Elector.objects.filter(vote=vote, voted=True).count() == 2


def test_a_vote_keeps_the_rule_under_which_it_opened(board, later):
    vote = board.open(board.propose()).vote
    board.rule(quorum="members", value=100, majority="unanimous")
    for key in ("dwi", "agus", "retno", "slamet"):
        board.cast_for(vote, key, YES)
    board.cast_for(vote, "bambang", NO)
    later(days=3)
    close_votes()
    vote.refresh_from_db()
    assert vote.outcome == "carried" and vote.statute["majority"] == "simple"


def test_at_the_closing_minute_the_clock_of_the_moment_counts_whatever_the_zone(board, later):
    from zoneinfo import ZoneInfo

    closes = (timezone.now() + timedelta(hours=2)).astimezone(ZoneInfo("Asia/Jayapura"))
    vote = board.open(board.propose(), closes_at=closes, zone="Asia/Jayapura").vote
    later(hours=2, seconds=-1)
    board.cast_for(vote, "dwi", YES)
    later(seconds=1)
    with pytest.raises(Rejected):
        board.cast_for(vote, "agus", YES)
    assert "WIT" in queries.ballot_sheet(board.cast.actor("dwi"), vote).until


def test_without_a_quorum_there_is_a_second_call_after_its_days(board, later):
    board.rule(quorum="members", value=60, second=25, second_after=3)
    proposal = board.propose()
    vote = board.open(proposal).vote
    board.cast_for(vote, "dwi", YES)
    later(days=2, minutes=1)
    close_votes()
    vote.refresh_from_db()
    proposal.refresh_from_db()
    assert vote.outcome == "no_quorum" and proposal.open
    with pytest.raises(Rejected):
        board.open(proposal)
    later(days=3)
    again = board.open(proposal).vote
    assert again.call == 2
    board.cast_for(again, "dwi", YES)
    board.cast_for(again, "agus", YES)
    later(days=3)
    close_votes()
    proposal.refresh_from_db()
    assert proposal.outcome == "carried"


def test_the_house_finds_an_interest_by_itself_and_recomputes_the_quorum(board, later):
    declare(board.cast, "yohanes", party="", other_id=board.cast.people["sari"].pk)
    declare(board.cast, "sari", kind="ownership")
    board.rule(quorum="members", value=100)
    proposal = medika(board)
    with pytest.raises(Refused):
        board.open(proposal)  # the secretary has an interest, so he does not run it
    vote = board.open(proposal, by="retno").vote
    assert board.elector(vote, "yohanes").barred
    with pytest.raises(Refused) as error:
        board.cast_for(vote, "yohanes", YES)
    assert "kepentingan" in str(error.value)
    for key in ("dwi", "agus", "slamet", "lestari", "bambang", "retno"):
        board.cast_for(vote, key, YES)
    commands.close_vote(board.cast.actor("retno"), vote)
    vote.refresh_from_db()
    assert vote.outcome == "carried" and vote.result["electors"] == 6 and vote.result["barred"] == 1
    row = Recusal.objects.get(case=proposal.case)
    assert row.person == board.cast.people["yohanes"] and row.capacity == "Sekretaris" and row.near


def test_papers_and_comments_are_hidden_from_whoever_has_an_interest(board, signed_in):
    proposal = medika(board, reasons="Harga obat terbaik di kota")
    commands.comment_proposal(board.cast.actor("dwi"), proposal, words="Saya setuju sekali")
    declare(board.cast, "yohanes")
    page = signed_in("yohanes").get(f"/keputusan/{proposal.pk}/").content.decode()
    assert "Harga obat" not in page and "setuju sekali" not in page and "berkeluarga" in page
    assert "Harga obat" in signed_in("dwi").get(f"/keputusan/{proposal.pk}/").content.decode()
    for act, facts in ((commands.comment_proposal, {"words": "Tetapi saya"}), (commands.second_proposal, {}),
                       (commands.amend_proposal, {"text": "Beli lebih banyak"})):
        with pytest.raises(Refused):
            act(board.cast.actor("yohanes"), proposal, **facts)


def test_an_interest_declared_in_mid_vote_bars_from_then_on(board, later):
    vote = board.open(medika(board)).vote
    for key in ("dwi", "agus", "retno", "slamet"):
        board.cast_for(vote, key, YES)
    declare(board.cast, "agus")
    drain()
    assert board.elector(vote, "agus").barred and Recusal.objects.get(person=board.cast.people["agus"]).late
    with pytest.raises(Refused):
        board.cast_for(vote, "agus", NO)
    later(days=3)
    close_votes()
    vote.refresh_from_db()
    assert vote.result["votes"]["1"] == 3 and vote.result["electors"] == 6


def test_an_interest_declared_after_the_vote_is_logged_and_changes_nothing(board, later):
    proposal = medika(board)
    vote = board.open(proposal).vote
    for key in ("dwi", "agus", "retno", "slamet"):
        board.cast_for(vote, key, YES)
    later(days=3)
    close_votes()
    declare(board.cast, "agus")
    drain()
    vote.refresh_from_db()
    assert vote.result["votes"]["1"] == 4 and not Recusal.objects.filter(case=proposal.case).exists()


def test_a_cleared_false_alarm_gives_the_vote_back(board):
    declare(board.cast, "agus")
    proposal = medika(board)
    vote = board.open(proposal).vote
    conflicts.clear_recusal(board.cast.actor("retno"), Recusal.objects.get(case=proposal.case), reason="Perusahaan lain")
    drain()
    board.cast_for(vote, "agus", YES)
    assert board.elector(vote, "agus").voted


def test_where_too_few_are_free_the_case_goes_one_floor_up(board):
    cast = board.cast
    above = commands.found_body(cast.actor("retno"), cast.nurses, kind="board", name="Pengurus Pusat", made_of="seats")
    for key in ("sari", "ketut", "retno"):
        Seat.objects.create(body=above, person=cast.people[key])
    for key in ("dwi", "agus", "slamet", "lestari", "bambang", "yohanes"):
        declare(cast, key)
    proposal = medika(board, by="retno")
    opening = board.open(proposal, by="retno")
    proposal.refresh_from_db()
    assert opening.vote is None and opening.escalation.reached == above and proposal.body == above
    assert Recusal.objects.filter(case=proposal.case).count() == 6
    vote = board.open(proposal, by="retno").vote
    assert Elector.objects.filter(vote=vote).count() == 3


def test_the_supervisors_take_it_where_there_is_nobody_above(board):
    cast = board.cast
    watch = commands.found_body(cast.actor("yohanes"), cast.klaten, kind="supervisors", name="Pengawas", made_of="seats")
    for key in ("sari", "ketut"):
        Seat.objects.create(body=watch, person=cast.people[key])
    for key in ("dwi", "agus", "slamet", "lestari", "bambang", "yohanes"):
        declare(cast, key)
    assert board.open(medika(board, by="retno"), by="retno").escalation.reached == watch


def test_all_conflicted_up_to_the_top_waits_and_says_so(board, signed_in):
    cast = board.cast
    for key in ("dwi", "agus", "slamet", "lestari", "bambang", "yohanes"):
        declare(cast, key)  # retno is the sole one without: nobody decides alone
    proposal = medika(board, by="retno")
    opening = board.open(proposal, by="retno")
    assert opening.vote is None and opening.escalation is None
    page = signed_in("retno").get(f"/keputusan/{proposal.pk}/").content.decode()
    assert "bebas kepentingan" in page and not Vote.objects.exists()


def test_a_proxy_is_given_once_held_within_limits_and_never_passed_on(board):
    board.rule(proxies=1)
    vote = board.open(board.propose()).vote
    electors = {key: board.elector(vote, key) for key in ("dwi", "agus", "slamet", "lestari")}

    def give(key, to):
        return commands.give_proxy(board.cast.actor(key), electors[key], holder_id=electors[to].pk)

    with pytest.raises(Refused):
        commands.give_proxy(board.cast.actor("agus"), electors["dwi"], holder_id=electors["agus"].pk)
    with pytest.raises(Rejected):
        give("dwi", "dwi")
    give("dwi", "agus")
    for key, to in (("agus", "slamet"), ("slamet", "dwi"), ("slamet", "agus")):  # holds one; gave one; is full
        with pytest.raises(Rejected):
            give(key, to)
    with pytest.raises(Refused):
        board.cast_for(vote, "dwi", YES)
    board.cast_for(vote, "dwi", YES, by="agus")
    with pytest.raises(Rejected):
        commands.take_proxy_back(board.cast.actor("dwi"), electors["dwi"])
    give("slamet", "lestari")
    commands.take_proxy_back(board.cast.actor("slamet"), electors["slamet"])
    board.cast_for(vote, "slamet", NO)
    with pytest.raises(Rejected):
        give("slamet", "lestari")


def test_without_proxies_in_the_rule_there_are_none(board):
    vote = board.open(board.propose()).vote
    with pytest.raises(Rejected):
        commands.give_proxy(board.cast.actor("dwi"), board.elector(vote, "dwi"), holder_id=board.elector(vote, "agus").pk)


@pytest.mark.parametrize("facts", [
    {"method": "guess"}, {"closes_at": timezone.now() - timedelta(minutes=1)},
    {"closes_at": timezone.now() + timedelta(days=99)},
    {"method": "ranked", "options": ["Satu"]}, {"method": "plurality", "options": ["Satu", "satu"]},
    {"method": "approval", "options": [f"Pilihan {n}" for n in range(31)]}, {"meeting_id": 10**9},
    {"method": "plurality", "options": ["x" * 121, "Dua"]},
])
def test_a_vote_that_cannot_be_held_is_not_opened(board, facts):
    proposal = board.propose()
    with pytest.raises(Rejected):
        board.open(proposal, **facts)
    assert not Vote.objects.exists()


def test_seconders_and_rounds_come_before_the_vote(board):
    board.rule(seconds=1, rounds=1)
    proposal = board.propose()
    with pytest.raises(Rejected):
        board.open(proposal)
    with pytest.raises(Refused):
        commands.second_proposal(board.cast.actor("dwi"), proposal)
    with pytest.raises(Refused):
        commands.second_proposal(board.cast.actor("sari"), proposal)
    commands.second_proposal(board.cast.actor("agus"), proposal)
    with pytest.raises(Rejected):
        commands.second_proposal(board.cast.actor("agus"), proposal)
    with pytest.raises(Rejected) as error:
        board.open(proposal)
    assert "Musyawarah" in str(error.value)


def test_weighted_delegates_decide_openly_and_not_in_secret(board):
    Seat.objects.filter(body=board.body, person=board.cast.people["dwi"]).update(weight=9)
    proposal = board.propose()
    with pytest.raises(Rejected):
        board.open(proposal, secret=True)
    vote = board.open(proposal).vote
    for key, choice in (("dwi", YES), ("agus", NO), ("slamet", NO), ("retno", NO), ("yohanes", NO), ("lestari", NO),
                        ("bambang", NO)):
        board.cast_for(vote, key, choice)
    board.close(vote)
    assert Vote.objects.get(pk=vote.pk).result["votes"] == {"1": 9, "2": 6, "3": 0}


def test_only_those_who_keep_the_papers_open_and_close(board):
    proposal = board.propose()
    for key in ("dwi", "agus", "ketut", "bambang"):
        with pytest.raises(Refused):
            board.open(proposal, by=key)
    vote = board.open(proposal).vote
    for actor in (board.cast.actor("dwi"), PUBLIC):
        with pytest.raises(Refused):
            commands.close_vote(actor, vote)
        with pytest.raises(Refused):
            commands.bar_electors(actor, vote)
        with pytest.raises(Refused):
            commands.remind_electors(actor, vote)
        with pytest.raises(Refused):
            commands.mark_swept(actor, vote)


def test_whoever_has_not_voted_is_reminded_once(board, later):
    vote = board.open(board.propose()).vote
    board.cast_for(vote, "dwi", YES)
    later(hours=30)
    remind()
    remind()
    told = Notice.objects.filter(kind="decisions/vote_reminder").values_list("person_id", flat=True)
    assert len(told) == 6 and board.cast.people["dwi"].pk not in told


def test_the_act_of_voting_notes_no_choice(board):
    vote = board.open(board.propose()).vote
    board.cast_for(vote, "dwi", YES)
    act = Act.objects.filter(name="decisions.cast_ballot").get()
    assert act.notes == {} and act.made == ""


def test_stepping_out_leaves_the_quorum(board):
    proposal = board.propose()
    vote = board.open(proposal).vote
    commands.step_out(board.cast.actor("agus"), proposal)
    assert board.elector(vote, "agus").barred
    with pytest.raises(Rejected):
        commands.step_out(board.cast.actor("agus"), Proposal.objects.get(pk=proposal.pk))
    with pytest.raises(Refused):
        commands.step_out(PUBLIC, proposal)


def test_merged_persons_keep_seats_and_proposals(board):
    from guyub.foundation.people.models import Person

    double = Person.objects.create(name="Dwi A", key="dwi a", merged_into=board.cast.people["dwi"])
    body = commands.found_body(board.cast.actor("yohanes"), board.cast.klaten, kind="committee", name="Panitia",
                               made_of="seats")
    Seat.objects.create(body=body, person=double)
    with pytest.raises(Refused):
        commands.join_seats(board.cast.actor("retno"), board.cast.people["dwi"], from_id=double.pk)
    commands.join_seats(Actor.office_of("decisions"), board.cast.people["dwi"], from_id=double.pk)
    assert Seat.objects.get(body=body).person == board.cast.people["dwi"]

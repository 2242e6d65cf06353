"""Nobody decides alone: two people to each act, who stands in where leaders have an interest, and where the case goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.conflicts.models import Party, Recusal
from guyub.workshop.decisions import commands, policy, queries
from guyub.workshop.decisions.models import Elector, Paper, Proposal, Sealed, Seat, Vote

from .conftest import SEATED, YES

pytestmark = pytest.mark.django_db
ALL = (*SEATED, "retno", "yohanes")


def declare(cast, *keys):
    for key in keys:
        conflicts.declare_interest(cast.actor(key), cast.people[key], kind="gift", party="PT Sumber Medika")
    drain()


def medika(board, by="retno"):
    return board.propose(by=by, kind="spending", title="Beli obat", text="Membeli obat.", parties="PT Sumber Medika")


def above(cast):
    body = commands.found_body(cast.actor("retno"), cast.nurses, kind="board", name="Pengurus Pusat", made_of="seats")
    for key in ("sari", "ketut"):
        Seat.objects.create(body=body, person=cast.people[key])
    return body


def test_a_single_ballot_is_no_quorum_whatever_the_bylaw_says(board, later):
    board.rule(quorum="none")
    vote = board.open(board.propose()).vote
    board.cast_for(vote, "dwi", YES)
    later(days=3)
    board.close(vote)
    vote.refresh_from_db()
    assert vote.outcome == "no_quorum" and vote.result["needed"] == 2
    assert Proposal.objects.get().open


@pytest.mark.parametrize("secret", [False, True])
def test_who_is_left_alone_in_mid_vote_does_not_decide_and_the_case_goes_up(board, later, secret):
    higher, proposal = above(board.cast), medika(board)
    opening = board.open(proposal, by="retno", secret=secret)
    vote = opening.vote
    board.cast_for(vote, "dwi", YES)
    board.cast_for(vote, "agus", YES)
    declare(board.cast, *(key for key in ALL if key != "retno"))
    later(days=3)
    vote.refresh_from_db()
    commands.close_vote(board.cast.actor("retno"), vote, key=opening.key)
    proposal.refresh_from_db()
    vote.refresh_from_db()
    assert vote.outcome == "no_quorum" and proposal.open and proposal.body == higher
    assert not Sealed.objects.exists() and not Paper.objects.exists()
    assert queries.result_sheet(board.cast.actor("retno"), vote).why


def test_where_chair_and_secretary_have_an_interest_somebody_of_the_body_stands_in(board, signed_in):
    cast = board.cast
    proposal = medika(board, by="dwi")
    with pytest.raises(Refused):
        board.open(proposal, by="dwi")  # as long as one of them is free
    declare(cast, "retno", "yohanes")
    with pytest.raises(Refused):
        board.open(proposal, by="retno")
    with pytest.raises(Refused):
        board.open(proposal, by="sari")  # not of the body
    assert "Buka pemungutan suara" in signed_in("dwi").get(f"/keputusan/{proposal.pk}/").content.decode()
    vote = board.open(proposal, by="dwi").vote
    assert Elector.objects.filter(vote=vote, barred=True).count() == 2
    for key in SEATED:
        board.cast_for(vote, key, YES)
    vote.refresh_from_db()
    with pytest.raises(Refused):
        commands.close_vote(cast.actor("yohanes"), vote)
    assert not policy.may_annul_vote(cast.actor("dwi"), vote)
    commands.close_vote(cast.actor("agus"), vote)
    assert Vote.objects.get(pk=vote.pk).outcome == "carried"


def test_whoever_keeps_the_papers_hands_the_case_over_also_with_an_interest(board, signed_in):
    cast, proposal = board.cast, medika(board)
    higher = above(cast)
    declare(cast, "dwi", "agus")
    with pytest.raises(Rejected, match="Masih cukup"):
        commands.hand_over(cast.actor("yohanes"), proposal)
    declare(cast, *(key for key in ALL if key not in ("dwi", "agus")))
    with pytest.raises(Refused):
        commands.hand_over(cast.actor("lestari"), proposal)
    assert policy.may_hand_over(cast.actor("retno"), proposal)
    client = signed_in("yohanes")
    path = f"/keputusan/{proposal.pk}/"
    assert "Terlalu sedikit yang bebas" in client.get(path).content.decode()
    assert client.post(f"{path}penerusan/").status_code == 302
    proposal.refresh_from_db()
    assert proposal.body == higher and Recusal.objects.filter(case=proposal.case).count() == len(ALL)


def test_nothing_is_handed_over_while_it_is_voted_on_or_when_it_is_over(board):
    proposal = medika(board)
    board.open(proposal, by="retno")
    with pytest.raises(Rejected):
        commands.hand_over(board.cast.actor("retno"), proposal)
    Vote.objects.all().delete()
    commands.withdraw_proposal(board.cast.actor("retno"), proposal)
    with pytest.raises(Refused):
        commands.hand_over(board.cast.actor("retno"), proposal)


def test_a_member_may_be_the_party_and_has_then_no_part_in_it(board):
    cast = board.cast
    from guyub.foundation.groups.models import Membership

    Membership.objects.filter(person=cast.people["dwi"], group=cast.klaten).update(number="IPM-77")
    proposal = board.propose(by="yohanes", title="Penghargaan", text="Memberi penghargaan.", parties="ipm-77")
    assert Party.objects.get(case=proposal.case).other == cast.people["dwi"]
    with pytest.raises(Refused, match="diri sendiri"):
        commands.comment_proposal(cast.actor("dwi"), proposal, words="Saya setuju")
    vote = board.open(proposal).vote
    assert board.elector(vote, "dwi").barred
    outside = board.propose(by="sari" if cast.actor("sari").belongs(cast.klaten) else "retno", parties="IPM-78")
    assert Party.objects.get(case=outside.case).outside is not None  # a number of nobody is a name like others


def test_a_secret_vote_whose_key_is_lost_is_annulled_and_held_again(board, later, signed_in, client):
    cast, proposal = board.cast, board.propose(kind="election")
    facts = {"secret": True, "method": "plurality", "options": ["Ani", "Budi"]}
    vote = board.open(proposal, **facts).vote
    board.cast_for(vote, "dwi", 1)
    with pytest.raises(Rejected, match="waktunya"):
        commands.annul_vote(cast.actor("yohanes"), vote, reason="Kuncinya hilang")
    later(days=3)
    with pytest.raises(Refused):
        commands.annul_vote(cast.actor("dwi"), vote, reason="Kuncinya hilang")
    page = signed_in("yohanes")
    assert "Kuncinya hilang" in page.get(f"/suara/{vote.pk}/").content.decode()
    short = page.post(f"/suara/{vote.pk}/pembatalan/", {"reason": "x"})
    assert short.status_code == 422 and 'value="x"' in short.content.decode()
    assert page.post(f"/suara/{vote.pk}/pembatalan/", {"reason": "Kuncinya hilang"}).status_code == 302
    vote.refresh_from_db()
    assert vote.outcome == "annulled" and not Sealed.objects.exists() and Proposal.objects.get(pk=proposal.pk).open
    told = page.get(f"/suara/{vote.pk}/").content.decode()
    assert "Dibatalkan" in told and "Kotaknya tidak dibuka: Kuncinya hilang" in told
    with pytest.raises(Rejected, match="ditutup"):
        commands.annul_vote(cast.actor("yohanes"), vote, reason="Kuncinya hilang")
    again = board.open(proposal, **facts, closes_at=timezone.now() + timedelta(days=2)).vote
    assert again.call == 1 and Elector.objects.filter(vote=again, voted=True).count() == 0


def test_an_open_vote_is_not_annulled(board, later):
    vote = board.open(board.propose()).vote
    later(days=3)
    with pytest.raises(Rejected):
        commands.annul_vote(board.cast.actor("yohanes"), vote, reason="Salah ketik")


def test_minutes_say_who_belonged_when_the_meeting_closed_whatever_happens_later(board, later):
    cast = board.cast
    secretary, now = cast.actor("yohanes"), timezone.now()
    meeting = commands.call_meeting(secretary, board.body, title="Rapat", starts_at=now, zone="Asia/Jakarta",
                                    ends_at=now + timedelta(hours=2))
    proposal = board.propose()
    commands.add_item(secretary, meeting, proposal_id=proposal.pk)
    commands.note_attendance(secretary, meeting, person_ids=[cast.people[key].pk for key in ("dwi", "retno", "yohanes")])
    vote = board.open(proposal, meeting_id=meeting.pk).vote
    commands.close_meeting(secretary, meeting)
    meeting.refresh_from_db()
    before = queries.minutes(secretary, meeting)
    for key in ALL:
        board.cast_for(vote, key, YES)
    later(minutes=5)
    board.close(vote)
    commands.end_seat(cast.actor("retno"), Seat.objects.get(person=cast.people["agus"]))
    Seat.objects.create(body=board.body, person=cast.people["sari"])
    meeting.refresh_from_db()
    assert queries.minutes(secretary, meeting) == before
    assert cast.people["agus"].name in [name for name, _what in before.absent] and before.points[0]["votes"] == []

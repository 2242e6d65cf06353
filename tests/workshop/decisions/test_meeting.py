"""Meetings: called, held, minuted; the minutes write themselves and the next meeting adopts them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.workshop.decisions import commands, queries
from guyub.workshop.decisions.models import Attendance, Meeting, Proposal
from guyub.workshop.notices.models import Notice


def call(board, by="yohanes", **facts):
    start = timezone.now() + timedelta(hours=1)
    return commands.call_meeting(board.cast.actor(by), board.body, **{
        "title": "Rapat pengurus", "starts_at": start, "ends_at": start + timedelta(hours=2), "zone": "Asia/Jakarta",
        "place": "Balai desa", **facts})


def here(board, meeting, *keys):
    return commands.note_attendance(
        board.cast.actor("yohanes"), meeting, person_ids=[board.cast.people[key].pk for key in keys])


def test_everybody_of_the_body_is_called(board):
    meeting = call(board)
    assert Notice.objects.filter(kind="decisions/meeting_called").count() == 7
    commands.move_meeting(board.cast.actor("yohanes"), meeting, starts_at=meeting.starts_at + timedelta(days=1),
                          ends_at=meeting.ends_at + timedelta(days=1), place="Kantor cabang")
    assert Meeting.objects.get(pk=meeting.pk).sequence == 1
    for act, subject, facts in (
        (commands.call_meeting, board.body, {"title": "Rapat", "starts_at": timezone.now(), "ends_at": timezone.now(),
                                             "zone": "Asia/Jakarta"}),
        (commands.move_meeting, meeting, {"starts_at": timezone.now(), "ends_at": timezone.now(), "place": ""}),
        (commands.note_attendance, meeting, {"person_ids": []}), (commands.add_item, meeting, {"title": "Lain-lain"}),
        (commands.note_item, meeting, {"position": 1, "note": "x"}), (commands.close_meeting, meeting, {}),
        (commands.adopt_minutes, meeting, {"adopted_in_id": meeting.pk}),
    ):
        for actor in (board.cast.actor("dwi"), PUBLIC):
            with pytest.raises(Refused):
                act(actor, subject, **facts)


@pytest.mark.parametrize("facts", [
    {"ends_at": timezone.now()}, {"title": "x"}, {"place": "x" * 161},
    {"starts_at": timezone.now() - timedelta(days=3), "ends_at": timezone.now()},
    {"starts_at": timezone.now(), "ends_at": timezone.now() + timedelta(days=8)},
])
def test_a_meeting_that_cannot_be_is_not_called(board, facts):
    with pytest.raises(Rejected):
        call(board, **facts)


def test_minutes_write_themselves_and_the_next_meeting_adopts_them(board, later):
    secretary, proposal = board.cast.actor("yohanes"), board.propose()
    meeting = call(board)
    with pytest.raises(Rejected):
        commands.close_meeting(secretary, meeting)
    later(hours=1, minutes=5)
    with pytest.raises(Rejected):
        here(board, meeting, "sari")
    with pytest.raises(Rejected):
        commands.close_meeting(secretary, meeting)
    here(board, meeting, "dwi", "agus", "retno", "yohanes", "slamet")
    here(board, meeting, "dwi", "agus", "retno", "yohanes")
    assert Attendance.objects.filter(meeting=meeting).count() == 4
    commands.add_item(secretary, meeting, title="Pembukaan")
    commands.add_item(secretary, meeting, proposal_id=proposal.pk)
    for facts in ({"title": "x"}, {"proposal_id": 10**9}):
        with pytest.raises(Rejected):
            commands.add_item(secretary, meeting, **facts)
    commands.note_item(secretary, meeting, position=1, note="Dibuka pukul delapan")
    for facts in ({"position": 9, "note": "x"}, {"position": 1, "note": "x" * 5001}):
        with pytest.raises(Rejected):
            commands.note_item(secretary, meeting, **facts)
    vote = board.open(proposal, meeting_id=meeting.pk).vote
    for key in ("dwi", "agus", "retno", "yohanes"):
        board.cast_for(vote, key, 1)
    later(days=2, hours=1)
    board.close(vote)
    commands.close_meeting(secretary, meeting, closing="Rapat ditutup dengan salam.")
    with pytest.raises(Rejected):
        commands.add_item(secretary, meeting, title="Terlambat")
    told = queries.minutes(secretary, Meeting.objects.select_related("body__group").get(pk=meeting.pk))
    assert [name for name, _role in told.present] == [
        "Agus Setiadi", "Dwi Astuti", "Retno Kusumastuti", "Yohanes Tri Prabowo"]
    assert len(told.absent) == 3 and told.points[0]["note"] == "Dibuka pukul delapan"
    assert told.points[1]["votes"][0]["outcome"] == "Diterima" and told.adopted == ""
    with pytest.raises(Rejected):
        commands.adopt_minutes(secretary, meeting, adopted_in_id=meeting.pk)
    following = call(board, title="Rapat berikutnya")
    with pytest.raises(Rejected):  # it has not begun
        commands.adopt_minutes(secretary, meeting, adopted_in_id=following.pk)
    later(hours=2)
    here(board, following, "dwi", "retno")
    commands.adopt_minutes(secretary, meeting, adopted_in_id=following.pk)
    with pytest.raises(Rejected):
        commands.adopt_minutes(secretary, meeting, adopted_in_id=following.pk)


def test_consensus_after_rounds_decides_without_a_vote(board, later):
    board.rule(rounds=2, quorum="members", value=50)
    secretary, proposal, meeting = board.cast.actor("yohanes"), board.propose(), call(board)
    with pytest.raises(Rejected):
        commands.record_round(secretary, proposal, meeting_id=None, agreed=True)
    with pytest.raises(Rejected):
        commands.record_round(secretary, proposal, meeting_id=meeting.pk, agreed=True)
    here(board, meeting, "dwi", "agus", "retno", "yohanes")
    with pytest.raises(Refused):
        commands.record_round(board.cast.actor("dwi"), proposal, meeting_id=meeting.pk, agreed=True)
    commands.record_round(secretary, proposal, meeting_id=meeting.pk, agreed=False, note="Belum sepakat soal harga")
    with pytest.raises(Rejected):
        board.open(proposal)
    commands.record_round(secretary, proposal, meeting_id=meeting.pk, agreed=True)
    row = Proposal.objects.get(pk=proposal.pk)
    assert row.outcome == "carried" and row.answer == "mufakat"
    with pytest.raises(Refused):
        board.open(row)


def test_the_secretary_works_through_a_meeting_on_the_pages(board, signed_in, client):
    secretary, slug = signed_in("yohanes"), board.cast.klaten.slug
    now = timezone.localtime()
    facts = {"body": board.body.pk, "title": "Rapat pengurus", "day": now.date().isoformat(), "start": "00:05",
             "end": "23:55", "place": "Balai"}
    wrong = secretary.post(f"/ruang/{slug}/rapat/baru/", {**facts, "end": "00:01"})
    assert wrong.status_code == 422 and "Balai" in wrong.content.decode()
    path = secretary.post(f"/ruang/{slug}/rapat/baru/", facts)["Location"]
    people = board.cast.people
    assert secretary.post(f"{path}kehadiran/", {"orang": [people["dwi"].pk, people["retno"].pk]}).status_code == 302
    assert secretary.post(f"{path}kehadiran/", {"orang": [people["sari"].pk]}).status_code == 422
    assert secretary.post(f"{path}acara/", {"title": "Pembukaan"}).status_code == 302
    assert secretary.post(f"{path}acara/", {"title": "x"}).status_code == 422
    assert secretary.post(f"{path}acara/1/catatan/", {"note": "Dibuka"}).status_code == 302
    assert secretary.get(f"{path}risalah.pdf").status_code == 404
    assert secretary.post(f"{path}penutupan/", {"closing": "Selesai"}).status_code == 302
    assert secretary.get(f"{path}risalah.pdf").content.startswith(b"%PDF")
    calendar = signed_in("dwi").get(f"{path}rapat.ics")
    assert b"SUMMARY:Rapat pengurus" in calendar.content and calendar["Content-Type"].startswith("text/calendar")
    assert signed_in("dwi").get(path).status_code == 200 and signed_in("sari").get(path).status_code == 404
    assert client.get(path).status_code == 302
    assert "Rapat pengurus" in secretary.get(f"/ruang/{slug}/rapat/").content.decode()
    assert secretary.post(f"{path}pengesahan/", {"rapat": "1" * 30}).status_code == 422


def test_bodies_are_made_and_ruled_on_the_pages(board, signed_in):
    secretary, room = signed_in("yohanes"), f"/ruang/{board.cast.klaten.slug}/rapat/"
    assert signed_in("dwi").get(room).status_code == 404
    made = secretary.post(room, {"name": "Panitia bakti", "kind": "committee", "made_of": "seats"})
    path = made["Location"]
    assert secretary.post(room, {"name": "Panitia bakti", "kind": "committee", "made_of": "seats"}).status_code == 422
    law = {"quorum": "members", "value": "50", "second": "", "second_after": "0", "majority": "two_thirds",
           "amending": "two_thirds", "dissolving": "three_quarters", "tie": "status_quo", "rounds": "0", "seconds": "1",
           "proxies": "1", "least": "5", "source": "ART pasal 21"}
    assert secretary.post(path, {**law, "value": "500"}).status_code == 422
    assert secretary.post(path, law).status_code == 302
    assert "ART pasal 21" in secretary.get(path).content.decode()
    assert secretary.post(f"{path}anggota/", {"number": "X-1", "role": "member", "came_by": "election", "weight": "1"}
                          ).status_code == 422
    from guyub.foundation.groups.models import Membership
    number = Membership.objects.get(person=board.cast.people["dwi"], group=board.cast.klaten).number
    assert secretary.post(f"{path}anggota/", {"number": number, "role": "chair", "came_by": "election", "weight": "1"}
                          ).status_code == 302
    seat = board.cast.klaten and board.body.__class__.objects.get(name="Panitia bakti").seats.get()
    assert secretary.post(f"{path}anggota/{seat.pk}/pengakhiran/").status_code == 302
    assert secretary.post(f"{path}pembubaran/").status_code == 302


def test_a_ballot_in_a_few_taps(board, signed_in):
    board.rule(proxies=1)
    proposal = board.propose()
    path = f"/keputusan/{proposal.pk}/pemungutan/"
    secretary, dwi = signed_in("yohanes"), signed_in("dwi")
    assert dwi.get(path).status_code == 404
    assert secretary.post(path, {"method": "yesno", "day": "2020-01-01", "clock": "12:00"}).status_code == 422
    day = (timezone.localdate() + timedelta(days=2)).isoformat()
    ballot = secretary.post(path, {"method": "yesno", "day": day, "clock": "12.00"})["Location"]
    assert "Beli tenda" in dwi.get("/keputusan/").content.decode()
    elector = board.elector(proposal.votes.get(), "dwi").pk
    assert dwi.post(f"{ballot}surat/", {"untuk": elector}).status_code == 422
    assert dwi.post(f"{ballot}surat/", {"untuk": elector, "pilihan": "1"}).status_code == 302
    assert "checked" in dwi.get(ballot).content.decode()
    agus = signed_in("agus")
    held = board.elector(proposal.votes.get(), "slamet")
    assert agus.post(f"{ballot}kuasa/", {"holder": held.pk}).status_code == 302
    slamet = signed_in("slamet")
    mine = board.elector(proposal.votes.get(), "agus").pk
    assert "Agus" in slamet.get(ballot).content.decode()
    assert slamet.post(f"{ballot}surat/", {"untuk": mine, "pilihan": "2"}).status_code == 302
    assert secretary.post(f"{ballot}penutupan/").status_code == 422
    assert signed_in("ketut").get(ballot).status_code == 404


def test_a_ranking_is_read_as_it_was_chosen(board, signed_in):
    vote = board.open(board.propose(), method="ranked", options=["Satu", "Dua", "Tiga"]).vote
    dwi, elector = signed_in("dwi"), board.elector(vote, "dwi").pk
    path = f"/suara/{vote.pk}/surat/"
    assert dwi.post(path, {"untuk": elector, "u1": "2", "u2": "2"}).status_code == 422
    assert dwi.post(path, {"untuk": elector, "u1": "x" * 50}).status_code == 422
    assert dwi.post(path, {"untuk": elector, "u1": "2", "u3": "1", "u2": ""}).status_code == 302
    assert board.elector(vote, "dwi").ballot.choice == [3, 1]

"""Proposals: made, discussed, amended, withdrawn; bodies and bylaws; what follows from a decision."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.foundation.groups.models import Membership
from guyub.workshop.conflicts.models import Suspicion
from guyub.workshop.decisions import commands
from guyub.workshop.decisions.models import Amendment, Body, Obligation, Proposal, Seat, Version
from guyub.workshop.decisions.sweeps import remind
from guyub.workshop.notices.models import Notice


def number(cast, key, group):
    return Membership.objects.get(person=cast.people[key], group=group).number


def test_an_amendment_becomes_the_next_version(board):
    proposal = board.propose()
    row = commands.amend_proposal(board.cast.actor("agus"), proposal, text="Membeli tiga tenda posko.", reasons="Dua kurang")
    with pytest.raises(Refused):
        commands.answer_amendment(board.cast.actor("agus"), row, taken=True)
    commands.answer_amendment(board.cast.actor("dwi"), row, taken=True)
    assert [v.text for v in Version.objects.filter(proposal=proposal).order_by("number")] == [
        "Membeli dua tenda posko.", "Membeli tiga tenda posko."]
    with pytest.raises(Rejected):
        commands.answer_amendment(board.cast.actor("dwi"), row, taken=False, answer="Berubah pikiran")
    other = commands.amend_proposal(board.cast.actor("agus"), proposal, text="Membeli lima tenda posko.")
    with pytest.raises(Rejected):
        commands.answer_amendment(board.cast.actor("dwi"), other, taken=False, answer="")
    commands.answer_amendment(board.cast.actor("dwi"), other, taken=False, answer="Uangnya tidak cukup")
    assert Amendment.objects.get(pk=other.pk).declined_at


def test_its_words_stand_still_while_it_is_voted_on(board):
    proposal = board.propose()
    vote = board.open(proposal).vote
    row = Amendment.objects.create(proposal=proposal, by=board.cast.people["agus"], text="Membeli tiga tenda.")
    for act, subject, who, facts in (
        (commands.revise_proposal, proposal, "dwi", {"text": "Membeli empat tenda."}),
        (commands.amend_proposal, proposal, "agus", {"text": "Membeli empat tenda."}),
        (commands.withdraw_proposal, proposal, "dwi", {}), (commands.answer_amendment, row, "dwi", {"taken": True}),
    ):
        with pytest.raises(Rejected):
            act(board.cast.actor(who), subject, **facts)
    assert vote.version.number == 1


def test_only_the_author_rewords_and_withdraws(board):
    proposal = board.propose()
    for act, facts in ((commands.revise_proposal, {"text": "Membeli empat tenda."}), (commands.withdraw_proposal, {})):
        with pytest.raises(Refused):
            act(board.cast.actor("yohanes"), proposal, **facts)
    commands.revise_proposal(board.cast.actor("dwi"), proposal, text="Membeli empat tenda.", parties="Toko Tenda Jaya")
    assert len(proposal.case.concerned.outside) == 1
    commands.withdraw_proposal(board.cast.actor("dwi"), proposal)
    with pytest.raises(Refused):
        commands.comment_proposal(board.cast.actor("agus"), proposal, words="Sayang sekali")
    with pytest.raises(Refused):
        board.open(proposal)


@pytest.mark.parametrize("facts, field", [
    ({"title": "ab"}, "title"), ({"title": "x" * 121}, "title"), ({"text": "pendek"}, "text"), ({"kind": "coup"}, "kind"),
    ({"kind": "spending"}, "parties"), ({"deadline": timezone.now() - timedelta(days=1)}, "deadline"),
    ({"reasons": "x" * 5001}, "reasons"), ({"parties": "\n".join(f"Pihak {n}" for n in range(51))}, "parties"),
])
def test_a_proposal_that_says_nothing_is_rejected(board, facts, field):
    with pytest.raises(Rejected) as error:
        board.propose(**facts)
    assert error.value.field == field and not Proposal.objects.exists()


def test_who_proposes_belongs_to_the_group_or_sits_in_the_body(board):
    board.propose(by="agus")
    for actor in (board.cast.actor("sari"), board.cast.actor("ketut"), PUBLIC):
        with pytest.raises(Refused):
            commands.make_proposal(actor, board.body, title="Usul orang luar", text="Sesuatu dari luar.")


def test_discussion_ends_at_its_deadline(board, later):
    proposal = board.propose(deadline=timezone.now() + timedelta(days=1))
    commands.comment_proposal(board.cast.actor("agus"), proposal, words="Berapa harganya?")
    later(days=2)
    for act, facts in ((commands.comment_proposal, {"words": "Masih sempat?"}),
                       (commands.amend_proposal, {"text": "x" * 20})):
        with pytest.raises(Rejected):
            act(board.cast.actor("agus"), proposal, **facts)


def test_bodies_bylaws_and_seats(board):
    cast, body = board.cast, board.body
    for facts in ({"kind": "court"}, {"made_of": "lots"}, {"name": "x"}, {"name": "Pengurus Cabang"}):
        with pytest.raises(Rejected):
            commands.found_body(cast.actor("yohanes"), cast.klaten, **{
                "kind": "board", "name": "Badan lain", "made_of": "seats", **facts})
    with pytest.raises(Refused):
        commands.found_body(cast.actor("dwi"), cast.klaten, kind="board", name="Badan lain", made_of="seats")
    with pytest.raises(Refused):
        commands.set_bylaw(cast.actor("dwi"), body, value=1)
    for facts in ({"quorum": "magic"}, {"quorum": "members", "value": 101}, {"value": 0}, {"proxies": 99}, {"tie": "duel"},
                  {"valid_from": timezone.localdate() - timedelta(days=1)}, {"quorum": "present", "second": 200}):
        with pytest.raises(Rejected):
            board.rule(**facts)
    board.rule(value=75, valid_from=timezone.localdate() + timedelta(days=30))
    from guyub.workshop.decisions.queries import bylaw_of
    assert bylaw_of(body).value == 51 and bylaw_of(body, timezone.localdate() + timedelta(days=31)).value == 75
    with pytest.raises(Refused):
        commands.give_seat(cast.actor("dwi"), body, person_id=cast.people["sari"].pk)
    for facts in ({"person_id": cast.people["sari"].pk}, {"person_id": cast.people["dwi"].pk}, {"role": "king"},
                  {"weight": 0}, {"until": timezone.localdate() - timedelta(days=1)}):
        with pytest.raises(Rejected):
            commands.give_seat(cast.actor("yohanes"), body, **{"person_id": cast.people["retno"].pk, **facts})
    seat = commands.give_seat(cast.actor("yohanes"), body, person_id=cast.people["retno"].pk, role="chair")
    with pytest.raises(Refused):
        commands.end_seat(cast.actor("dwi"), seat)
    commands.end_seat(cast.actor("retno"), seat)
    with pytest.raises(Rejected):
        commands.end_seat(cast.actor("retno"), Seat.objects.get(pk=seat.pk))
    proposal = board.propose()
    with pytest.raises(Rejected):
        commands.close_body(cast.actor("yohanes"), body)
    commands.withdraw_proposal(cast.actor("dwi"), proposal)
    with pytest.raises(Refused):
        commands.close_body(cast.actor("dwi"), body)
    commands.close_body(cast.actor("yohanes"), body)
    with pytest.raises(Rejected):
        board.propose()


def decided(board):
    proposal = board.propose()
    vote = board.open(proposal).vote
    for key in ("dwi", "agus", "slamet", "retno", "yohanes", "lestari", "bambang"):
        board.cast_for(vote, key, 1)
    board.close(vote)
    return Proposal.objects.get(pk=proposal.pk)


def test_what_was_decided_becomes_tasks(board, signed_in, client):
    cast = board.cast
    with pytest.raises(Refused):
        commands.add_obligation(cast.actor("yohanes"), board.propose(), what="Beli tenda", owner_id=cast.people["dwi"].pk,
                                due=timezone.localdate())
    proposal = decided(board)
    path, due = f"/keputusan/{proposal.pk}/", timezone.localdate() + timedelta(days=2)
    secretary = signed_in("yohanes")
    wrong = secretary.post(f"{path}tugas/", {"what": "Beli tenda", "number": "X-1", "due": due.isoformat()})
    assert wrong.status_code == 422 and "X-1" in wrong.content.decode()
    facts = {"what": "Beli tenda posko", "number": number(cast, "dwi", cast.klaten), "due": due.isoformat()}
    assert secretary.post(f"{path}tugas/", facts).status_code == 302
    row = Obligation.objects.get()
    remind()
    remind()
    assert Notice.objects.filter(kind="decisions/obligation_due", person=cast.people["dwi"]).count() == 1
    page = client.get(path).content.decode()
    assert "Beli tenda posko" in page and "Dwi" not in page  # the public reads what, not who
    assert signed_in("agus").post(f"{path}tugas/{row.pk}/penyelesaian/").status_code == 403
    for act, facts in ((commands.drop_obligation, {"reason": "Sudah ada tenda"}), (commands.remind_owner, {})):
        with pytest.raises(Refused):
            act(cast.actor("agus"), row, **facts)
    assert signed_in("dwi").post(f"{path}tugas/{row.pk}/penyelesaian/").status_code == 302
    assert secretary.post(f"{path}tugas/{row.pk}/pelepasan/", {"reason": "Sudah ada tenda"}).status_code == 422
    other = commands.add_obligation(
        cast.actor("yohanes"), proposal, what="Simpan tenda", owner_id=cast.people["retno"].pk, due=due)
    assert secretary.post(f"{path}tugas/{other.pk}/pelepasan/", {"reason": "tak"}).status_code == 422
    commands.drop_obligation(cast.actor("yohanes"), other, reason="Disimpan di gudang desa")
    Obligation.objects.filter(pk=row.pk).update(done_at=None, due=timezone.localdate() - timedelta(days=1))
    assert "terlambat" in client.get(f"/kelompok/{cast.klaten.slug}/keputusan/").content.decode()
    with pytest.raises(Rejected):
        commands.add_obligation(cast.actor("yohanes"), proposal, what="Beli tali", owner_id=cast.people["sari"].pk, due=due)
    commands.remind_owner(Actor.office_of("decisions"), row)
    commands.finish_obligation(cast.actor("yohanes"), Obligation.objects.get(pk=row.pk))


def test_the_public_reads_what_is_decided_and_members_what_is_under_way(board, client, signed_in):
    waiting, kept = board.propose(title="Usul yang dibahas"), None
    done = decided(board)
    kept = board.propose(title="Urusan dalam", public=False)
    Proposal.objects.filter(pk=kept.pk).update(decided_at=timezone.now(), outcome="lost")
    register = f"/kelompok/{board.cast.klaten.slug}/keputusan/"
    page = client.get(register).content.decode()
    assert "Beli tenda" in page and "Usul yang dibahas" not in page and "Urusan dalam" not in page
    assert client.get(f"/keputusan/{done.pk}/").status_code == 200
    for row in (waiting, kept):
        assert client.get(f"/keputusan/{row.pk}/").status_code == 404
        assert signed_in("dwi").get(f"/keputusan/{row.pk}/").status_code == 200
        assert signed_in("sari").get(f"/keputusan/{row.pk}/").status_code == 404
    assert "Usul yang dibahas" in signed_in("dwi").get(register).content.decode()


@pytest.mark.parametrize("language, words", [("id", "Ajukan usulan"), ("en", "Make a proposal")])
def test_a_member_proposes_discusses_and_amends_on_the_pages(board, signed_in, language, words):
    dwi, agus = signed_in("dwi"), signed_in("agus")
    dwi.cookies["bahasa"] = language
    make = f"/kelompok/{board.cast.klaten.slug}/keputusan/usulan/"
    assert words in dwi.get(make).content.decode()
    wrong = dwi.post(make, {"body": board.body.pk, "kind": "spending", "title": "Obat", "text": "Membeli obat rutin."})
    assert wrong.status_code == 422 and "Membeli obat rutin." in wrong.content.decode()
    made = dwi.post(make, {"body": board.body.pk, "kind": "spending", "title": "Obat rutin", "text": "Membeli obat rutin.",
                           "parties": "PT Sumber Medika", "public": "on"})
    path = made["Location"]
    proposal = Proposal.objects.get()
    assert agus.post(f"{path}dukungan/").status_code == 302
    assert agus.post(f"{path}tanggapan/", {"words": "Saya setuju"}).status_code == 302
    wrong = agus.post(f"{path}perubahan/", {"text": "pendek"})
    assert wrong.status_code == 422 and "pendek" in wrong.content.decode()
    assert agus.post(f"{path}perubahan/", {"text": "Membeli obat dan perban."}).status_code == 302
    amendment = Amendment.objects.get()
    assert dwi.post(f"{path}perubahan/{amendment.pk}/jawaban/", {"taken": "1"}).status_code == 302
    assert "perban" in dwi.get(path).content.decode()
    assert dwi.get(f"{path}versi/").status_code == 200 and agus.get(f"{path}versi/").status_code == 404
    assert dwi.post(f"{path}versi/", {"text": "Membeli obat, perban, plester."}).status_code == 302
    assert agus.post(f"{path}pengunduran/").status_code == 302
    assert dwi.post(f"{path}penarikan/").status_code == 302
    assert Proposal.objects.get(pk=proposal.pk).withdrawn_at


def test_a_member_suspects_and_the_desk_reads_it(board, signed_in):
    proposal = board.propose()
    board.open(proposal)
    path = f"/keputusan/{proposal.pk}/"
    assert "?dugaan=1" in signed_in("dwi").get(path).content.decode()
    assert "Agus Setiadi" in signed_in("dwi").get(f"{path}?dugaan=1").content.decode()
    agus = board.cast.people["agus"].pk
    assert signed_in("dwi").post(f"{path}dugaan/", {"person": agus, "words": "tahu"}).status_code == 422
    assert signed_in("dwi").post(f"{path}dugaan/", {"person": agus, "words": "Ia memiliki toko tenda"}).status_code == 302
    assert Suspicion.objects.get().person_id == agus
    desk = signed_in("yohanes").get(f"/ruang/{board.cast.klaten.slug}/kepentingan/").content.decode()
    assert "toko tenda" in desk


def test_the_lists_are_flat(board, client, signed_in, flat):
    secretary, done = signed_in("yohanes"), decided(board)
    from itertools import count

    counted = count()

    def more(n):
        for i in (next(counted) for _row in range(n)):
            row = board.propose(title=f"Usul {i}")
            Proposal.objects.filter(pk=row.pk).update(decided_at=timezone.now(), outcome="carried")
            Obligation.objects.create(proposal=done, what=f"Tugas {i}", owner=board.cast.people["yohanes"],
                                      due=timezone.localdate())
            commands.comment_proposal(board.cast.actor("agus"), board.propose(title=f"Usul lain {i}"), words="Setuju saja")
            commands.found_body(board.cast.actor("yohanes"), board.cast.klaten, kind="committee", name=f"Panitia {i}",
                                made_of="seats")

    slug = board.cast.klaten.slug
    flat(more, lambda: client.get(f"/kelompok/{slug}/keputusan/"))
    flat(more, lambda: secretary.get(f"/keputusan/{done.pk}/"))
    flat(more, lambda: secretary.get(f"/ruang/{slug}/rapat/"))
    flat(more, lambda: secretary.get("/keputusan/"))
    assert Body.objects.filter(group=board.cast.klaten).count() > 20


@pytest.mark.parametrize("who, most", [(None, 6), ("dwi", 14)])
def test_the_page_of_a_decision_asks_little(board, client, signed_in, django_assert_max_num_queries, who, most):
    proposal = decided(board)
    reader = signed_in(who) if who else client
    reader.get(f"/keputusan/{proposal.pk}/")
    with django_assert_max_num_queries(most):
        assert reader.get(f"/keputusan/{proposal.pk}/").status_code == 200


def test_while_it_is_voted_on_its_page_offers_no_change_of_words(board, signed_in):
    proposal = board.propose()
    path = f"/keputusan/{proposal.pk}/"
    for who, offered in (("dwi", ("Ubah naskah", "Tarik usulan")), ("yohanes", ("Usulkan perubahan", "Dukung"))):
        page = signed_in(who).get(path).content.decode()
        assert all(words in page for words in offered), who
    board.open(proposal)
    for who, kept_back in (("dwi", ("Ubah naskah", "Tarik usulan")), ("yohanes", ("Usulkan perubahan", "Dukung"))):
        page = signed_in(who).get(path).content.decode()
        assert not any(words in page for words in kept_back) and "Kirim tanggapan" in page, who

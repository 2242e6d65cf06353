"""Secret ballots: sealed until closing, rewritten in random order, receipts apart from choices, repeated by a stranger."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from guyub.core.errors import Rejected
from guyub.core.models import Act
from guyub.workshop.decisions import queries
from guyub.workshop.decisions.models import Ballot, Elector, Paper, Sealed, Vote
from guyub.workshop.decisions.rules.sealing import new_key, opened, public_of, receipt_mark, sealed
from guyub.workshop.decisions.sweeps import close_votes, rewrite_boxes

SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "count_again.py"
KEYS = ("dwi", "agus", "slamet", "lestari", "bambang", "retno", "yohanes")


def elected(board, **facts):
    proposal = board.propose(kind="election", title="Pilih ketua panitia", text="Memilih ketua panitia bakti sosial.")
    return board.open(proposal, **{"method": "ranked", "secret": True, "options": ["Sari", "Ketut", "Wayan"], **facts})


def count_again(published):
    run = subprocess.run([sys.executable, str(SCRIPT)], input=json.dumps(published), capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_sealed_ballot_opens_with_its_key_alone_and_all_are_equally_long():
    words, public = new_key()
    box = [sealed(public, choice, "ABCD") for choice in ([1], list(range(1, 31)))]
    assert len({len(one) for one in box}) == 1
    assert opened(words.lower().replace("-", " "), box) == [([1], "ABCD"), (list(range(1, 31)), "ABCD")]
    with pytest.raises(ValueError):
        opened(new_key()[0], box)
    assert public_of(words) == public and public_of("") != public


def test_an_election_is_held_in_secret_and_a_stranger_counts_it_again(board):
    opening = elected(board)
    vote, receipts = opening.vote, []
    choices = {"dwi": [1, 2], "agus": [2, 1], "slamet": [3, 2, 1], "lestari": [1], "bambang": [2, 3], "retno": [1, 3],
               "yohanes": [3, 1]}
    for key, choice in choices.items():
        receipts.append(board.cast_for(vote, key, *choice))
    with pytest.raises(Rejected):
        board.cast_for(vote, "dwi", 3)
    assert not Ballot.objects.exists() and Sealed.objects.count() == 7 and not Paper.objects.exists()
    vote.refresh_from_db()
    assert vote.result == {}  # no partial result
    for wrong in ("", "AAAA-BBBB", new_key()[0]):
        with pytest.raises(Rejected):
            board.close(vote, key=wrong)
    assert Sealed.objects.count() == 7
    board.close(vote, key=opening.key)
    vote.refresh_from_db()
    assert not Sealed.objects.exists() and Paper.objects.count() == 7
    published = queries.published(vote)
    assert sorted(published["ballots"]) == sorted(choices.values())
    assert all(receipt_mark(receipt) in published["receipts"] for receipt in receipts)
    assert published["receipts"] == sorted(published["receipts"])
    again = count_again(published)
    assert again["outcome"] == vote.outcome == "carried" and again["votes"] == vote.result["votes"]
    assert again["chosen"] == vote.result["chosen"]
    board.body.refresh_from_db()
    vote.proposal.refresh_from_db()
    assert vote.proposal.answer in {"Sari", "Ketut", "Wayan"}


@pytest.mark.parametrize("method, choices", [
    ("yesno", [[1], [2], [3], [1], [1], [2], [1]]), ("plurality", [[1], [2], [3], [1], [1], [2], [1]]),
    ("approval", [[1, 2], [2], [], [1, 3], [1], [2], [3]]),
])
def test_a_stranger_comes_to_the_same_result_by_every_method(board, method, choices):
    opening = elected(board, method=method)
    for key, choice in zip(KEYS, choices, strict=True):
        board.cast_for(opening.vote, key, *choice)
    board.close(opening.vote, key=opening.key)
    vote = Vote.objects.get(pk=opening.vote.pk)
    again = count_again(queries.published(vote))
    assert again["outcome"] == vote.outcome and again["votes"] == vote.result["votes"]


def test_a_changed_list_is_found_by_the_stranger(board):
    opening = elected(board, method="yesno")
    for key in KEYS:
        board.cast_for(opening.vote, key, 1)
    board.close(opening.vote, key=opening.key)
    published = queries.published(Vote.objects.get(pk=opening.vote.pk))
    published["ballots"] = published["ballots"][:-1]
    run = subprocess.run([sys.executable, str(SCRIPT)], input=json.dumps(published), capture_output=True, text=True)
    assert run.returncode == 1 and "7" in run.stderr


def test_neither_roll_nor_act_nor_box_says_who_voted_what(board):
    opening = elected(board, method="yesno")
    for key in KEYS:
        board.cast_for(opening.vote, key, 1 if key == "dwi" else 2)
    acts = Act.objects.filter(name="decisions.cast_ballot")
    assert acts.count() == 7 and all(act.notes == {} and act.made == "" for act in acts)
    columns = {field.name for field in Sealed._meta.fields} | {field.name for field in Paper._meta.fields}
    assert columns == {"id", "vote", "words", "choice"}
    assert {field.name for field in Elector._meta.fields} == {"id", "vote", "person", "weight", "holder", "barred", "voted"}
    order = list(Sealed.objects.values_list("pk", flat=True).order_by("pk"))
    assert len(set(order)) == 7 and min(b - a for a, b in zip(order, order[1:], strict=False)) > 1


@pytest.mark.parametrize("ballots, kept", [(3, False), (5, True)])
def test_few_ballots_give_an_outcome_without_figures(board, later, client, ballots, kept):
    board.rule(quorum="none", least=5)
    opening = elected(board, method="yesno")
    for key in KEYS[:ballots]:
        board.cast_for(opening.vote, key, 1)
    later(days=3)
    close_votes()  # the clock alone opens no box
    assert Vote.objects.get(pk=opening.vote.pk).closed_at is None
    board.close(opening.vote, key=opening.key)
    vote = Vote.objects.get(pk=opening.vote.pk)
    assert vote.outcome == "carried" and vote.result["withheld"] is not kept
    assert Paper.objects.filter(vote=vote).count() == (ballots if kept else 0)
    assert client.get(f"/suara/{vote.pk}/kotak.json").status_code == (200 if kept else 404)
    page = client.get(f"/suara/{vote.pk}/").content.decode()
    assert ("Surat suara kurang dari 5" in page) is not kept


def test_an_interest_found_after_a_secret_ballot_is_logged_as_late(board):
    from guyub.core.reactions import drain
    from guyub.workshop.conflicts import commands as conflicts
    from guyub.workshop.conflicts.models import Recusal

    proposal = board.propose(kind="spending", title="Beli obat", text="Membeli obat.", parties="PT Sumber Medika")
    opening = board.open(proposal, secret=True)
    for key in KEYS:
        board.cast_for(opening.vote, key, 1)
    conflicts.declare_interest(board.cast.actor("dwi"), board.cast.people["dwi"], kind="gift", party="Sumber Medika")
    drain()
    assert Recusal.objects.get(case=proposal.case).late
    board.close(opening.vote, key=opening.key)
    assert Vote.objects.get(pk=opening.vote.pk).result["cast"] == 7


def test_the_receipt_is_shown_once_and_found_in_the_list(board, signed_in):
    opening = elected(board, method="yesno")
    client = signed_in("dwi")
    path = f"/suara/{opening.vote.pk}/"
    elector = board.elector(opening.vote, "dwi")
    page = client.post(f"{path}surat/", {"untuk": elector.pk, "pilihan": "1"}).content.decode()
    receipt = page.split('class="code break">')[1].split("<")[0]
    assert receipt not in client.get(path).content.decode()
    for key in KEYS[1:]:
        board.cast_for(opening.vote, key, 2)
    board.close(opening.vote, key=opening.key)
    assert "ikut dihitung" in client.get(f"{path}?resi={receipt}").content.decode()
    assert "tidak ada dalam daftar" in client.get(f"{path}?resi=AAAA").content.decode()


def test_emptied_boxes_are_rewritten_outside_a_transaction_alone(board):
    opening = elected(board, method="yesno")
    for key in KEYS:
        board.cast_for(opening.vote, key, 1)
    board.close(opening.vote, key=opening.key)
    assert connection.in_atomic_block
    rewrite_boxes()
    assert Vote.objects.get(pk=opening.vote.pk).swept_at is None and timezone.now()

"""Deciding by programs: bodies, meetings, proposals, ballots, tasks and interests, as on the pages."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.workshop.decisions.conftest import SEATED, Board

from guyub.core.models import Act, Answer
from guyub.core.reactions import drain
from guyub.workshop.conflicts.models import Recusal
from guyub.workshop.decisions.models import Meeting, Sealed, Vote

from .test_acts import good
from .test_gate import problem

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "count_again.py"
ALL = (*SEATED, "retno", "yohanes")


def moment(**ahead):
    return (timezone.now() + timedelta(**ahead)).isoformat()


@pytest.fixture
def board(cast):
    return Board(cast)


@pytest.fixture
def asking(program):
    """asking("dwi"): one program for each of the cast."""
    made = {}

    def ask(key):
        return made.setdefault(key, program(key))

    return ask


def propose(ask, body, **facts):
    wanted = {"title": "Beli tenda", "text": "Membeli dua tenda posko.", **facts}
    return good(ask.post(f"/bodies/{body}/motions", wanted), 201)


def test_a_body_is_founded_ruled_and_filled(asking, cast):
    secretary, dwi = asking("yohanes"), cast.people["dwi"]
    made = good(secretary.post(f"/groups/{cast.klaten.pk}/bodies", {
        "kind": "committee", "name": "Panitia", "made_of": "seats"}), 201)
    path = f"/bodies/{made['id']}"
    ruled = good(secretary.post(f"{path}/bylaw", {"quorum": "fixed", "value": 3, "proxies": 1}))["bylaw"]
    assert (ruled["quorum"], ruled["value"], ruled["proxies"], ruled["majority"]) == ("fixed", 3, 1, "simple")
    assert good(secretary.post(f"{path}/bylaw", {"seconds": 1}))["bylaw"]["value"] == 3  # what is left out stays
    seats = good(secretary.post(f"{path}/seats", {"person": dwi.pk, "role": "chair", "weight": 2}), 201)["seats"]
    assert [(one["person"], one["role"], one["weight"]) for one in seats] == [(dwi.pk, "chair", 2)]
    problem(secretary.post(f"{path}/seats", {"person": dwi.pk}), "rejected")
    assert asking("bambang").get(path).json()["seats"] == []  # who sits there is for members
    problem(asking("bambang").post(f"{path}/vacancies", {"person": dwi.pk}), "not-yours")
    assert good(asking("dwi").post(f"{path}/vacancies", {"person": dwi.pk}))["seats"] == []
    assert problem(secretary.post(f"{path}/vacancies", {"person": dwi.pk}), "rejected")["fields"][0]["field"] == "person"
    assert good(secretary.post(f"{path}/end"))["closed_at"]


def test_from_proposal_to_adopted_minutes(asking, board, cast, later):
    secretary, dwi, chair = asking("yohanes"), asking("dwi"), asking("retno")
    made = propose(dwi, board.body.pk, reasons="Tenda lama bocor.")
    path = f"/motions/{made['id']}"
    assert made["versions"][0]["text"] == "Membeli dua tenda posko." and made["author"] == cast.people["dwi"].pk
    problem(asking("bambang").post(f"{path}/withdrawal"), "not-yours")
    good(chair.post(f"{path}/comments", {"words": "Berapa harganya?"}), 201)
    amended = good(chair.post(f"{path}/amendments", {"text": "Membeli tiga tenda posko."}), 201)["amendments"]
    problem(secretary.post(f"{path}/answers", {"amendment": amended[0]["id"], "taken": True}), "not-yours")
    problem(dwi.post(f"{path}/answers", {"amendment": 10**6, "taken": True}), "rejected")
    taken = good(dwi.post(f"{path}/answers", {"amendment": amended[0]["id"], "taken": True}))
    assert [one["number"] for one in taken["versions"]] == [2, 1] and taken["amendments"][0]["taken_at"]
    assert good(dwi.post(f"{path}/versions", {"text": "Membeli tiga tenda besar."}), 201)["versions"][0]["number"] == 3
    assert good(chair.post(f"{path}/seconds"), 201)["seconds"] == 1
    sitting = good(secretary.post(f"/bodies/{board.body.pk}/meetings", {
        "title": "Rapat bulanan", "starts_at": moment(minutes=-5), "ends_at": moment(hours=2)}), 201)
    room = f"/meetings/{sitting['id']}"
    assert good(secretary.post(f"{room}/time", {
        "starts_at": moment(minutes=-4), "ends_at": moment(hours=2), "place": "Balai"}))["place"] == "Balai"
    here = [cast.people[key].pk for key in ALL]
    assert sorted(good(secretary.post(f"{room}/presence", {"persons": here}))["present"]) == sorted(here)
    good(secretary.post(f"{room}/agenda", {"title": "Pembukaan"}), 201)
    good(secretary.post(f"{room}/agenda", {"motion": made["id"]}), 201)
    good(secretary.post(f"{room}/notes", {"position": 1, "note": "Dibuka pukul tujuh."}))
    opened = good(secretary.post(f"{path}/votes", {"closes_at": moment(days=1), "meeting": sitting["id"]}), 201)
    assert opened["key"] == "" and not opened["escalated"]
    vote = f"/votes/{opened['vote']}"
    assert [row["vote"] for row in good(dwi.get("/ballots"))["items"]] == [opened["vote"]]
    for number, key in enumerate(ALL):
        good(asking(key).post(f"{vote}/ballot", {"choice": [2 if number == 0 else 1]}))
    assert good(dwi.post(f"{vote}/ballot", {"choice": [1]}))["receipt"] == ""  # open ballots may be changed
    open_still = good(dwi.get(vote))
    assert open_still["result"] is None and (open_still["turnout"], open_still["electors"]) == (7, 7)
    told = good(secretary.post(f"{vote}/count", {}))
    assert told["outcome"] == "carried" and told["result"]["votes"][0] == {"option": 1, "votes": 7}
    assert any("Kuorum" in line for line in told["result"]["why"])
    good(secretary.post(f"{room}/end", {"closing": "Ditutup pukul sembilan."}))
    minutes = good(dwi.get(f"{room}/minutes"))
    assert len(minutes["present"]) == 7 and "Setuju 7" in minutes["points"][1]["votes"][0].replace(":", "")
    later(days=7)
    again = good(secretary.post(f"/bodies/{board.body.pk}/meetings", {
        "title": "Rapat berikutnya", "starts_at": moment(minutes=-5), "ends_at": moment(hours=2)}), 201)
    good(secretary.post(f"/meetings/{again['id']}/presence", {"persons": here[:4]}))
    assert good(secretary.post(f"{room}/adoption", {"meeting": again["id"]}))["adopted_at"]
    assert Meeting.objects.get(pk=sitting["id"]).adopted_in_id == again["id"]


def test_tasks_are_given_done_and_dropped(asking, board, cast, program):
    made = propose(asking("dwi"), board.body.pk)
    vote = board.open(board.body.proposals.get()).vote
    for key in ALL:
        board.cast_for(vote, key, 1)
    board.close(vote)
    path, secretary, agus = f"/motions/{made['id']}/obligations", asking("yohanes"), cast.people["dwi"].pk
    first, second = (good(secretary.post(path, {"what": what, "owner": agus, "due": timezone.localdate().isoformat()}), 201)
                     for what in ("Beli tenda", "Pasang tenda"))
    assert [row["id"] for row in good(asking("dwi").get("/obligations"))["items"]] == [first["id"], second["id"]]
    assert good(asking("dwi").post(f"/obligations/{first['id']}/completion"))["done_at"]
    problem(asking("dwi").post(f"/obligations/{second['id']}/drop", {"reason": "Sudah ada"}), "not-yours")
    dropped = good(secretary.post(f"/obligations/{second['id']}/drop", {"reason": "Sudah ada"}))
    assert dropped["dropped_at"] and dropped["reason"] == "Sudah ada" and not dropped["overdue"]
    shown = good(program().get(f"/motions/{made['id']}"))
    assert [(one["done_at"] is None, one["owner"]) for one in shown["obligations"]] == [(False, None), (True, None)]
    assert shown["comments"] == [] and shown["author"] is None


def test_an_interest_is_declared_found_suspected_and_cleared(asking, board, cast, program):
    agus, secretary = asking("agus"), asking("yohanes")
    said = good(agus.post("/declarations", {"kind": "family", "party": "PT Sumber Medika", "relation": "Kakak saya"}), 201)
    assert said["relation"] == "Kakak saya" and said["party"] == "PT Sumber Medika"
    problem(agus.post("/declarations", {"kind": "family", "party": "Sumber Medika"}), "rejected")
    problem(agus.post("/declarations", {"kind": "family", "party": "PT Lain", "since": "x"}), "fields")
    problem(secretary.get(f"/declarations/{said['id']}"), "not-found")
    assert good(agus.post(f"/declarations/{said['id']}/review"))["review_due"] == said["review_due"]
    made = propose(asking("dwi"), board.body.pk, kind="spending", parties=["PT Sumber Medika"])
    path = f"/motions/{made['id']}"
    hidden = good(asking("agus").get(path)) if cast.actor("agus").belongs(cast.klaten) else good(agus.get(path))
    assert "berkeluarga" in hidden["barred"] and hidden["versions"] == hidden["comments"] == []
    vote = f"/votes/{good(secretary.post(f'{path}/votes', {'closes_at': moment(days=1)}), 201)['vote']}"
    problem(agus.post(f"{vote}/ballot", {"choice": [1]}), "not-yours")
    [line] = good(program().get(f"/groups/{cast.klaten.pk}/recusals"))["items"]
    assert line["kind"] == "family" and not line["near"] and "Agus" not in json.dumps(line)
    problem(agus.post(f"/recusals/{line['id']}/clearance", {"reason": "Bukan saya"}), "not-yours")
    assert good(secretary.post(f"/recusals/{line['id']}/clearance", {"reason": "Perusahaan lain"}))["cleared_at"]
    drain()
    good(agus.post(f"{vote}/ballot", {"choice": [1]}))
    good(asking("dwi").post(f"{path}/suspicions", {"person": cast.people["slamet"].pk, "words": "Ia bekerja di sana."}), 201)
    [waiting] = good(secretary.get(f"/groups/{cast.klaten.pk}/suspicions"))["items"]
    problem(asking("dwi").get(f"/groups/{cast.klaten.pk}/suspicions"), "not-yours")
    assert good(secretary.post(f"/suspicions/{waiting['id']}/upholding", {"reason": "Benar adanya"}))["upheld_at"]
    assert Recusal.objects.filter(person=cast.people["slamet"], kind="suspicion").exists()
    problem(secretary.post(f"/suspicions/{waiting['id']}/dismissal", {"reason": "Terlambat"}), "rejected")
    assert good(agus.post(f"/declarations/{said['id']}/end"))["ended_at"]
    assert {(row["act"], row["kind"]) for row in good(program().get("/interest-rules"))["rules"] if row["bars"]} >= {
        ("vote", "self"), ("payment", "loan")}


def test_neither_ballot_nor_key_is_kept_with_an_idempotency_key(asking, board):
    board.rule(least=0)
    made = propose(asking("dwi"), board.body.pk, kind="election")
    secretary = asking("yohanes")
    facts = {"closes_at": moment(days=1), "method": "ranked", "secret": True, "options": ["Ani", "Budi", "Citra"]}
    opened = good(secretary.post(f"/motions/{made['id']}/votes", facts, key="open"), 201)
    vote = f"/votes/{opened['vote']}"
    problem(asking("dwi").post(f"{vote}/ballot", {"choice": [9]}, key="cast"), "rejected")
    receipts = [good(asking(key).post(f"{vote}/ballot", {"choice": [2, 1]}, key="cast"))["receipt"] for key in ALL]
    assert len(set(receipts)) == len(ALL) and "" not in receipts
    problem(asking("dwi").post(f"{vote}/ballot", {"choice": [2, 1]}, key="cast"), "rejected")  # refused, not repeated
    assert not Answer.objects.exists() and Sealed.objects.count() == len(ALL)
    assert {act.notes.get("choice") for act in Act.objects.filter(name="decisions.cast_ballot")} == {None}
    problem(asking("dwi").get(f"{vote}/box"), "not-found")
    problem(secretary.post(f"{vote}/count", {"key": "AAAA"}), "rejected")
    assert good(secretary.post(f"{vote}/count", {"key": opened["key"]}))["result"]["chosen"] == [2]
    told = asking("dwi").get(f"{vote}/box")
    assert opened["key"] not in told.text
    run = subprocess.run([sys.executable, str(SCRIPT)], input=told.text, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout)["chosen"] == [2]


def test_a_proxy_votes_for_somebody_and_nobody_else_does(asking, board, cast):
    board.rule(proxies=1)
    proposal = board.propose()
    vote = board.open(proposal).vote
    path, dwi, agus = f"/votes/{vote.pk}", asking("dwi"), asking("agus")
    problem(dwi.post(f"{path}/proxy", {"holder": cast.people["sari"].pk}), "rejected")
    given = good(dwi.post(f"{path}/proxy", {"holder": cast.people["agus"].pk}))
    held = next(row for row in good(agus.get("/ballots"))["items"] if row["person"] == cast.people["dwi"].pk)
    assert held["id"] == given["elector"]
    problem(dwi.post(f"{path}/ballot", {"choice": [1]}), "not-yours")
    problem(asking("slamet").post(f"{path}/ballot", {"choice": [1], "elector": held["id"]}), "not-yours")
    assert good(dwi.post(f"{path}/proxy-return"))["holder"] is None
    good(dwi.post(f"{path}/proxy", {"holder": cast.people["agus"].pk}))
    good(agus.post(f"{path}/ballot", {"choice": [2], "elector": held["id"]}))
    assert board.elector(vote, "dwi").ballot.choice == [2]
    outsider = asking("ketut").post(f"{path}/ballot", {"choice": [1]})
    assert outsider.status_code in (404, 422)


def test_what_cannot_be_decided_goes_up_and_a_lost_key_ends_a_vote(asking, board, later):
    made = propose(asking("yohanes"), board.body.pk, kind="election")
    path, secretary = f"/motions/{made['id']}", asking("yohanes")
    problem(secretary.post(f"{path}/escalation"), "rejected")
    facts = {"closes_at": moment(days=1), "method": "plurality", "secret": True, "options": ["Ani", "Budi"]}
    vote = good(secretary.post(f"{path}/votes", facts), 201)["vote"]
    problem(secretary.post(f"/votes/{vote}/annulment", {"reason": "Kuncinya hilang"}), "rejected")
    later(days=2)
    told = good(secretary.post(f"/votes/{vote}/annulment", {"reason": "Kuncinya hilang"}))
    assert told["outcome"] == "annulled" and "Kuncinya hilang" in told["result"]["why"][0]
    assert Vote.objects.get(pk=vote).closed_at and good(secretary.get(path))["voting"] is False
    assert good(secretary.post(f"{path}/recusal"))["barred"]
    problem(secretary.post(f"{path}/rounds", {"meeting": 1, "agreed": True}), "not-yours")

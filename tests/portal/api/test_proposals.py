"""Proposals for programs: from asking to re-planning, by the same commands and policies as on the board."""

import pytest
from tests.volunteering.matching.conftest import week, willing  # noqa: F401

from guyub.core import jobs
from guyub.core.actors import Actor
from guyub.core.reactions import drain
from guyub.volunteering.matching import commands
from guyub.volunteering.matching.models import Placement, Proposal
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import SignUp

from .test_acts import good
from .test_gate import problem

pytestmark = pytest.mark.django_db


def ask(cast, lead, shifts, **facts):
    body = {"activities": [shifts[0].activity_id], "seconds": 1}
    return good(lead.post(f"/groups/{cast.klaten.pk}/proposals", body, **facts), 201)


@pytest.fixture
def made(cast, willing, week, program):  # noqa: F811
    """A proposal asked for by a program and worked out: (its shifts, the coordinator's program, the proposal as read)."""
    willing(12)
    shifts, lead = week(days=2, least=2, most=3), program("yohanes")
    asked = ask(cast, lead, shifts, key="satu")
    assert asked["running"] and asked["done"] == 0 and asked["computed_at"] is None
    again = ask(cast, lead, shifts, key="satu")
    assert again == asked and Proposal.objects.count() == 1  # the same key asks once
    problem(lead.post(f"/proposals/{asked['id']}/approval"), "rejected")
    while jobs.run_next():
        continue
    return shifts, lead, good(lead.get(f"/proposals/{asked['id']}"))


def test_from_asking_to_what_follows_a_decline(cast, made, program):
    shifts, lead, told = made
    base = f"/proposals/{told['id']}"
    assert told["done"] == 100 and not told["running"] and told["people"] == 12 and told["wanted"] == 8
    assert told["placed"] >= 8 and 0 <= told["gap"] < 1 and sum(told["missing"].values()) == 0
    rows = good(lead.get(f"{base}/placements", limit=50))["items"]
    assert len(rows) == told["placed"] and {row["shift"] for row in rows} == {shift.pk for shift in shifts}
    covered = good(lead.get(f"{base}/shifts"))["items"]
    assert [row["short"] for row in covered] == [0, 0, 0, 0] and all(row["proposed"] >= 2 for row in covered)
    assert good(lead.get(f"/groups/{cast.klaten.pk}/proposals"))["items"] == [told]

    one = rows[0]
    assert good(lead.post(f"/placements/{one['id']}/lock"))["locked"]
    assert not good(lead.post(f"/placements/{one['id']}/unlock"))["locked"]
    full = problem(lead.post(f"/placements/{one['id']}/move", {"shift": one["shift"]}), "rejected")
    assert "sudah di giliran itu" in full["detail"]
    assert good(lead.post(f"/placements/{one['id']}/removal"))["removed_at"]
    back = good(lead.post(f"{base}/placements", {"person": one["person"], "shift": one["shift"]}), 201)
    assert back["by_hand"] and back["locked"]
    problem(lead.post(f"{base}/placements", {"person": cast.people["sari"].pk, "shift": one["shift"]}), "rejected")
    again = good(lead.post(f"{base}/computation"))
    assert again["running"] and again["computed_at"] is None
    problem(lead.post(f"{base}/computation"), "rejected")
    jobs.run_next()
    assert back["id"] in {row["id"] for row in good(lead.get(f"{base}/placements", limit=50))["items"]}

    assert not good(program("dwi").get("/placements"))["items"]
    Placement.objects.filter(pk=back["id"]).update(person=cast.people["dwi"])
    commands.offer_readiness(cast.actor("dwi"), cast.people["dwi"], place_id=cast.klaten.place_id, km=60, minutes=2000,
                             slots=(1 << 28) - 1)
    problem(program("dwi").get(f"/placements/{back['id']}"), "not-found")  # nobody knows before approval
    assert good(lead.post(f"{base}/approval"))["approved_at"]
    problem(lead.post(f"{base}/approval"), "rejected")
    mine = program("dwi")
    asked = good(mine.get("/placements"))["items"]
    assert [row["id"] for row in asked] == [back["id"]]
    problem(lead.post(f"/placements/{back['id']}/acceptance"), "not-yours")
    assert good(mine.post(f"/placements/{back['id']}/declination"))["declined_at"]
    problem(mine.post(f"/placements/{back['id']}/acceptance"), "rejected")
    drain()
    jobs.run_next()
    following = good(lead.get(f"/groups/{cast.klaten.pk}/proposals"))["items"][0]
    assert following["follows"] == told["id"] and following["computed_at"]


def test_saying_yes_and_standing_by(cast, made, program):
    shifts, lead, told = made
    good(lead.post(f"/proposals/{told['id']}/approval"))
    row = Placement.objects.filter(proposal_id=told["id"], asked_at__isnull=False).order_by("pk").first()
    Placement.objects.filter(pk=row.pk).update(person=cast.people["dwi"])
    assert good(program("dwi").post(f"/placements/{row.pk}/acceptance"))["accepted_at"]
    assert SignUp.objects.get(person=cast.people["dwi"], shift_id=row.shift_id).placed_at
    spare = next(one for one in good(lead.get(f"/proposals/{told['id']}/shifts"))["items"] if one["spare"])
    people = spare["spare"][:2]
    asked = good(lead.post(f"/proposals/{told['id']}/standbys", {"shift": spare["shift"], "people": people}), 201)
    assert [one["person"] for one in asked["placements"]] == people and all(one["standby"] for one in asked["placements"])
    problem(lead.post(f"/proposals/{told['id']}/standbys", {"shift": spare["shift"], "people": people}), "rejected")
    problem(lead.post(f"/proposals/{told['id']}/standbys", {"shift": spare["shift"], "people": []}), "fields")


def test_what_stays_open_is_told_with_reasons_and_helps(cast, willing, week, program):  # noqa: F811
    willing(1, slots=1)
    shifts, lead = week(days=1, least=2), program("yohanes")
    asked = ask(cast, lead, shifts)
    jobs.run_next()
    first = good(lead.get(f"/proposals/{asked['id']}/shifts"))["items"][0]
    assert first["short"] == 2 and first["reasons"][0]["code"] == "away" and first["reasons"][0]["say"]
    assert first["helps"][0]["code"] == "away" and first["helps"][0]["people"] and first["helps"][-1]["code"] == "people"


def test_it_is_not_there_for_others(cast, made, program):
    _shifts, _lead, told = made
    one = Placement.objects.filter(proposal_id=told["id"]).first()
    for key in ("dwi", "lestari", "bambang"):
        other = program(key)
        problem(other.get(f"/groups/{cast.klaten.pk}/proposals"), "not-found")
        problem(other.post(f"/groups/{cast.klaten.pk}/proposals", {}), "not-found")
        for path in ("", "/shifts", "/placements"):
            problem(other.get(f"/proposals/{told['id']}{path}"), "not-found")
        for path in ("computation", "stop", "closure", "approval"):
            problem(other.post(f"/proposals/{told['id']}/{path}"), "not-found")
        for path in ("lock", "unlock", "removal", "acceptance", "declination"):
            problem(other.post(f"/placements/{one.pk}/{path}"), "not-found")
    problem(program("yohanes", "read").post(f"/proposals/{told['id']}/approval"), "scope-missing")
    problem(program("yohanes", "read").get("/placements"), "scope-missing")
    assert Proposal.objects.get(pk=told["id"]).approved_at is None


def test_stopping_and_closing(cast, willing, week, program):  # noqa: F811
    willing(4)
    shifts, lead = week(days=1), program("yohanes")
    asked = good(lead.post(f"/groups/{cast.klaten.pk}/proposals", {"activities": [shifts[0].activity_id]}), 201)
    assert not good(lead.post(f"/proposals/{asked['id']}/stop"))["running"]
    problem(lead.post(f"/proposals/{asked['id']}/stop"), "rejected")
    assert good(lead.post(f"/proposals/{asked['id']}/closure"))["closed_at"]
    problem(lead.post(f"/proposals/{asked['id']}/closure"), "rejected")


def test_of_other_groups_a_program_learns_nothing_but_not_available(cast, willing, week, program):  # noqa: F811
    one, = willing(1)
    shifts, lead = week(days=1, least=1), program("yohanes")
    other = week(days=1, least=1, title="Jaga pos", group="rescuers", by="bambang")[0]
    activities.sign_up(Actor(person_id=one.pk), other)  # at the same time
    asked = ask(cast, lead, shifts)
    jobs.run_next()
    first = good(lead.get(f"/proposals/{asked['id']}/shifts"))["items"][0]
    assert [row["code"] for row in first["reasons"]] == ["unavailable"]
    assert [row["code"] for row in first["helps"]] == ["people"]
    path, body = f"/proposals/{asked['id']}/placements", {"person": one.pk, "shift": shifts[0].pk}
    said = problem(lead.post(path, body), "rejected")
    assert "tidak tersedia" in said["detail"] and "Jaga" not in str(said) and "bertugas" not in said["detail"]

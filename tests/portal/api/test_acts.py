"""What a program does: the same commands under the same rules as on the pages."""

from base64 import b64encode
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.foundation.files.test_picture import picture

from guyub.core.reactions import drain
from guyub.foundation.groups.models import Group, Membership
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Activity, SignUp
from guyub.workshop.ledger.models import Transfer

from .test_gate import problem

pytestmark = pytest.mark.django_db


def good(answer, status=200):
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def test_asking_to_join_being_answered_and_leaving(program, cast):
    sari, secretary = program("sari"), program("bambang")
    asked = good(sari.post(f"/groups/{cast.rescuers.pk}/memberships", {"message": "Saya perawat."}), 201)
    assert asked["approved_at"] is None and asked["message"] == "Saya perawat."
    assert good(sari.get("/memberships", state="waiting"))["items"] == [asked]
    problem(sari.post(f"/memberships/{asked['id']}/approval"), "not-yours")
    waiting = good(secretary.get(f"/groups/{cast.rescuers.pk}/memberships", state="waiting"))["items"]
    assert [row["person_name"] for row in waiting] == ["Sari Wulandari"]
    taken = good(secretary.post(f"/memberships/{asked['id']}/approval"))
    assert taken["number"] and taken["approved_at"]
    left = good(sari.post(f"/memberships/{asked['id']}/departure"))
    assert left["left_at"] and Membership.objects.get(pk=asked["id"]).left_at
    assert [row["id"] for row in good(sari.get("/memberships", state="past"))["items"]] == [asked["id"]]


def test_refusing_takes_a_reason(program, cast):
    asked = good(program("sari").post(f"/groups/{cast.rescuers.pk}/memberships"), 201)
    secretary = program("bambang")
    path = f"/memberships/{asked['id']}/refusal"
    assert problem(secretary.post(path, {}), "fields")["fields"] == [
        {"field": "reason", "say": "Bagian ini perlu diisi."}]
    problem(secretary.post(path, {"reason": "   "}), "rejected")
    assert good(secretary.post(path, {"reason": "Kuota penuh"}))["reason"] == "Kuota penuh"


def test_a_roll_is_for_officers_and_a_membership_for_those_concerned(program, cast):
    path = f"/groups/{cast.klaten.pk}/memberships"
    problem(program("agus").get(path), "not-yours")
    rows = good(program("yohanes").get(path))["items"]
    assert {"Dwi Astuti", "Yohanes Tri Prabowo"} <= {row["person_name"] for row in rows}
    one = rows[0]["id"]
    assert program("yohanes").get(f"/memberships/{one}").status_code == 200
    problem(program("agus").get(f"/memberships/{one}"), "not-found")


def draft(**facts):
    start = (timezone.now() + timedelta(days=2)).isoformat()
    end = (timezone.now() + timedelta(days=2, hours=3)).isoformat()
    return {"title": "Donor darah di balai kota", "kind": "service", "place": "Klaten", "roles": [{"name": "Pendata"}],
            "shifts": [{"role": "Pendata", "starts_at": start, "ends_at": end, "least": 1, "most": 2}], **facts}


def test_planning_publishing_and_calling_off(program, cast):
    one, path = program("yohanes"), f"/groups/{cast.klaten.pk}/activities"
    made = good(one.post(path, draft()), 201)
    assert made["published_at"] is None and made["place"] == "Kab. Klaten" and made["most"] == 2
    problem(program("dwi").get(f"/activities/{made['id']}"), "not-found")
    assert good(one.post(f"/activities/{made['id']}/publication"))["published_at"]
    assert good(program().get(f"/activities/{made['id']}"))["title"] == "Donor darah di balai kota"
    problem(program("dwi").post(f"/activities/{made['id']}/cancellation", {"reason": "Hujan"}), "not-yours")
    assert good(one.post(f"/activities/{made['id']}/cancellation", {"reason": "Hujan"}))["cancel_reason"] == "Hujan"


@pytest.mark.parametrize("facts, field", [
    ({"place": "Atlantis"}, "place"), ({"field": "ZZ"}, "field"), ({"title": "..."}, "title"),
    ({"roles": [{"name": "Sopir"}]}, "role"), ({"roles": [{"name": "Pendata", "skill": 999999}]}, "skill"),
])
def test_a_draft_that_breaks_a_rule_is_rejected_whole(program, cast, facts, field):
    before = Activity.objects.count()
    told = problem(program("yohanes").post(f"/groups/{cast.klaten.pk}/activities", draft(**facts)), "rejected")
    assert told["fields"][0]["field"] == field and Activity.objects.count() == before


@pytest.mark.parametrize("starts_at, kind", [
    ("besok", "datetime"), ("2026-11-24T07:00:00", "zone"), ("9999-12-31T23:59:59Z", "year"),
    ("0001-01-01T00:00:00+07:00", "year"),
    (5, "datetime"), ("2020-01-01T00:00:00Z", "rule"),
])
def test_times_that_cannot_be_are_worded(program, cast, starts_at, kind):
    body = draft()
    body["shifts"][0]["starts_at"] = body["shifts"][0]["ends_at"] = starts_at
    answer = program("yohanes").post(f"/groups/{cast.klaten.pk}/activities", body)
    assert answer.status_code == 422, answer.content
    if kind != "rule":
        told = problem(answer, "fields")["fields"][0]
        assert told["field"] == "body.shifts.0.starts_at" or told["field"].endswith("shifts.0.starts_at")


def test_nobody_plans_for_another_group(program, cast):
    problem(program("bambang").post(f"/groups/{cast.klaten.pk}/activities", draft()), "not-yours")


def test_signing_up_and_giving_the_place_back(program, plan):
    shift, one = plan(most=1), program("dwi")
    signed = good(one.post(f"/shifts/{shift.pk}/sign-ups", {"assistance": "Kursi"}), 201)
    assert signed["placed_at"] and len(signed["code"]) == 6 and signed["assistance"] == "Kursi"
    second = good(program("agus").post(f"/shifts/{shift.pk}/sign-ups"), 201)
    assert second["placed_at"] is None
    problem(one.post(f"/shifts/{shift.pk}/sign-ups"), "rejected")
    assert [row["id"] for row in good(one.get("/sign-ups"))["items"]] == [signed["id"]]
    problem(program("agus").post(f"/sign-ups/{signed['id']}/withdrawal"), "not-found")
    problem(program("yohanes").post(f"/sign-ups/{signed['id']}/withdrawal"), "not-yours")
    assert good(one.post(f"/sign-ups/{signed['id']}/withdrawal"))["withdrawn_at"]
    assert SignUp.objects.get(pk=second["id"]).placed_at
    assert good(one.get("/sign-ups"))["items"] == []
    assert len(good(one.get("/sign-ups", withdrawn="true"))["items"]) == 1


def test_a_day_of_attendance_from_coming_to_the_ledger_and_back(program, cast, plan, later):
    shift, secretary, dwi = plan(), program("yohanes"), program("dwi")
    signup = good(dwi.post(f"/shifts/{shift.pk}/sign-ups"), 201)
    later(hours=1)
    path = f"/activities/{shift.activity_id}"
    assert [row["id"] for row in good(secretary.get(f"{path}/sign-ups"))["items"]] == [signup["id"]]
    problem(dwi.get(f"{path}/sign-ups"), "not-yours")
    problem(dwi.post(f"/sign-ups/{signup['id']}/attendance", key=True), "not-yours")
    came = good(secretary.post(f"/sign-ups/{signup['id']}/attendance", {"how": "code"}, key=True), 201)
    later(hours=2)
    one = f"/attendances/{came['id']}"
    assert good(secretary.post(f"{one}/departure", key=True))["left_at"]
    problem(dwi.post(f"{one}/confirmation", key=True), "not-yours")
    assert [row["id"] for row in good(secretary.get(f"{path}/attendances", waiting="true"))["items"]] == [came["id"]]
    booked = good(secretary.post(f"{one}/confirmation", {"minutes": 90}, key=True))
    drain()
    transfer = Transfer.objects.get()
    assert booked["transfer"] == f"{transfer.chain_id}/{transfer.number}" and booked["confirmed_by"] == "Yohanes Tri Prabowo"
    assert good(program().get(f"/transfers/{booked['transfer']}"))["amount"] == 90
    assert good(program().get("/totals", group=cast.klaten.pk))["items"][0]["amount"] == 90
    record = good(dwi.get("/portfolio"))
    assert record["minutes"] == 90 and record["items"][0]["confirmed_by"] == "Yohanes Tri Prabowo"
    problem(secretary.post(f"{one}/reversal", {"reason": " "}, key=True), "rejected")
    undone = good(secretary.post(f"{one}/reversal", {"reason": "Salah orang"}, key=True))
    assert undone["transfer"] is None and Transfer.objects.count() == 2
    drain()
    assert good(dwi.get("/portfolio"))["minutes"] == 0
    assert [row["takes_back"] for row in good(program().get("/transfers"))["items"]] == [True, False]


def test_transfers_name_nobody(program, attended, cast):
    activities.confirm_attendance(cast.actor("yohanes"), attended(), minutes=60)
    text = program("dwi").get("/transfers").text
    assert '"amount":60' in text and "Dwi" not in text and "Yohanes" not in text
    assert set(good(program().get("/transfers"))["items"][0]) == {
        "id", "chain", "number", "digest", "occurred_on", "amount", "unit", "purpose", "group", "group_name", "takes_back"}


def test_a_group_that_is_not_approved_stays_hidden(program, cast):
    problem(program().get(f"/groups/{cast.river.pk}"), "not-found")
    assert good(program().get("/transfers", group=cast.river.pk))["items"] == []
    problem(program("dwi").post(f"/groups/{cast.river.pk}/memberships"), "not-found")


def test_a_group_is_founded_and_waits_for_the_operator(program, cast):
    agus = program("agus")
    body = {"name": "Taman Baca Delanggu", "kind": "volunteer", "about": "Membaca bersama.", "field": "B", "place": "Klaten",
            "website": "https://baca.example", "answer_days": 5}
    made = good(agus.post("/groups", body), 201)
    assert made["approved_at"] is None and made["answer_days"] == 5 and made["field"] == "B"
    problem(program("dwi").get(f"/groups/{made['id']}"), "not-found")
    changed = good(agus.post(f"/groups/{made['id']}/profile", {"about": "Setiap Sabtu.", "place": "Kota Surakarta"}))
    assert changed["about"] == "Setiap Sabtu." and changed["name"] == made["name"] and "Surakarta" in changed["place"]
    problem(program("yohanes").post(f"/groups/{cast.rescuers.pk}/profile", {"about": "x"}), "not-yours")
    for wrong in ({"name": "A1"[:1]}, {"field": ""}, {"field": "ZZZ"}, {"place": "Atlantis"}, {"website": "javascript:1"},
                  {"kind": "club"}, {"parent": 999_999}):
        assert agus.post("/groups", body | wrong).status_code in {404, 422}, wrong
    assert Group.objects.filter(name=body["name"]).count() == 1
    chapter = {"name": "Ranting Kemalang", "parent": cast.klaten.pk}
    assert good(program("yohanes").post("/groups", chapter), 201)["approved_at"]
    problem(program("dwi").post("/groups", chapter), "not-yours")


def test_a_place_is_offered_taken_and_kept(program, plan):
    shift, dwi, agus = plan(most=1), program("dwi"), program("agus")
    signed = good(dwi.post(f"/shifts/{shift.pk}/sign-ups"), 201)
    offered = good(dwi.post(f"/sign-ups/{signed['id']}/swap"), 201)
    path = f"/activities/{shift.activity_id}/swaps"
    [listed] = good(agus.get(path))["items"]
    assert listed["id"] == offered["id"] and offered["yours"] and not listed["yours"] and "person" not in listed
    problem(agus.post(f"/swaps/{offered['id']}/withdrawal"), "not-yours")
    problem(dwi.post(f"/swaps/{offered['id']}/taking"), "not-yours")
    assert good(dwi.post(f"/swaps/{offered['id']}/withdrawal"))["withdrawn_at"]
    problem(agus.post(f"/swaps/{offered['id']}/taking"), "rejected")
    again = good(dwi.post(f"/sign-ups/{signed['id']}/swap"), 201)
    assert good(agus.post(f"/swaps/{again['id']}/taking"))["placed_at"]
    assert good(agus.get(path))["items"] == [] and good(dwi.get("/sign-ups"))["items"] == []


def test_no_hours_and_benefits(program, attended, cast):
    attendance = attended()
    one, secretary = f"/attendances/{attendance.pk}", program("yohanes")
    shift = f"/shifts/{attendance.shift_id}"
    problem(program("dwi").post(f"{shift}/benefits", {"benefits": ["meal"]}), "not-yours")
    said = good(secretary.post(f"{shift}/benefits", {"benefits": ["meal", "insurance"], "benefit_note": "nasi"}))
    assert said["benefits"] == ["insurance", "meal"] and good(program().get(shift))["benefit_note"] == "nasi"
    problem(secretary.post(f"{shift}/benefits", {"benefits": ["meal"]}), "rejected")
    problem(secretary.post(f"{shift}/benefits", {"benefits": ["gold"]}), "fields")
    problem(program("dwi").post(f"{one}/benefits", {"received": ["meal"]}), "not-yours")
    ticked = good(secretary.post(f"{one}/benefits", {"received": ["meal"]}))
    assert ticked["received"] == ["meal"] and ticked["promised"] == ["insurance", "meal"] and ticked["benefits_at"]
    problem(secretary.post(f"{one}/refusal", {"reason": " "}, key=True), "rejected")
    declined = good(secretary.post(f"{one}/refusal", {"reason": "Pulang sebelum mulai"}, key=True))
    assert declined["declined_reason"] == "Pulang sebelum mulai" and declined["transfer"] is None


def test_an_application_is_passed_on_and_given_back(program, cast):
    sari, secretary = program("sari"), program("yohanes")
    asked = good(sari.post(f"/groups/{cast.klaten.pk}/memberships"), 201)
    body = {"group": cast.boyolali.pk, "reason": "Rumahnya di Boyolali"}
    gone = good(secretary.post(f"/memberships/{asked['id']}/referral", body))
    assert gone["referred_to"] == cast.boyolali.pk and gone["refused_at"]
    [passed] = good(sari.get("/memberships", state="waiting"))["items"]
    assert passed["group"] == cast.boyolali.pk and passed["referred_from"] == cast.klaten.pk
    problem(program("retno").post(f"/memberships/{passed['id']}/return"), "not-yours")
    back = good(sari.post(f"/memberships/{passed['id']}/return"))
    assert back["id"] == asked["id"] and back["refused_at"] is None and back["referred_to"] is None
    problem(sari.post(f"/memberships/{asked['id']}/return"), "rejected")


def test_the_record_is_the_portfolio_s_own(program, attended, cast):
    attendance = attended()
    good(program("yohanes").post(f"/attendances/{attendance.pk}/confirmation", {"minutes": 120}, key=True))
    dwi = program("dwi")
    record = good(dwi.get("/portfolio"))
    assert record["given"] == record["minutes"] == 120 and record["attendances"] == record["groups"] == 1
    assert [one["kind"] for one in record["milestones"]] == ["first"]
    assert record["items"][0]["confirmed_as"] and record["items"][0]["id"] == attendance.pk
    assert good(dwi.get("/portfolio", kind="learned"))["items"] == []
    assert good(dwi.get("/portfolio", year=1999))["minutes"] == 0
    assert good(dwi.get("/portfolio", group=cast.klaten.pk))["minutes"] == 120
    problem(dwi.get("/portfolio", kind="other"), "fields")


def test_a_mistaken_tick_is_taken_back(program, plan, later):
    shift, secretary, dwi = plan(), program("yohanes"), program("dwi")
    signup = good(dwi.post(f"/shifts/{shift.pk}/sign-ups"), 201)
    later(hours=1)
    ticked = f"/sign-ups/{signup['id']}/attendance"
    problem(secretary.post(f"{ticked}/removal"), "key-missing")
    problem(secretary.post(f"{ticked}/removal", key=True), "rejected")
    came = good(secretary.post(ticked, key=True), 201)
    one = f"/attendances/{came['id']}"
    problem(secretary.post(f"{one}/departure/removal", key=True), "rejected")
    good(secretary.post(f"{one}/departure", key=True))
    problem(dwi.post(f"{one}/departure/removal", key=True), "not-yours")
    assert good(secretary.post(f"{one}/departure/removal", key=True))["left_at"] is None
    problem(dwi.post(f"{ticked}/removal", key=True), "not-yours")
    assert good(secretary.post(f"{ticked}/removal", key=True))["id"] == signup["id"]
    problem(secretary.get(one), "not-found")
    assert good(secretary.post(ticked, key=True), 201)["id"] != came["id"]


def test_many_are_vouched_for_at_once_and_taken_back(program, cast, attended):
    rows = [attended(key) for key in ("dwi", "agus")]
    path, ids = f"/activities/{rows[0].shift.activity_id}", [row.pk for row in rows]
    secretary = program("yohanes")
    problem(secretary.post(f"{path}/confirmations", {"attendances": ids}), "key-missing")
    problem(program("dwi").post(f"{path}/confirmations", {"attendances": ids}, key=True), "not-yours")
    body, same = {"attendances": [*ids, 999_999]}, "sekali"
    first = [good(secretary.post(f"/activities/{row.shift.activity_id}/confirmations", body, key=f"{same}{n}"))
             for n, row in enumerate(rows)]
    assert sorted(pk for one in first for pk in one["attendances"]) == sorted(ids) and Transfer.objects.count() == 2
    again = secretary.post(f"{path}/confirmations", body, key=f"{same}0")
    assert again["Idempotency-Replayed"] == "true" and good(again) == first[0] and Transfer.objects.count() == 2
    problem(secretary.post(f"{path}/reversals", {"attendances": ids, "reason": " "}, key=True), "rejected")
    problem(secretary.post(f"{path}/reversals", {"attendances": list(range(1, 502)), "reason": "x"}, key=True), "fields")
    back = good(secretary.post(f"{path}/reversals", {"attendances": ids, "reason": "Salah giliran"}, key=True))
    assert back["attendances"] == first[0]["attendances"] and Transfer.objects.count() == 2 + len(back["attendances"])
    assert good(secretary.get(f"/attendances/{back['attendances'][0]}"))["transfer"] is None


def test_a_link_is_made_counted_and_taken_back(program, cast, settings):
    dwi, until = program("dwi"), timezone.localdate() + timedelta(days=9)
    path, body = f"/groups/{cast.klaten.pk}/invitations", {"until": until.isoformat(), "purpose": "Alumni", "most": 3}
    made = good(dwi.post(path, {**body, "activity": cast.clinic.pk}, key="satu"), 201)
    assert good(dwi.post(path, {**body, "activity": cast.clinic.pk}, key="satu"), 201) == made
    assert made["title"] == cast.clinic.title and made["open"] and made["url"].startswith(f"{settings.SITE}/undangan/")
    assert program().client.get(made["url"].removeprefix(settings.SITE)).status_code == 302
    shift = cast.clinic.shifts.filter(role__name="Pendata").first()
    activities.sign_up(cast.actor("agus"), shift, through=made["url"].rstrip("/").rpartition("/")[2])
    drain()
    answer = dwi.get(f"/invitations/{made['id']}")
    assert good(answer)["used"] == 1 and "Agus" not in answer.text
    assert [row["used"] for row in good(program("yohanes").get(path))["items"]] == [1]
    problem(dwi.get(path), "not-yours")
    problem(program("sari").post(path, body), "not-yours")
    problem(program("agus").get(f"/invitations/{made['id']}"), "not-found")
    for wrong, kind in (({"until": "kemarin"}, "fields"), ({"until": "2020-01-01"}, "rejected"), ({"most": 0}, "fields"),
                        ({"activity": cast.kitchen.pk}, "rejected"), ({"who": 1}, "fields")):
        problem(dwi.post(path, body | wrong), kind)
    gone = good(program("yohanes").post(f"/invitations/{made['id']}/revocation"))
    assert gone["revoked_at"] and not gone["open"]
    assert [row["open"] for row in good(dwi.get("/invitations"))["items"]] == [False]


def test_a_group_gets_its_logo_and_loses_it(program, cast, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    secretary, path = program("yohanes"), f"/groups/{cast.klaten.pk}/logo"
    body = {"picture": b64encode(picture()).decode()}
    problem(program("dwi").post(path, body), "not-yours")
    logo = good(secretary.post(path, body))["logo"]
    assert logo == good(program().get(f"/groups/{cast.klaten.pk}"))["logo"]
    assert program().client.get(logo)["Content-Type"] == "image/webp"
    for wrong in ("!!!!", b64encode(b"no picture at all").decode()):
        told = problem(secretary.post(path, {"picture": wrong}), "rejected")
        assert told["fields"][0]["field"] == "picture"
    assert good(program().get(f"/groups/{cast.klaten.pk}"))["logo"] == logo
    with django_capture_on_commit_callbacks(execute=True):
        assert good(secretary.post(f"{path}/removal"))["logo"] == ""
    assert program().client.get(logo).status_code == 404


def test_certificates_are_given_read_and_taken_back(cast, program):
    retno, dwi = program("retno"), program("dwi")
    words = {"sort": "Award", "name": "Piagam", "about": "Tanda terima kasih", "criteria": "Setia lima tahun"}
    kind = good(retno.post(f"/groups/{cast.klaten.pk}/credential-kinds", words), 201)
    assert good(program().get(f"/credential-kinds/{kind['id']}"))["criteria"] == "Setia lima tahun"
    path = f"/credential-kinds/{kind['id']}/credentials"
    made = good(retno.post(path, {"person": cast.people["dwi"].pk}), 201)
    problem(retno.post(path, {"person": cast.people["retno"].pk}), "not-yours")
    problem(retno.post(path, {"person": cast.people["dwi"].pk}), "rejected")
    assert [row["id"] for row in good(dwi.get("/credentials"))["items"]] == [made["id"]]
    assert [row["id"] for row in good(retno.get(f"/groups/{cast.klaten.pk}/credentials"))["items"]] == [made["id"]]
    shown = good(dwi.get(f"/credentials/{made['id']}"))
    assert shown["document"]["proof"]["cryptosuite"] == "eddsa-rdfc-2022" and shown["stands"]
    problem(dwi.post(f"/credentials/{made['id']}/revocation", {"reason": "x"}), "not-yours")
    gone = good(program("yohanes").post(f"/credentials/{made['id']}/revocation", {"reason": "Salah orang"}))
    assert gone["revoked_at"] and gone["revoked_reason"] == "Salah orang" and not gone["stands"]

"""Every operation, asked by nobody and by each of the cast, answers as the pages would; and each names its scope."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.foundation.groups import policy as groups
from guyub.foundation.people.rules import SCOPES
from guyub.portal.api import api
from guyub.portal.demo.cast import PEOPLE
from guyub.profession.credits import commands as credits
from guyub.profession.credits import policy as crediting_policy
from guyub.profession.credits.models import Enrolment, Scheme
from guyub.volunteering.matching import commands as matching
from guyub.volunteering.matching.models import Placement
from guyub.volunteering.matching.policy import (
    may_accept_placement,
    may_move_placement,
    may_see_placement,
    may_see_proposal,
)
from guyub.workshop.activities import commands, policy
from guyub.workshop.activities.models import Attendance, SignUp, Swap
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.conflicts import policy as interests
from guyub.workshop.conflicts.models import Recusal
from guyub.workshop.conflicts.rules import Hit
from guyub.workshop.credentials import commands as credentials
from guyub.workshop.credentials import policy as certified
from guyub.workshop.decisions import commands as decisions
from guyub.workshop.decisions import policy as judging
from guyub.workshop.decisions.models import Seat
from guyub.workshop.invitations.commands import make_invitation
from guyub.workshop.invitations.policy import may_make_invitation, may_revoke_invitation, may_see_invitation
from guyub.workshop.ledger.models import Transfer

pytestmark = pytest.mark.django_db


def operations():
    """(method, path, operation as declared) of the whole API, read from the routers themselves."""
    for bound in api._get_bound_routers():
        for path, view in bound.path_operations.items():
            for one in view.operations:
                yield one.methods[0], path, one


ALL = list(operations())


def unscoped(found):
    return [f"{method} {path}" for method, path, one in found if getattr(one.view_func, "scope", None) not in SCOPES]


def test_each_operation_names_a_scope_of_tokens():
    assert len(ALL) >= 30
    assert unscoped(ALL) == []


def test_an_operation_without_scope_is_found():
    from ninja import Router

    router = Router()
    router.get("/loose")(lambda request: {})
    [one] = router.path_operations["/loose"].operations
    assert unscoped([("GET", "/loose", one)]) == ["GET /loose"]


def test_what_is_open_only_reads_and_where_hours_move_a_key_is_demanded():
    for method, path, one in ALL:
        if method == "POST":
            assert not one.view_func.opens, path
    keyed = {path for _method, path, one in ALL if one.view_func.keyed}
    assert keyed == {"/sign-ups/{pk}/attendance", "/attendances/{pk}/departure", "/attendances/{pk}/confirmation",
                     "/attendances/{pk}/reversal", "/attendances/{pk}/refusal", "/sign-ups/{pk}/attendance/removal",
                     "/attendances/{pk}/departure/removal", "/activities/{pk}/confirmations", "/activities/{pk}/reversals"}


def test_a_token_without_the_scope_is_refused_everywhere(program, cast):
    without = {scope: program("dwi", *(other for other in SCOPES if other != scope)) for scope in SCOPES}
    for method, path, one in ALL:
        ask = without[one.view_func.scope]
        url = path.replace("{pk}", "1").replace("{chain}", "1").replace("{number}", "1")
        answer = ask.get(url) if method == "GET" else ask.post(url, key=True)
        assert answer.status_code == 403 and "scope-missing" in answer.text, f"{method} {path}: {answer.text}"


@pytest.fixture
def things(cast, attended, plan):
    """One of each, of the branch at Klaten: what the addresses of the API name."""
    attendance = attended()
    commands.confirm_attendance(cast.actor("yohanes"), attendance, minutes=60)
    draft = plan(title="Rancangan", publish=False)
    kind = credentials.make_kind(cast.actor("retno"), cast.klaten, sort="Award", name="Piagam", about="x", criteria="y")
    certificate = credentials.issue_credential(cast.actor("retno"), kind, person_id=cast.people["dwi"].pk)
    later, proposal = plan(title="Besok"), matching.ask_proposal(cast.actor("yohanes"), cast.klaten, seconds=1)
    swap = commands.offer_swap(cast.actor("agus"), commands.sign_up(cast.actor("agus"), later))
    membership = groups.visible_memberships(cast.actor("yohanes")).filter(person=cast.people["dwi"]).get()
    return {
        **deciding(cast), "/credit-cycles/{pk}": crediting(cast), "/groups/{pk}": cast.river,
        "/memberships/{pk}": membership, "/activities/{pk}": draft.activity,
        "/shifts/{pk}": draft,
        "/swaps/{pk}": Swap.objects.select_related("signup__shift__activity__group").get(pk=swap.pk),
        "/sign-ups/{pk}": SignUp.objects.select_related("shift__activity__group").get(pk=attendance.signup_id),
        "/attendances/{pk}": Attendance.objects.select_related("shift__activity__group").get(pk=attendance.pk),
        "/credentials/{pk}": certificate, "/credential-kinds/{pk}": certificate.kind,
        "/invitations/{pk}": make_invitation(cast.actor("dwi"), cast.klaten, until=timezone.localdate()),
        "/proposals/{pk}": proposal,
        "/placements/{pk}": Placement.objects.create(proposal=proposal, shift=later, person=cast.people["dwi"],
                                                     asked_at=timezone.now())}


def crediting(cast):
    """Dwi's cycle in a scheme of the nurses, which the chair verifies."""
    chair, today = cast.actor("retno"), timezone.localdate()
    scheme = credits.adopt_scheme(chair, cast.nurses, pattern_id=Scheme.objects.get(group=None, code="umum-cpd").pk)
    credits.publish_version(chair, scheme.versions.get(), valid_from=today)
    made = credits.enrol_member(cast.actor("dwi"), scheme, person_id=cast.people["dwi"].pk, starts_on=today)
    return Enrolment.objects.select_related("scheme__group").get(pk=made.pk)


def deciding(cast):
    """A board of Klaten with a meeting, a proposal, a vote, a task, and who had no part in something."""
    secretary, now, office = cast.actor("yohanes"), timezone.now(), Actor.office_of("decisions")
    body = decisions.found_body(secretary, cast.klaten, kind="board", name="Pengurus", made_of="officers")
    Seat.objects.create(body=body, person=cast.people["slamet"])
    made = [decisions.make_proposal(cast.actor("dwi"), body, title=f"Beli tenda {n}", text="Dua tenda posko.")
            for n in range(3)]
    vote = decisions.open_vote(secretary, made[1], closes_at=now + timedelta(days=1)).vote
    made[2].decided_at, made[2].outcome = now, "carried"
    made[2].save()
    task = decisions.add_obligation(secretary, made[2], what="Beli tenda", owner_id=cast.people["dwi"].pk,
                                    due=timezone.localdate())
    meeting = decisions.call_meeting(secretary, body, title="Rapat", starts_at=now, zone="Asia/Jakarta",
                                     ends_at=now + timedelta(hours=2))
    case = conflicts.open_case(office, cast.klaten, act="vote", title="Pengadaan obat")
    conflicts.recuse_person(office, case, person_id=cast.people["agus"].pk, hits=[Hit("gift")])
    return {
        "/bodies/{pk}": body, "/meetings/{pk}": meeting, "/motions/{pk}": made[0], "/votes/{pk}": vote,
        "/obligations/{pk}": task, "/recusals/{pk}": Recusal.objects.get(case=case),
        "/declarations/{pk}": conflicts.declare_interest(
            cast.actor("dwi"), cast.people["dwi"], kind="gift", party="PT Maju"),
        "/suspicions/{pk}": conflicts.raise_suspicion(cast.actor("dwi"), case, person_id=cast.people["lestari"].pk,
                                                      words="Saya dengar begitu")}


RULES = {
    "/credit-cycles/{pk}": crediting_policy.may_see_enrolment,
    "/bodies/{pk}": judging.may_see_body, "/meetings/{pk}": judging.may_see_meeting,
    "/motions/{pk}": judging.may_see_proposal, "/votes/{pk}": judging.may_see_vote,
    "/obligations/{pk}": judging.may_see_obligation, "/recusals/{pk}": interests.may_see_recusal,
    "/declarations/{pk}": interests.may_see_declaration, "/suspicions/{pk}": interests.may_see_suspicion,
    "/groups/{pk}": groups.may_see_group, "/memberships/{pk}": groups.may_see_membership,
    "/activities/{pk}": policy.may_see_activity, "/shifts/{pk}": policy.may_see_shift,
    "/swaps/{pk}": policy.may_see_swap, "/sign-ups/{pk}": policy.may_see_signup,
    "/attendances/{pk}": policy.may_see_attendance, "/invitations/{pk}": may_see_invitation,
    "/credentials/{pk}": certified.may_see_credential, "/credential-kinds/{pk}": certified.may_see_kind,
    "/proposals/{pk}": may_see_proposal, "/placements/{pk}": may_see_placement}
ACTS = {  # a POST at an object: the policy of its command
    "/memberships/{pk}/approval": groups.may_approve_membership, "/memberships/{pk}/refusal": groups.may_refuse_membership,
    "/groups/{pk}/memberships": groups.may_apply_for_membership,
    "/groups/{pk}/activities": policy.may_plan_activity, "/activities/{pk}/publication": policy.may_publish_activity,
    "/activities/{pk}/cancellation": policy.may_cancel_activity, "/shifts/{pk}/sign-ups": policy.may_sign_up,
    "/sign-ups/{pk}/withdrawal": policy.may_withdraw_signup, "/sign-ups/{pk}/attendance": policy.may_check_in,
    "/attendances/{pk}/departure": policy.may_check_out, "/attendances/{pk}/confirmation": policy.may_confirm_attendance,
    "/attendances/{pk}/reversal": policy.may_undo_confirmation, "/attendances/{pk}/refusal": policy.may_decline_attendance,
    "/attendances/{pk}/benefits": policy.may_record_benefits, "/memberships/{pk}/referral": groups.may_refer_membership,
    "/groups/{pk}/profile": groups.may_edit_group, "/sign-ups/{pk}/swap": policy.may_offer_swap,
    "/groups/{pk}/logo": groups.may_set_logo, "/groups/{pk}/logo/removal": groups.may_remove_logo,
    "/sign-ups/{pk}/attendance/removal": policy.may_undo_check_in,
    "/attendances/{pk}/departure/removal": policy.may_undo_check_out,
    "/activities/{pk}/confirmations": policy.may_confirm_attendances,
    "/activities/{pk}/reversals": policy.may_undo_confirmations, "/groups/{pk}/invitations": may_make_invitation,
    "/invitations/{pk}/revocation": may_revoke_invitation,
    "/credentials/{pk}/revocation": certified.may_revoke_credential,
    "/groups/{pk}/credential-kinds": certified.may_make_kind,
    "/credential-kinds/{pk}/credentials": certified.may_issue_credential,
    "/placements/{pk}/acceptance": may_accept_placement, "/placements/{pk}/declination": may_accept_placement,
    **dict.fromkeys((
        f"/proposals/{{pk}}/{last}" for last in ("placements", "standbys", "computation", "stop", "approval", "closure")),
        may_see_proposal),
    **dict.fromkeys((f"/placements/{{pk}}/{last}" for last in ("move", "lock", "unlock", "removal")), may_move_placement),
    "/swaps/{pk}/withdrawal": policy.may_withdraw_swap, "/swaps/{pk}/taking": policy.may_take_swap,
    "/groups/{pk}/bodies": judging.may_found_body, "/bodies/{pk}/bylaw": judging.may_set_bylaw,
    "/bodies/{pk}/seats": judging.may_give_seat, "/bodies/{pk}/meetings": judging.may_call_meeting,
    "/bodies/{pk}/motions": judging.may_make_proposal, "/meetings/{pk}/time": judging.may_move_meeting,
    "/meetings/{pk}/presence": judging.may_note_attendance, "/meetings/{pk}/agenda": judging.may_add_item,
    "/meetings/{pk}/notes": judging.may_note_item, "/meetings/{pk}/adoption": judging.may_adopt_minutes,
    "/meetings/{pk}/end": judging.may_close_meeting, "/motions/{pk}/comments": judging.may_comment_proposal,
    "/motions/{pk}/amendments": judging.may_amend_proposal, "/motions/{pk}/versions": judging.may_revise_proposal,
    "/motions/{pk}/seconds": judging.may_second_proposal, "/motions/{pk}/rounds": judging.may_record_round,
    "/motions/{pk}/escalation": judging.may_hand_over, "/motions/{pk}/obligations": judging.may_add_obligation,
    "/motions/{pk}/votes": judging.may_open_vote, "/motions/{pk}/recusal": judging.may_step_out,
    "/motions/{pk}/withdrawal": judging.may_withdraw_proposal, "/votes/{pk}/count": judging.may_close_vote,
    "/votes/{pk}/annulment": judging.may_annul_vote, "/obligations/{pk}/completion": judging.may_finish_obligation,
    "/obligations/{pk}/drop": judging.may_drop_obligation, "/bodies/{pk}/end": judging.may_close_body,
    "/declarations/{pk}/review": interests.may_review_declaration, "/declarations/{pk}/end": interests.may_end_declaration,
    "/recusals/{pk}/clearance": interests.may_clear_recusal, "/suspicions/{pk}/upholding": interests.may_uphold_suspicion,
    "/suspicions/{pk}/dismissal": interests.may_dismiss_suspicion,
    "/memberships/{pk}/departure": groups.may_leave_group}  # the last: who has left does nothing more
ELSEWHERE = {  # judged by another row than that of the address, or by none; tested in test_acts, _deciding and _proposals
    "/groups", "/shifts/{pk}/benefits", "/memberships/{pk}/return", "/groups/{pk}/proposals",
    "/declarations", "/bodies/{pk}/vacancies",
    "/motions/{pk}/answers", "/motions/{pk}/suspicions", "/votes/{pk}/ballot", "/votes/{pk}/proxy",
    "/votes/{pk}/proxy-return"}
REASON = {"reason": "x"}
TIMES = {"starts_at": "2090-01-01T07:00:00+07:00", "ends_at": "2090-01-01T09:00:00+07:00"}
BODIES = {"refusal": REASON, "cancellation": REASON, "reversal": REASON, "referral": {"group": 1, **REASON},
          "benefits": {"received": []}, "profile": {}, "activities": {"title": "Coba", "roles": [], "shifts": []},
          "logo": {"picture": "AAAA"}, "confirmations": {"attendances": [1]},
          "reversals": {"attendances": [1], **REASON}, "invitations": {"until": "2020-01-01"},
          "revocation": REASON, "credentials": {"person": 1},
          "credential-kinds": {"sort": "Award", "name": "Piagam", "about": "x", "criteria": "y"},
          "placements": {"person": 1, "shift": 1}, "standbys": {"shift": 1, "people": [1]}, "move": {"shift": 1},
          "bodies": {"kind": "board", "name": "Coba", "made_of": "members"}, "seats": {"person": 1},
          "motions": {"title": "Coba", "text": "Mencoba saja."}, "meetings": {"title": "Coba", **TIMES}, "time": TIMES,
          "presence": {"persons": []}, "notes": {"position": 1, "note": "x"}, "adoption": {"meeting": 1},
          "comments": {"words": "Baik"}, "amendments": {"text": "Tiga tenda."}, "versions": {"text": "Empat tenda posko."},
          "rounds": {"meeting": 1, "agreed": True}, "votes": {"closes_at": TIMES["ends_at"]}, "annulment": REASON,
          "obligations": {"what": "Beli tenda", "owner": 1, "due": "2090-01-01"}, "drop": REASON, "clearance": REASON,
          "upholding": REASON, "dismissal": REASON, **dict.fromkeys(("bylaw", "agenda", "end", "count"), {})}


def test_the_matrix_knows_every_operation():
    lists = {path for method, path, one in ALL if method == "GET" and path not in RULES}
    assert {path for method, path, _one in ALL if method == "POST"} == set(ACTS) | ELSEWHERE
    assert lists <= {"/groups", "/activities", "/memberships", "/sign-ups", "/portfolio", "/transfers", "/totals",
                     "/transfers/{chain}/{number}", "/groups/{pk}/memberships", "/activities/{pk}/shifts",
                     "/activities/{pk}/sign-ups", "/activities/{pk}/attendances", "/activities/{pk}/swaps", "/invitations",
                     "/credit-cycles", "/credit-entries",
                     "/groups/{pk}/invitations", "/credentials", "/groups/{pk}/credentials",
                     "/groups/{pk}/proposals", "/proposals/{pk}/shifts",
                     "/proposals/{pk}/placements", "/placements",
                     "/groups/{pk}/bodies", "/meetings", "/meetings/{pk}/minutes", "/groups/{pk}/motions", "/ballots",
                     "/votes/{pk}/box", "/obligations", "/declarations", "/groups/{pk}/declarations", "/interest-rules",
                     "/groups/{pk}/recusals", "/groups/{pk}/suspicions"}


@pytest.mark.parametrize("key", [None, *PEOPLE])
def test_everybody_sees_what_the_policy_says(key, things, program, cast):
    ask, actor = program(key), cast.actor(key) if key else PUBLIC
    opens = {path: one.view_func.opens for method, path, one in ALL if method == "GET"}
    for path, row in things.items():
        if path == "/swaps/{pk}":
            continue  # only acts
        answer = ask.get(path.replace("{pk}", str(row.pk)))
        seen = 200 if RULES[path](without_operator(actor), row) else 404
        wanted = 401 if key is None and not opens[path] else seen
        assert answer.status_code == wanted, f"{key} {path}: {answer.text}"


@pytest.mark.parametrize("key", [None, *PEOPLE])
def test_everybody_does_what_the_policy_says(key, things, program, cast):
    ask, actor = program(key), without_operator(cast.actor(key)) if key else PUBLIC
    for path, allowed in ACTS.items():
        root, last = "/".join(path.split("/")[:3]), path.rpartition("/")[2]
        row = things[root] if path != "/groups/{pk}/activities" else cast.klaten
        answer = ask.post(path.replace("{pk}", str(row.pk)), BODIES.get(last), key=True)
        if key is None:
            wanted = {401}
        elif not RULES[root](actor, row):
            wanted = {404}
        else:
            wanted = {200, 201, 422} if allowed(actor, row) else {403}
        assert answer.status_code in wanted, f"{key} {path}: {answer.status_code} {answer.text}"


@pytest.mark.parametrize("key", [None, *PEOPLE])
def test_lists_show_everybody_what_is_theirs(key, things, program, cast):
    ask = program(key)
    actor = without_operator(cast.actor(key)) if key else PUBLIC
    if key is not None:
        assert ask.get("/portfolio").json()["attendances"] == (key == "dwi")
    for path in ("/memberships", "/sign-ups"):
        answer = ask.get(path)
        if key is None:
            assert answer.status_code == 401 == ask.get("/invitations").status_code
        else:
            assert [row["by"] for row in ask.get("/invitations").json()["items"]] == ["Dwi Astuti"] * (key == "dwi")
            assert {row["person"] for row in answer.json()["items"]} <= {actor.person_id}
    for path, rule in ((f"/groups/{cast.klaten.pk}/memberships", actor.holds(cast.klaten, *groups.OFFICERS)),
                       (f"/groups/{cast.klaten.pk}/invitations", actor.holds(cast.klaten, *groups.OFFICERS)),
                       (f"/groups/{cast.klaten.pk}/credentials", actor.holds(cast.klaten, *groups.LEADING)),
                       (f"/activities/{cast.clinic.pk}/sign-ups", actor.holds(cast.klaten, *policy.VOUCHING)),
                       (f"/activities/{cast.clinic.pk}/attendances", actor.holds(cast.klaten, *policy.VOUCHING))):
        assert ask.get(path).status_code == (401 if key is None else 200 if rule else 403), path
    assert ask.get("/transfers").json()["items"][0]["amount"] == Transfer.objects.get().amount


def without_operator(actor):
    from dataclasses import replace

    return replace(actor, operator=False)

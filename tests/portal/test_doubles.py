"""Two rows that are one person: what moves, what stays as it was posted, and who may say so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.proofs import PROOFS
from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.models import Group, Membership, Office
from guyub.foundation.people import commands
from guyub.foundation.people.models import Contact, Login, Person
from guyub.foundation.people.queries import persons_named, standing
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift, SignUp
from guyub.workshop.ledger.models import Transfer
from guyub.workshop.ledger.policy import may_see_transfer, visible_transfers
from guyub.workshop.skills import commands as skills
from guyub.workshop.skills.models import Holding, Skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def double(cast):
    """Dwi once more, under another phone, with a login of her own and a membership in the same chapter."""
    person = commands.register_person(PUBLIC, None, name="Dwi Astuti S.Kep", kind="phone", value="0812 7777 0001")
    cast.people["double"] = person
    asked = groups.apply_for_membership(cast.actor("double"), cast.klaten)
    groups.approve_membership(cast.actor("yohanes"), asked)
    return person


def merge(cast, person):
    kept = commands.merge_persons(cast.actor("ketut"), person, into_id=cast.people["dwi"].pk)
    drain()
    return kept


def test_contacts_and_the_way_in_move(cast, double):
    kept = merge(cast, double)
    assert standing(Person.objects.get(pk=double.pk)) == kept == cast.people["dwi"]
    assert Contact.objects.get(value="+6281277770001").person == kept
    login = Login.objects.get(person=kept)
    assert (login.email, login.phone) == ("dwi@guyub.example", "+6281277770001")
    assert not Login.objects.get(person=double).is_active


def test_a_row_with_the_only_login_hands_it_over(cast):
    kept = Person.objects.create(name="Rini", key="rini")
    person = commands.register_person(PUBLIC, None, name="Rini W", kind="email", value="rini@guyub.example")
    login = person.login
    commands.merge_persons(cast.actor("ketut"), person, into_id=kept.pk)
    login.refresh_from_db()
    assert login.person == kept and login.email == "rini@guyub.example" and login.is_active


def test_a_code_to_the_old_contact_opens_the_one_account(cast, double):
    merge(cast, double)
    row, code = commands.request_code(PUBLIC, None, kind="phone", value="+6281277770001")
    login = commands.claim_login(PUBLIC, row, kind="phone", value="+6281277770001", code=code, consents=("account",))
    assert login.person == cast.people["dwi"]


def test_memberships_and_offices_are_there_once(cast, double):
    groups.appoint_officer(cast.actor("retno"), cast.klaten, person_id=double.pk, role="verifier")
    before = Group.objects.get(pk=cast.klaten.pk).member_count
    merge(cast, double)
    open_ones = Membership.objects.filter(group=cast.klaten, person=cast.people["dwi"], left_at=None)
    assert open_ones.count() == 1 and Group.objects.get(pk=cast.klaten.pk).member_count == before - 1
    assert Membership.objects.filter(group=cast.klaten, person=cast.people["dwi"]).count() == 2
    assert Office.objects.get(role="verifier", group=cast.klaten).person == cast.people["dwi"]
    assert cast.actor("dwi").holds(cast.klaten, "verifier")


def test_hours_stay_as_posted_and_are_read_by_the_one_person(cast, double, monkeypatch, signed_in):
    real, now = timezone.now, [timezone.now()]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    start = real() + timedelta(hours=1)
    secretary = cast.actor("yohanes")
    activity = activities.plan_activity(
        secretary, cast.klaten, title="Cek tensi", roles=[{"name": "Pendata"}],
        shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + timedelta(hours=3), "least": 1, "most": 3}])
    activities.publish_activity(secretary, activity)
    signup = activities.sign_up(cast.actor("double"), Shift.objects.get(activity=activity))
    now[0] = start
    row = activities.check_in(secretary, signup, how="list")
    now[0] = start + timedelta(hours=2)
    row = activities.confirm_attendance(secretary, activities.check_out(secretary, row))
    transfer = Transfer.objects.get()
    digest, giver = transfer.digest, transfer.giver_id
    merge(cast, double)
    transfer.refresh_from_db()
    assert (transfer.digest, transfer.giver_id) == (digest, giver) and transfer.giver.person == double
    assert may_see_transfer(cast.actor("dwi"), transfer) and transfer in visible_transfers(cast.actor("dwi"))
    assert "Cek tensi" in signed_in("dwi").get("/giliran/").content.decode()
    assert [sentence for proof in PROOFS.values() for sentence in proof()] == []
    row.refresh_from_db()
    groups.appoint_officer(cast.actor("retno"), cast.klaten, person_id=cast.people["dwi"].pk, role="verifier")
    with pytest.raises(Refused):
        activities.undo_confirmation(cast.actor("dwi"), row, reason="milik saya")


def test_two_places_in_one_shift_become_one_and_who_waits_moves_up(cast, double):
    shift = Shift.objects.filter(activity=cast.kitchen).order_by("starts_at").first()
    activities.change_shift(cast.actor("bambang"), shift, least=1, most=2)
    for key in ("dwi", "double", "agus"):
        activities.sign_up(cast.actor(key), shift)
    merge(cast, double)
    places = SignUp.objects.filter(shift=shift, withdrawn_at=None, placed_at__isnull=False)
    assert set(places.values_list("person", flat=True)) == {cast.people["dwi"].pk, cast.people["agus"].pk}
    shift.refresh_from_db()
    assert (shift.taken, shift.waiting) == (2, 0)


def test_skills_move_and_nobody_comes_to_have_verified_himself(cast, double):
    today = timezone.localdate()
    skill = Skill.objects.get(code=cast.skills["driver"])
    claimed = skills.claim_skill(cast.actor("double"), double, skill_id=skill.pk, level=2, evidence="1")
    skills.verify_holding(cast.actor("yohanes"), claimed, group_id=cast.klaten.pk, level=2, valid_from=today,
                          valid_until=today)
    merge(cast, double)
    assert Holding.objects.get(pk=claimed.pk).person == cast.people["dwi"]


def test_what_cannot_be_merged_is_rejected_and_changes_nothing(cast, double):
    operator = cast.actor("ketut")
    for into in (double.pk, 10**9):
        with pytest.raises(Rejected):
            commands.merge_persons(operator, double, into_id=into)
    Login.objects.filter(person=double).update(operator=True)
    with pytest.raises(Rejected, match="pengelola"):
        commands.merge_persons(operator, double, into_id=cast.people["dwi"].pk)
    Login.objects.filter(person=double).update(operator=False)
    merge(cast, double)
    with pytest.raises(Rejected):
        commands.merge_persons(operator, double, into_id=cast.people["agus"].pk)
    with pytest.raises(Rejected):
        commands.merge_persons(operator, cast.people["agus"], into_id=double.pk)


@pytest.mark.parametrize("key", ["dwi", "retno", "yohanes", "double"])
def test_others_merge_nobody(cast, double, key):
    with pytest.raises(Refused):
        commands.merge_persons(cast.actor(key), double, into_id=cast.people["dwi"].pk)


def test_only_the_house_itself_moves_what_follows(cast, double):
    for run in (groups.join_memberships, activities.join_signups, skills.join_holdings):
        with pytest.raises(Refused):
            run(cast.actor("ketut"), cast.people["dwi"], from_id=double.pk)


def test_the_operator_finds_both_and_merges_them(cast, double, signed_in):
    client = signed_in("ketut")
    page = client.get("/pengelola/orang/?cari=dwi astuti").content.decode()
    assert page.count('name="into"') == 2 and "+6281277770001" not in page and "…001" in page
    assert [line.id for line in persons_named(cast.actor("ketut"), "0812 7777 0001")] == [double.pk]
    url = "/pengelola/orang/penggabungan/?cari=dwi"
    wrong = client.post(url, {"person": double.pk, "into": double.pk})
    assert wrong.status_code == 422 and "berbeda" in wrong.content.decode() and "checked" in wrong.content.decode()
    assert client.post(url, {"person": "x", "into": "9" * 40}).status_code == 422
    assert client.post(url, {"person": double.pk, "into": cast.people["dwi"].pk}).status_code == 302
    assert Person.objects.get(pk=double.pk).merged_into == cast.people["dwi"]
    for key in ("retno", "dwi"):
        assert signed_in(key).get("/pengelola/orang/").status_code == 404
        assert signed_in(key).post(url, {}).status_code == 404


def test_the_search_is_flat(cast, signed_in, flat):
    def more(n):
        Person.objects.bulk_create(Person(name=f"Wiwik {n} {i}", key=f"wiwik {n} {i}") for i in range(n))

    client = signed_in("ketut")
    flat(more, lambda: client.get("/pengelola/orang/?cari=wiwik"))

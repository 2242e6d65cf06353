"""Credentials: whom a group gives one, under whose office, when it falls, and who is told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.workshop.activities import commands as activities
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.conflicts.models import Link
from guyub.workshop.credentials import commands, policy
from guyub.workshop.credentials.models import Credential, Ground, Key, Kind, Reliance
from guyub.workshop.credentials.queries import candidates, shown
from guyub.workshop.credentials.reactions import HOUSE
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db


def notices(person, kind):
    return Notice.objects.filter(person=person, kind=kind).count()


def test_issue_credential_to_one_who_was_there(cast, credential):
    made = credential()
    assert made.issued_by == cast.retno and made.issued_as == "chair" and made.stands
    assert made.facts["name"] == "Dwi Astuti" and made.facts["hours"] == "3 jam" and made.facts["role"] == "Pendata"
    assert Ground.objects.filter(credential=made).count() == 1
    assert notices(cast.dwi, "credentials/issued") == 1
    found = shown(made.token)
    assert found.good and found.office == "Ketua" and found.name == "Dwi Astuti"


def test_the_absent_get_none(cast, vouched, kind, attended):
    held = vouched("dwi")
    made = kind(held.shift.activity)
    with pytest.raises(Rejected, match="tidak tercatat hadir"):
        commands.issue_credential(cast.actor("retno"), made, person_id=cast.agus.pk)
    activities.undo_confirmation(cast.actor("yohanes"), held, reason="Salah")
    with pytest.raises(Rejected, match="tidak tercatat hadir"):
        commands.issue_credential(cast.actor("retno"), made, person_id=cast.dwi.pk)
    assert commands.issue_credentials(cast.actor("retno"), made, person_ids=[cast.dwi.pk, cast.agus.pk]) == []
    assert not Credential.objects.exists()


def test_nobody_issues_to_himself(cast, kind):
    award = kind()
    with pytest.raises(Refused):
        commands.issue_credential(cast.actor("retno"), award, person_id=cast.retno.pk)
    given = commands.issue_credentials(cast.actor("retno"), award, person_ids=[cast.retno.pk, cast.dwi.pk])
    assert [row.person_id for row in given] == [cast.dwi.pk]
    with pytest.raises(IntegrityError), transaction.atomic():
        Credential.objects.filter(pk=given[0].pk).update(issued_by=cast.dwi)


def test_nobody_issues_to_somebody_close(cast, kind):
    award, actor = kind(), cast.actor("retno")
    conflicts.keep_link(HOUSE, cast.retno, key="test/1", kind="family", other_id=cast.dwi.pk)
    assert Link.objects.exists()
    with pytest.raises(Refused, match="berkeluarga"):
        commands.issue_credential(actor, award, person_id=cast.dwi.pk)
    assert commands.issue_credentials(actor, award, person_ids=[cast.dwi.pk]) == []
    assert commands.issue_credential(cast.actor("yohanes"), award, person_id=cast.dwi.pk).issued_as == "secretary"


@pytest.mark.parametrize("key, may", [("retno", True), ("yohanes", True), ("lestari", False), ("dwi", False),
                                      ("ketut", False)])
def test_make_kind_and_close_kind_are_for_chair_and_secretary(cast, kind, key, may):
    if not may:
        with pytest.raises(Refused):
            kind(by=key)
        assert not policy.may_make_kind(cast.actor(key), cast.klaten)
        return
    made = kind(by=key)
    commands.close_kind(cast.actor(key), made)
    with pytest.raises(Refused, match="ditutup"):
        commands.issue_credential(cast.actor("retno"), made, person_id=cast.dwi.pk)
    assert not policy.may_close_kind(PUBLIC, made)


def test_a_kind_that_says_nothing_or_contradicts_itself(cast, kind):
    for facts in ({"name": "  "}, {"sort": "Medal"}, {"months": 0}, {"sort": "Certificate"},
                  {"sort": "CommunityService", "activity": cast.clinic}, {"activity": cast.kitchen}):
        with pytest.raises(Rejected):
            kind(**facts)
    assert not Kind.objects.exists()


def test_each_holds_a_kind_once_while_it_stands(cast, kind):
    award, actor = kind(), cast.actor("retno")
    first = commands.issue_credential(actor, award, person_id=cast.dwi.pk)
    with pytest.raises(Rejected, match="sudah memegang"):
        commands.issue_credential(actor, award, person_id=cast.dwi.pk)
    commands.revoke_credential(actor, first, reason="Salah nama")
    assert commands.issue_credential(actor, award, person_id=cast.dwi.pk).stands


def test_a_validity_of_months_ends_by_itself(cast, kind):
    award = kind(months=1)
    made = commands.issue_credential(cast.actor("retno"), award, person_id=cast.dwi.pk)
    assert made.valid_until > timezone.localdate() and '"validUntil":' in made.document
    Credential.objects.filter(pk=made.pk).update(valid_until=timezone.localdate() - timedelta(days=1))
    assert shown(made.token).state == "over"


def test_service_hours_are_listed_by_role_and_month(cast, service):
    today = timezone.localdate()
    assert service.facts["minutes"] == 180 and service.facts["since"] == str(today - timedelta(days=10))
    role, said = service.facts["rows"][0]
    assert role == "Pendata" and "3 jam, 1 kali" in said and str((today - timedelta(days=1)).year) in said
    letter, actor = service.kind, cast.actor("retno")
    for span in ({}, {"since": today, "until": today - timedelta(days=1)},
                 {"since": today, "until": today + timedelta(days=1)}):
        with pytest.raises(Rejected):
            commands.issue_credential(actor, letter, person_id=cast.agus.pk, **span)
    with pytest.raises(Rejected, match="tidak tercatat hadir"):
        commands.issue_credential(actor, letter, person_id=cast.agus.pk, since=today, until=today)
    people, beyond = candidates(actor, letter, today - timedelta(days=3), today)
    assert [(one.name, one.detail) for one in people] == [("Dwi Astuti", "Pendata, 3 jam")] and not beyond


def test_revoke_credential_tells_the_holder_and_whoever_relies_on_it(cast, credential):
    made = credential()
    commands.rely_on_credential(cast.actor("bambang"), made)
    commands.rely_on_credential(cast.actor("bambang"), made)
    assert Reliance.objects.count() == 1 and not policy.may_rely_on_credential(PUBLIC, made)
    for key in ("dwi", "lestari", "ketut"):
        with pytest.raises(Refused):
            commands.revoke_credential(cast.actor(key), made, reason="x")
    with pytest.raises(Rejected):
        commands.revoke_credential(cast.actor("yohanes"), made, reason="  ")
    made = commands.revoke_credential(cast.actor("yohanes"), made, reason="Salah orang")
    assert (notices(cast.dwi, "credentials/revoked"), notices(cast.bambang, "credentials/fallen")) == (1, 1)
    found = shown(made.token)
    assert found.state == "revoked" and found.why == "Salah orang"
    with pytest.raises(Rejected):
        commands.revoke_credential(cast.actor("yohanes"), made, reason="Lagi")
    with pytest.raises(Rejected):
        commands.rely_on_credential(cast.actor("bambang"), made)


def test_hours_taken_back_bring_the_credential_down(cast, credential, service):
    made = credential("agus")
    commands.rely_on_credential(cast.actor("bambang"), made)
    attendance = Ground.objects.get(credential=made).attendance
    activities.undo_confirmation(cast.actor("yohanes"), attendance, reason="Ternyata pulang lebih awal")
    drain()
    made.refresh_from_db()
    service.refresh_from_db()
    assert made.revoked_at and made.revoked_by_id is None and "ditarik kembali" in made.revoked_reason
    assert service.revoked_at is None, "it rests on other hours"
    assert notices(cast.bambang, "credentials/fallen") == 1
    ground = Ground.objects.get(credential=service).attendance
    activities.undo_confirmations(cast.actor("yohanes"), ground.shift.activity, attendances=[ground.pk], reason="Salah")
    drain()
    service.refresh_from_db()
    assert service.revoked_at


def test_show_parts_and_take_back_showing_are_the_holders_alone(cast, credential):
    made, until = credential(), timezone.localdate()
    for key in ("retno", "agus"):
        with pytest.raises(Refused):
            commands.show_parts(cast.actor(key), made, parts=["name"], until=until)
    for facts in ({"parts": ["colour"]}, {"until": until - timedelta(days=1)}, {"until": until + timedelta(days=400)}):
        with pytest.raises(Rejected):
            commands.show_parts(cast.actor("dwi"), made, **{"parts": ["name"], "until": until, **facts})
    showing = commands.show_parts(cast.actor("dwi"), made, parts=["name"], until=until)
    with pytest.raises(Refused):
        commands.take_back_showing(cast.actor("retno"), showing)
    assert commands.take_back_showing(cast.actor("dwi"), showing).revoked_at and shown(showing.token).state == "taken"
    showing.mark.refresh_from_db()
    assert showing.mark.revoked_at and shown(made.token).good
    commands.revoke_credential(cast.actor("yohanes"), made, reason="Salah orang")
    with pytest.raises(Rejected):
        commands.show_parts(cast.actor("dwi"), made, parts=["name"], until=until)


def test_two_on_one_phone_have_each_their_own(cast, kind, signed_in):
    from guyub.foundation.people.models import Contact

    Contact.objects.filter(person=cast.slamet, kind="phone").update(value="+6281234500006x")
    Contact.objects.create(person=cast.slamet, kind="phone", value="+6281234500006", verified_at=None)
    award = kind(group=cast.rescuers, by="bambang")
    made = commands.issue_credentials(cast.actor("bambang"), award, person_ids=[cast.agus.pk, cast.slamet.pk])
    tokens = {row.person_id: row for row in made}
    assert len({row.token for row in made}) == 2
    page = signed_in("agus").get("/sertifikat/").content.decode()
    assert page.count("Tanggap darurat dasar") == 1
    assert signed_in("slamet").get(f"/sertifikat/{tokens[cast.agus.pk].pk}/").status_code == 404


def test_join_credentials_and_sign_again_are_for_the_house_alone(cast, credential):
    made = credential()
    with pytest.raises(Refused):
        commands.join_credentials(cast.actor("ketut"), cast.agus, from_id=cast.dwi.pk)
    with pytest.raises(Refused):
        commands.sign_again(cast.actor("ketut"), made.key)
    assert not policy.may_join_credentials(cast.actor("ketut"), cast.dwi)
    commands.rely_on_credential(cast.actor("dwi"), made)
    commands.join_credentials(HOUSE, cast.agus, from_id=cast.dwi.pk)
    made.refresh_from_db()
    assert made.person == cast.agus and Reliance.objects.get().person == cast.agus


def test_rotate_key_keeps_what_the_old_one_signed(cast, credential, kind):
    made = credential()
    with pytest.raises(Refused):
        commands.rotate_key(cast.actor("retno"), None)
    fresh = commands.rotate_key(cast.actor("ketut"), None)
    assert fresh.number == made.key.number + 1 and shown(made.token).good
    later_one = commands.issue_credential(cast.actor("retno"), kind(), person_id=cast.dwi.pk)
    assert later_one.key == fresh and later_one.mark.list_id != made.mark.list_id
    with pytest.raises(Rejected):
        commands.sign_again(HOUSE, made.key)


def test_a_compromised_key_is_given_up_and_what_it_signed_is_signed_anew(cast, credential):
    made, old = credential(), Key.objects.get()
    showing = commands.show_parts(cast.actor("dwi"), made, parts=["hours"], until=timezone.localdate())
    before = made.document
    commands.rotate_key(cast.actor("ketut"), None, compromised=True)
    assert shown(made.token).state == "untrusted"
    drain()
    made.refresh_from_db()
    old.refresh_from_db()
    assert old.revoked_at and made.key.number == 2 and made.document != before
    assert shown(made.token).good and shown(showing.token).state == "taken"


def test_another_secret_key_brings_another_key_by_itself(cast, credential, kind, settings):
    made = credential()
    settings.SECRET_KEY = "another secret key of the same house, long enough"
    later_one = commands.issue_credential(cast.actor("retno"), kind(), person_id=cast.dwi.pk)
    assert later_one.key.number == made.key.number + 1
    assert shown(made.token).good and shown(later_one.token).good


def test_a_document_that_was_changed_in_the_database_is_found(cast, credential):
    made = credential()
    Credential.objects.filter(pk=made.pk).update(document=made.document.replace("Dwi Astuti", "Dwi Lain"))
    assert shown(made.token).state == "broken"


def test_issuing_many_costs_as_many_statements_as_issuing_few(cast, kind):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from guyub.foundation.people.models import Person

    award, costs = kind(), []
    for count in (1, 2, 20):
        people = [Person.objects.create(name=f"Orang {count} {n}", key=f"orang {count} {n}") for n in range(count)]
        with CaptureQueriesContext(connection) as statements:
            commands.issue_credentials(cast.actor("retno"), award, person_ids=[one.pk for one in people])
        costs.append(len(statements))
    assert costs[1] == costs[2], costs

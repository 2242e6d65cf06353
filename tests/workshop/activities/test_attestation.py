"""Vouching: who may not, how strong it is, a second officer, samples looked at again, and what a withdrawal lowers."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.insight.portfolio.queries import record, service_lines
from guyub.workshop.activities import commands, policy
from guyub.workshop.activities.models import Attendance, Audit, Shift, SignUp
from guyub.workshop.activities.queries.audit import audits_of
from guyub.workshop.activities.rules import attestation as attested
from guyub.workshop.conflicts import commands as conflicts

pytestmark = pytest.mark.django_db
OFFICE = Actor.office_of("activities")


def close(cast, one, other, kind="family"):
    conflicts.keep_link(Actor.office_of("test"), cast.people[one], key=f"{one}-{other}", kind=kind,
                        other_id=cast.people[other].pk)


@pytest.mark.parametrize("kind", ["family", "household"])
@pytest.mark.parametrize("one, other", [("yohanes", "dwi"), ("dwi", "yohanes")])
def test_nobody_vouches_for_somebody_close(cast, attended, kind, one, other):
    attendance = attended("dwi")
    close(cast, one, other, kind)
    for act, facts in ((commands.confirm_attendance, {}), (commands.decline_attendance, {"reason": "x"})):
        with pytest.raises(Refused, match="tidak ikut"):
            act(cast.actor("yohanes"), attendance, **facts)
    assert commands.confirm_attendances(
        cast.actor("yohanes"), attendance.shift.activity, attendances=[attendance.pk]) == []
    assert commands.confirm_attendance(cast.actor("retno"), attendance).confirmed_as == "chair"


@pytest.mark.parametrize("came_by, noted, cosigned, strength", [
    ("list", 1, None, 1), ("scan", 1, None, 2), ("code", 1, None, 2), ("list", 2, None, 2), ("list", 1, 3, 2),
    ("scan", 2, None, 3), ("scan", 1, 3, 3), ("list", None, None, 1)])
def test_how_strong_a_vouching_is(came_by, noted, cosigned, strength):
    names = attested.evidence(came_by, noted, 1, cosigned)
    assert attested.strength(names) == strength and attested.words(names)


def test_cosign_attendance_is_for_another_officer(cast, attended):
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended("dwi"))
    for key in ("yohanes", "dwi", "agus", "lestari"):
        with pytest.raises(Refused):
            commands.cosign_attendance(cast.actor(key), attendance)
    close(cast, "retno", "dwi")
    with pytest.raises(Refused, match="tidak ikut"):
        commands.cosign_attendance(cast.actor("retno"), attendance)
    conflicts.drop_link(Actor.office_of("test"), cast.retno, key="retno-dwi")
    assert not policy.may_cosign_attendance(cast.actor("yohanes"), attendance)


def test_two_stand_for_hours_until_they_are_taken_back(cast, attended):
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended("dwi"))
    line = service_lines(cast.dwi.pk)[0][0]
    assert line.strength == "lemah"
    attendance = commands.cosign_attendance(cast.actor("retno"), attendance)
    assert attendance.cosigned_as == "chair" and service_lines(cast.dwi.pk)[0][0].strength == "sedang"
    with pytest.raises(Rejected):
        commands.cosign_attendance(cast.actor("retno"), attendance)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(pk=attendance.pk).update(cosigned_by=cast.dwi)
    attendance = commands.undo_confirmation(cast.actor("yohanes"), attendance, reason="Salah hari")
    attendance.refresh_from_db()
    assert attendance.cosigned_at is None and attendance.cosigned_by is None
    with pytest.raises(Rejected):
        commands.cosign_attendance(cast.actor("retno"), attendance)


def test_pick_audits_draws_a_share_that_nobody_chooses(cast, attended, monkeypatch):
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended("dwi"))
    with pytest.raises(Refused):
        commands.pick_audits(cast.actor("retno"), None, act_id=attendance.transfer.act_id)
    monkeypatch.setattr(attested, "SHARE", 100)
    drain()
    assert Audit.objects.get().why == "sample"
    assert commands.pick_audits(OFFICE, None, act_id=attendance.transfer.act_id) == [], "once for each revision"
    drawn = sum(attested.sampled(f"act/{n}", 5) for n in range(10_000))
    assert 400 < drawn < 600


def test_an_organiser_who_vouches_for_a_thousand_hours_in_one_day_is_looked_at(cast, plan, later):
    from guyub.foundation.people.models import Person

    shift = plan(lasts=timedelta(hours=10), most=120)
    people = Person.objects.bulk_create(Person(name=f"Orang {n}", key=f"orang {n}") for n in range(100))
    signups = SignUp.objects.bulk_create(
        SignUp(shift=shift, person=one, code=f"K{n:05d}", placed_at=timezone.now()) for n, one in enumerate(people))
    Shift.objects.filter(pk=shift.pk).update(taken=100)
    came, left = shift.starts_at, shift.starts_at + timedelta(hours=10)
    rows = Attendance.objects.bulk_create(Attendance(
        signup=one, shift=shift, person_id=one.person_id, day=timezone.localdate(came), came_at=came, left_at=left,
        came_by="list") for one in signups)
    later(hours=12)
    done = commands.confirm_attendances(cast.actor("yohanes"), shift.activity, attendances=[row.pk for row in rows])
    assert sum(row.minutes for row in done) == 60_000
    drain()
    found = Audit.objects.filter(why="much")
    assert found.count() >= attested.LEAST_OF_MUCH and not Audit.objects.filter(why="sample").exists()
    lines, upheld, withdrawn = audits_of(cast.actor("retno"), cast.klaten)
    assert len(lines) == min(50, found.count()) and (upheld, withdrawn) == (0, 0)
    assert lines[0].strength == "lemah" and not lines[0].own and audits_of(cast.actor("yohanes"), cast.klaten)[0][0].own


@pytest.fixture
def picked(cast, attended):
    """An audit of dwi's hours, for which yohanes vouched."""
    attendance = commands.confirm_attendance(cast.actor("yohanes"), attended("dwi"))
    return Audit.objects.create(attendance=attendance, revision=0, voucher=cast.yohanes, why="sample")


def test_audit_attendance_is_for_another_leading_officer(cast, picked):
    for key in ("yohanes", "dwi", "lestari", "ketut"):
        with pytest.raises(Refused):
            commands.audit_attendance(cast.actor(key), picked, upheld=True)
    close(cast, "dwi", "retno")
    assert not policy.may_audit_attendance(cast.actor("retno"), picked)


def test_hours_that_hold_stay_and_are_decided_once(cast, picked):
    assert commands.audit_attendance(cast.actor("retno"), picked, upheld=True).upheld
    assert record(cast.dwi.pk).given == 180
    with pytest.raises(Rejected):
        commands.audit_attendance(cast.actor("retno"), picked, upheld=False, reason="x")


def test_hours_that_do_not_hold_go_down_everywhere(cast, picked):
    from guyub.workshop.credentials import commands as credentials
    from guyub.workshop.credentials.queries import shown
    from guyub.workshop.ledger.models import Total

    def totals():
        return sum(Total.objects.filter(unit="minute").values_list("amount", flat=True))

    drain()
    kind = credentials.make_kind(cast.actor("retno"), cast.klaten, sort="Certificate", name="Tensi", about="x", criteria="y",
                                 activity_id=picked.attendance.shift.activity_id)
    made, before = credentials.issue_credential(cast.actor("retno"), kind, person_id=cast.dwi.pk), totals()
    with pytest.raises(Rejected):
        commands.audit_attendance(cast.actor("retno"), picked, upheld=False, reason=" ")
    commands.audit_attendance(cast.actor("retno"), picked, upheld=False, reason="Orangnya tidak datang")
    drain()
    assert record(cast.dwi.pk).given == 0 and shown(made.token).state == "revoked" and totals() < before
    assert audits_of(cast.actor("retno"), cast.klaten) == ([], 0, 1)


def test_an_audit_of_hours_that_were_undone_meanwhile_is_void(cast, picked):
    commands.undo_confirmation(cast.actor("yohanes"), picked.attendance, reason="Salah hari")
    assert audits_of(cast.actor("retno"), cast.klaten)[0] == []
    with pytest.raises(Rejected):
        commands.audit_attendance(cast.actor("retno"), picked, upheld=True)


def test_the_page_of_audits_and_the_second_signature(cast, picked, signed_in):
    client, page = signed_in("retno"), f"/ruang/{cast.klaten.slug}/periksa-ulang/"
    body = client.get(page).content.decode()
    assert "Dwi Astuti" in body and "Yohanes Tri Prabowo" in body and "lemah" in body
    assert "Dilihat oleh pengurus lain" in signed_in("yohanes").get(page).content.decode()
    activity = picked.attendance.shift.activity
    sheet = f"/ruang/{cast.klaten.slug}/kegiatan/{activity.pk}/kehadiran/"
    asked = f"?hari={picked.attendance.day}&orang={picked.attendance.signup_id}"
    assert "Ikut mengesahkan" in client.get(sheet + asked).content.decode()
    client.post(f"{sheet}{picked.attendance_id}/pengesahan-kedua/")
    body = client.get(sheet + asked).content.decode()
    assert "Ikut mengesahkan" not in body and "ikut disahkan pengurus kedua" in body
    picked.attendance.refresh_from_db()
    Attendance.objects.filter(pk=picked.attendance_id).update(cosigned_at=None, cosigned_by=None, cosigned_as="")
    assert client.post(f"{page}{picked.pk}/hasil/", {"hasil": "tidak"}).status_code == 422
    assert "ditarik" in client.post(f"{page}{picked.pk}/hasil/", {"hasil": "tidak", "reason": "Tidak datang"},
                                    follow=True).content.decode()
    assert signed_in("dwi").get(page).status_code == 404

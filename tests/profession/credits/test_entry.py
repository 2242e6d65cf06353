"""Credits that arrive by themselves, and claims with their judges."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.reactions import drain
from guyub.profession.credits import commands, policy
from guyub.profession.credits.models import Enrolment, Entry
from guyub.workshop.activities import commands as activities
from guyub.workshop.conflicts import commands as conflicts
from guyub.workshop.ledger.models import Transfer
from guyub.workshop.notices.models import Notice

from .conftest import pdf

pytestmark = pytest.mark.django_db


def again(row):
    return type(row)._base_manager.get(pk=row.pk)


def credits():
    return list(Transfer.objects.filter(unit="credit").order_by("pk"))


def test_a_vouched_for_hour_becomes_credit_by_itself(cast, enrolled, vouched):
    enrolment = enrolled()
    vouched(minutes=240)
    drain()
    entry = Entry.objects.get()
    assert (entry.kind, entry.category, entry.claimed, entry.awarded, entry.counted) == (
        "relawan", "pengabdian", 200, 200, 200)
    [transfer] = credits()
    assert (transfer.amount, transfer.group_id, transfer.receiver.person_id) == (200, cast.nurses.pk, cast.people["dwi"].pk)
    assert again(enrolment).counted == 200 and again(enrolment).missing == 33_800
    drain()
    assert Entry.objects.count() == 1


def test_a_withdrawn_vouching_takes_the_credit_back_and_a_new_one_brings_it_again(cast, enrolled, vouched):
    enrolment = enrolled()
    attendance = vouched(minutes=240)
    drain()
    activities.undo_confirmation(cast.actor("yohanes"), again(attendance), reason="Salah orang")
    drain()
    assert again(enrolment).counted == 0 and not Entry.objects.get().live
    assert [one.reverses_id is not None for one in credits()] == [False, True]
    activities.confirm_attendance(cast.actor("yohanes"), again(attendance), minutes=120)
    drain()
    entry = Entry.objects.get()
    assert entry.live and entry.awarded == 100 == again(enrolment).counted
    assert len(credits()) == 3


def test_vouched_for_anew_before_it_was_heard_counts_the_last_length(cast, enrolled, vouched):
    enrolment = enrolled()
    attendance = vouched(minutes=240)
    drain()
    activities.undo_confirmation(cast.actor("yohanes"), again(attendance), reason="Salah lama")
    activities.confirm_attendance(cast.actor("yohanes"), again(attendance), minutes=60)
    drain()
    assert again(enrolment).counted == 50
    assert sum(-one.amount if one.reverses_id else one.amount for one in credits()) == 50


def test_hours_before_the_enrolment_are_credited_when_it_begins(cast, scheme, enrolled, vouched):
    vouched(minutes=240)
    drain()
    assert not Entry.objects.exists()
    assert enrolled().counted == 200


def test_paid_work_and_a_kind_without_rate_earn_nothing(cast, enrolled, vouched, plan):
    enrolled()
    vouched(shift=plan(paid=True), minutes=120)
    vouched(shift=plan(title="Seminar luka", kind="seminar"), minutes=120)
    drain()
    assert not Entry.objects.exists()


def test_confirmations_at_once_are_credited_and_undone_each(cast, enrolled, attended, plan):
    enrolment = enrolled()
    attendance = attended(shift=plan())
    rows = activities.confirm_attendances(cast.actor("yohanes"), attendance.shift.activity, attendances=[attendance.pk])
    drain()
    assert rows and again(enrolment).counted > 0
    activities.undo_confirmations(cast.actor("yohanes"), attendance.shift.activity, attendances=[attendance.pk],
                                  reason="Keliru")
    drain()
    assert again(enrolment).counted == 0


def test_a_claim_is_granted_in_part_by_somebody_else(cast, claimed):
    entry = claimed()
    assert entry.awarded is None and again(entry.enrolment).counted == 0
    with pytest.raises(Rejected, match="alasan"):
        commands.award_credit(cast.actor("retno"), entry, amount=1000)
    with pytest.raises(Rejected, match="paling banyak"):
        commands.award_credit(cast.actor("retno"), entry, amount=1401)
    commands.award_credit(cast.actor("retno"), entry, amount=1000, reason="Hanya dua hari yang berbukti")
    entry = again(entry)
    assert (entry.claimed, entry.awarded, entry.counted) == (1400, 1000, 1000)
    assert entry.enrolment.counted == 1000
    assert Notice.objects.filter(person=cast.people["dwi"], kind="credits/awarded").exists()
    with pytest.raises(Rejected, match="sudah diputuskan"):
        commands.award_credit(cast.actor("retno"), entry)


def test_nobody_verifies_himself(cast, enrolled, claimed):
    mine = enrolled("retno")
    entry = claimed("retno", enrolment=mine)
    for act, facts in ((commands.award_credit, {}), (commands.return_claim, {"reason": "x"}),
                       (commands.refuse_claim, {"reason": "x"}), (commands.audit_entry, {"sound": True})):
        with pytest.raises(Refused, match="orang lain"):
            act(cast.actor("retno"), entry, **facts)


def test_an_officer_bound_to_the_person_does_not_judge(cast, claimed):
    entry = claimed()
    conflicts.declare_interest(cast.actor("retno"), cast.people["retno"], kind="family", other_id=cast.people["dwi"].pk)
    drain()
    with pytest.raises(Refused, match="Anda tidak ikut dalam hal ini"):
        commands.award_credit(cast.actor("retno"), entry)


@pytest.mark.parametrize("who", ["dwi", "agus", "bambang", "lestari"])
def test_who_does_not_verify_there_judges_nothing(cast, claimed, who):
    entry = claimed()
    for act, facts in ((commands.award_credit, {}), (commands.refuse_claim, {"reason": "x"})):
        with pytest.raises(Refused):
            act(cast.actor(who), entry, **facts)
    assert not policy.may_award_credit(PUBLIC, entry)


def test_a_claim_comes_back_mended(cast, claimed):
    entry = claimed()
    with pytest.raises(Rejected):
        commands.return_claim(cast.actor("retno"), entry, reason=" ")
    commands.return_claim(cast.actor("retno"), entry, reason="Tanggalnya tidak terbaca")
    entry = again(entry)
    assert entry.returned_at and not entry.waiting
    commands.amend_claim(cast.actor("dwi"), entry, kind="kaderisasi", day=entry.day, title=entry.title, amount=1200)
    assert again(entry).waiting and again(entry).claimed == 1200
    commands.refuse_claim(cast.actor("retno"), entry, reason="Bukan pengabdian")
    assert again(entry).refused_at and not credits()
    with pytest.raises(Rejected):
        commands.amend_claim(cast.actor("dwi"), entry, kind="kaderisasi", day=entry.day, title=entry.title, amount=1)


def test_a_claim_taken_back_reverses_its_award(cast, claimed):
    entry = claimed()
    commands.award_credit(cast.actor("retno"), entry)
    commands.withdraw_claim(cast.actor("dwi"), entry)
    assert again(entry.enrolment).counted == 0
    assert [bool(one.reverses_id) for one in credits()] == [False, True]
    with pytest.raises(Rejected):
        commands.withdraw_claim(cast.actor("dwi"), entry)


def test_what_an_attendance_earned_is_not_taken_back_by_hand(cast, enrolled, vouched):
    enrolled()
    vouched(minutes=120)
    drain()
    with pytest.raises(Rejected, match="kehadiran"):
        commands.withdraw_claim(cast.actor("dwi"), Entry.objects.get())


@pytest.mark.parametrize("facts, field", [
    ({"day": timezone.localdate() - timedelta(days=1001)}, "day"),
    ({"day": timezone.localdate() + timedelta(days=1)}, "day"),
    ({"kind": "nonsense"}, "kind"), ({"title": "a"}, "title"), ({"amount": None}, "amount"), ({"amount": 0}, "amount"),
    ({"amount": 100_001}, "amount"), ({"evidence": None}, "file"), ({"evidence": b"not a pdf"}, "file"),
    ({"evidence": b"%PDF-1.4 cut off"}, "file"), ({"evidence": b"%PDF-" + b"x" * 256_001 + b"%%EOF"}, "file"),
    ({"evidence": b"%PDF-1.7 /JavaScript %%EOF"}, "file"),
])
def test_a_claim_that_breaks_a_rule_says_where(claimed, facts, field):
    with pytest.raises(Rejected) as error:
        claimed(**facts)
    assert error.value.field == field
    assert not Entry.objects.exists()


def test_nothing_is_claimed_twice(cast, claimed):
    claimed(number="A-1")
    with pytest.raises(Rejected, match="berkas yang sama|Berkas yang sama"):
        claimed(title="Kegiatan lain", number="A-2", evidence=pdf("Bakti sosial desa"), file_name="nama-lain.pdf")
    with pytest.raises(Rejected, match="Nomor bukti"):
        claimed(title="Kegiatan ketiga", number="a-1")
    with pytest.raises(Rejected, match="sudah tercatat"):
        claimed(title="BAKTI sosial desa", evidence=pdf("lain"))


def test_nobody_claims_for_another_person(cast, enrolled):
    enrolment = enrolled()
    for key in ("agus", "retno"):
        with pytest.raises(Refused, match="bukan kredit Anda"):
            commands.claim_credit(cast.actor(key), enrolment, kind="kaderisasi", day=timezone.localdate(), title="Palsu",
                                  amount=100)


def test_the_lot_brings_awards_back_to_somebody_else(cast, scheme, enrolled, claimed):
    entry = claimed(enrolment=enrolled(made=scheme("klaten", "yohanes", audit_pct=100)))
    commands.award_credit(cast.actor("yohanes"), entry)
    assert again(entry).sampled
    with pytest.raises(Rejected, match="orang lain daripada"):
        commands.audit_entry(cast.actor("yohanes"), entry, sound=True)
    with pytest.raises(Rejected):
        commands.audit_entry(cast.actor("retno"), entry, sound=False)
    commands.audit_entry(cast.actor("retno"), entry, sound=False, reason="Suratnya milik orang lain")
    assert again(entry.enrolment).counted == 0 and again(entry).withdrawn_at
    with pytest.raises(Rejected):
        commands.audit_entry(cast.actor("retno"), entry, sound=True)


def test_a_category_that_is_full_cuts_and_says_so(cast, scheme, enrolled, claimed):
    made = scheme(categories=[{"code": "pembelajaran"}, {"code": "pelayanan"}, {"code": "pengabdian", "most": 1000}])
    entry = claimed(enrolment=enrolled(made=made))
    commands.award_credit(cast.actor("retno"), entry)
    entry = again(entry)
    assert (entry.awarded, entry.counted, entry.cuts) == (1400, 1000, [["category", 400, 1000, "pengabdian"]])


def test_a_programs_office_alone_credits_attendances(cast, enrolled, vouched):
    enrolment = enrolled()
    attendance = vouched(minutes=60)
    for act, subject in ((commands.credit_attendance, attendance), (commands.uncredit_attendance, attendance),
                         (commands.reckon_enrolment, enrolment), (commands.warn_enrolment, enrolment)):
        with pytest.raises(Refused):
            act(cast.actor("retno"), subject)
    assert commands.reckon_enrolment(Actor.office_of("credits"), enrolment).missing == 34_000
    assert Enrolment.objects.get().counted == 0

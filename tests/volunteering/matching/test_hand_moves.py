"""Every rule that a move by hand may break is said at once, and tells nothing of others' affairs; nothing changes."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from guyub.core import jobs
from guyub.core.errors import Rejected
from guyub.core.models import Job
from guyub.foundation.groups.models import Block, Membership
from guyub.foundation.people.models import Consent
from guyub.volunteering.matching import commands
from guyub.volunteering.matching.models import Placement, Proposal, Readiness
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities import rules as clocks
from guyub.workshop.activities.models import LoadLimit, Shift, SignUp
from guyub.workshop.skills.models import Skill

from .test_proposal import places

pytestmark = pytest.mark.django_db


class Table:
    """A proposal with one willing person and an open shift; each method breaks one rule for them."""

    def __init__(self, cast, week, proposal, person, shifts):
        self.cast, self.week, self.proposal, self.person = cast, week, proposal, person
        self.shift, self.other = shifts

    def duty(self, hours, lasts, group="klaten", by="yohanes", hard=False):
        """Another duty of the person, so many hours from the shift's start."""
        held = self.week(days=1, least=1, title=f"Tugas {hours}", group=group, by=by)[0]
        starts = self.shift.starts_at + timedelta(hours=hours)
        ends = starts + timedelta(hours=lasts)
        Shift.objects.filter(pk=held.pk).update(starts_at=starts, ends_at=ends, taken=1, hard=hard)
        SignUp.objects.create(shift=held, person=self.person, code=f"{held.pk:06d}"[-6:], placed_at=timezone.now())

    def skill(self):
        self.shift.role.skill = Skill.objects.get(code=self.cast.skills["nurse"])
        self.shift.role.save(update_fields=["skill"])

    def away(self):
        Readiness.objects.filter(person=self.person).update(slots=1)

    def far(self):
        Readiness.objects.filter(person=self.person).update(km=1, place=self.cast.boyolali.place)

    def declined(self):
        before = Proposal.objects.create(group=self.cast.klaten, until=timezone.localdate(), approved_at=timezone.now())
        Placement.objects.create(proposal=before, shift=self.shift, person=self.person, asked_at=timezone.now(),
                                 declined_at=timezone.now())

    def left(self):
        SignUp.objects.create(shift=self.shift, person=self.person, code="ABCDEF", withdrawn_at=timezone.now())

    def busy(self):
        self.duty(1, 2)

    def busy_in_another_group(self):
        self.duty(1, 2, group="rescuers", by="bambang")

    def asked_by_another_group(self):
        held = self.week(days=1, least=1, title="Jaga", group="rescuers", by="bambang")[0]
        Shift.objects.filter(pk=held.pk).update(starts_at=self.shift.starts_at, ends_at=self.shift.ends_at)
        theirs = Proposal.objects.create(group=self.cast.rescuers, until=timezone.localdate(), approved_at=timezone.now())
        Placement.objects.create(proposal=theirs, shift=held, person=self.person, asked_at=timezone.now())

    def stands_by_in_another_group(self):
        self.asked_by_another_group()
        Placement.objects.filter(proposal__group=self.cast.rescuers).update(standby=True)

    def tired_from_another_group(self):
        self.duty(-11, 7, group="rescuers", by="bambang")

    def kept_out(self):
        Block.objects.create(group=self.cast.klaten, person=self.person, reason="Rahasia")

    def limit_of_their_own(self):
        LoadLimit.objects.create(person=self.person, rule="day", amount=60, valid_from=timezone.localdate())

    def rest(self):
        self.duty(-11, 7)

    def cool(self):
        self.duty(-16, 4, hard=True)

    def day(self):
        self.duty(-21.5, 10)

    def week_hours(self):
        Readiness.objects.filter(person=self.person).update(minutes=120)

    def nights(self):
        start = clocks.at(clocks.day_of(self.shift.starts_at, clocks.ZONE) + timedelta(days=5), time(22), clocks.ZONE)
        Shift.objects.filter(pk=self.shift.pk).update(starts_at=start, ends_at=start + timedelta(hours=6))
        self.shift.refresh_from_db()
        for night in (1, 2, 3):
            self.duty(-24 * night, 6)

    def full(self):
        Shift.objects.filter(pk=self.shift.pk).update(taken=3)

    def called_off(self):
        activities.cancel_shift(self.cast.actor("yohanes"), self.shift, reason="Hujan abu")

    def begun(self):
        now = timezone.now()
        Shift.objects.filter(pk=self.shift.pk).update(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=3))

    def consent_withdrawn(self):
        Consent.objects.filter(person=self.person).update(withdrawn_at=timezone.now())

    def membership_ended(self):
        Membership.objects.filter(person=self.person).update(left_at=timezone.now())


@pytest.fixture
def table(cast, willing, week, propose):
    person, = willing(1, minutes=48 * 60)
    shifts = week(days=1, least=1, most=3)
    proposal = propose(shifts)
    Placement.objects.filter(proposal=proposal).delete()
    return Table(cast, week, proposal, person, shifts)


SAYS = {
    "skill": "tidak memegang kecakapannya", "away": "tidak menyatakan bisa", "far": "lebih jauh",
    "declined": "sudah menolak", "left": "sudah melepas",
    "busy": "sudah bertugas di kelompok ini", "busy_in_another_group": "tidak tersedia",
    "asked_by_another_group": "tidak tersedia", "stands_by_in_another_group": "tidak tersedia",
    "tired_from_another_group": "tidak tersedia", "kept_out": "tidak tersedia",
    "limit_of_their_own": "tidak tersedia", "rest": "istirahatnya", "cool": "tugas berat", "day": "jamnya sehari",
    "week_hours": "jamnya sepekan", "nights": "malamnya", "full": "sudah penuh", "called_off": "tidak ada lagi",
    "begun": "tidak ada lagi", "consent_withdrawn": "tidak tersedia untuk diusulkan",
    "membership_ended": "tidak tersedia untuk diusulkan",
}
PRIVATE = ("busy_in_another_group", "asked_by_another_group", "stands_by_in_another_group", "tired_from_another_group",
           "kept_out", "limit_of_their_own")


@pytest.mark.parametrize("rule", SAYS)
def test_a_broken_rule_is_said_and_nothing_changes(table, cast, rule):
    actor = cast.actor("yohanes")
    there = Placement.objects.create(proposal=table.proposal, shift=table.other, person=table.person)
    if rule in {"day", "week_hours", "nights"}:  # the shift alone is to be too much
        Placement.objects.filter(pk=there.pk).update(removed_at=timezone.now())
    getattr(table, rule)()
    with pytest.raises(Rejected) as error:
        commands.place_person(actor, table.proposal, person_id=table.person.pk, shift_id=table.shift.pk)
    assert SAYS[rule] in str(error.value), str(error.value)
    Placement.objects.filter(pk=there.pk).update(removed_at=None)
    with pytest.raises(Rejected) as error:
        commands.move_placement(actor, there, shift_id=table.shift.pk)
    assert SAYS[rule] in str(error.value), str(error.value)
    rows = Placement.objects.filter(proposal=table.proposal)
    assert [(one.pk, one.shift_id, one.removed_at) for one in rows] == [(there.pk, table.other.pk, None)]


def test_private_reasons_are_told_apart_by_nothing(table, cast):
    said = set()
    for rule in PRIVATE:
        if rule == "tired_from_another_group":
            SignUp.objects.all().delete()
        getattr(table, rule)()
        with pytest.raises(Rejected) as error:
            commands.place_person(cast.actor("yohanes"), table.proposal, person_id=table.person.pk, shift_id=table.shift.pk)
        said.add(str(error.value))
    assert len(said) == 1, said


def test_members_only_is_for_members_of_that_group(cast, willing, week, propose):
    person, = willing(1, group=cast.boyolali, others=True)
    shifts = week(days=1, least=1)
    proposal = propose(shifts, others=True)
    Placement.objects.filter(proposal=proposal).delete()
    shifts[0].activity.members_only = True
    shifts[0].activity.save(update_fields=["members_only"])
    with pytest.raises(Rejected) as error:
        commands.place_person(cast.actor("yohanes"), proposal, person_id=person.pk, shift_id=shifts[0].pk)
    assert "khusus anggota" in str(error.value)


def test_who_was_taken_out_stays_out_when_it_is_worked_out_anew(cast, willing, week, propose):
    willing(2)
    shifts, actor = week(days=1, least=1, most=1), cast.actor("yohanes")
    proposal = propose(shifts)
    one = next(row for row in places(proposal) if row.shift_id == shifts[0].pk)
    commands.remove_placement(actor, one)
    commands.recompute_proposal(actor, proposal)
    jobs.run_next()
    again = [row.person_id for row in places(proposal) if row.shift_id == shifts[0].pk]
    assert again and one.person_id not in again


def test_a_worker_that_was_given_up_writes_nothing(cast, willing, week, propose):
    willing(4)
    proposal = propose(week(days=1), work=False)
    first = jobs.claim()
    first.tries += 1
    Job.objects.filter(pk=first.pk).update(tries=5)  # others took it up meanwhile
    jobs.RUNNERS[first.kind](first, jobs.Pulse(first))
    proposal.refresh_from_db()
    assert proposal.computed_at is None and not places(proposal)

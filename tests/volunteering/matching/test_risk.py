"""Who may not come: from past lists, with an honest range, and how often such ranges held."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.foundation.people.models import Person
from guyub.volunteering.matching.queries.risk import calibration, history, risk_of
from guyub.workshop.activities.models import Attendance, Shift, SignUp

pytestmark = pytest.mark.django_db


@pytest.fixture
def past(cast, week):
    """past(20, people=5, came=4): so many ended shifts of Klaten at which four of five came."""
    week(days=1, title="Dahulu")
    pattern = Shift.objects.select_related("role").filter(activity__title="Dahulu").first()

    def make(n, people=5, came=4, kind="service"):
        pattern.activity.kind = kind
        pattern.activity.save(update_fields=["kind"])
        start = Person.objects.count()
        names = [f"dulu {start + i}" for i in range(people)]
        crowd = Person.objects.bulk_create([Person(name=name, key=name) for name in names])
        known = Shift.objects.count()
        for i in range(n):
            starts = timezone.now() - timedelta(days=2 + known + i, hours=3)
            shift = Shift.objects.create(activity=pattern.activity, role=pattern.role, starts_at=starts,
                                         ends_at=starts + timedelta(hours=2), least=1, most=people, taken=people)
            rows = SignUp.objects.bulk_create(
                [SignUp(shift=shift, person=one, code=f"{known + i:03d}{k:03d}", placed_at=starts)
                 for k, one in enumerate(crowd)])
            Attendance.objects.bulk_create(
                [Attendance(signup=row, shift=shift, person_id=row.person_id, day=starts.date(), came_at=starts,
                            came_by="list") for row in rows[:came]])

    return make


def test_without_a_past_the_first_guess_is_said(cast):
    risk = risk_of(cast.klaten, "service", 10, 10)
    assert (risk.low, risk.high, risk.known) == (0, 4, 0) and risk.more > 0
    assert risk_of(cast.klaten, "service", 0, 3).more == 0


def test_the_past_of_the_group_decides(cast, past):
    past(12, people=5, came=5)
    sure = risk_of(cast.klaten, "service", 10, 10)
    assert sure.known == 60 and sure.high <= 2
    assert history(cast.klaten) == ({"service": (60, 60)}, (60, 60))
    assert history(cast.rescuers) == ({}, (0, 0))


def test_lists_that_nobody_kept_count_for_nothing(cast, past):
    past(5, people=4, came=0)
    assert history(cast.klaten) == ({}, (0, 0)) and calibration(cast.klaten).told == 0


def test_ranges_are_held_against_what_happened(cast, past, signed_in):
    past(15, people=6, came=5)
    held = calibration(cast.klaten)
    assert held.told == 15 and held.inside == 15 and held.percent == 100
    page = signed_in("yohanes").get(f"/ruang/{cast.klaten.slug}/usulan/kehadiran/").content.decode()
    assert "di dalam" in page and "100" in page
    assert signed_in("lestari").get(f"/ruang/{cast.klaten.slug}/usulan/kehadiran/").status_code == 404


def test_it_costs_one_statement_however_long_the_past(cast, past, flat):
    flat(lambda n: past(n, people=3, came=2), lambda: calibration(cast.klaten))


def test_the_board_says_it_for_the_chosen_shift(cast, willing, week, propose, signed_in):
    willing(12)
    shifts = week(days=1)
    proposal = propose(shifts)
    address = f"/ruang/{cast.klaten.slug}/usulan/{proposal.pk}/?giliran={shifts[0].pk}"
    page = " ".join(signed_in("yohanes").get(address).content.decode().split())
    assert "mungkin tidak datang" in page and "adangan" in page

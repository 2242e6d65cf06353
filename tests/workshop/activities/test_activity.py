from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from guyub.core.errors import Refused, Rejected
from guyub.workshop.activities import commands, policy, rules
from guyub.workshop.activities.models import Activity, Shift, SignUp
from guyub.workshop.activities.queries import activity_cards
from guyub.workshop.activities.sweeps import advance
from guyub.workshop.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_a_draft_is_seen_by_its_officers_alone(cast, plan):
    draft = plan(publish=False).activity
    for key, sees in (("yohanes", True), ("retno", True), ("lestari", False), ("dwi", False), ("ketut", False)):
        assert (draft in policy.visible_activities(cast.actor(key))) is sees


def test_an_officer_of_another_chapter_plans_nothing_here(cast):
    with pytest.raises(Refused):
        commands.plan_activity(cast.actor("lestari"), cast.klaten, title="Bukan milik saya")


def test_a_group_that_waits_for_approval_plans_nothing(cast):
    with pytest.raises(Refused):
        commands.plan_activity(cast.actor("slamet"), cast.river, title="Bersih sungai")


def test_without_a_coming_shift_nothing_is_published(cast):
    draft = commands.plan_activity(cast.actor("yohanes"), cast.klaten, title="Tanpa giliran")
    with pytest.raises(Rejected):
        commands.publish_activity(cast.actor("yohanes"), draft)


@pytest.mark.parametrize(("least", "most", "field"), [(0, 0, "most"), (5, 2, "least"), (-1, 2, "least"), (1, 10**9, "most")])
def test_headcounts_that_cannot_be_are_rejected(cast, plan, least, most, field):
    before = Activity.objects.count()
    with pytest.raises(Rejected) as error:
        plan(least=least, most=most)
    assert error.value.field == field and Activity.objects.count() == before


def test_an_end_before_the_start_is_rejected(cast, plan):
    with pytest.raises(Rejected):
        plan(lasts=timedelta(hours=-1))


def test_a_shift_over_midnight_belongs_to_the_day_it_starts():
    starts, ends = rules.span(date(2027, 3, 1), time(22), time(4), "Asia/Jayapura")
    assert ends - starts == timedelta(hours=6)
    assert rules.day_of(starts, "Asia/Jayapura") == date(2027, 3, 1)
    assert rules.day_of(starts, "Asia/Jakarta") == date(2027, 3, 1)
    assert rules.day_of(ends, "Asia/Jayapura") == date(2027, 3, 2)


def test_a_weekly_repeat_keeps_the_local_clock_and_ends_nowhere(cast):
    starts = list(Shift.objects.filter(activity=cast.kitchen).order_by("starts_at").values_list("starts_at", flat=True))
    assert 12 <= len(starts) <= 15
    assert all(later - earlier == timedelta(days=7) for earlier, later in zip(starts, starts[1:], strict=False))


def test_repeating_twice_doubles_nothing(cast):
    before = Shift.objects.filter(activity=cast.kitchen).count()
    commands.repeat_activity(cast.actor("bambang"), cast.kitchen, rule="FREQ=WEEKLY")
    assert Shift.objects.filter(activity=cast.kitchen).count() == before


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=HOURLY", "nonsense", "FREQ=WEEKLY;BYDAY=XX"])
def test_a_rule_that_is_none_is_rejected(cast, rule):
    with pytest.raises(Rejected) as error:
        commands.repeat_activity(cast.actor("bambang"), cast.kitchen, rule=rule)
    assert error.value.field == "rule"


def test_the_sweep_moves_on_to_the_next_round(cast, plan, later):
    first = Activity.objects.get(pk=cast.kitchen.pk).next_at
    later(days=4)
    advance()
    kitchen = Activity.objects.get(pk=cast.kitchen.pk)
    assert kitchen.next_at == first + timedelta(days=7)


def test_cancelling_tells_everybody_why(cast):
    shift = Shift.objects.filter(activity=cast.kitchen).order_by("starts_at").first()
    commands.sign_up(cast.actor("agus"), shift)
    commands.cancel_activity(cast.actor("bambang"), cast.kitchen, reason="Status gunung naik")
    assert Notice.objects.get(person=cast.people["agus"], kind="activities/activity_cancelled").facts["reason"] == \
        "Status gunung naik"
    assert not SignUp.objects.filter(shift__activity=cast.kitchen, withdrawn_at=None).exists()
    with pytest.raises(Rejected):
        commands.sign_up(cast.actor("slamet"), shift)


def test_cancelling_without_a_reason_changes_nothing(cast):
    with pytest.raises(Rejected):
        commands.cancel_activity(cast.actor("bambang"), cast.kitchen, reason="")
    assert Activity.objects.get(pk=cast.kitchen.pk).live


def test_only_members_see_what_is_for_members(cast, plan):
    inner = plan(title="Rapat anggota", members_only=True).activity
    assert inner in policy.visible_activities(cast.actor("dwi"))
    assert inner not in policy.visible_activities(cast.actor("agus"))


def test_what_is_short_counts_each_shift_for_itself(cast):
    clinic = Activity.objects.get(pk=cast.clinic.pk)
    assert (clinic.least, clinic.short, clinic.taken) == (17, 17, 0)
    driver = Shift.objects.get(activity=clinic, role__name="Pengemudi")
    commands.sign_up(cast.actor("agus"), driver)
    clinic.refresh_from_db()
    assert (clinic.short, clinic.taken) == (16, 1)


def test_lists_are_flat(cast, plan, flat):
    def more(n):
        for i in range(n):
            plan(title=f"Kegiatan uji {n} {i}", starts=timedelta(days=1, minutes=i))

    flat(more, lambda: activity_cards(cast.actor("dwi"), limit=50))


@pytest.mark.parametrize("path", ["/kegiatan/", "/api/v1/activities?limit=50", "/ruang/{slug}/kegiatan/"])
def test_list_pages_are_flat(cast, plan, flat, signed_in, path):
    client = signed_in("yohanes")

    def more(n):
        for i in range(n):
            plan(title=f"Kegiatan uji {n} {i}", starts=timedelta(days=1, minutes=i))

    flat(more, lambda: client.get(path.format(slug=cast.klaten.slug)))


def test_the_window_asks_for_shifts_in_it(cast, plan):
    now = timezone.now()
    near = plan(title="Besok pagi", starts=timedelta(days=1)).activity
    far = plan(title="Bulan depan", starts=timedelta(days=40)).activity
    found = {card.id for card in activity_cards(cast.actor("dwi"), since=now, until=now + timedelta(days=7))[0]}
    assert near.pk in found and far.pk not in found


def test_a_page_after_a_page_repeats_nothing(cast, plan):
    for i in range(5):
        plan(title=f"Halaman {i}", starts=timedelta(days=2))
    first, more = activity_cards(cast.actor("dwi"), limit=3)
    second, _end = activity_cards(cast.actor("dwi"), limit=3, after=more)
    assert not {card.id for card in first} & {card.id for card in second}

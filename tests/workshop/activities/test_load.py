"""The workload guard: hours, rest, nights and the pause after hard duty, over all of somebody's groups."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.errors import Refused, Rejected
from guyub.workshop.activities import commands, policy
from guyub.workshop.activities.commands.signup import Overloaded
from guyub.workshop.activities.models import LoadLimit, Shift, SignUp
from guyub.workshop.activities.queries import lighter_shifts, limit_lines
from guyub.workshop.activities.queries.load import duties_of, limits_of, overload, standing_in_the_way
from guyub.workshop.activities.rules.load import Duty, Limits, broken, is_looser, stricter

pytestmark = pytest.mark.django_db
ZONE = "Asia/Jakarta"
HOUSE = Limits(day=720, week=2880, rest=660, nights=3, cool=1440, night_from=1320, night_until=300, night_least=180)
MONDAY = datetime(2026, 11, 30, tzinfo=ZoneInfo(ZONE))
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def duty(day, start, hours, hard=False):
    starts = MONDAY + day * DAY + start * HOUR
    return Duty(starts, starts + hours * HOUR, hard)


@pytest.mark.parametrize("held, new, rule", [
    ([], duty(0, 7, 12), None),
    ([], duty(0, 7, 13), "day"),
    ([duty(0, 7, 5)], duty(0, 13, 5), None),  # a morning and an afternoon are one day's duty
    ([duty(0, 7, 8)], duty(0, 15, 5), "rest"),  # touching, but longer together than a day's duty may be
    ([duty(0, 14, 8)], duty(1, 6, 4), "rest"),  # until 22, again at 6
    ([duty(0, 14, 8)], duty(1, 9, 4), None),  # eleven hours, to the minute
    ([duty(1, 6, 4)], duty(0, 14, 8), "rest"),  # the same the other way round
    ([duty(day, 7, 8) for day in range(5)], duty(5, 7, 8), None),
    ([duty(day, 7, 8) for day in range(6)], duty(6, 7, 1), "week"),
    ([duty(day, 7, 8) for day in range(6)], duty(7, 7, 8), None),  # another week
    ([duty(day, 22, 6) for day in range(3)], duty(3, 22, 6), "nights"),
    ([duty(0, 22, 6), duty(1, 22, 6), duty(3, 22, 6)], duty(2, 22, 6), "nights"),  # it closes the gap
    ([duty(0, 22, 6), duty(1, 22, 6)], duty(2, 22, 6), None),
    ([duty(0, 1, 4), duty(1, 1, 4), duty(2, 1, 4)], duty(3, 1, 4), "nights"),  # after midnight is the night before
    ([duty(0, 19, 4), duty(1, 19, 4), duty(2, 19, 4)], duty(3, 19, 4), None),  # one hour of night is no night
    ([duty(0, 7, 8, hard=True)], duty(1, 14, 4), "cool"),
    ([duty(0, 7, 8, hard=True)], duty(1, 15, 4), None),
    ([duty(1, 7, 4)], duty(0, 7, 8, hard=True), "cool"),
])
def test_each_limit_and_its_edge(held, new, rule):
    found = broken(HOUSE, held, new, ZONE)
    assert (found and found.rule) == rule


def test_without_rows_nothing_is_limited():
    assert broken(Limits(), [duty(0, 0, 24)], duty(1, 0, 24), ZONE) is None


def test_which_amount_is_stricter():
    assert stricter("day", 600, 720) == 600 and stricter("rest", 600, 720) == 720 and stricter("week", None, 9) == 9
    assert is_looser("day", 800, 720) and is_looser("rest", 600, 660) and not is_looser("rest", 660, 660)
    assert not is_looser("nights", 2, 3) and not is_looser("cool", 5, None)


def test_the_house_begins_with_sourced_dated_rows(cast):
    rows = {row.rule: row for row in LoadLimit.objects.filter(group=None, person=None)}
    assert {rule: row.amount for rule, row in rows.items()} == {
        "day": 720, "week": 2880, "rest": 660, "nights": 3, "cool": 1440, "night_from": 1320, "night_until": 300,
        "night_least": 180}
    assert all(row.source for row in rows.values())
    assert {rule for rule, row in rows.items() if row.checked_on} == {"week", "rest"}


def evening_and_morning(plan, first="klaten", second="rescuers"):
    """Two shifts of two groups with six hours between, longer together than a day's duty."""
    by = {"klaten": "yohanes", "rescuers": "bambang"}
    late = plan(title="Jaga malam", group=first, by=by[first], starts=timedelta(hours=2), lasts=timedelta(hours=8))
    early = plan(title="Dapur pagi", group=second, by=by[second], starts=timedelta(hours=16), lasts=timedelta(hours=4))
    return late, early


def test_rest_is_guarded_across_all_groups_and_the_refusal_leads_on(cast, plan):
    late, early = evening_and_morning(plan)
    commands.sign_up(cast.actor("agus"), late)
    with pytest.raises(Overloaded) as error:
        commands.sign_up(cast.actor("agus"), early)
    assert "6 jam" in str(error.value) and "11 jam" in str(error.value) and "Jaga malam" in str(error.value)
    assert error.value.ways[0][1] == f"/giliran/{early.pk}/lebih-ringan/"
    assert not SignUp.objects.filter(shift=early).exists()


def test_who_waits_does_not_move_up_into_too_much(cast, plan):
    late, early = evening_and_morning(plan)
    Shift.objects.filter(pk=early.pk).update(most=1)
    early.refresh_from_db()
    first = commands.sign_up(cast.actor("dwi"), early)
    tired = commands.sign_up(cast.actor("agus"), early)
    rested = commands.sign_up(cast.actor("slamet"), early)
    commands.sign_up(cast.actor("agus"), late)
    commands.withdraw_signup(cast.actor("dwi"), first)
    tired.refresh_from_db()
    rested.refresh_from_db()
    assert tired.placed_at is None and rested.placed_at


def test_nobody_swaps_into_too_much(cast, plan):
    late, early = evening_and_morning(plan)
    swap = commands.offer_swap(cast.actor("dwi"), commands.sign_up(cast.actor("dwi"), early))
    commands.sign_up(cast.actor("agus"), late)
    with pytest.raises(Overloaded):
        commands.take_swap(cast.actor("agus"), swap)
    assert commands.take_swap(cast.actor("slamet"), swap).placed_at


def test_a_place_given_before_a_stricter_limit_stays(cast, plan):
    shift = plan()
    signup = commands.sign_up(cast.actor("dwi"), shift)
    commands.limit_load(cast.actor("dwi"), cast.people["dwi"], rule="day", amount=60)
    signup.refresh_from_db()
    assert signup.open and signup.placed_at


def test_hard_duty_asks_for_a_longer_pause(cast, plan):
    shift = plan(hard=True, lasts=timedelta(hours=3))
    soon = plan(title="Esoknya", starts=timedelta(hours=20), lasts=timedelta(hours=2))
    commands.sign_up(cast.actor("dwi"), shift)
    with pytest.raises(Overloaded) as error:
        commands.sign_up(cast.actor("dwi"), soon)
    assert "24 jam" in str(error.value)
    one = plan(title="Angkut", starts=timedelta(days=6))
    commands.change_shift(cast.actor("yohanes"), one, least=1, most=2, hard=True)
    one.refresh_from_db()
    assert one.hard


def test_a_group_speaks_instead_of_the_house_for_itself_and_its_chapters(cast, plan):
    today = timezone.localdate()
    commands.set_load_limit(cast.actor("retno"), cast.nurses, rule="day", amount=8 * 60)
    commands.set_load_limit(cast.actor("yohanes"), cast.klaten, rule="week", amount=20 * 60)
    dwi = cast.people["dwi"].pk
    assert (limits_of([dwi], cast.klaten, today)[dwi].day, limits_of([dwi], cast.klaten, today)[dwi].week) == (480, 1200)
    assert limits_of([dwi], cast.rescuers, today)[dwi].day == 720
    commands.set_load_limit(cast.actor("yohanes"), cast.klaten, rule="day", amount=10 * 60)
    assert limits_of([dwi], cast.klaten, today)[dwi].day == 600
    with pytest.raises(Overloaded):
        commands.sign_up(cast.actor("agus"), plan(lasts=timedelta(hours=11)))


def test_looser_than_the_house_needs_a_reason(cast):
    with pytest.raises(Rejected) as error:
        commands.set_load_limit(cast.actor("yohanes"), cast.klaten, rule="rest", amount=8 * 60)
    assert error.value.field == "reason"
    row = commands.set_load_limit(cast.actor("yohanes"), cast.klaten, rule="rest", amount=8 * 60,
                                  reason="Pos siaga dua puluh empat jam, rapat 12 November")
    assert row.amount == 480 and row.set_by_id == cast.people["yohanes"].pk


def test_a_person_may_only_be_stricter_and_nobody_else_is_told(cast):
    dwi = cast.people["dwi"]
    with pytest.raises(Rejected) as error:
        commands.limit_load(cast.actor("dwi"), dwi, rule="day", amount=13 * 60)
    assert error.value.field == "amount"
    row = commands.limit_load(cast.actor("dwi"), dwi, rule="day", amount=4 * 60)
    assert limits_of([dwi.pk], cast.rescuers, timezone.localdate())[dwi.pk].day == 240
    with pytest.raises(Refused):
        commands.limit_load(cast.actor("yohanes"), dwi, rule="day", amount=60)
    assert not policy.visible_load_limits(cast.actor("retno")).filter(pk=row.pk).exists()
    with pytest.raises(Refused):
        commands.end_load_limit(cast.actor("yohanes"), row)
    commands.limit_load(cast.actor("dwi"), dwi, rule="day", amount=6 * 60)
    assert [one.amount for one in LoadLimit.objects.filter(person=dwi)] == [360]


def test_the_office_of_wellbeing_limits_and_alone_ends_what_it_set(cast):
    office, dwi = Actor.office_of("load"), cast.people["dwi"]
    row = commands.limit_load(office, dwi, rule="week", amount=10 * 60, reason="Pemulihan")
    with pytest.raises(Refused):
        commands.end_load_limit(cast.actor("dwi"), row)
    commands.end_load_limit(office, row)
    assert not LoadLimit.objects.filter(person=dwi).exists()


def test_a_limit_ends_and_the_house_holds_again(cast):
    row = commands.set_load_limit(cast.actor("yohanes"), cast.klaten, rule="day", amount=300)
    LoadLimit.objects.filter(pk=row.pk).update(valid_from=timezone.localdate() - timedelta(days=3))
    row.refresh_from_db()
    commands.end_load_limit(cast.actor("yohanes"), row)
    assert {one.rule: one.amount for one in limit_lines(cast.klaten)}["day"] == 720
    with pytest.raises(Rejected):
        commands.end_load_limit(cast.actor("yohanes"), row)
    with pytest.raises(Refused):
        commands.end_load_limit(cast.actor("lestari"), row)


@pytest.mark.parametrize("facts, field", [
    ({"rule": "night_from", "amount": 60}, "rule"), ({"rule": "nonsense", "amount": 60}, "rule"),
    ({"rule": "day", "amount": 0}, "amount"), ({"rule": "day", "amount": 25 * 60}, "amount"),
    ({"rule": "nights", "amount": 15}, "amount"),
    ({"rule": "day", "amount": 300, "valid_from": timezone.localdate() - timedelta(days=1)}, "valid_from"),
    ({"rule": "day", "amount": 300, "valid_until": timezone.localdate() - timedelta(days=1)}, "valid_until"),
])
def test_what_cannot_be_a_limit_is_said_at_its_field(cast, facts, field):
    with pytest.raises(Rejected) as error:
        commands.set_load_limit(cast.actor("yohanes"), cast.klaten, **facts)
    assert error.value.field == field and not LoadLimit.objects.filter(group=cast.klaten).exists()


def test_only_who_coordinates_sets_a_groups_limits(cast):
    for key in ("dwi", "lestari", "bambang"):
        with pytest.raises(Refused):
            commands.set_load_limit(cast.actor(key), cast.klaten, rule="day", amount=300)


def test_a_limit_from_next_month_counts_then(cast, plan):
    day = timezone.localdate() + timedelta(days=20)
    commands.set_load_limit(cast.actor("yohanes"), cast.klaten, rule="day", amount=60, valid_from=day)
    assert commands.sign_up(cast.actor("dwi"), plan()).placed_at
    with pytest.raises(Overloaded):
        commands.sign_up(cast.actor("dwi"), plan(title="Bulan depan", starts=timedelta(days=22)))


def test_judging_many_costs_as_much_as_judging_one(cast, plan, django_assert_num_queries):
    shift = plan()
    people = [one.pk for one in cast.people.values()]
    with django_assert_num_queries(2):
        limits_of(people, shift.activity.group, timezone.localdate())
        duties_of(people, shift.starts_at - 16 * DAY, shift.ends_at + 16 * DAY)
    with django_assert_num_queries(2):
        overload(people[0], shift)


def test_the_page_of_the_lighter_offers_what_fits_and_a_substitute(cast, plan, signed_in):
    late, early = evening_and_morning(plan, second="klaten")
    lighter = plan(title="Lusa", starts=timedelta(hours=40), lasts=timedelta(hours=2))
    signup = commands.sign_up(cast.actor("dwi"), late)
    client = signed_in("dwi")
    answer = client.post(f"/kegiatan/{early.activity_id}/pendaftaran/", {"giliran": early.pk})
    assert answer.status_code == 422 and f"/giliran/{early.pk}/lebih-ringan/" in answer.content.decode()
    page = client.get(f"/giliran/{early.pk}/lebih-ringan/").content.decode()
    assert "Lusa" in page and f"/giliran/{signup.pk}/tawaran/" in page
    assert early.pk not in {one.id for one in lighter_shifts(cast.actor("dwi"), early)}
    assert [one for one, _words in standing_in_the_way(cast.actor("dwi"), early)] == [signup]
    taken = client.post(f"/kegiatan/{lighter.activity_id}/pendaftaran/", {"giliran": lighter.pk})
    assert taken.status_code == 302 and SignUp.objects.filter(shift=lighter, person=cast.people["dwi"]).exists()
    assert client.post(f"/giliran/{signup.pk}/tawaran/").status_code == 302


def test_the_pages_of_limits_keep_what_was_typed(cast, signed_in):
    client = signed_in("yohanes")
    url = f"/ruang/{cast.klaten.slug}/batas-tugas/"
    assert "11 jam" in client.get(url).content.decode()
    looser = {"rule": "rest", "amount": "8", "valid_from": timezone.localdate().isoformat(), "source": "Rapat"}
    wrong = client.post(url, looser)
    assert wrong.status_code == 422 and "Rapat" in wrong.content.decode() and "longgar" in wrong.content.decode()
    right = {"rule": "nights", "amount": "2", "valid_from": timezone.localdate().isoformat()}
    assert client.post(url, right).status_code == 302
    row = LoadLimit.objects.get(group=cast.klaten)
    assert row.amount == 2 and client.post(f"{url}{row.pk}/pengakhiran/").status_code == 302
    own = signed_in("dwi")
    assert own.get(url).status_code == 404
    assert own.post("/giliran/batas/", right | {"amount": "9"}).status_code == 422
    assert own.post("/giliran/batas/", right | {"rule": "day", "amount": "4"}).status_code == 302
    assert own.post("/giliran/batas/", {"rule": "x", "amount": "-1", "valid_from": "besok"}).status_code == 422
    mine = LoadLimit.objects.get(person=cast.people["dwi"])
    assert "4 jam" in own.get("/giliran/batas/").content.decode()
    assert signed_in("agus").post(f"/giliran/batas/{mine.pk}/pengakhiran/").status_code == 404
    assert own.post(f"/giliran/batas/{mine.pk}/pengakhiran/").status_code == 302


def test_a_refused_swap_page_leads_on(cast, plan, signed_in):
    late, early = evening_and_morning(plan)
    swap = commands.offer_swap(cast.actor("dwi"), commands.sign_up(cast.actor("dwi"), early))
    commands.sign_up(cast.actor("agus"), late)
    answer = signed_in("agus").post(f"/tawaran/{swap.pk}/pengambilan/")
    assert answer.status_code == 422 and f"/giliran/{early.pk}/lebih-ringan/" in answer.content.decode()


def test_policy_speaks_plainly(cast):
    limit = SimpleNamespace(person_id=None, group=None, office="")
    assert policy.may_see_load_limit(cast.actor("dwi"), limit) and not policy.may_end_load_limit(cast.actor("retno"), limit)
    assert policy.may_limit_load(cast.actor("dwi"), cast.people["dwi"]) and policy.may_set_load_limit(
        cast.actor("yohanes"), cast.klaten)

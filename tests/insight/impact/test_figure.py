"""Figures follow the ledger exactly: amounts add up, people are counted once in every cell in which they were."""

import random
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db.models import Count, Sum
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused
from guyub.core.models import Job, Outbox
from guyub.core.proofs import PROOFS
from guyub.core.reactions import drain
from guyub.insight.impact import commands
from guyub.insight.impact.commands import whole
from guyub.insight.impact.models import Clock, Figure, Presence
from guyub.insight.impact.rules.cells import cells, footprint, levels
from guyub.workshop.activities import commands as activities
from guyub.workshop.activities.models import Shift
from guyub.workshop.ledger import commands as ledger
from guyub.workshop.ledger.models import Total, Transfer

pytestmark = pytest.mark.django_db
TIME = "minute/service"


def value(measure, *, area="", section="", period="2026", scope="a", group=None):
    found = Figure.objects.filter(scope=scope, area=area, section=section, period=period, measure=measure, group=group)
    return sum(figure.value for figure in found)


def broken():
    return [sentence for name, proof in PROOFS.items() if name.split(".")[0] in {"impact", "ledger"} for sentence in proof()]


def snapshot():
    return sorted(Figure.objects.exclude(value=0, count=0).values_list("key", "value", "count")), sorted(
        Presence.objects.exclude(count=0).values_list("kind", "ref", "month", "group_id", "area", "section", "count"))


def test_an_area_lies_in_what_its_path_says():
    assert levels("33.10.05.") == ("", "33.", "33.10.") == levels("33.10.")
    assert levels("33.") == ("", "33.") and levels("") == ("",) and levels("x12.") == ("", "x12.")


def test_an_entry_falls_into_its_area_its_groups_and_itself_by_month_and_year():
    found = cells(7, "3.7.", "33.10.", "C", "2026-11")
    assert len(found) == len(set(found)) == 26
    assert ("a", "33.", 0, "C", "2026-11") in found and ("t", "", 3, "", "2026") in found
    assert ("o", "33.10.", 7, "", "2026-11") in found and ("o", "", 3, "", "2026") not in found
    assert footprint([(7, "3.7.", "33.10.", "C", "2026-11"), (7, "3.7.", "33.10.", "C", "2026-12")]) >= {
        cell for cell in found if cell[0] != "o"}, "people of a group by itself are its own subtree"


def test_hours_are_added_where_they_were_given_and_in_everything_above(give, cast):
    give(minutes=90)
    give(minutes=30, at="Kota Surakarta", month=10)
    assert [value(TIME, area=area) for area in ("", "33.", "33.10.", "33.72.", "34.")] == [120, 120, 90, 30, 0]
    assert value(TIME, period="2026-10") == 30 and value(TIME, section="C") == 120 and value(TIME, section="D") == 0
    assert value(TIME, scope="t", group=cast.klaten) == value(TIME, scope="t", group=cast.nurses) == 120
    assert value(TIME, scope="o", group=cast.klaten, area="33.10.") == 90
    assert Figure.objects.get(scope="a", area="33.", section="", period="2026", measure=TIME).count == 2


def test_a_person_counts_once_in_each_cell(give, cast):
    give()
    give()
    give(at="Kota Surakarta")
    give(who="agus", to="rescuers", field="D")
    assert [value("people", area=area) for area in ("", "33.", "33.10.", "33.72.")] == [2, 2, 2, 1]
    assert value("people", section="C") == 1 and value("people", scope="t", group=cast.nurses) == 1
    assert value("groups") == 2


def test_what_is_taken_back_leaves_nothing(give, take_back):
    first, second = give(), give(month=10)
    take_back(first)
    assert (value("people"), value("people", period="2026-11"), value(TIME)) == (1, 0, 60)
    take_back(second)
    assert (value("people"), value("groups"), value(TIME)) == (0, 0, 0)
    assert broken() == []


def test_paid_hours_and_other_units_stand_apart(give):
    give(minutes=60)
    give(minutes=480, purpose="paid")
    give(who="agus", minutes=250_000, unit="rupiah")
    assert value(TIME) == 60 and value("minute/paid") == 480 and value("rupiah/service") == 250_000
    assert value("people") == 1, "who gives money or is paid is not counted among those who gave time"


def test_an_act_without_place_and_field_counts_everywhere_only(give):
    give(at="", field=None)
    assert value(TIME) == 60 and value("people") == 1
    assert not Figure.objects.exclude(area="").exists() and not Figure.objects.exclude(section="").exists()


def test_activities_are_counted_by_the_attendances_that_stand(cast, monkeypatch):
    start = timezone.now() + timedelta(hours=1)
    signups = []
    for key in ("agus", "dwi"):
        activity = activities.plan_activity(
            cast.actor("yohanes"), cast.klaten, title=f"Cek tensi {key}", roles=[{"name": "Pendata"}],
            shifts=[{"role": "Pendata", "starts_at": start, "ends_at": start + timedelta(hours=3), "least": 1, "most": 3}])
        activities.publish_activity(cast.actor("yohanes"), activity)
        signups.append(activities.sign_up(cast.actor(key), Shift.objects.get(activity=activity)))
    monkeypatch.setattr(timezone, "now", lambda: start + timedelta(hours=1))
    attendances = [activities.check_in(cast.actor("yohanes"), signup, how="list") for signup in signups]
    monkeypatch.setattr(timezone, "now", lambda: start + timedelta(hours=4))
    for attendance in attendances:
        activities.confirm_attendance(cast.actor("yohanes"), attendance, minutes=60)
    drain()
    year = str(start.year)
    assert value("activities", period=year) == 2 and broken() == []
    activities.undo_confirmation(cast.actor("yohanes"), attendances[0], reason="Salah orang")
    before = snapshot()
    whole.recount()
    assert snapshot() == before, "what is undone but still to be counted stays"
    drain()
    assert value("activities", period=year) == 1 and broken() == []


def test_figures_equal_what_a_count_over_the_ledger_says(give, take_back, cast, crowd):
    chance = random.Random(7)
    people = [*cast.people, *crowd(6)]
    made = [give(who=chance.choice(people), to=chance.choice(["klaten", "boyolali", "rescuers"]),
                 at=chance.choice(["Kab. Klaten", "Kab. Boyolali", "Kota Surabaya", "Kec. Kemalang", ""]),
                 year=chance.choice([2025, 2026]), month=chance.randint(1, 12), minutes=chance.randint(1, 500),
                 field=chance.choice(["C", "D30", None]))
            for _turn in range(80)]
    for transfer in chance.sample(made, 25):
        take_back(transfer)
    standing = Transfer.objects.filter(reverses=None, reversal=None)
    for area in ("", "33.", "33.10.", "35.", "35.78."):
        for since, until, period in ((date(2026, 1, 1), date(2026, 12, 31), "2026"),
                                     (date(2025, 3, 1), date(2025, 3, 31), "2025-03")):
            rows = standing.filter(occurred_on__gte=since, occurred_on__lte=until)
            rows = rows.filter(place__path__startswith=area) if area else rows
            sums = rows.aggregate(minutes=Sum("amount"), people=Count("giver__person", distinct=True),
                                  groups=Count("group", distinct=True))
            assert value(TIME, area=area, period=period) == (sums["minutes"] or 0)
            assert value("people", area=area, period=period) == sums["people"]
            assert value("groups", area=area, period=period) == sums["groups"]
    nurses = standing.filter(group__path__startswith=cast.nurses.path, occurred_on__year=2026)
    assert value("people", scope="t", group=cast.nurses) == nurses.values("giver__person").distinct().count()
    before = snapshot()
    whole.recount()
    assert snapshot() == before and broken() == []


def test_the_recount_mends_what_is_broken_and_leaves_alone_what_is_still_to_be_added(give, take_back):
    first = give()
    give(who="agus", to="rescuers", minutes=45)
    right = snapshot()
    Figure.objects.filter(measure="people").update(value=99)
    Figure.objects.filter(measure="groups").delete()
    Presence.objects.filter(kind="p").update(count=5)
    Total.objects.update(amount=1)
    Figure.objects.create(key="a////2019/minute/service", scope="a", period="2019", measure=TIME, value=7)
    assert broken()
    give(who="slamet", drained=False)
    take_back(first, drained=False)
    whole.recount()
    assert snapshot() == right, "two acts wait in the outbox"
    drain()
    assert broken() == [] and value("people") == 2


def test_a_recount_that_was_stopped_goes_on_where_it_was(give, monkeypatch):
    give()
    give(who="agus", to="rescuers")
    monkeypatch.setattr(whole, "BATCH", 1)
    assert len(whole.portions()) == 2

    class Stop(Exception):
        pass

    def stop(what, done, total):
        raise Stop

    with pytest.raises(Stop):
        whole.recount(stop)
    kept = Job.objects.get(kind=whole.KIND)
    assert kept.ended_at is None and kept.done == 1
    counted = []
    real = whole.recount_totals
    monkeypatch.setattr(whole, "recount_totals", lambda *words, **facts: (counted.append(facts), real(*words, **facts)))
    whole.recount()
    assert len(counted) == 1 and Job.objects.get(kind=whole.KIND).ended_at is not None
    assert broken() == []


def test_reactions_wait_while_the_recount_reads_and_no_try_is_counted(give):
    give()
    commands.hold_figures(whole.CONSOLE, None, year=2026)
    give(minutes=30)
    waiting = Outbox.objects.get(reaction="impact.add_to_figures")
    assert waiting.tries == 0 and waiting.dead_at is None and value(TIME) == 60
    sums = commands.hold_figures(whole.CONSOLE, None, year=2026)
    assert sum(kept[0] for kept in sums.values()) == 60, "the ledger's totals hold 90 already"
    commands.release_figures(whole.CONSOLE, None)
    Outbox.objects.update(not_before=timezone.now())
    drain()
    assert value(TIME) == 90 and broken() == []


def test_a_hold_that_nobody_ended_ends_by_itself(give):
    Clock.objects.create(pk=1, held_until=timezone.now() - timedelta(seconds=1))
    give()
    assert value(TIME) == 60


def test_only_who_runs_the_server_counts_anew(cast):
    runs = ((ledger.recount_totals, {"first": 1, "last": 2}), (commands.recount_presences, {"first": 1, "last": 2}),
            (commands.hold_figures, {"year": 2026}), (commands.release_figures, {}), (commands.write_figures, {"steps": {}}))
    for run, facts in runs:
        for actor in (PUBLIC, cast.actor("retno")):
            with pytest.raises(Refused):
                run(actor, None, **facts)
        run(cast.actor("ketut"), None, **facts)


def test_the_command_line_shows_how_far_it_is(give, capsys):
    give()
    call_command("totals")
    said = capsys.readouterr().out
    assert "totals   [##############################] 1 of 1" in said and "1 transfers counted" in said


def test_an_empty_house_is_counted_too(db, capsys):
    call_command("totals", "--afresh")
    assert "0 transfers counted" in capsys.readouterr().out

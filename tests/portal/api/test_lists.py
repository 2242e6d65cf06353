"""Lists: never longer than 50, in a stable order, flat, and found by the filters of the pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.core.cursors import cursor
from guyub.core.reactions import drain
from guyub.foundation.groups.models import Group
from guyub.foundation.people.models import Person
from guyub.portal.api import api
from guyub.volunteering.matching.models import Placement, Proposal
from guyub.workshop.activities import commands as activities
from guyub.workshop.conflicts.models import Case, Declaration, Outside, Recusal, Suspicion
from guyub.workshop.decisions.models import Body, Elector, Meeting, Obligation, Version, Vote
from guyub.workshop.decisions.models import Proposal as Motion

from .test_acts import good
from .test_gate import problem

pytestmark = pytest.mark.django_db


def walk(one, path, **asked):
    """Every row of a list, page by page."""
    rows, after = [], ""
    while after is not None:
        told = good(one.get(path, **asked, **({"after": after} if after else {})))
        rows += told["items"]
        after = told["next"]
    return rows


@pytest.fixture
def many(cast, plan, later):
    """many(n): n more groups, activities, sign-ups, attendances, hours and applications around the same activity."""
    made = [0]

    def make(number):
        start = made[0]
        made[0] += number
        operator_made = [
            Group(name=f"Kelompok uji {n:03d}", slug=f"uji-{n}", kind="volunteer", path=f"{900000 + n}.",
                  approved_at=timezone.now()) for n in range(start, start + number)]
        Group.objects.bulk_create(operator_made)
        secretary, dwi = cast.actor("yohanes"), cast.actor("dwi")
        for _n in range(number):
            shift = plan(lasts=timedelta(minutes=30), starts=timedelta(hours=1))
            signup = activities.sign_up(dwi, shift)
            later(hours=1)
            row = activities.check_out(secretary, activities.check_in(secretary, signup, how="list"))
            activities.confirm_attendance(secretary, row, minutes=20)
        decided(cast, range(start, start + number))
        shift = plan(starts=timedelta(hours=60), title="Yang dibagi")
        proposal = proposal_of(cast)
        for n in range(number):
            plan(starts=timedelta(hours=50 + n), title=f"Kelak {start + n}")
            person = Person.objects.create(name=f"Relawan {start + n}", key=f"relawan {start + n}")
            Placement.objects.create(proposal=proposal, shift=shift, person=person)
            another = Proposal.objects.create(group=cast.klaten, until=timezone.localdate(), asked_by=cast.people["yohanes"])
            Placement.objects.create(proposal=another, shift=shift, person=cast.people["dwi"], asked_at=timezone.now())
        drain()

    return make


def decided(cast, numbers):
    """For each number a body with a meeting, a proposal that is voted on, a task for Dwi, and interests around it."""
    dwi, agus, now, today = cast.people["dwi"], cast.people["agus"], timezone.now(), timezone.localdate()
    for n in numbers:
        body = Body.objects.create(group=cast.klaten, kind="board", name=f"Badan {n}", made_of="members")
        Meeting.objects.create(body=body, title="Rapat", starts_at=now, ends_at=now + timedelta(hours=1))
        case = Case.objects.create(group=cast.klaten, act="vote", title=f"Usulan {n}")
        proposal = Motion.objects.create(body=body, case=case, title=f"Usulan {n}", author=dwi)
        version = Version.objects.create(proposal=proposal, number=1, text="Begini", by=dwi)
        vote = Vote.objects.create(proposal=proposal, body=body, version=version, method="yesno", statute={},
                                   closes_at=now + timedelta(days=n + 1))
        Elector.objects.create(vote=vote, person=dwi)
        Obligation.objects.create(proposal=proposal, what="Beli", owner=dwi, due=today)
        outside = Outside.objects.create(name=f"PT {n}", key=f"pt {n}")
        Declaration.objects.create(person=dwi, kind="gift", outside=outside, since=today, review_due=today,
                                   visibility="public")
        Recusal.objects.create(case=case, person=agus, kind="gift")
        Suspicion.objects.create(case=case, person=agus, raised_by=dwi, words="Saya dengar begitu")


LISTS = {  # path: who asks
    "/groups": "dwi", "/activities": "dwi", "/memberships": "dwi", "/groups/{klaten}/memberships": "yohanes",
    "/activities/{clinic}/shifts": "dwi", "/sign-ups": "dwi", "/activities/{clinic}/sign-ups": "yohanes",
    "/activities/{clinic}/attendances": "yohanes", "/portfolio": "dwi", "/transfers": "dwi", "/totals": "dwi",
    "/activities/{clinic}/swaps": "dwi", "/groups/{klaten}/proposals": "yohanes", "/proposals/{proposal}/shifts": "yohanes",
    "/proposals/{proposal}/placements": "yohanes", "/placements": "dwi",
    "/credit-cycles": "dwi", "/credit-entries": "dwi",
    "/groups/{klaten}/bodies": "dwi", "/meetings": "dwi", "/ballots": "dwi",
    "/groups/{klaten}/motions": "dwi", "/obligations": "dwi", "/declarations": "dwi",
    "/groups/{klaten}/declarations": "dwi", "/groups/{klaten}/recusals": "dwi", "/groups/{klaten}/suspicions": "yohanes",
    "/credentials": "dwi", "/groups/{klaten}/credentials": "yohanes", "/invitations": "dwi",
    "/groups/{klaten}/invitations": "yohanes",
}


def filled(path, cast):
    return path.format(klaten=cast.klaten.pk, clinic=cast.clinic.pk, proposal=proposal_of(cast).pk)


def proposal_of(cast):
    """The first proposal of Klaten, for the coming month."""
    held = Proposal.objects.filter(group=cast.klaten).order_by("pk").first()
    return held or Proposal.objects.create(group=cast.klaten, until=timezone.localdate() + timedelta(days=30))


def test_each_list_of_the_description_is_among_those_tested():
    paged = {path.removeprefix("/api/v1") for path, operations in api.get_openapi_schema()["paths"].items()
             if any(one["name"] == "after" for one in operations.get("get", {}).get("parameters", []))}
    named = {path.replace("{klaten}", "{pk}").replace("{clinic}", "{pk}").replace("{proposal}", "{pk}") for path in LISTS}
    assert paged == named


def test_what_has_no_pages_has_no_items():
    for path, operations in api.get_openapi_schema()["paths"].items():
        if "get" not in operations:
            continue
        schema = operations["get"]["responses"][200]["content"]["application/json"]["schema"]
        name = schema["$ref"].rpartition("/")[2]
        paged = any(one["name"] == "after" for one in operations["get"]["parameters"])
        assert name.endswith("Page") == paged, path


def test_each_list_is_flat_and_costs_at_most_four_statements(many, program, cast):
    """All lists side by side: of 2 rows, then of 22."""
    programs = {key: program(key) for key in set(LISTS.values())}
    asked = {path: (programs[key], filled(path, cast)) for path, key in LISTS.items()}

    def statements():
        told = {}
        for path, (one, full) in asked.items():
            good(one.get(full, limit=50))
            with CaptureQueriesContext(connection) as seen:
                good(one.get(full, limit=50))
            told[path] = [row["sql"] for row in seen]
        return told

    many(2)
    few = statements()
    many(20)
    more = statements()
    assert {path: len(rows) for path, rows in more.items()} == {path: len(rows) for path, rows in few.items()}
    assert {path: rows for path, rows in more.items() if len(rows) > 4} == {}


def test_each_list_shows_every_row_once_and_at_most_fifty_at_a_time(many, program, cast, settings):
    settings.API_PER_MINUTE = 10**9  # the limit has tests of its own
    many(7)
    programs = {key: program(key) for key in set(LISTS.values())}
    for path, key in LISTS.items():
        one, full = programs[key], filled(path, cast)
        whole = walk(one, full, limit=50)
        assert walk(one, full, limit=3) == whole, path
        assert len(good(one.get(full, limit=1))["items"]) == min(1, len(whole)), path
        for wrong in (0, 51, -1, "x", 10**30):
            problem(one.get(full, limit=wrong), "fields")
        for wrong in ("x", "a:b:c", cursor("other", [1]), "é", "x" * 600):
            problem(one.get(full, after=wrong), "cursor")


def test_rows_that_come_in_between_move_none_of_the_others(many, program, cast):
    many(4)
    one = program()
    first = good(one.get("/transfers", limit=2))
    many(2)
    rest = good(one.get("/transfers", limit=50, after=first["next"]))
    ids = [row["id"] for row in first["items"] + rest["items"]]
    assert len(ids) == 4 == len(set(ids))


def test_groups_of_one_name_are_not_lost_between_pages(program):
    Group.objects.bulk_create([
        Group(name="Kembar", slug=f"kembar-{n}", kind="volunteer", path=f"{800000 + n}.", approved_at=timezone.now())
        for n in range(5)])
    assert len(walk(program(), "/groups", q="kembar", limit=2)) == 5


def test_activities_are_found_as_on_the_page(program, plan, cast):
    plan(starts=timedelta(days=20), title="Jauh hari")
    titles = lambda **asked: {row["title"] for row in walk(program(), "/activities", **asked)}  # noqa: E731
    assert {"Jauh hari", cast.clinic.title, cast.kitchen.title} <= titles()
    assert "Jauh hari" not in titles(when="week") and cast.clinic.title in titles(when="week")
    assert titles(q="jauh") == {"Jauh hari"}
    assert titles(place="Klaten", km=0) >= {cast.clinic.title} and titles(place="Surabaya") == set()
    assert titles(kind="relief") == {cast.kitchen.title}
    assert titles(fields="D") == {cast.kitchen.title}
    assert cast.kitchen.title not in titles(group=cast.nurses.pk)
    assert good(program().get("/activities", place="Klaten"))["items"][0]["km"] is not None
    problem(program().get("/activities", place="Atlantis"), "rejected")
    problem(program().get("/activities", kind="nothing"), "fields")
    problem(program().get("/activities", group=999999), "not-found")
    problem(program().get("/activities", since="0001-01-01T00:00:00+07:00"), "fields")
    assert program().get("/activities", q="\x00'\"%_").status_code == 200


def test_a_members_activity_is_listed_for_members_alone(program, plan):
    plan(title="Rapat tertutup", members_only=True)
    shown = lambda one: "Rapat tertutup" in one.get("/activities", limit=50).text  # noqa: E731
    assert shown(program("dwi")) and not shown(program("agus")) and not shown(program())


def test_totals_are_summed_by_month_and_group_and_say_as_of_when(many, program, cast):
    many(3)
    told = good(program().get("/totals", group=cast.nurses.pk))
    assert [(row["group"], row["unit"], row["amount"], row["count"]) for row in told["items"]] == [
        (cast.klaten.pk, "minute", 60, 3)]
    assert told["as_of"]
    assert good(program().get("/totals", until="2001-01-01"))["items"] == []
    assert good(program().get("/totals", group=cast.rescuers.pk))["items"] == []

"""Declared interests, what the house finds by itself, and what bars from which act."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.foundation.groups.models import Membership
from guyub.foundation.people.models import Person
from guyub.workshop.conflicts import commands, policy, queries
from guyub.workshop.conflicts.models import Declaration, Link, Outside
from guyub.workshop.conflicts.rules import Hit, Parties, party_key
from guyub.workshop.conflicts.sweeps import remind_reviews
from guyub.workshop.notices.models import Notice

OFFICE = Actor.office_of("decisions")


def declare(cast, key, **facts):
    return commands.declare_interest(cast.actor(key), cast.people[key], **{
        "kind": "family", "party": "PT Sumber Medika", "relation": "Kakak saya pemiliknya", **facts})


def medika():
    return Parties(outside=frozenset(Outside.objects.filter(key="sumber medika").values_list("pk", flat=True)))


def barred(cast, key, parties, act="vote"):
    return policy.bars(cast.people[key].pk, act, parties)


@pytest.mark.parametrize("name, key", [
    ("PT. Sumber Medika, Tbk", "sumber medika"), ("SUMBER  MEDIKA", "sumber medika"), ("CV", "cv"),
    ("Toko Ánugrah", "anugrah"),
])
def test_a_partys_name_is_compared_without_its_legal_form(name, key):
    assert party_key(name) == key


def test_what_is_declared_bars_from_an_act_that_concerns_the_party(cast):
    assert barred(cast, "yohanes", medika()) == []
    declare(cast, "yohanes")
    assert barred(cast, "yohanes", medika()) == [Hit("family")]
    assert barred(cast, "retno", medika()) == []
    verdict = policy.unbarred(cast.actor("yohanes"), "approval", medika())
    assert not verdict and "berkeluarga" in str(verdict)
    assert policy.unbarred(cast.actor("retno"), "approval", medika()) is True


def test_the_same_party_under_another_spelling_is_the_same(cast):
    declare(cast, "yohanes", party="Sumber Medika PT")
    declare(cast, "retno", party="PT. SUMBER MEDIKA", kind="ownership")
    assert Outside.objects.filter(key="sumber medika").count() == 1


def test_an_ended_interest_counts_until_the_end_of_the_day(cast, monkeypatch):
    row = declare(cast, "yohanes")
    commands.end_declaration(cast.actor("yohanes"), row)
    assert barred(cast, "yohanes", medika())
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_: tomorrow)
    assert barred(cast, "yohanes", medika()) == []
    with pytest.raises(Rejected):
        commands.end_declaration(cast.actor("yohanes"), row)


@pytest.mark.parametrize("facts, field", [
    ({"kind": "self"}, "kind"), ({"kind": "membership"}, "kind"), ({"party": "ab"}, "party"),
    ({"party": "x" * 121}, "party"),
    ({"relation": "x" * 201}, "relation"), ({"visibility": "all"}, "visibility"), ({"party": "…!?…"}, "party"),
    ({"since": timezone.localdate() + timedelta(days=2)}, "since"),
    ({"since": timezone.localdate(), "until": timezone.localdate() - timedelta(days=1)}, "until"),
    ({"group_id": 10**9}, "party"), ({"other_id": 10**9}, "party"),
])
def test_a_declaration_that_says_nothing_is_rejected(cast, facts, field):
    with pytest.raises(Rejected) as error:
        declare(cast, "yohanes", **facts)
    assert error.value.field == field
    assert not Declaration.objects.exists() and not Link.objects.exists()


def test_one_declares_for_oneself_once_and_not_about_oneself(cast):
    with pytest.raises(Refused):
        commands.declare_interest(cast.actor("retno"), cast.people["yohanes"], kind="gift", party="PT Apa Saja")
    with pytest.raises(Refused):
        commands.declare_interest(PUBLIC, cast.people["yohanes"], kind="gift", party="PT Apa Saja")
    declare(cast, "yohanes")
    with pytest.raises(Rejected):
        declare(cast, "yohanes", party="sumber medika")
    with pytest.raises(Rejected):
        declare(cast, "yohanes", other_id=cast.people["yohanes"].pk)


def test_a_members_number_names_the_member_to_people_of_the_same_group_alone(cast):
    number = Membership.objects.get(person=cast.people["dwi"], group=cast.klaten).number
    assert declare(cast, "yohanes", party=number).other == cast.people["dwi"]
    assert declare(cast, "agus", party=number).other is None


def test_offices_and_memberships_are_known_without_a_declaration(cast):
    klaten = Parties(groups=frozenset({cast.klaten.pk}))
    assert barred(cast, "yohanes", klaten) == [Hit("office")]
    assert barred(cast, "dwi", klaten) == []  # a member may vote about the own group
    assert barred(cast, "dwi", klaten, "award") == [Hit("membership")]
    assert barred(cast, "agus", klaten, "award") == []


def test_nobody_judges_himself(cast):
    assert barred(cast, "dwi", Parties(persons=frozenset({cast.people["dwi"].pk}))) == [Hit("self")]


def test_the_brother_who_owns_the_vendor_bars_the_treasurer(cast):
    """Neither of them has named the other's vendor: the house joins two links."""
    declare(cast, "yohanes", kind="family", party="", other_id=cast.people["agus"].pk)
    declare(cast, "agus", kind="ownership")
    assert barred(cast, "yohanes", medika()) == [Hit("ownership", near=True)]
    declare(cast, "slamet", kind="family", party="", other_id=cast.people["yohanes"].pk)
    assert barred(cast, "slamet", medika()) == []  # two steps of family are not one


def test_what_the_other_side_declared_counts_as_well(cast):
    declare(cast, "agus", kind="family", party="", other_id=cast.people["yohanes"].pk)
    assert barred(cast, "yohanes", Parties(persons=frozenset({cast.people["agus"].pk}))) == [Hit("family")]
    declare(cast, "agus", kind="ownership")
    assert barred(cast, "yohanes", medika()) == [Hit("ownership", near=True)]


def test_the_office_of_somebody_near_bars(cast):
    declare(cast, "dwi", kind="family", party="", other_id=cast.people["bambang"].pk)
    assert barred(cast, "dwi", Parties(groups=frozenset({cast.rescuers.pk}))) == [Hit("office", near=True)]


def test_floors_above_write_households_accounts_and_loans(cast):
    for key in ("yohanes", "agus"):
        commands.keep_link(OFFICE, cast.people[key], kind="household", key=f"rumah/7/{key}", name="Rumah tujuh")
    agus = Parties(persons=frozenset({cast.people["agus"].pk}))
    assert barred(cast, "yohanes", agus) == [Hit("household")]
    commands.keep_link(OFFICE, cast.people["agus"], kind="ownership", key="usaha/3", name="PT Sumber Medika")
    assert barred(cast, "yohanes", medika()) == [Hit("ownership", near=True)]
    commands.keep_link(OFFICE, cast.people["retno"], kind="loan", key="pinjam/1", other_id=cast.people["agus"].pk)
    assert barred(cast, "retno", agus, "payment") == [Hit("loan")]
    commands.keep_link(OFFICE, cast.people["retno"], kind="loan", key="pinjam/1", other_id=cast.people["agus"].pk,
                       until=timezone.localdate() - timedelta(days=1), since=timezone.localdate() - timedelta(days=9))
    assert barred(cast, "retno", agus, "payment") == []
    assert commands.drop_link(OFFICE, cast.people["agus"], key="usaha/3") == 1
    with pytest.raises(Refused):
        commands.keep_link(cast.actor("retno"), cast.people["agus"], kind="loan", key="x", name="Toko Maju")
    with pytest.raises(Refused):
        commands.drop_link(cast.actor("retno"), cast.people["agus"], key="usaha/3")


def test_a_circle_of_declarations_ends(cast):
    ring = ["yohanes", "agus", "dwi", "retno"]
    for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
        declare(cast, one, kind="family", party="", other_id=cast.people[other].pk)
    declare(cast, "agus", kind="ownership")
    assert {key for key in cast.people if barred(cast, key, medika())} == {"yohanes", "agus", "dwi"}


def test_an_operator_says_which_link_bars(cast):
    declare(cast, "yohanes", kind="gift")
    assert barred(cast, "yohanes", medika(), "review")
    commands.set_rule(cast.actor("ketut"), None, act="review", kind="gift", near=False, bars=False)
    assert barred(cast, "yohanes", medika(), "review") == [] and barred(cast, "yohanes", medika(), "vote")
    with pytest.raises(Refused):
        commands.set_rule(cast.actor("retno"), None, act="review", kind="gift", near=False, bars=True)
    with pytest.raises(Rejected):
        commands.set_rule(cast.actor("ketut"), None, act="review", kind="self", near=False, bars=False)
    with pytest.raises(Rejected):
        commands.set_rule(cast.actor("ketut"), None, act="sleep", kind="gift", near=False, bars=False)


def test_one_check_costs_three_statements_whatever_the_number_of_parties(cast):
    declare(cast, "yohanes")
    case = commands.open_case(OFFICE, cast.klaten, act="vote", title="Pengadaan obat")
    parties = Parties(groups=frozenset(range(1, 5)), persons=frozenset(range(1, 4)), outside=medika().outside)
    with CaptureQueriesContext(connection) as asked:
        assert policy.bars(cast.people["yohanes"].pk, "vote", parties, case)
    assert len(asked) <= 3


def test_what_is_asked_for_many_is_what_is_asked_for_each(cast):
    declare(cast, "yohanes")
    declare(cast, "agus", kind="ownership")
    declare(cast, "dwi", kind="family", party="", other_id=cast.people["agus"].pk)
    declare(cast, "slamet", kind="family", party="", other_id=cast.people["bambang"].pk)
    for key in ("lestari", "sari"):
        commands.keep_link(OFFICE, cast.people[key], kind="household", key=f"r/{key}", name="Rumah lima")
    declare(cast, "sari", kind="office")
    people = [person.pk for person in cast.people.values()]
    for act in ("vote", "award"):
        for parties in (medika(), Parties(groups=frozenset({cast.rescuers.pk, cast.klaten.pk})),
                        Parties(persons=frozenset({cast.people["agus"].pk, cast.people["sari"].pk}))):
            each = {pk: hits for pk in people if (hits := policy.bars(pk, act, parties))}
            assert queries.barred_among(people, act, parties) == each


def test_once_a_year_one_is_asked_whether_it_still_holds(cast):
    row = declare(cast, "yohanes")
    remind_reviews()
    assert not Notice.objects.filter(kind="conflicts/review_due").exists()
    Declaration.objects.filter(pk=row.pk).update(review_due=timezone.localdate())
    remind_reviews()
    remind_reviews()
    assert Notice.objects.filter(kind="conflicts/review_due", person=cast.people["yohanes"]).count() == 1
    commands.review_declaration(cast.actor("yohanes"), row)
    row.refresh_from_db()
    assert row.review_due == timezone.localdate() + timedelta(days=365) and row.reminded_at is None
    with pytest.raises(Refused):
        commands.review_declaration(cast.actor("retno"), row)
    with pytest.raises(Refused):
        commands.remind_declaration(cast.actor("retno"), row)
    with pytest.raises(Refused):
        commands.end_declaration(cast.actor("retno"), row)


def test_merged_persons_keep_their_interests(cast):
    double = Person.objects.create(name="Yohanes T. Prabowo", key="yohanes t prabowo", merged_into=cast.people["yohanes"])
    Link.objects.create(person=double, kind="ownership", outside=Outside.objects.create(name="PT Sumber Medika",
                        key="sumber medika"), key="x")
    with pytest.raises(Refused):
        commands.join_interests(cast.actor("ketut"), cast.people["yohanes"], from_id=double.pk)
    commands.join_interests(Actor.office_of("conflicts"), cast.people["yohanes"], from_id=double.pk)
    assert barred(cast, "yohanes", medika()) == [Hit("ownership")]

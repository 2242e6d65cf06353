"""What people are told of acts of groups, which know no notices."""

import pytest
from django.utils import timezone

from guyub.core.actors import Actor
from guyub.core.reactions import drain
from guyub.foundation.groups import commands as groups
from guyub.foundation.groups.models import Group, Membership, Office
from guyub.workshop.notices.models import Notice

OPERATOR = Actor(person_id=None, login_id=1, operator=True)


@pytest.fixture
def group(person):
    chair = person("Ketua")
    row = Group.objects.create(kind="volunteer", name="Relawan Kemalang", slug="relawan-kemalang", path="",
                               approved_at=timezone.now(), answer_days=4)
    row.path = f"{row.pk}."
    row.save()
    Membership.objects.create(person=chair, group=row, approved_at=timezone.now())
    Office.objects.create(person=chair, group=row, role="chair", since=timezone.localdate())
    row.chair = chair
    row.as_chair = Actor(person_id=chair.pk, login_id=1, roles={row.pk: {"chair", "member"}})
    return row


def heard(row):
    drain()
    return list(Notice.objects.filter(person=row).order_by("pk"))


def test_an_application_reaches_who_answers_it_and_its_answer_the_applicant(group, person, as_oneself):
    wulan = person("Wulan")
    membership = groups.apply_for_membership(as_oneself(wulan), group, message="Saya perawat.")
    told, = heard(group.chair)
    assert told.kind == "groups/application_received" and told.url == "/ruang/relawan-kemalang/anggota/"
    assert told.facts == {"group": "Relawan Kemalang", "by": "Wulan", "days": 4}
    groups.approve_membership(group.as_chair, membership)
    told, = heard(wulan)
    assert told.kind == "groups/approved" and told.facts["number"] and told.url == "/kelompok/relawan-kemalang/"


def test_a_refusal_carries_its_reason(group, person, as_oneself):
    wulan = person("Wulan")
    membership = groups.apply_for_membership(as_oneself(wulan), group)
    groups.refuse_membership(group.as_chair, membership, reason="STR belum ada.")
    told, = heard(wulan)
    assert told.kind == "groups/refused" and told.facts["reason"] == "STR belum ada."


def test_who_is_given_an_office_is_told_by_whom(group, person):
    wulan = person("Wulan")
    Membership.objects.create(person=wulan, group=group, approved_at=timezone.now())
    office = groups.appoint_officer(group.as_chair, group, person_id=wulan.pk, role="secretary")
    told, = heard(wulan)
    assert told.kind == "groups/office_given" and told.facts["office"] == "secretary" and told.facts["by"] == "Ketua"
    groups.end_office(group.as_chair, office)
    assert heard(wulan)[-1].kind == "groups/office_ended"


def test_who_ends_their_own_office_is_not_told_of_it(group, person, as_oneself):
    wulan = person("Wulan")
    office = Office.objects.create(person=wulan, group=group, role="secretary", since=timezone.localdate())
    groups.end_office(as_oneself(wulan), office)
    assert heard(wulan) == []


def test_the_founder_hears_what_the_operator_decided(group):
    Group.objects.filter(pk=group.pk).update(approved_at=None)
    groups.refuse_group(OPERATOR, group, reason="Nama sudah dipakai.")
    refused, = heard(group.chair)
    assert refused.kind == "groups/group_refused" and refused.facts["reason"] == "Nama sudah dipakai."
    groups.approve_group(OPERATOR, group)
    assert heard(group.chair)[-1].kind == "groups/group_approved"


def test_a_refusal_overtaken_by_an_approval_is_not_news(group):
    Group.objects.filter(pk=group.pk).update(approved_at=None)
    groups.refuse_group(OPERATOR, group, reason="Nama sudah dipakai.")
    groups.approve_group(OPERATOR, group)
    assert [notice.kind for notice in heard(group.chair)] == ["groups/group_approved"]


def test_an_application_to_a_chapter_without_officers_reaches_those_above(group, person, as_oneself):
    chapter = Group.objects.create(kind="volunteer", name="Cabang Musuk", slug="cabang-musuk", path="x", parent=group,
                                   approved_at=timezone.now())
    chapter.path = f"{group.path}{chapter.pk}."
    chapter.save()
    groups.apply_for_membership(as_oneself(person("Wulan")), chapter)
    assert [notice.facts["group"] for notice in heard(group.chair)] == ["Cabang Musuk"]


def test_an_application_taken_back_before_the_news_is_not_news(group, person, as_oneself):
    wulan = person("Wulan")
    membership = groups.apply_for_membership(as_oneself(wulan), group)
    groups.leave_group(as_oneself(wulan), membership)
    assert heard(group.chair) == []


def test_a_reaction_run_twice_tells_once(group, person, as_oneself):
    wulan = person("Wulan")
    groups.apply_for_membership(as_oneself(wulan), group)
    drain()
    drain()
    assert Notice.objects.count() == 1

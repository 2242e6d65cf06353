import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.foundation.groups.commands import hand_out_code
from guyub.foundation.groups.models import Group, Membership, Office
from guyub.foundation.groups.queries import actor_of
from guyub.foundation.people import commands as people
from guyub.foundation.people.models import Consent, ConsentText, Person, SignInCode

pytestmark = pytest.mark.django_db


def group_called(name, parent=None):
    group = Group.objects.create(name=name, slug=name.lower(), kind=Group.Kind.VOLUNTEER, parent=parent, path="",
                                 approved_at=timezone.now())
    group.path = f"{parent.path if parent else ''}{group.pk}."
    group.save()
    return group


def officer(number, group, role):
    person = people.register_person(PUBLIC, None, name=f"Pengurus {number}", kind="phone", value=f"08123456789{number}")
    member(person, group)
    Office.objects.create(person=person, group=group, role=role, since=timezone.localdate())
    return actor_of(person.login)


def member(person, group):
    return Membership.objects.create(person=person, group=group, approved_at=timezone.now())


@pytest.fixture
def house():
    Consent.objects.all().delete()
    ConsentText.objects.all().delete()
    above = group_called("Induk")
    below = group_called("Cabang", above)
    return {
        "below": below, "chair": officer(1, above, "chair"), "coordinator": officer(2, below, "coordinator"),
        "treasurer": officer(3, below, "treasurer"),
        "sri": member(Person.objects.create(name="Sri", key="sri"), below),
    }


def test_an_officer_hands_a_member_a_code_that_opens_the_members_account(house):
    code = hand_out_code(house["coordinator"], house["sri"])
    assert SignInCode.objects.get().issued_by_id == house["coordinator"].person_id
    assert people.redeem_code(PUBLIC, None, kind="", value="", code=code).person == house["sri"].person
    assert all(code not in str(act.notes) for act in Act.objects.all())


@pytest.mark.parametrize("who", ["treasurer", "sri", None])
def test_others_hand_out_no_codes(house, who):
    actor = PUBLIC if who is None else house[who] if who == "treasurer" else None
    if actor is None:
        code = hand_out_code(house["chair"], house["sri"])
        actor = actor_of(people.redeem_code(PUBLIC, None, kind="", value="", code=code))
    with pytest.raises(Refused):
        hand_out_code(actor, house["sri"])


def test_a_coordinator_does_not_get_into_an_officers_account(house):
    chair = Membership.objects.get(person_id=house["chair"].person_id)
    member(chair.person, house["below"])
    here = Membership.objects.get(person=chair.person, group=house["below"])
    with pytest.raises(Refused, match="pengurus Induk"):
        hand_out_code(house["coordinator"], here)
    coordinator = Membership.objects.get(person_id=house["coordinator"].person_id)
    assert hand_out_code(house["chair"], coordinator)


def test_who_has_left_gets_no_code(house):
    Membership.objects.filter(pk=house["sri"].pk).update(left_at=timezone.now())
    with pytest.raises(Rejected, match="berakhir"):
        hand_out_code(house["chair"], house["sri"])
    assert not SignInCode.objects.exists()

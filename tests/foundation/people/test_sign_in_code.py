from datetime import timedelta

import pytest
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.core.models import Act
from guyub.foundation.people import commands as people
from guyub.foundation.people.models import Consent, ConsentText, Contact, Login, Person, SignInCode

pytestmark = pytest.mark.django_db
PHONE, OTHER = "+6281234567890", "+6281298765432"
GROUPS = Actor.office_of("groups")


@pytest.fixture(autouse=True)
def nothing_to_consent_to():
    Consent.objects.all().delete()
    ConsentText.objects.all().delete()


def ask(value=PHONE, kind="phone"):
    return people.request_code(PUBLIC, None, kind=kind, value=value)[1]


def redeem(code, value=PHONE, kind="phone", **facts):
    return people.redeem_code(PUBLIC, None, kind=kind, value=value, code=code, **facts)


def on_record(name, *values, verified=False):
    person = Person.objects.create(name=name, key=name.lower())
    for value in values:
        Contact.objects.create(person=person, kind="email" if "@" in value else "phone", value=value,
                               verified_at=timezone.now() if verified else None)
    return person


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_new_contact_makes_a_person_and_a_login():
    login = redeem(ask(), name="Sri Wahyuni", language="en")
    assert login.phone == PHONE and login.email is None
    assert login.person.name == "Sri Wahyuni" and login.person.language == "en"
    assert login.person.contacts.get().verified_at is not None
    assert not login.has_usable_password()


def test_a_new_contact_without_a_name_is_asked_for_one_and_the_code_still_holds():
    code = ask()
    before = Person.objects.count()
    with pytest.raises(Rejected) as asked:
        redeem(code)
    assert asked.value.field == "name"
    assert Person.objects.count() == before
    assert redeem(code, name="Ani").person.name == "Ani"


def test_a_known_contact_opens_its_login_again():
    first = redeem(ask(), name="Ani")
    assert redeem(ask(), name="Somebody Else") == first
    assert Person.objects.get(pk=first.person_id).name == "Ani"


def test_the_plain_code_is_kept_nowhere():
    code = ask()
    redeem(code, name="Ani")
    assert SignInCode.objects.get().digest != code
    for act in Act.objects.all():
        assert code not in str(act.notes) and PHONE not in str(act.notes)


def test_a_code_works_once():
    code = ask()
    redeem(code, name="Ani")
    with pytest.raises(Rejected, match="sudah dipakai"):
        redeem(code)


def test_a_code_works_for_fifteen_minutes():
    code = ask()
    SignInCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Rejected, match="kedaluwarsa"):
        redeem(code, name="Ani")


def test_a_new_code_ends_the_older_one():
    old, new = ask(), ask()
    with pytest.raises(Rejected, match="sudah diganti"):
        redeem(old, name="Ani")
    assert redeem(new, name="Ani")


def test_failed_tries_are_kept_and_the_sixth_is_of_no_use():
    code = ask()
    for left in (4, 3, 2, 1):
        with pytest.raises(Rejected, match=f"Sisa {left} kali") as refused:
            redeem(wrong(code))
        assert refused.value.field == "code"
    with pytest.raises(Rejected, match="terlalu sering dicoba"):
        redeem(wrong(code))
    with pytest.raises(Rejected, match="terlalu sering dicoba"):
        redeem(code, name="Ani")
    assert SignInCode.objects.get().tries == 6
    assert not Login.objects.filter(phone=PHONE).exists()


def test_a_code_opens_no_other_contact():
    code = ask()
    with pytest.raises(Rejected, match="Minta kode baru"):
        redeem(code, value=OTHER, name="Ani")


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３", "12 34", "\x00"])
def test_what_is_no_code_is_not_counted(typed):
    ask()
    with pytest.raises(Rejected):
        redeem(typed, name="Ani")
    assert SignInCode.objects.get().tries == 0


def test_a_code_may_be_typed_with_a_space():
    code = ask()
    assert redeem(f" {code[:3]} {code[3:]} ", name="Ani")


def test_five_codes_in_a_quarter_of_an_hour_are_enough():
    for _time in range(5):
        ask()
    with pytest.raises(people.TooSoon, match="menit") as refused:
        ask()
    assert timedelta(0) < refused.value.wait <= timedelta(minutes=15)
    assert ask(OTHER)
    SignInCode.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert ask()


def test_twenty_codes_a_day_are_enough():
    for _time in range(20):
        SignInCode.objects.update(created_at=timezone.now() - timedelta(minutes=16))
        ask()
    SignInCode.objects.update(created_at=timezone.now() - timedelta(hours=2))
    with pytest.raises(people.TooSoon):
        ask()


def test_the_one_person_on_record_is_claimed_under_their_own_name():
    sri = on_record("Sri Wahyuni", PHONE)
    login = redeem(ask(), name="Tini")
    assert login.person == sri and login.person.name == "Sri Wahyuni"
    assert sri.contacts.get().verified_at is not None and login.phone == PHONE


def test_two_persons_on_one_phone_are_told_apart_by_an_officer():
    on_record("Sri", PHONE)
    tini = on_record("Tini", PHONE)
    code = ask()
    with pytest.raises(Rejected, match="Dua orang"):
        redeem(code, name="Tini")
    _row, handed = people.issue_code(GROUPS, tini)
    login = redeem(handed)
    assert login.person == tini
    assert login.phone is None


def test_an_erased_person_is_not_claimed():
    gone = on_record("Sri", PHONE)
    gone.erased_at = timezone.now()
    gone.save()
    assert redeem(ask(), name="Tini").person.name == "Tini"


def test_a_merged_person_leads_to_the_one_who_stands():
    stands = on_record("Sri Wahyuni")
    merged = on_record("Sri", PHONE)
    merged.merged_into = stands
    merged.save()
    assert redeem(ask()).person == stands


def test_a_login_of_a_merged_person_moves_to_the_one_who_stands():
    login = redeem(ask(), name="Sri")
    stands = on_record("Sri Wahyuni")
    login.person.merged_into = stands
    login.person.save()
    assert redeem(ask()).person == stands


def test_an_unverified_number_on_somebodys_account_does_not_open_it():
    ani = redeem(ask("ani@contoh.id", "email"), "ani@contoh.id", "email", name="Ani").person
    Contact.objects.create(person=ani, kind="phone", value=PHONE)
    with pytest.raises(Rejected, match="akun yang sudah dipakai"):
        redeem(ask(), name="Tini")


def test_another_verified_contact_opens_the_same_account():
    login = redeem(ask("ani@contoh.id", "email"), "ani@contoh.id", "email", name="Ani")
    Contact.objects.create(person=login.person, kind="phone", value=PHONE, verified_at=timezone.now())
    assert redeem(ask()) == login


def test_a_handed_out_code_opens_the_account_of_its_person_from_a_new_number():
    sri = on_record("Sri", PHONE)
    row, handed = people.issue_code(Actor(operator=True, login_id=1), sri)
    assert len(handed) == 8 and row.expires_at > timezone.now() + timedelta(hours=23)
    assert redeem(handed.lower(), value=OTHER).person == sri
    with pytest.raises(Rejected, match="sudah dipakai"):
        redeem(handed, value=OTHER)


def test_a_handed_out_code_vouches_for_the_number_on_record():
    sri = on_record("Sri", PHONE)
    login = redeem(people.issue_code(GROUPS, sri)[1])
    assert login.phone == PHONE and sri.contacts.get().verified_at


def test_a_new_handed_out_code_ends_the_older_one_and_it_ends_after_a_day():
    sri = on_record("Sri", PHONE)
    old, new = (people.issue_code(GROUPS, sri)[1] for _time in range(2))
    with pytest.raises(Rejected, match="kedaluwarsa"):
        redeem(old)
    SignInCode.objects.update(expires_at=timezone.now())
    with pytest.raises(Rejected, match="kedaluwarsa"):
        redeem(new)
    with pytest.raises(Rejected, match="Kode salah"):
        redeem("ACDEFGHJ")


def test_only_officers_hand_out_codes_and_none_for_an_operator():
    sri = on_record("Sri", PHONE)
    for actor in (PUBLIC, Actor(person_id=sri.pk, login_id=1), Actor.office_of("ledger")):
        with pytest.raises(Refused):
            people.issue_code(actor, sri)
    boss = people.create_operator(
        Actor.office_of("console"), None, name="Pengelola", kind="email", value="a@contoh.id",
        password="kuda makan padi")
    with pytest.raises(Rejected, match="pengelola server"):
        people.issue_code(GROUPS, boss.person)

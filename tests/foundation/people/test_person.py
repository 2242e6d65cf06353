from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guyub.core.actors import PUBLIC, Actor
from guyub.core.errors import Refused, Rejected
from guyub.foundation.people import commands as people
from guyub.foundation.people import policy
from guyub.foundation.people.models import Consent, ConsentText, Contact, FeedToken, Login, Person
from guyub.foundation.people.queries import account_sheet, missing_consents, person_of_feed

pytestmark = pytest.mark.django_db
PHONE, MAIL = "+6281234567890", "ani@contoh.id"


@pytest.fixture
def ani():
    return people.register_person(PUBLIC, None, name="Ani", kind="phone", value="0812 3456 7890")


@pytest.fixture
def tini():
    return people.register_person(PUBLIC, None, name="Tini", kind="email", value="Tini@Contoh.id")


@pytest.fixture
def texts():
    Consent.objects.all().delete()
    ConsentText.objects.all().delete()
    return {
        (purpose, version): ConsentText.objects.create(
            purpose=purpose, version=version, required=required, title_id=f"{purpose} {version}",
            title_en=f"{purpose} {version} en", body_id="isi", body_en="body", since=date(2026, 1, version))
        for purpose, version, required in [("account", 1, True), ("account", 2, True), ("photo", 1, False)]
    }


def self_of(person):
    return Actor(person_id=person.pk, login_id=person.login.pk)


def test_a_registered_person_can_sign_in_with_what_was_verified(ani, tini):
    assert ani.login.phone == PHONE and ani.login.email is None
    assert tini.login.email == "tini@contoh.id"
    with pytest.raises(Rejected, match="sudah dipakai"):
        people.register_person(PUBLIC, None, name="Other", kind="phone", value=PHONE)


def test_an_unverified_contact_brings_no_login():
    person = people.register_person(PUBLIC, None, name="Ani", kind="phone", value=PHONE, verified=False)
    assert not Login.objects.filter(person=person).exists()
    assert person.contacts.get().verified_at is None


@pytest.mark.parametrize(("name", "kind", "value", "field"), [
    ("A", "phone", PHONE, "name"), ("Ani", "phone", "021 5551234", "contact"), ("Ani", "email", "ani", "contact"),
])
def test_a_bad_registration_names_the_field(name, kind, value, field):
    before = Person.objects.count()
    with pytest.raises(Rejected) as refused:
        people.register_person(PUBLIC, None, name=name, kind=kind, value=value)
    assert refused.value.field == field and Person.objects.count() == before


def test_only_oneself_changes_ones_own(ani, tini):
    consent = Consent(person=ani)
    contact = ani.contacts.get()
    for stranger in (self_of(tini), PUBLIC, Actor(login_id=9, operator=True), Actor.office_of("groups")):
        for allow in (policy.may_change_name, policy.may_change_language, policy.may_change_assistance,
                      policy.may_add_contact, policy.may_give_consent, policy.may_make_feed_token,
                      policy.may_revoke_feed_token):
            assert not allow(stranger, ani)
        assert not policy.may_remove_contact(stranger, contact) and not policy.may_confirm_contact(stranger, contact)
        assert not policy.may_withdraw_consent(stranger, consent)
    with pytest.raises(Refused):
        people.change_name(self_of(tini), ani, name="Joko")
    people.change_name(self_of(ani), ani, name=" Ani  Lestari ")
    ani.refresh_from_db()
    assert (ani.name, ani.key) == ("Ani Lestari", "ani lestari")


def test_what_is_visible_is_what_may_be_seen(ani, tini):
    people.make_feed_token(self_of(ani), ani)
    for actor in (PUBLIC, self_of(ani), self_of(tini), Actor(login_id=9, operator=True)):
        for visible, may_see, model in (
            (policy.visible_contacts, policy.may_see_contact, Contact),
            (policy.visible_persons, policy.may_see_person, Person),
            (policy.visible_feed_tokens, policy.may_see_feed_token, FeedToken),
            (policy.visible_consents, policy.may_see_consent, Consent),
        ):
            for row in model.objects.all():
                assert (row in visible(actor)) == bool(may_see(actor, row))


def test_language_and_assistance_are_kept(ani):
    people.change_language(self_of(ani), ani, language="en")
    people.change_assistance(self_of(ani), ani, assistance="Jalan landai ")
    ani.refresh_from_db()
    assert (ani.language, ani.assistance) == ("en", "Jalan landai")
    with pytest.raises(Rejected):
        people.change_language(self_of(ani), ani, language="xx")
    with pytest.raises(Rejected):
        people.change_assistance(self_of(ani), ani, assistance="x" * 301)


def test_a_second_contact_is_proven_by_a_code_and_then_signs_in(ani):
    me = self_of(ani)
    contact = people.add_contact(me, ani, kind="email", value="ANI@contoh.id")
    assert people.add_contact(me, ani, kind="email", value=MAIL) == contact
    _row, code = people.request_code(PUBLIC, None, kind="email", value=MAIL)
    with pytest.raises(Rejected, match="Sisa 4 kali"):
        people.verify_contact(me, contact, code=f"{(int(code) + 1) % 1_000_000:06}")
    people.verify_contact(me, contact, code=code)
    assert Login.objects.get(person=ani).email == MAIL
    with pytest.raises(Rejected, match="sudah ada"):
        people.add_contact(me, ani, kind="email", value=MAIL)


def test_a_verified_phone_that_opens_another_account_stays_with_it(ani, tini):
    contact = people.add_contact(self_of(tini), tini, kind="phone", value=PHONE)
    _row, code = people.request_code(PUBLIC, None, kind="phone", value=PHONE)
    people.verify_contact(self_of(tini), contact, code=code)
    assert Login.objects.get(phone=PHONE).person == ani


def test_nobody_proves_somebody_elses_contact(ani, tini):
    contact = people.add_contact(self_of(ani), ani, kind="email", value=MAIL)
    _row, code = people.request_code(PUBLIC, None, kind="email", value=MAIL)
    with pytest.raises(Refused):
        people.verify_contact(self_of(tini), contact, code=code)


def test_the_last_verified_contact_stays(ani):
    me = self_of(ani)
    first = ani.contacts.get()
    with pytest.raises(Rejected, match="satu-satunya"):
        people.remove_contact(me, first)
    second = Contact.objects.create(person=ani, kind="phone", value="+6281298765432", verified_at=timezone.now())
    people.remove_contact(me, first)
    assert Login.objects.get(person=ani).phone == "+6281298765432"
    people.remove_contact(me, people.add_contact(me, ani, kind="email", value=MAIL))
    assert list(ani.contacts.all()) == [second]


def test_an_account_holds_eight_contacts(ani):
    for n in range(7):
        people.add_contact(self_of(ani), ani, kind="email", value=f"ani{n}@contoh.id")
    with pytest.raises(Rejected, match="8 kontak"):
        people.add_contact(self_of(ani), ani, kind="email", value="lagi@contoh.id")


def test_an_account_needs_the_required_consents(texts):
    _row, code = people.request_code(PUBLIC, None, kind="phone", value=PHONE)
    facts = {"kind": "phone", "value": PHONE, "code": code, "name": "Ani"}
    before = Person.objects.count()
    with pytest.raises(Rejected) as asked:
        people.redeem_code(PUBLIC, None, **facts)
    assert asked.value.field == "consent" and Person.objects.count() == before
    person = people.redeem_code(PUBLIC, None, **facts, consents=["account"]).person
    assert person.consents.get().text == texts["account", 2]
    assert missing_consents(person) == []


def test_consent_is_per_purpose_and_can_be_taken_back(ani, texts):
    me = self_of(ani)
    consent = people.give_consent(me, ani, purpose="photo")
    assert people.give_consent(me, ani, purpose="photo") == consent
    people.withdraw_consent(me, consent)
    with pytest.raises(Rejected, match="sudah dicabut"):
        people.withdraw_consent(me, consent)
    again = people.give_consent(me, ani, purpose="photo")
    assert again != consent and again.withdrawn_at is None
    with pytest.raises(Rejected):
        people.give_consent(me, ani, purpose="nothing")
    with pytest.raises(Rejected, match="diperlukan"):
        people.withdraw_consent(me, people.give_consent(me, ani, purpose="account"))


def test_a_new_text_ends_the_yes_to_the_older_one(ani, texts):
    old = Consent.objects.create(person=ani, text=texts["account", 1])
    new = people.give_consent(self_of(ani), ani, purpose="account")
    old.refresh_from_db()
    assert old.withdrawn_at is not None and new.text.version == 2


def test_the_calendar_secret_is_kept_as_a_hash_and_ends(ani):
    me = self_of(ani)
    first = people.make_feed_token(me, ani)
    assert person_of_feed(first) == ani and not FeedToken.objects.filter(digest=first).exists()
    second = people.make_feed_token(me, ani)
    assert person_of_feed(first) is None and person_of_feed(second) == ani
    people.revoke_feed_token(me, ani)
    assert person_of_feed(second) is None and person_of_feed("") is None


def test_the_first_operator_is_made_once_and_more_from_the_console():
    Login.objects.update(operator=False)
    facts = {"name": "Pengelola", "kind": "email", "password": "kuda makan padi"}
    with pytest.raises(Refused):
        people.create_operator(PUBLIC, None, value=MAIL, **facts)
    with pytest.raises(Rejected) as weak:
        people.create_operator(Actor.office_of("setup"), None, value=MAIL, **(facts | {"password": "12345"}))
    assert weak.value.field == "password"
    login = people.create_operator(Actor.office_of("setup"), None, value=MAIL, **facts)
    assert login.operator and login.check_password("kuda makan padi")
    with pytest.raises(Rejected, match="sudah disiapkan"):
        people.create_operator(Actor.office_of("setup"), None, value="b@contoh.id", **facts)
    assert people.create_operator(Actor.office_of("console"), None, value="b@contoh.id", **facts).operator


def test_an_operator_takes_away_lost_second_factors_of_others_only(ani):
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=ani.login, type=Authenticator.Type.TOTP, data={"secret": "x"})
    with pytest.raises(Refused):
        people.remove_second_factor(Actor(person_id=ani.pk, login_id=1, operator=True), ani)
    assert people.remove_second_factor(Actor(login_id=9, operator=True), ani) == 1


def test_the_account_sheet_takes_the_same_statements_however_much_there_is(ani, texts):
    me = self_of(ani)

    def statements():
        with CaptureQueriesContext(connection, ) as seen:
            account_sheet(me)
        return len(seen)

    before = statements()
    for n in range(6):
        people.add_contact(me, ani, kind="email", value=f"ani{n}@contoh.id")
    for purpose in ("account", "photo"):
        people.give_consent(me, ani, purpose=purpose)
    assert statements() == before
    sheet = account_sheet(me)
    assert len(sheet.contacts) == 7 and [one.given_version for one in sheet.consents] == [2, 1]

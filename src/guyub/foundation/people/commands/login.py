from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import Contact, Login
from ..queries.consent import missing_consents
from ..queries.login import operator_exists, persons_on_record
from ..queries.person import standing
from .code import checked, spend, spend_handed
from .consent import note_consents
from .contact import in_step, mark_verified
from .person import enter_person, open_login


@command(policy.may_claim_login)
def claim_login(actor, row, *, kind, value, code, name="", consents=(), language="id"):
    """Open the login that a right code leads to, claim the person on record, or enter a new one.

    For a code that was sent: the login with this verified contact; else the one person on record with it; else a new
    person of this name. For a code that an officer handed out: the login of the person it was made for.
    `redeem_code` finds the row and keeps the failed tries.
    """
    if row.kind == rules.HANDED:
        spend_handed(row, code)
        person = standing(row.person)
        vouched = Contact.objects.filter(kind=kind, value=value)
        if vouched.filter(person=person).exists() and not vouched.exclude(person=person).exists():
            login = opened(person, consents)
            mark_verified(person, kind, value)
            return Login.objects.get(pk=login.pk)
        return opened(person, consents)
    spend(kind, value, code)
    if (login := Login.objects.filter(**{kind: value}).select_related("person").first()) is not None:
        return tied(login, consents)
    person = person_of(kind, value)
    if person is None:
        person = enter_person(name or row.name, language)
    login = opened(person, consents)
    mark_verified(person, kind, value)
    return Login.objects.get(pk=login.pk)


def tied(login, consents):
    """The login that a known contact opens; of a person who was merged, that of the person who stands."""
    if login.person is None:
        return login
    person = standing(login.person)
    if person.pk != login.person_id:
        other = Login.objects.filter(person=person).first()
        if other is None:
            login.person = person
            login.save(update_fields=["person"])
        else:
            login = other
    note_consents(person, consents, "web")
    return login


def person_of(kind, value):
    """The one person on record whom this contact leads to; None if there is none; Rejected if it cannot be told."""
    found = persons_on_record(kind, value)
    if len(found) > 1:
        raise Rejected(_("Dua orang atau lebih memakai kontak ini. Minta kode sekali pakai dari pengurus kelompok "
                         "Anda, supaya kami tahu Anda yang mana."))
    if not found:
        return None
    person, verified = found[0]
    if not verified and Login.objects.filter(person=person).exists():
        raise Rejected(_("Kontak ini tercatat pada akun yang sudah dipakai. Masuk dengan cara lain lalu tambahkan "
                         "kontak ini, atau minta kode sekali pakai dari pengurus kelompok Anda."))
    return person


def opened(person, consents):
    """The person's login, once every consent that an account needs is given."""
    missing = set(missing_consents(person)) - set(consents)
    if missing:
        raise Rejected(_("Centang persetujuan ini dulu; tanpa itu akun tidak bisa dibuat."), field="consent")
    note_consents(person, consents, "web")
    return open_login(person)


def redeem_code(actor, nothing=None, /, *, kind, value, code, name="", consents=(), language="id"):
    """The login that this code opens; see `claim_login`. Not to be called inside another command: a wrong code is
    counted in a step of its own, which commits although this raises Rejected.

    Rejected carries the field "code" (wrong, old, used), "name" (the contact is new here: ask for a name and call again
    with the same code) or "consent" (one that an account needs is not among `consents`, which are purposes).
    """
    row, code = checked(actor, kind, value, code)
    return claim_login(actor, row, kind=kind, value=value, code=code, name=name, consents=tuple(consents),
                       language=language)


@command(policy.may_create_operator)
def create_operator(actor, nothing, *, name, kind, value, password, language="id"):
    """Make an operator's login: the first one at set-up, later ones from the command line."""
    if actor.office == "setup" and operator_exists():
        raise Rejected(_("Server ini sudah disiapkan."))
    try:
        value = rules.clean_phone(value) if kind == "phone" else rules.clean_email(value)
    except ValueError as error:
        raise Rejected(error.args[0], field="contact") from None
    try:
        validate_password(password)
    except ValidationError as error:
        raise Rejected(" ".join(error.messages), field="password") from None
    login = Login.objects.filter(**{kind: value}).first()
    if login is None:
        person = enter_person(name, language)
        login = open_login(person)
        Contact.objects.create(person=person, kind=kind, value=value, verified_at=timezone.now())
        login = in_step(login)
    login.operator = True
    login.set_password(password)
    login.save(update_fields=["operator", "password"])
    return login


@command(policy.may_remove_second_factor)
def remove_second_factor(actor, person):
    """Take away passkeys, authenticator and recovery codes of somebody who has lost them all; returns how many."""
    return Authenticator.objects.filter(user__person=person).delete()[0]

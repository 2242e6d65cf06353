from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command, current_act
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import Contact, Login, Person
from .contact import in_step


def enter_person(name, language="id"):
    """A new person of this name, inside the act under way; Rejected(field="name") if it is none."""
    current_act()
    try:
        name = rules.clean_name(name)
    except ValueError as error:
        raise Rejected(error.args[0], field="name") from None
    known = {code for code, _name in settings.LANGUAGES}
    return Person.objects.create(
        name=name, key=rules.name_key(name), language=language if language in known else settings.LANGUAGE_CODE)


@command(policy.may_register_person)
def register_person(actor, nothing, *, name, kind, value, language="id", verified=True):
    """Enter a person with one contact; a verified contact brings a login, an unverified one does not."""
    try:
        value = rules.clean_phone(value) if kind == "phone" else rules.clean_email(value)
    except ValueError as error:
        raise Rejected(error.args[0], field="contact") from None
    if verified and Login.objects.filter(**{kind: value}).exists():
        raise Rejected(_("Kontak ini sudah dipakai untuk masuk. Masuk saja dengan kode."), field="contact")
    person = enter_person(name, language)
    Contact.objects.create(person=person, kind=kind, value=value, verified_at=timezone.now() if verified else None)
    if verified:
        in_step(open_login(person))
    return person


def open_login(person):
    """The login of this person; a new one, without a password, if there was none."""
    current_act()
    if (login := Login.objects.filter(person=person).first()) is not None:
        return login
    login = Login(person=person)
    login.set_unusable_password()
    login.save(force_insert=True)
    return login


@command(policy.may_change_name)
def change_name(actor, person, *, name):
    """Change one's name."""
    try:
        person.name = rules.clean_name(name)
    except ValueError as error:
        raise Rejected(error.args[0], field="name") from None
    person.key = rules.name_key(person.name)
    person.save(update_fields=["name", "key"])
    return person


@command(policy.may_change_language, notes=("language",))
def change_language(actor, person, *, language):
    """Choose the language of the pages and of what one is told."""
    if language not in dict(settings.LANGUAGES):
        raise Rejected(_("Bahasa ini belum tersedia."), field="language")
    person.language = language
    person.save(update_fields=["language"])
    return person


@command(policy.may_change_assistance)
def change_assistance(actor, person, *, assistance):
    """Say what one needs in order to take part (a ramp, a sign interpreter); empty for nothing."""
    if len(assistance) > 300:
        raise Rejected(_("Keterangan paling panjang 300 huruf."), field="assistance")
    person.assistance = assistance.strip()
    person.save(update_fields=["assistance"])
    return person

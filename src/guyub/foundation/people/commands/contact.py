from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command, current_act
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import Contact, Login
from .code import checked, spend

MOST_CONTACTS = 8


def in_step(login):
    """Keep a login's e-mail and phone equal to verified contacts of its person; each opens one login at most."""
    current_act()
    if login.person_id is None:
        return login
    rows = Contact.objects.filter(person_id=login.person_id, verified_at__isnull=False).order_by("verified_at", "pk")
    verified = {"email": [], "phone": []}
    for kind, value in rows.values_list("kind", "value"):
        verified[kind].append(value)
    for kind, values in verified.items():
        if getattr(login, kind) in values:
            continue
        taken = set(Login.objects.exclude(pk=login.pk).filter(**{f"{kind}__in": values}).values_list(kind, flat=True))
        setattr(login, kind, next((value for value in values if value not in taken), None))
    login.save(update_fields=["email", "phone"])
    return login


def mark_verified(person, kind, value):
    """Note that this person holds the contact, and let it open the person's login if it opens no other."""
    current_act()
    contact, _made = Contact.objects.get_or_create(
        person=person, kind=kind, value=value, defaults={"verified_at": timezone.now()})
    if contact.verified_at is None:
        contact.verified_at = timezone.now()
        contact.save(update_fields=["verified_at"])
    if (login := Login.objects.filter(person=person).first()) is not None:
        in_step(login)
    return contact


@command(policy.may_add_contact)
def add_contact(actor, person, *, kind, value):
    """Write down one more e-mail address or phone number of one's own; a code will prove it."""
    try:
        value = rules.clean_phone(value) if kind == "phone" else rules.clean_email(value)
    except ValueError as error:
        raise Rejected(error.args[0], field="contact") from None
    rows = Contact.objects.filter(person=person)
    contact = rows.filter(kind=kind, value=value).first()
    if contact is not None and contact.verified_at:
        raise Rejected(_("Kontak ini sudah ada di akun Anda."), field="contact")
    if contact is None and rows.count() >= MOST_CONTACTS:
        raise Rejected(_("Akun memuat paling banyak 8 kontak. Hapus dulu yang tidak dipakai."), field="contact")
    return contact or Contact.objects.create(person=person, kind=kind, value=value)


@command(policy.may_confirm_contact)
def confirm_contact(actor, contact, *, code):
    """Prove with the code that was sent there that the contact is one's own; `verify_contact` counts the tries."""
    spend(contact.kind, contact.value, code)
    return mark_verified(contact.person, contact.kind, contact.value)


def verify_contact(actor, contact, /, *, code):
    """Prove a contact of one's own with the code sent there. Not to be called inside another command: a wrong code is
    counted in a step of its own, which commits although this raises Rejected(field="code")."""
    _row, code = checked(actor, contact.kind, contact.value, code)
    return confirm_contact(actor, contact, code=code)


@command(policy.may_remove_contact)
def remove_contact(actor, contact):
    """Take a contact away; the last verified one stays, since it opens the account."""
    others = Contact.objects.filter(person_id=contact.person_id, verified_at__isnull=False).exclude(pk=contact.pk)
    if contact.verified_at and not others.exists():
        raise Rejected(
            _("Ini satu-satunya kontak yang sudah diperiksa. Tambahkan yang lain dulu, baru hapus yang ini."))
    person_id = contact.person_id
    contact.delete()
    if (login := Login.objects.filter(person_id=person_id).first()) is not None:
        in_step(login)

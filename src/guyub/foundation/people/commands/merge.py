from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Consent, Contact, Login, Person, Portrait, SignInCode
from .contact import in_step
from .token import end_tokens


@command(policy.may_merge_persons, notes=("into_id",))
def merge_persons(actor, person, *, into_id):
    """Say that two rows are one person: from now on `person` stands for the other one.

    Contacts, consents and the way in move; transfers stay as they were posted. Floors above move what is theirs.
    """
    kept = Person.objects.select_for_update(no_key=True).filter(pk=into_id).first()
    if kept is None or kept.pk == person.pk:
        raise Rejected(_("Pilih dua orang yang berbeda."), field="into")
    for one in (person, kept):
        if one.merged_into_id:
            raise Rejected(_("Salah satunya sudah digabungkan sebelumnya."), field="into")
        if one.erased_at:
            raise Rejected(_("Salah satunya sudah dihapus."), field="into")
    way_in(person, kept)
    move_contacts(person, kept)
    move_portrait(person, kept)
    move_consents(person, kept)
    end_tokens(person)
    SignInCode.objects.filter(person=person, used_at=None).update(expires_at=timezone.now())
    Person.objects.filter(merged_into=person).update(merged_into=kept)
    person.merged_into = kept
    person.save(update_fields=["merged_into"])
    if (login := Login.objects.filter(person=kept).first()) is not None:
        in_step(login)
    return kept


def way_in(person, kept):
    """One login for both: the one that there is, or that of who stays; the other opens nothing any more."""
    login, other = (Login.objects.filter(person=one).first() for one in (person, kept))
    if login is None:
        return
    if login.operator:
        raise Rejected(_("Akun pengelola server tidak digabungkan ke akun lain."), field="into")
    if other is None:
        login.person = kept
        login.save(update_fields=["person"])
    else:
        login.email = login.phone = None
        login.is_active = False
        login.set_unusable_password()
        login.save(update_fields=["email", "phone", "is_active", "password"])


def move_portrait(person, kept):
    if Portrait.objects.filter(person=kept).exists():
        Portrait.objects.filter(person=person).delete()
    Portrait.objects.filter(person=person).update(person=kept)


def move_contacts(person, kept):
    known = {(row.kind, row.value): row for row in Contact.objects.filter(person=kept)}
    for row in Contact.objects.filter(person=person):
        old = known.get((row.kind, row.value))
        if old is None:
            row.person = kept
            row.save(update_fields=["person"])
            continue
        if row.verified_at and not old.verified_at:
            old.verified_at = row.verified_at
            old.save(update_fields=["verified_at"])
        row.delete()


def move_consents(person, kept):
    given = set(Consent.objects.filter(person=kept, withdrawn_at=None).values_list("text_id", flat=True))
    Consent.objects.filter(person=person).exclude(withdrawn_at=None, text_id__in=given).update(person=kept)

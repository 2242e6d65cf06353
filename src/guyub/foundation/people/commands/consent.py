from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command, current_act
from guyub.core.errors import Rejected

from .. import policy
from ..models import Consent, Portrait
from ..queries.consent import current_texts


def note_consents(person, purposes, channel):
    """Note a yes to the text now in force of each purpose; an older version of it ends. Inside the act under way."""
    current_act()
    texts = current_texts()
    if unknown := set(purposes) - set(texts):
        raise Rejected(_("Persetujuan ini tidak dikenal: %(purpose)s.") % {"purpose": ", ".join(sorted(unknown))})
    given = []
    for purpose in dict.fromkeys(purposes):
        text = texts[purpose]
        held = Consent.objects.filter(person=person, text__purpose=purpose, withdrawn_at=None)
        held.exclude(text=text).update(withdrawn_at=timezone.now())
        given.append(held.filter(text=text).first() or Consent.objects.create(
            person=person, text=text, channel=channel))
    return given


@command(policy.may_give_consent, notes=("purpose", "channel"))
def give_consent(actor, person, *, purpose, channel="web"):
    """Say yes to one purpose, in the words now in force."""
    return note_consents(person, [purpose], channel)[0]


@command(policy.may_withdraw_consent, joined=("text",))
def withdraw_consent(actor, consent):
    """Take a consent back; what an account cannot do without ends with the account."""
    if consent.withdrawn_at:
        raise Rejected(_("Persetujuan ini sudah dicabut."))
    if consent.text.required:
        raise Rejected(_("Persetujuan ini diperlukan selama akun Anda ada. Untuk mencabutnya, minta penghapusan akun."))
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    Portrait.objects.filter(person_id=consent.person_id, consent__text__purpose=consent.text.purpose).delete()
    return consent

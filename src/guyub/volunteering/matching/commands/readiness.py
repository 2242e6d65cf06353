from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.foundation.people.commands import give_consent, withdraw_consent
from guyub.foundation.people.models import Consent
from guyub.foundation.places.models import Place

from .. import policy
from ..models import Readiness
from ..queries.pool import OTHERS, OWN
from ..rules import ALWAYS

FARTHEST, LEAST, MOST = 500, 60, 48 * 60


@command(policy.may_offer_readiness, notes=("km", "minutes"))
def offer_readiness(actor, person, *, place_id, km, minutes, slots, others=False):
    """Say when, how far and how much one is ready, and consent to be proposed on that ground; said again, it replaces."""
    if not 1 <= slots <= ALWAYS:
        raise Rejected(_("Pilih paling sedikit satu waktu."), field="slots")
    if not 1 <= km <= FARTHEST:
        raise Rejected(_("Jaraknya antara 1 dan 500 km."), field="km")
    if not LEAST <= minutes <= MOST:
        raise Rejected(_("Jam sepekan antara 1 dan 48."), field="hours")
    if not Place.objects.filter(pk=place_id).exists():
        raise Rejected(_("Tempat ini tidak ditemukan. Tulis nama kabupaten, kota, atau kecamatan."), field="place")
    give_consent(actor, person, purpose=OWN)
    held = Consent.objects.filter(person=person, text__purpose=OTHERS, withdrawn_at=None).first()
    if others and held is None:
        give_consent(actor, person, purpose=OTHERS)
    elif held is not None and not others:
        withdraw_consent(actor, held)
    row, _made = Readiness.objects.update_or_create(person=person, defaults={
        "place_id": place_id, "km": km, "minutes": minutes, "slots": slots, "changed_at": timezone.now()})
    return row


@command(policy.may_end_readiness, joined=("person",))
def end_readiness(actor, readiness):
    """Not be proposed any more: the consents and what was said with them go. Places that one accepted stay."""
    for held in Consent.objects.filter(person=readiness.person, text__purpose__in=[OWN, OTHERS], withdrawn_at=None):
        withdraw_consent(actor, held)
    readiness.delete()

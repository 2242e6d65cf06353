"""Publishing, once a day, how far each chain has come: signed, so that a copy kept elsewhere is a witness."""

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.core.signatures import public_key, sign

from .. import policy
from ..models import Chain, Head
from ..rules import START, as_utc, canonical_head, digest_of

PURPOSE = "ledger.head"
BATCH = 500


@command(policy.may_publish_head)
def publish_head(actor, nothing):
    """Publish the day's head: the chains that moved since the one before, sealed with it and signed."""
    now = timezone.now().replace(microsecond=0)
    day = timezone.localdate(now)
    latest = Head.objects.order_by("-day").first()
    if latest is not None and latest.day >= day:
        raise Rejected(_("Segel hari ini sudah diumumkan."))
    moved = list(Chain.objects.select_for_update(no_key=True).filter(number__gt=F("published")).order_by("pk"))
    chains = [[chain.pk, chain.number, chain.digest] for chain in moved]
    previous = latest.digest if latest else START
    words = canonical_head(previous, day.isoformat(), as_utc(now), chains)
    for start in range(0, len(moved), BATCH):
        part = [chain.pk for chain in moved[start:start + BATCH]]
        Chain.objects.filter(pk__in=part).update(published=F("number"))
    return Head.objects.create(
        day=day, at=now, previous=previous, chains=chains, digest=digest_of(words), site=settings.SITE,
        public_key=public_key(PURPOSE), signature=sign(PURPOSE, words))

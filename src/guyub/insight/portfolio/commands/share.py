import secrets
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Part, Share

LONGEST = timedelta(days=366)
MOST = 50


@command(policy.may_share_record)
def share_record(actor, person, *, parts, until, label=""):
    """Make a link to the chosen parts of one's record; it ends by itself after the day `until`."""
    parts = [part for part in Part.values if part in set(parts)]
    if not parts:
        raise Rejected(_("Pilih paling sedikit satu bagian."), field="parts")
    today = timezone.localdate()
    if until < today:
        raise Rejected(_("Hari terakhirnya sudah lewat. Pilih hari ini atau sesudahnya."), field="until")
    if until > today + LONGEST:
        raise Rejected(_("Tautan berlaku paling lama satu tahun."), field="until")
    if Share.objects.filter(person=person, revoked_at=None, until__gte=today).count() >= MOST:
        raise Rejected(_("Anda sudah punya %(most)d tautan yang berlaku. Tarik dulu salah satunya.") % {"most": MOST})
    return Share.objects.create(
        person=person, token=secrets.token_urlsafe(32), parts=parts, until=until, label=" ".join(label.split())[:80])


@command(policy.may_revoke_share)
def revoke_share(actor, share):
    """Take a link back: whoever has it reads nothing more."""
    if share.revoked_at is None:
        share.revoked_at = timezone.now()
        share.save(update_fields=["revoked_at"])
    return share

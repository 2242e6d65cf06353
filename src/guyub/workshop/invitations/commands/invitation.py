import secrets

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected
from guyub.workshop.activities.models import Activity
from guyub.workshop.activities.queries import may_be_shown

from .. import policy
from ..models import Invitation
from ..rules import LONGEST, MOST_OPEN, MOST_USES


@command(policy.may_make_invitation, notes=("activity_id",))
def make_invitation(actor, group, *, until, activity_id=None, purpose="", most=None):
    """Make a link by which others come to a group, or to an activity of it that the public may see."""
    if activity_id is not None:
        activity = Activity.objects.filter(pk=activity_id, group=group).first()
        if activity is None or not may_be_shown(activity) or activity.cancelled_at:
            raise Rejected(_("Kegiatan ini tidak terbuka untuk umum, jadi belum bisa diundangkan."))
    today = timezone.localdate()
    if until < today:
        raise Rejected(_("Hari terakhirnya sudah lewat. Pilih hari ini atau sesudahnya."), field="until")
    if until > today + LONGEST:
        raise Rejected(_("Undangan berlaku paling lama satu tahun."), field="until")
    if most is not None and not 1 <= most <= MOST_USES:
        raise Rejected(_("Paling sedikit 1 dan paling banyak %(most)d orang.") % {"most": MOST_USES}, field="most")
    if Invitation.objects.filter(person_id=actor.person_id, revoked_at=None, until__gte=today).count() >= MOST_OPEN:
        raise Rejected(_("Anda sudah punya %(most)d undangan yang berlaku. Cabut dulu salah satunya.") % {"most": MOST_OPEN})
    return Invitation.objects.create(
        person_id=actor.person_id, group=group, activity_id=activity_id, token=secrets.token_urlsafe(9),
        purpose=" ".join(purpose.split())[:80], until=until, most=most)


@command(policy.may_revoke_invitation, joined=("group",))
def revoke_invitation(actor, invitation):
    """Take a link back: whoever comes by it later is not counted."""
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])
    return invitation

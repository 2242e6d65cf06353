from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy


@command(policy.may_clear_recusal, joined=("case__group",), weighs="review")
def clear_recusal(actor, recusal, *, reason):
    """Say, as somebody without interest, that it was a false alarm; the reason is public."""
    if recusal.cleared_at:
        raise Rejected(_("Halangan ini sudah dicabut."))
    reason = " ".join((reason or "").split())
    if len(reason) < 5:
        raise Rejected(_("Tulis alasannya; semua orang membacanya."), field="reason")
    recusal.cleared_at, recusal.cleared_by_id, recusal.clear_reason = timezone.now(), actor.person_id, reason[:300]
    recusal.save(update_fields=["cleared_at", "cleared_by", "clear_reason"])
    return recusal

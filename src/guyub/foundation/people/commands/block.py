from allauth.usersessions.models import UserSession
from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from .token import end_tokens


@command(policy.may_block_login, joined=("person",))
def block_login(actor, login, *, reason):
    """Keep somebody from signing in: sessions and the private calendar end at once, the reason is kept."""
    if not login.is_active:
        raise Rejected(_("Akun ini sudah diblokir."))
    reason = reason.strip()
    if not reason:
        raise Rejected(_("Tulis alasannya; orangnya membacanya."), field="reason")
    if len(reason) > 300:
        raise Rejected(_("Paling panjang 300 huruf."), field="reason")
    login.is_active, login.blocked_at = False, timezone.now()
    login.blocked_by_id, login.block_reason = actor.person_id, reason
    login.save(update_fields=["is_active", "blocked_at", "blocked_by", "block_reason"])
    for session in UserSession.objects.filter(user=login):
        session.end()
    if login.person:
        end_tokens(login.person)
    return login


@command(policy.may_unblock_login)
def unblock_login(actor, login):
    """Let somebody sign in again. The acts keep that and when it was blocked."""
    if login.is_active:
        raise Rejected(_("Akun ini tidak diblokir."))
    login.is_active, login.blocked_at, login.blocked_by, login.block_reason = True, None, None, ""
    login.save(update_fields=["is_active", "blocked_at", "blocked_by", "block_reason"])
    return login

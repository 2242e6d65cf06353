"""Showing chosen parts of a credential, and ending that."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import Mark, Part, Showing
from .credential import text_of
from .signing import current_key, drawn, sealed, signer


@command(policy.may_show_parts, joined=("group", "kind"))
def show_parts(actor, credential, *, parts, until, label=""):
    """Make a link to chosen parts of one's credential, signed on their own; it ends after the day `until`."""
    parts = [part for part in Part.values if part in set(parts)]
    if not parts:
        raise Rejected(_("Pilih paling sedikit satu bagian."), field="parts")
    if not credential.stands:
        raise Rejected(_("Sertifikat ini sudah tidak berlaku."))
    today = timezone.localdate()
    if until < today:
        raise Rejected(_("Hari terakhirnya sudah lewat. Pilih hari ini atau sesudahnya."), field="until")
    if until > today + timedelta(days=rules.LONGEST_SHOWING):
        raise Rejected(_("Tautan berlaku paling lama satu tahun."), field="until")
    if credential.valid_until and until > credential.valid_until:
        raise Rejected(_("Sertifikatnya sendiri berakhir lebih dulu."), field="until")
    standing = Showing.objects.filter(credential__person_id=actor.person_id, revoked_at=None, until__gte=today)
    if standing.count() >= rules.MOST_SHOWINGS:
        raise Rejected(_("Anda sudah punya %(most)d tautan yang berlaku. Tarik dulu salah satunya.")
                       % {"most": rules.MOST_SHOWINGS})
    key, now = current_key(), timezone.now().replace(microsecond=0)
    mark, = drawn(credential.group, key, 1)
    done = sealed(credential.facts, group_id=credential.group_id, kind_id=credential.kind_id, mark=mark, key=key,
                  sign=signer(key), issued=now, until=until, parts=parts)
    return Showing.objects.create(
        credential=credential, token=done.token, mark=mark, key=key, parts=parts, label=rules.one_line(label, 80),
        document=text_of(done.document), slip=done.slip, until=until)


@command(policy.may_take_back_showing, joined=("credential",))
def take_back_showing(actor, showing):
    """End a link before its day: whoever checks it, or a copy of it, reads that it was taken back."""
    if showing.revoked_at is None:
        showing.revoked_at = timezone.now()
        showing.save(update_fields=["revoked_at"])
        Mark.objects.filter(pk=showing.mark_id).update(revoked_at=showing.revoked_at)
    return showing

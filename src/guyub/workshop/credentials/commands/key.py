"""Keys: a new one takes over, an untrusted one is given up and what it signed is signed anew."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command, then
from guyub.core.errors import Rejected

from .. import policy
from ..models import Credential, Key, Mark, Showing
from .credential import text_of
from .signing import current_key, drawn, next_key, sealed, signer

BATCH = 200


@command(policy.may_rotate_key)
def rotate_key(actor, nothing, *, compromised=False):
    """A new key signs from now on. The old one still holds, unless it is compromised: then what it signed is signed anew."""
    key = current_key()
    fresh = next_key(key)
    if compromised:
        Key.objects.filter(pk=key.pk).update(revoked_at=timezone.now())
        then("credentials.renew")
    return fresh


@command(policy.may_sign_again)
def sign_again(actor, key, *, after=0):
    """Sign what a revoked key had signed with the current one, a batch behind the id `after`; returns the last id, or None.

    Tokens stay, so links and QR codes on paper lead to the same page; showings of it are taken back, since copies are about.
    """
    if key.trusted:
        raise Rejected(_("Kunci ini masih dipercaya."))
    now, fresh = timezone.now(), current_key()
    rows = list(Credential.objects.select_for_update(no_key=True, of=("self",)).filter(
        key=key, revoked_at=None, pk__gt=after).select_related("group").order_by("pk")[:BATCH])
    sign, marks = signer(fresh), []
    for row in rows:
        mark, = drawn(row.group, fresh, 1)
        done = sealed(row.facts, group_id=row.group_id, kind_id=row.kind_id, mark=mark, key=fresh, sign=sign,
                      issued=row.issued_at, until=row.valid_until, token=row.token)
        marks.append(row.mark_id)
        row.mark, row.key, row.document, row.slip = mark, fresh, text_of(done.document), done.slip
    Credential.objects.bulk_update(rows, ["mark", "key", "document", "slip"])
    showings = Showing.objects.filter(key=key, revoked_at=None)
    marks += showings.values_list("mark_id", flat=True)
    showings.update(revoked_at=now)
    Mark.objects.filter(pk__in=marks, revoked_at=None).update(revoked_at=now)
    return rows[-1].pk if len(rows) == BATCH else None

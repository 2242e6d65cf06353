from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Block, Office


@command(policy.may_block_person, notes=("person_id",))
def block_person(actor, group, *, person_id, reason, until=None):
    """Keep somebody from signing up and applying here and below; what they are and did already stays as it is."""
    if person_id == actor.person_id:
        raise Rejected(_("Anda tidak bisa memblokir diri sendiri."))
    reason = reason.strip()
    if not reason:
        raise Rejected(_("Tulis alasannya; hanya pengurus yang membacanya."), field="reason")
    if len(reason) > 300:
        raise Rejected(_("Paling panjang 300 huruf."), field="reason")
    if until is not None and until < timezone.localdate():
        raise Rejected(_("Hari ini sudah lewat dari tanggal itu."), field="until")
    if Office.objects.filter(person_id=person_id, group_id__in=group.lineage, ended_at=None).exists():
        raise Rejected(_("Orang ini memegang jabatan di sini. Akhiri jabatannya dulu."))
    Block.objects.filter(person_id=person_id, group=group, lifted_at=None, until__lt=timezone.localdate()).update(
        lifted_at=timezone.now())
    if Block.objects.filter(person_id=person_id, group=group, lifted_at=None).exists():
        raise Rejected(_("Orang ini sudah diblokir di sini."))
    return Block.objects.create(group=group, person_id=person_id, reason=reason, until=until,
                                blocked_by_id=actor.person_id)


@command(policy.may_lift_block, joined=("group",))
def lift_block(actor, block):
    """Let somebody sign up and apply again."""
    if block.lifted_at:
        raise Rejected(_("Blokir ini sudah dibuka."))
    block.lifted_at, block.lifted_by_id = timezone.now(), actor.person_id
    block.save(update_fields=["lifted_at", "lifted_by"])
    return block

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy, rules
from ..models import Category, Group, Membership, Office


@command(policy.may_apply_for_membership)
def apply_for_membership(actor, group, *, message="", category_id=None, through=""):
    """Ask to become a member; the group's secretary answers."""
    if Membership.objects.filter(person_id=actor.person_id, group=group, refused_at=None, left_at=None).exists():
        raise Rejected(_("Anda sudah menjadi anggota atau sedang menunggu jawaban."))
    if category_id is not None and not Category.objects.filter(pk=category_id, group=group).exists():
        raise Rejected(_("Kategori ini tidak ada di kelompok ini."), field="category")
    if len(message) > 2000:
        raise Rejected(_("Pesan paling panjang 2.000 huruf."), field="message")
    return Membership.objects.create(
        person_id=actor.person_id, group=group, message=message.strip(), category_id=category_id, through=through[:24])


@command(policy.may_approve_membership, joined=("group",))
def approve_membership(actor, membership):
    """Make an applicant a member with a number; numbers have no gap and no double, also when two approve at once."""
    waiting(membership)
    group = Group.objects.select_for_update(no_key=True).get(pk=membership.group_id)
    group.last_number += 1
    group.member_count += 1
    group.save(update_fields=["last_number", "member_count"])
    now = timezone.now()
    membership.approved_at, membership.answered_by_id = now, actor.person_id
    membership.number = rules.member_number(group.number_prefix or rules.initials(group.name), now.year, group.last_number)
    membership.save(update_fields=["approved_at", "answered_by", "number"])
    return membership


@command(policy.may_refuse_membership, joined=("group",))
def refuse_membership(actor, membership, *, reason):
    """Refuse an applicant with a reason in words; who was refused may ask again."""
    waiting(membership)
    if not reason.strip():
        raise Rejected(_("Tulis alasannya; pemohon akan membacanya."), field="reason")
    membership.refused_at, membership.answered_by_id = timezone.now(), actor.person_id
    membership.reason = reason.strip()[:300]
    membership.save(update_fields=["refused_at", "answered_by", "reason"])
    return membership


def waiting(membership):
    if not membership.waiting:
        raise Rejected(_("Permintaan ini sudah dijawab."))


@command(policy.may_leave_group, joined=("group",))
def leave_group(actor, membership):
    """Leave, or take an application back. The last chair cannot leave a living group behind."""
    end(membership)
    return membership


@command(policy.may_end_membership, joined=("group",))
def end_membership(actor, membership, *, reason):
    """End somebody's membership with a reason."""
    if not reason.strip():
        raise Rejected(_("Tulis alasannya; anggota akan membacanya."), field="reason")
    membership.reason = reason.strip()[:300]
    end(membership)
    return membership


def end(membership):
    if membership.left_at or membership.refused_at:
        raise Rejected(_("Keanggotaan ini sudah berakhir."))
    offices = Office.objects.filter(person_id=membership.person_id, group_id=membership.group_id, ended_at=None)
    chairs = Office.objects.filter(group_id=membership.group_id, role=Office.Role.CHAIR, ended_at=None)
    if chairs.exists() and not chairs.exclude(person_id=membership.person_id).exists():
        raise Rejected(_("Angkat ketua baru dulu; kelompok tidak bisa tanpa ketua."))
    now = timezone.now()
    offices.update(ended_at=now)
    if membership.approved_at:
        group = Group.objects.select_for_update(no_key=True).get(pk=membership.group_id)
        group.member_count = max(0, group.member_count - 1)
        group.save(update_fields=["member_count"])
    membership.left_at = now
    membership.save(update_fields=["left_at", "reason"])

"""Passing on an application that this group cannot answer, and taking that back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.commands import command
from guyub.core.errors import Rejected

from .. import policy
from ..models import Group, Membership, Referral
from .membership import waiting

OFTEN = 5  # passed on from group to group so often and no more


@command(policy.may_refer_membership, joined=("group",), notes=("group_id",))
def refer_membership(actor, membership, *, group_id, reason):
    """Pass an application on to another group, or to the one above, with a reason that the person reads."""
    waiting(membership)
    reason = reason.strip()
    if not reason:
        raise Rejected(_("Tulis alasannya; pemohon akan membacanya."), field="reason")
    if len(reason) > 300:
        raise Rejected(_("Paling panjang 300 huruf."), field="reason")
    target = Group.objects.living().filter(pk=group_id).exclude(pk=membership.group_id).first()
    if target is None:
        raise Rejected(_("Pilih kelompok lain yang akan menjawab."), field="group")
    if target.pk in came_through(membership):
        raise Rejected(_("Kelompok itu yang meneruskan permintaan ini. Pilih yang lain, atau jawab sendiri."), field="group")
    here = Membership.objects.filter(person_id=membership.person_id, group=target, refused_at=None, left_at=None)
    if here.exists() or not policy.not_kept_out(membership.person_id, target):  # which of them, the officer does not learn
        raise Rejected(_("Permintaan ini tidak bisa diteruskan ke kelompok itu. Pilih yang lain."), field="group")
    membership.refused_at, membership.answered_by_id, membership.reason = timezone.now(), actor.person_id, reason
    membership.save(update_fields=["refused_at", "answered_by", "reason"])
    passed = Membership.objects.create(person_id=membership.person_id, group=target, message=membership.message)
    return Referral.objects.create(application=membership, passed=passed, reason=reason, referred_by_id=actor.person_id)


def came_through(membership):
    """The ids of the groups that have passed this application on."""
    found = []
    while len(found) <= OFTEN:
        before = Referral.objects.filter(passed=membership).select_related("application").first()
        if before is None:
            return found
        membership = before.application
        found.append(membership.group_id)
    raise Rejected(_("Permintaan ini sudah terlalu sering diteruskan. Terima atau tolak dengan alasan."), field="group")


@command(policy.may_refuse_referral, joined=("application", "passed"))
def refuse_referral(actor, referral):
    """Say that one wants the answer of the group that one asked; the application waits there again as if never moved."""
    passed = Membership.objects.select_for_update(no_key=True).get(pk=referral.passed_id)
    waiting(passed)
    first = Membership.objects.select_for_update(no_key=True).get(pk=referral.application_id)
    again = Membership.objects.filter(person_id=first.person_id, group_id=first.group_id, refused_at=None, left_at=None)
    if again.exists():
        raise Rejected(_("Anda sudah menjadi anggota atau sedang menunggu jawaban."))
    now = timezone.now()
    passed.left_at = referral.refused_at = now
    passed.save(update_fields=["left_at"])
    referral.save(update_fields=["refused_at"])
    first.refused_at, first.answered_by, first.reason = None, None, ""
    first.save(update_fields=["refused_at", "answered_by", "reason"])
    return referral

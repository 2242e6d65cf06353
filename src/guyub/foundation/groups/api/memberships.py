from typing import Literal

from django.db.models import F, OuterRef, Subquery
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Body

from guyub.core.cursors import page
from guyub.core.errors import Refused, Rejected
from guyub.core.operations import After, Id, Limit, Operations

from .. import commands, policy
from ..models import Referral
from ..schemas import ApplicationIn, MembershipOut, MembershipPage, ReasonIn, ReferralIn
from .groups import group_seen

router = Operations(tags=["memberships"])
SCOPE = "memberships"
NO_MESSAGE = Body(ApplicationIn())
State = Literal["waiting", "active", "past"]
STATES = {
    "waiting": {"approved_at": None, "refused_at": None, "left_at": None},
    "active": {"approved_at__isnull": False, "left_at": None},
}


def membership_out(row):
    return {
        "id": row.pk, "group": row.group_id, "group_name": row.group.name, "person": row.person_id,
        "person_name": row.person.name, "number": row.number, "message": row.message, "applied_at": row.applied_at,
        "approved_at": row.approved_at, "refused_at": row.refused_at, "left_at": row.left_at, "reason": row.reason,
        "referred_from": row.referred_from, "referred_to": row.referred_to}


def joined(rows):
    """Memberships with their group and person, and where they were passed on from and to."""
    onward = Referral.objects.filter(application=OuterRef("pk"), refused_at=None).values("passed__group_id")[:1]
    return rows.select_related("group", "person").annotate(
        referred_from=F("referral__application__group_id"), referred_to=Subquery(onward))


def listed(rows, name, state, after, limit):
    if state in STATES:
        rows = rows.filter(**STATES[state])
    elif state == "past":
        rows = rows.exclude(**STATES["waiting"]).exclude(**STATES["active"])
    found, following = page(name, joined(rows), ("-id",), after=after, limit=limit)
    return {"items": [membership_out(row) for row in found], "next": following}


def seen(request, pk):
    row = joined(policy.visible_memberships(request.actor)).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def again(request, pk):
    """The membership as it is after the act, for whoever acted."""
    return membership_out(joined(policy.visible_memberships(request.actor)).get(pk=pk))


@router.read("/memberships", MembershipPage, scope=SCOPE)
def list_own_memberships(request, after: After, limit: Limit, state: State | None = None):
    """One's own memberships and applications, the latest first."""
    rows = policy.visible_memberships(request.actor).filter(person_id=request.actor.person_id)
    return listed(rows, "memberships", state, after, limit)


@router.read("/groups/{pk}/memberships", MembershipPage, scope=SCOPE)
def list_group_memberships(request, after: After, limit: Limit, pk: int = Id, state: State | None = None):
    """Memberships of a group in which one holds an office, the latest first."""
    group = group_seen(request, pk)
    if not request.actor.holds(group, *policy.OFFICERS):
        raise Refused(policy.OFFICERS_ONLY)
    return listed(policy.visible_memberships(request.actor).filter(group=group), f"memberships.{pk}", state, after, limit)


@router.read("/memberships/{pk}", MembershipOut, scope=SCOPE)
def show_membership(request, pk: int = Id):
    """One membership: one's own, or of a group in which one holds an office."""
    return membership_out(seen(request, pk))


@router.act("/groups/{pk}/memberships", MembershipOut, scope=SCOPE, status=201)
def apply_for_membership(request, pk: int = Id, body: ApplicationIn = NO_MESSAGE):
    """Ask to become a member; a secretary answers."""
    made = commands.apply_for_membership(request.actor, group_seen(request, pk), message=body.message)
    return again(request, made.pk)


@router.act("/memberships/{pk}/approval", MembershipOut, scope=SCOPE)
def approve_membership(request, pk: int = Id):
    """Make an applicant a member with a number."""
    return again(request, commands.approve_membership(request.actor, seen(request, pk)).pk)


@router.act("/memberships/{pk}/refusal", MembershipOut, scope=SCOPE)
def refuse_membership(request, body: ReasonIn, pk: int = Id):
    """Refuse an applicant with a reason."""
    return again(request, commands.refuse_membership(request.actor, seen(request, pk), reason=body.reason).pk)


@router.act("/memberships/{pk}/referral", MembershipOut, scope=SCOPE)
def refer_membership(request, body: ReferralIn, pk: int = Id):
    """Pass an application on to another group, which answers it in its own time."""
    row = seen(request, pk)
    commands.refer_membership(request.actor, row, group_id=body.group, reason=body.reason)
    return again(request, row.pk)


@router.act("/memberships/{pk}/return", MembershipOut, scope=SCOPE)
def refuse_referral(request, pk: int = Id):
    """Refuse that one's application was passed on: it waits again in the group that was asked first."""
    referral = policy.visible_referrals(request.actor).filter(passed=seen(request, pk), refused_at=None).first()
    if referral is None:
        raise Rejected(_("Permintaan ini tidak diteruskan dari kelompok lain."))
    return again(request, commands.refuse_referral(request.actor, referral).application_id)


@router.act("/memberships/{pk}/departure", MembershipOut, scope=SCOPE)
def leave_group(request, pk: int = Id):
    """Leave a group, or take an application back."""
    return again(request, commands.leave_group(request.actor, seen(request, pk)).pk)

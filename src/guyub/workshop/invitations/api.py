"""Invitations for programs: making a link, counting who came by it, taking it back. Who came is told to nobody."""

from django.conf import settings
from django.http import Http404

from guyub.core.cursors import page
from guyub.core.errors import Refused
from guyub.core.operations import After, Id, Limit, Operations
from guyub.foundation.groups.models import Group
from guyub.foundation.groups.policy import OFFICERS, OFFICERS_ONLY, visible_groups

from . import commands, queries
from .schemas import InvitationIn, InvitationOut, InvitationPage

router = Operations(tags=["invitations"])
SCOPE = "invitations"
routers = (router,)


def invitation_out(row):
    return {
        "id": row.pk, "group": row.group_id, "group_name": row.group.name, "activity": row.activity_id,
        "title": row.activity.title if row.activity else row.group.name, "purpose": row.purpose, "by": row.person.name,
        "until": row.until, "most": row.most, "used": row.used, "created_at": row.created_at,
        "revoked_at": row.revoked_at, "open": row.open, "url": f"{settings.SITE}{row.path}"}


def seen(request, pk):
    row = queries.invitation_seen(request.actor, pk)
    if row is None:
        raise Http404
    return row


def group_seen(request, pk):
    group: Group | None = visible_groups(request.actor).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


def listed(rows, name, after, limit):
    found, following = page(name, rows, ("-id",), after=after, limit=limit)
    return {"items": [invitation_out(row) for row in found], "next": following}


@router.read("/invitations", InvitationPage, scope=SCOPE)
def list_own_invitations(request, after: After, limit: Limit):
    """One's own invitations, the latest first, each with how many came by it."""
    return listed(queries.rows_seen(request.actor).filter(person_id=request.actor.person_id), "invitations", after, limit)


@router.read("/groups/{pk}/invitations", InvitationPage, scope=SCOPE)
def list_group_invitations(request, after: After, limit: Limit, pk: int = Id):
    """Invitations to a group in which one holds an office and to its activities, the latest first."""
    group = group_seen(request, pk)
    if not request.actor.holds(group, *OFFICERS):
        raise Refused(OFFICERS_ONLY)
    return listed(queries.rows_seen(request.actor).filter(group=group), f"invitations.{pk}", after, limit)


@router.read("/invitations/{pk}", InvitationOut, scope=SCOPE)
def show_invitation(request, pk: int = Id):
    """One invitation: one's own, or of a group in which one holds an office."""
    return invitation_out(seen(request, pk))


@router.act("/groups/{pk}/invitations", InvitationOut, scope=SCOPE, status=201)
def make_invitation(request, body: InvitationIn, pk: int = Id):
    """Make a link to a group to which one belongs, or to an activity of it that the public may see."""
    made = commands.make_invitation(request.actor, group_seen(request, pk), until=body.until, activity_id=body.activity,
                                    purpose=body.purpose, most=body.most)
    return invitation_out(seen(request, made.pk))


@router.act("/invitations/{pk}/revocation", InvitationOut, scope=SCOPE)
def revoke_invitation(request, pk: int = Id):
    """Take a link back: whoever comes by it later is not counted."""
    return invitation_out(seen(request, commands.revoke_invitation(request.actor, seen(request, pk)).pk))

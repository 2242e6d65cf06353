"""Credentials for programs: one's own with the signed badge, and what the officers of a group give and take back."""

import json

from django.conf import settings
from django.http import Http404

from guyub.core.cursors import page
from guyub.core.errors import Refused
from guyub.core.operations import After, Id, Limit, Operations
from guyub.foundation.groups.models import Group
from guyub.foundation.groups.policy import LEADING, visible_groups

from . import commands, policy, queries
from .schemas import CredentialDetail, CredentialOut, CredentialPage, IssueIn, KindIn, KindOut, RevocationIn

router = Operations(tags=["credentials"])
SCOPE = "credentials"
routers = (router,)


def credential_out(row):
    facts = row.facts
    return {
        "id": row.pk, "kind": row.kind_id, "title": facts["title"], "group": row.group_id, "group_name": facts["group"],
        "person": row.person_id, "name": facts["name"], "role": facts["role"], "hours": facts["hours"],
        "since": facts["since"], "until": facts["until"], "issued_at": row.issued_at, "issued_as": row.issued_as,
        "valid_until": row.valid_until, "revoked_at": row.revoked_at, "revoked_reason": row.revoked_reason,
        "stands": row.stands, "url": f"{settings.SITE}{row.path}"}


def kind_out(row):
    return {
        "id": row.pk, "group": row.group_id, "group_name": row.group.name, "sort": row.sort, "name": row.name,
        "about": row.about, "criteria": row.criteria, "activity": row.activity_id, "months": row.months,
        "closed": row.closed_at is not None, "url": f"{settings.SITE}{row.path}"}


def seen(request, pk):
    row = queries.credential_seen(request.actor, pk)
    if row is None:
        raise Http404
    return row


def group_seen(request, pk):
    group: Group | None = visible_groups(request.actor).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


def kind_of(request, pk):
    kind = queries.kind_seen(request.actor, pk)
    if kind is None:
        raise Http404
    return kind


def listed(rows, name, after, limit):
    found, following = page(name, rows.defer("document", "slip"), ("-id",), after=after, limit=limit)
    return {"items": [credential_out(row) for row in found], "next": following}


@router.read("/credentials", CredentialPage, scope=SCOPE)
def list_own_credentials(request, after: After, limit: Limit):
    """One's own credentials, the latest first."""
    rows = policy.visible_credentials(request.actor).filter(person_id=request.actor.person_id)
    return listed(rows, "credentials", after, limit)


@router.read("/groups/{pk}/credentials", CredentialPage, scope=SCOPE)
def list_group_credentials(request, after: After, limit: Limit, pk: int = Id):
    """What a group gave of which one is chair or secretary, the latest first."""
    group = group_seen(request, pk)
    if not request.actor.holds(group, *LEADING):
        raise Refused(policy.ISSUERS_ONLY.reason)
    return listed(policy.visible_credentials(request.actor).filter(group=group), f"credentials.{pk}", after, limit)


@router.read("/credentials/{pk}", CredentialDetail, scope=SCOPE)
def show_credential(request, pk: int = Id):
    """One credential with its signed badge: one's own, or of a group of which one is chair or secretary."""
    row = seen(request, pk)
    return {**credential_out(row), "document": json.loads(row.document)}


@router.act("/credentials/{pk}/revocation", CredentialOut, scope=SCOPE)
def revoke_credential(request, body: RevocationIn, pk: int = Id):
    """Take a credential back, with the reason; whoever checks it reads that."""
    return credential_out(commands.revoke_credential(request.actor, seen(request, pk), reason=body.reason))


@router.act("/groups/{pk}/credential-kinds", KindOut, scope=SCOPE, status=201)
def make_credential_kind(request, body: KindIn, pk: int = Id):
    """Say for what a group gives credentials."""
    made = commands.make_kind(
        request.actor, group_seen(request, pk), sort=body.sort, name=body.name, about=body.about, criteria=body.criteria,
        activity_id=body.activity, months=body.months)
    return kind_out(kind_of(request, made.pk))


@router.read("/credential-kinds/{pk}", KindOut, scope=SCOPE, opens=True)
def show_credential_kind(request, pk: int = Id):
    """What a group gives a credential for."""
    return kind_out(kind_of(request, pk))


@router.act("/credential-kinds/{pk}/credentials", CredentialOut, scope=SCOPE, status=201)
def issue_credential(request, body: IssueIn, pk: int = Id):
    """Give somebody a credential; of an activity only to one who was there and was vouched for, never to oneself."""
    return credential_out(commands.issue_credential(
        request.actor, kind_of(request, pk), person_id=body.person, since=body.since, until=body.until))

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from guyub.core.cursors import page
from guyub.core.errors import Refused
from guyub.core.operations import After, Id, Limit, Operations
from guyub.foundation.groups.models import Membership, Office
from guyub.foundation.groups.policy import visible_groups
from guyub.foundation.people.models import Person

from .. import commands, policy, queries
from ..schemas import DeclarationIn, DeclarationOut, DeclarationPage, Judged, RulesOut

router = Operations(tags=["interests"])
SCOPE = "interests"
PARTY = ("person", "group", "other", "outside")


def group_seen(request, pk):
    group = visible_groups(request.actor).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


def declaration_out(row, actor):
    """Whoever is named as the other side has not chosen to be read of."""
    own = actor.person_id is not None and row.person_id == actor.person_id
    return {
        "id": row.pk, "person": row.person_id, "person_name": row.person.name, "kind": row.kind,
        "party": str(row.party) if own or row.other_id is None else _("seorang anggota"),
        "relation": row.relation if own else "", "since": row.since, "until": row.until, "visibility": row.visibility,
        "declared_at": row.declared_at, "review_due": row.review_due, "ended_at": row.ended_at}


def seen(request, pk):
    row = policy.visible_declarations(request.actor).select_related(*PARTY).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def listed(request, rows, name, after, limit):
    found, following = page(name, rows.select_related(*PARTY), ("-id",), after=after, limit=limit)
    return {"items": [declaration_out(row, request.actor) for row in found], "next": following}


@router.read("/declarations", DeclarationPage, scope=SCOPE)
def list_own_declarations(request, after: After, limit: Limit):
    """What one has declared oneself, the latest first; ended ones too."""
    rows = policy.visible_declarations(request.actor).filter(person_id=request.actor.person_id)
    return listed(request, rows, "declarations", after, limit)


@router.read("/groups/{pk}/declarations", DeclarationPage, opens=True)
def list_public_declarations(request, after: After, limit: Limit, pk: int = Id):
    """What members and officers of a group have declared for everybody to read, the latest first."""
    group = group_seen(request, pk)
    members = Membership.objects.filter(group=group, approved_at__isnull=False, left_at=None)
    officers = Office.objects.filter(group=group, ended_at=None)
    rows = policy.visible_declarations(request.actor).filter(
        Q(person__in=members.values("person")) | Q(person__in=officers.values("person")), visibility="public", ended_at=None)
    return listed(request, rows, f"declarations.{pk}", after, limit)


@router.read("/declarations/{pk}", DeclarationOut, opens=True)
def show_declaration(request, pk: int = Id):
    """One declared interest: one's own, or one that everybody may read."""
    return declaration_out(seen(request, pk), request.actor)


@router.act("/declarations", DeclarationOut, scope=SCOPE, status=201)
def declare_interest(request, body: DeclarationIn):
    """Say what ties oneself to a party; from then on one has no part in what concerns it."""
    if request.actor.person_id is None:
        raise Refused(_("Masuk ini belum terhubung dengan seseorang."))
    made = commands.declare_interest(request.actor, Person(pk=request.actor.person_id), **body.dict())
    return declaration_out(seen(request, made.pk), request.actor)


@router.act("/declarations/{pk}/review", DeclarationOut, scope=SCOPE)
def review_declaration(request, pk: int = Id):
    """Say that it still holds; asked again in a year."""
    commands.review_declaration(request.actor, seen(request, pk))
    return declaration_out(seen(request, pk), request.actor)


@router.act("/declarations/{pk}/end", DeclarationOut, scope=SCOPE)
def end_declaration(request, pk: int = Id):
    """Say that it holds no longer, from tomorrow on."""
    commands.end_declaration(request.actor, seen(request, pk))
    return declaration_out(seen(request, pk), request.actor)


@router.read("/interest-rules", RulesOut, opens=True)
def list_interest_rules(request, act: Judged | None = None):
    """Which tie bars from which act: of all five, or of one."""
    table, _acts = queries.rule_table()
    return {"rules": [{"act": one, "kind": kind, "near": near, "bars": bars}
                      for _label, kind, near, cells in table for one, bars in cells if act in (None, one)]}

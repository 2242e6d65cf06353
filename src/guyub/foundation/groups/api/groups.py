import binascii
from base64 import b64decode
from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Query

from guyub.core.cursors import page
from guyub.core.errors import Rejected
from guyub.core.operations import After, Id, Limit, Operations
from guyub.foundation.places.queries import known_place

from .. import commands, policy
from ..models import Group
from ..queries.group import group_rows
from ..schemas import GroupChange, GroupDetail, GroupIn, GroupKind, GroupPage, LogoIn

router = Operations(tags=["groups"])
SCOPE = "groups"
MORE = ("founded_year", "requirements", "answer_days", "website", "approved_at")
WRITTEN = ("name", "about", "website", "requirements", "answer_days")
ROW = ("id", "name", "slug", "kind", "about", "member_count", "place__title", "field_id", "parent_id")
Text = Annotated[str, Query("", max_length=100)]


def place_named(text):
    """The place that a program means; None without one, Rejected if it is not known."""
    try:
        return known_place(text.strip().lower()) if text.strip() else None
    except LookupError:
        raise Rejected(_("Tempat ini tidak ditemukan. Tulis nama kabupaten atau kota."), field="place") from None


def group_out(row):
    return {"id": row["id"], "name": row["name"], "slug": row["slug"], "kind": row["kind"], "about": row["about"],
            "members": row["member_count"], "place": row["place__title"] or "", "field": row["field_id"],
            "parent": row["parent_id"], "url": f"/kelompok/{row['slug']}/"}


@router.read("/groups", GroupPage, opens=True)
def list_groups(request, after: After, limit: Limit, q: Text, place: Text, kind: GroupKind | None = None,
                field: Annotated[str, Query("", max_length=8, description="Code of ICNP/TSO, or its section letter.")] = ""):
    """Living groups by name."""
    rows = group_rows(request.actor, text=q, kind=kind or "", field=field, place=place_named(place))
    found, following = page("groups", rows.values(*ROW), ("name", "id"), after=after, limit=limit)
    return {"items": [group_out(row) for row in found], "next": following}


@router.read("/groups/{pk}", GroupDetail, opens=True)
def show_group(request, pk: int = Id):
    """One group."""
    return detail(policy.visible_groups(request.actor), pk)


def detail(rows, pk):
    row = rows.filter(pk=pk).values(*ROW, *MORE, "logo__name").first()
    if row is None:
        raise Http404
    return {**group_out(row), **{name: row[name] for name in MORE},
            "logo": f"/berkas/{row['logo__name']}" if row["logo__name"] else "",
            "requirements": [line.strip() for line in row["requirements"].splitlines() if line.strip()]}


def group_seen(request, pk):
    group: Group | None = policy.visible_groups(request.actor).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


def facts_of(body):
    """The facts of a body as the commands take them; what was left out stays out."""
    said = body.dict(exclude_unset=True)
    facts = {name: said[name] for name in WRITTEN if said.get(name) is not None}
    if website := facts.get("website"):
        try:
            URLValidator(schemes=("http", "https"))(website)
        except ValidationError:
            raise Rejected(_("Alamat situs ini tidak terbaca. Contoh: https://kelompok.example"), field="website") from None
    if said.get("field"):
        facts["field_id"] = said["field"]
    if said.get("place") and (place := place_named(said["place"])) is not None:
        facts["place_id"] = place.pk
    return facts


@router.act("/groups", GroupDetail, scope=SCOPE, status=201)
def found_group(request, body: GroupIn):
    """Found a group, or a chapter below one that one leads; whoever founds it is its chair."""
    parent = group_seen(request, body.parent) if body.parent else None
    if parent is None and not body.field:
        raise Rejected(_("Bidang perlu diisi."), field="field")
    made = commands.found_group(request.actor, parent, kind=body.kind, **facts_of(body))
    return detail(Group.objects.all(), made.pk)  # the rights of this request were read before it was there


@router.act("/groups/{pk}/profile", GroupDetail, scope=SCOPE)
def edit_group(request, body: GroupChange, pk: int = Id):
    """Change what the public reads of a group that one leads."""
    facts = facts_of(body)
    commands.edit_group(request.actor, group_seen(request, pk), changed=sorted(facts), **facts)
    return detail(policy.visible_groups(request.actor), pk)


@router.act("/groups/{pk}/logo", GroupDetail, scope=SCOPE)
def set_logo(request, body: LogoIn, pk: int = Id):
    """Give a group that one leads a picture of its own; it is drawn anew, small and without hidden data."""
    group = group_seen(request, pk)
    try:
        data = b64decode(body.picture, validate=True)
    except (binascii.Error, ValueError):
        raise Rejected(_("Gambarnya tidak terbaca. Kirim PNG, JPEG, atau WebP dalam base64."), field="picture") from None
    return detail(policy.visible_groups(request.actor), commands.set_logo(request.actor, group, data=data).pk)


@router.act("/groups/{pk}/logo/removal", GroupDetail, scope=SCOPE)
def remove_logo(request, pk: int = Id):
    """Show the group's cloth alone again."""
    return detail(policy.visible_groups(request.actor), commands.remove_logo(request.actor, group_seen(request, pk)).pk)

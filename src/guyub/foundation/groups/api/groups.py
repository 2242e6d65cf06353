from typing import Annotated

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Query

from guyub.core.cursors import page
from guyub.core.errors import Rejected
from guyub.core.operations import After, Id, Limit, Operations
from guyub.foundation.places.queries import known_place

from .. import policy
from ..queries.group import group_rows
from ..schemas import GroupDetail, GroupKind, GroupPage

router = Operations(tags=["groups"])
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
    more = ("founded_year", "requirements", "answer_days", "website")
    row = policy.visible_groups(request.actor).filter(pk=pk).values(*ROW, *more).first()
    if row is None:
        raise Http404
    return {**group_out(row), **{name: row[name] for name in more},
            "requirements": [line.strip() for line in row["requirements"].splitlines() if line.strip()]}

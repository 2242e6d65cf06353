"""Groups for programs."""

from django.http import JsonResponse
from ninja import Query, Router

from . import queries
from .schemas import GroupPage

router = Router()


@router.get("/groups", response=GroupPage)
def list_groups(request, q: str = "", after: str = "", limit: int = Query(20, ge=1, le=50)):
    """Living groups by name; `next` is the value of `after` for the next page."""
    cards, following = queries.group_cards(request.actor, text=q, after=after, limit=limit)
    return JsonResponse({
        "items": [
            {"id": g.id, "name": g.name, "slug": g.slug, "kind": g.kind, "about": g.about, "members": g.members,
             "place": g.place, "url": f"/kelompok/{g.slug}/"} for g in cards],
        "next": following or None})

from dataclasses import dataclass

from guyub.core.formats import day_month

from .. import policy
from ..models import Part, Share


@dataclass(frozen=True)
class SharedLink:
    id: int
    label: str
    path: str
    parts: tuple[str, ...]
    until: str
    open: bool


def shares_of(actor, limit=50):
    """One's links that were not taken back, the latest first; one statement."""
    rows = policy.visible_shares(actor).filter(revoked_at=None).order_by("-created_at")[:limit]
    return [
        SharedLink(row.pk, row.label, f"/catatan/{row.token}/", tuple(str(Part(part).label) for part in row.parts),
                   day_month(row.until), row.open) for row in rows]


def share_of(token):
    """The Share of a token with its person, also one that has ended; None if there was never such a link."""
    return Share.objects.select_related("person").filter(token=token).first()

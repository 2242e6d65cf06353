from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from guyub.core.formats import day_month

from .. import policy


@dataclass(frozen=True)
class LogLine:
    """One recusal as anybody reads it: in which case, in what capacity, why in general words; never a name."""

    id: int
    day: str
    case: str
    url: str
    capacity: str
    why: str
    late: bool
    cleared: str
    clear_reason: str


def recusal_log(actor, *, group=None, case_id=None, limit=50, before=None, until=None):
    """Recusals of a group or of one case, the latest first; one statement."""
    rows = policy.visible_recusals(actor).select_related("case").order_by("-pk")
    if group is not None:
        rows = rows.filter(case__group=group)
    if case_id is not None:
        rows = rows.filter(case_id=case_id)
    if until is not None:
        rows = rows.filter(at__lte=until)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [
        LogLine(id=row.pk, day=day_month(timezone.localtime(row.at)), case=row.case.title, url=row.case.url,
                capacity=row.capacity or _("Seorang anggota"), why=str(row.why), late=row.late,
                cleared=day_month(timezone.localtime(row.cleared_at)) if row.cleared_at else "",
                clear_reason=row.clear_reason)
        for row in rows[:limit]
    ]

"""A person's record, derived from attendances that somebody else confirmed; each line names its entry in the book."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Subquery

from guyub.foundation.groups.models import Office
from guyub.workshop.activities.models import Attendance
from guyub.workshop.activities.queries import Brought
from guyub.workshop.activities.queries import brought as received_of
from guyub.workshop.activities.rules import attestation as attested
from guyub.workshop.invitations.models import Arrival
from guyub.workshop.invitations.queries import outreach

from ..rules import Milestone, milestones
from .asked import LEARNING, Asked

PAGE = 50
WHOLE = Asked()
ROLES = dict(Office.Role.choices)


@dataclass(frozen=True)
class Line:
    """One confirmed attendance. `voucher_office` may be shown to anybody, `voucher` to the person alone."""

    id: int
    day: date
    activity: str
    activity_id: int
    group: str
    slug: str
    kain: int
    role: str
    minutes: int
    paid: bool
    learned: bool
    voucher: str
    voucher_office: str
    chain: int
    number: int
    promised: list
    received: list
    brought: Brought | None
    strength: str = ""


@dataclass(frozen=True)
class Record:
    """Sums over all that is asked for, in minutes; `years` and `groups` are what one may filter by, of the whole record."""

    given: int
    learned: int
    paid: int
    attendances: int
    group_count: int
    first: date | None
    last: date | None
    milestones: tuple[Milestone, ...]
    years: tuple[int, ...]
    groups: tuple[tuple[int, str], ...]
    outreach: int = 0  # people who came through this person: no hours

    @property
    def minutes(self):
        return self.given + self.learned


def confirmed(person_id):
    return Attendance.objects.filter(person_id=person_id, confirmed_at__isnull=False)


def record(person_id, asked=WHOLE):
    """The sums, milestones and filters of a person's record; one statement, since nobody has more lines than hours."""
    whole = list(confirmed(person_id).order_by("day", "pk").values_list(
        "day", "minutes", "shift__activity__group_id", "shift__activity__kind", "shift__role__paid", "transfer__chain_id",
        "transfer__number", "shift__activity__group__name", brought(person_id)))
    rows = [row for row in whole if asked.means(row[0], row[2], row[3])]
    unpaid = [row for row in rows if not row[4]]
    return Record(
        given=sum(row[1] for row in unpaid if row[3] not in LEARNING),
        learned=sum(row[1] for row in unpaid if row[3] in LEARNING), paid=sum(row[1] for row in rows if row[4]),
        attendances=len(rows), group_count=len({row[2] for row in rows}),
        first=rows[0][0] if rows else None, last=rows[-1][0] if rows else None,
        milestones=tuple(milestones((day, minutes, group, kind in LEARNING, chain, number)
                                    for day, minutes, group, kind, _paid, chain, number, *_rest in unpaid)),
        years=tuple(sorted({row[0].year for row in whole}, reverse=True)),
        groups=tuple(sorted({(row[2], row[7]) for row in whole}, key=lambda group: group[1])),
        outreach=(whole[0][8] or 0) if whole else outreach(person_id))


def brought(person_id):
    """`outreach` as a part of another statement."""
    return Subquery(Arrival.objects.filter(host_id=person_id).values("host_id").annotate(n=Count("pk")).values("n"))


def service_lines(person_id, asked=WHOLE, *, before=None, limit=PAGE):
    """(lines, key to go on before): the latest first; `before` is a (day, id). One statement."""
    rows = asked.narrowed(confirmed(person_id)).order_by("-day", "-pk")
    if before:
        day, pk = before
        rows = rows.filter(day__lte=day).exclude(day=day, pk__gte=pk)
    found = list(rows.values_list(
        "pk", "day", "shift__activity__title", "shift__activity_id", "shift__activity__group__name",
        "shift__activity__group__slug", "shift__activity__group__kain", "shift__role__name", "minutes", "shift__role__paid",
        "shift__activity__kind", "confirmed_by__name", "confirmed_as", "transfer__chain_id", "transfer__number",
        "shift__role__benefits", "shift__role__benefit_note", "received", "benefits_at", "came_by", "checked_in_by_id",
        "confirmed_by_id", "cosigned_by_id",
    )[: limit + 1 if limit else None])
    lines = [
        Line(id=row[0], day=row[1], activity=row[2], activity_id=row[3], group=row[4], slug=row[5], kain=row[6], role=row[7],
             minutes=row[8], paid=row[9], learned=row[10] in LEARNING, voucher=row[11] or "",
             voucher_office=str(ROLES.get(row[12], "")), chain=row[13], number=row[14], promised=row[15], received=row[17],
             brought=received_of(*row[15:19]), strength=str(attested.STRENGTHS[attested.strength(
                 attested.evidence(*row[19:23]))]))
        for row in (found[:limit] if limit else found)]
    more = (found[limit - 1][1], found[limit - 1][0]) if limit and len(found) > limit else None
    return lines, more

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, Sum
from django.utils import timezone

from guyub.core.kept import kept
from guyub.core.models import Outbox
from guyub.foundation.groups.policy import visible_groups

from ..models import Total


def sum_of(*, group=None, unit="minute", purpose="service", since=None, until=None):
    """The sum of totals in the smallest unit, of one group with all below it or of all; months from since up to until."""
    rows = Total.objects.filter(unit=unit, purpose=purpose)
    if group is not None:
        rows = rows.filter(group__path__startswith=group.path)
    if since:
        rows = rows.filter(month__gte=since)
    if until:
        rows = rows.filter(month__lte=until)
    return rows.aggregate(amount=Sum("amount"))["amount"] or 0


@dataclass(frozen=True)
class Month:
    """One month over all groups: its sum, its entries, how many groups, and rows of the widest.

    A row: (group id, name, slug, kain, section of its field, amount, entries).
    """

    month: date | None
    amount: int
    entries: int
    groups: int
    rows: list


LAST = "(SELECT MAX(month) FROM ledger_total WHERE unit = %s AND purpose = %s AND amount > 0)"
WIDEST = """WITH sums AS (
    SELECT group_id, SUM(amount) AS amount, SUM(count) AS entries FROM ledger_total
    WHERE month = {month} AND unit = %s AND purpose = %s AND amount > 0 GROUP BY group_id),
whole AS (SELECT SUM(amount) AS amount, SUM(entries) AS entries, COUNT(*) AS groups FROM sums),
page AS (SELECT * FROM sums ORDER BY amount DESC, group_id LIMIT %s OFFSET %s)
SELECT {month}, whole.amount, whole.entries, whole.groups, g.id, g.name, g.slug, g.kain, f.section, page.amount, page.entries
FROM page CROSS JOIN whole JOIN groups_group g ON g.id = page.group_id LEFT JOIN groups_field f ON f.code = g.field_id
ORDER BY page.amount DESC, g.id"""


def month_by_group(month: date | None = None, *, unit="minute", purpose="service", limit=40, skip=0):
    """A month by group, the largest first; without a month the last one in which anything was booked.

    By hand: the ORM would join every group's name before it adds up, to show forty.
    """
    which = [connection.ops.adapt_datefield_value(month)] if month else [unit, purpose]
    with connection.cursor() as cursor:
        cursor.execute(WIDEST.format(month="%s" if month else LAST), [*which, unit, purpose, limit, skip, *which])
        rows = cursor.fetchall()
    if not rows:
        return Month(None, 0, 0, 0, [])
    first, *whole = rows[0][:4]
    return Month(month or parse_day(first), *map(int, whole), [(*row[4:9], *map(int, row[9:])) for row in rows])


def parse_day(value):
    """A day as the database says it: SQLite as a text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def below(group, *, unit="minute", purpose="service", since=None):
    """{id: (amount, entries)}: of the group itself and of each directly below it with all that lies below that."""
    sums, depth = {group.pk: (0, 0)}, len(group.lineage)
    for path, amount, entries in sums_below(group.path, unit, purpose, since):
        pk = int(path.split(".")[min(depth, path.count(".") - 1)])
        before = sums.get(pk, (0, 0))
        sums[pk] = (before[0] + amount, before[1] + entries)
    return sums


@kept
def sums_below(path, unit, purpose, since):
    found = Total.objects.filter(group__path__startswith=path, unit=unit, purpose=purpose)
    if since is not None:
        found = found.filter(month__gte=since)
    return found.values_list("group__path").annotate(sum=Sum("amount"), entries=Sum("count"))


def months_of_group(group, *, unit="minute", purpose="service", limit=24):
    """[(month, amount, entries)] in the book of this very group, the latest first."""
    return month_rows(group.pk, unit, purpose, range(limit))


@kept
def month_rows(group, unit, purpose, most):
    return (
        Total.objects.filter(group_id=group, unit=unit, purpose=purpose)
        .values_list("month").annotate(sum=Sum("amount"), entries=Sum("count")).order_by("-month")[: most.stop])


def total_rows(actor, *, group=None, unit=None, since=None, until=None):
    """Sums by month, group, unit and purpose over the groups that the actor may see, as rows for others to page.

    group is an id: with all below it, and without a statement to find them.
    """
    rows = Total.objects.filter(group__in=visible_groups(actor))
    if group:
        rows = rows.filter(Q(group__path__startswith=f"{group}.") | Q(group__path__contains=f".{group}."))
    if unit:
        rows = rows.filter(unit=unit)
    if since:
        rows = rows.filter(month__gte=since.replace(day=1))
    if until:
        rows = rows.filter(month__lte=until.replace(day=1))
    return rows.values("month", "group_id", "group__name", "unit", "purpose").annotate(
        amount=Sum("amount"), count=Sum("count"))


def totals_as_of():
    """The moment up to which totals hold what the ledger does: now, or when the oldest act was done that still waits."""
    waiting = Outbox.objects.filter(reaction="ledger.add_to_totals").order_by("act_id").values_list("act__at", flat=True)
    return waiting.first() or timezone.now()

"""What `guyub check` proves of figures: they are what ledger and presences say, once no act is still to be added."""

from django.db.models import Count, Sum

from guyub.core.models import Outbox
from guyub.core.proofs import proof
from guyub.workshop.activities.models import Attendance
from guyub.workshop.ledger.models import Total

from .commands.recount import REACTION, TOTALS, counted, differences, totals_of
from .commands.whole import years_of
from .models import Presence


@proof
def figures():
    """Each cell equals what the totals and presences of its year add up to."""
    if Outbox.objects.filter(reaction__in=(REACTION, TOTALS)).exists():
        return
    for year in years_of():
        for (cell, measure), (value, _count) in sorted(differences(counted(totals_of(year), year), year).items()):
            yield f"figure {cell} of {measure} is off by {-value}; guyub totals counts anew"



@proof
def presences():
    """As many entries of unpaid time stand in presences as in totals and in confirmed attendances, group by group."""
    if Outbox.objects.filter(reaction__in=(REACTION, TOTALS)).exists():
        return
    sums = Presence.objects.exclude(kind="r").values("group_id", "kind").annotate(entries=Sum("count")).order_by()
    counted_ones = {(row["group_id"], row["kind"]): row["entries"] for row in sums if row["entries"]}
    totals = Total.objects.filter(unit="minute", purpose="service").values("group_id").annotate(
        entries=Sum("count")).order_by()
    expected = {(row["group_id"], kind): row["entries"] for row in totals if row["entries"] for kind in "pg"}
    standing = Attendance.objects.filter(transfer__unit="minute", transfer__purpose="service")
    for row in standing.values("transfer__group_id").annotate(entries=Count("pk")).order_by():
        expected[row["transfer__group_id"], "a"] = row["entries"]
    for one in sorted(set(counted_ones) | set(expected)):
        if counted_ones.get(one, 0) != expected.get(one, 0):
            yield f"presences of group {one[0]} ({one[1]}): {counted_ones.get(one, 0)} beside {expected.get(one, 0)} entries"

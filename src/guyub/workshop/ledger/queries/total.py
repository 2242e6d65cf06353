from datetime import date

from django.db.models import Sum

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


def month_by_group(month: date, *, unit="minute", purpose="service", limit=40):
    """[(group id, name, slug, kain, section of its field, amount)] of one month, the largest first."""
    return list(
        Total.objects.filter(month=month, unit=unit, purpose=purpose, amount__gt=0)
        .values_list("group_id", "group__name", "group__slug", "group__kain", "group__field__section")
        .annotate(amount=Sum("amount")).order_by("-amount", "group_id")[:limit])


def months_of_group(group, *, unit="minute", purpose="service", limit=24):
    """[(month, amount, count)] of a group with all below it, the latest first."""
    return list(
        Total.objects.filter(group__path__startswith=group.path, unit=unit, purpose=purpose)
        .values_list("month").annotate(amount=Sum("amount"), count=Sum("count")).order_by("-month")[:limit])

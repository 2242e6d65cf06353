from datetime import date

from django.db.models import F

from guyub.core.reactions import reaction

from .models import Total, Transfer


@reaction
def add_to_totals(act):
    """Add what an act posted to the totals of its group, place, field and month."""
    sums = {}
    rows = Transfer.objects.filter(act=act).values_list(
        "group_id", "place_id", "field_id", "occurred_on", "unit", "purpose", "amount", "reverses_id")
    for group, place, field, day, unit, purpose, amount, reverses in rows.iterator(1000):
        total = total_of(group, place, field, day, unit, purpose)
        kept = sums.setdefault(total.key, [total, 0, 0])
        sign = -1 if reverses else 1
        kept[1] += sign * amount
        kept[2] += sign
    Total.objects.bulk_create([total for total, _amount, _count in sums.values()], ignore_conflicts=True)
    for key in sorted(sums):
        _total, amount, count = sums[key]
        Total.objects.filter(key=key).update(amount=F("amount") + amount, count=F("count") + count)


def total_of(group, place, field, day, unit, purpose):
    month = date(day.year, day.month, 1)
    key = f"{group}/{place or ''}/{field or ''}/{month:%Y-%m}/{unit}/{purpose}"
    return Total(group_id=group, place_id=place, field_id=field, month=month, unit=unit, purpose=purpose, key=key)

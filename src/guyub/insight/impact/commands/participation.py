"""Counting who takes part: once a month, for the whole server, and only as it may be shown."""

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from guyub.core.commands import command
from guyub.foundation.people.models import Portrait

from .. import policy
from ..models import Participation, Presence
from ..rules.suppression import shown

MOST_DISTRICTS = 30


@command(policy.may_count_participation, notes=("year",))
def count_participation(actor, nothing, *, year):
    """Count what the people of a year said of themselves, replacing what was counted before."""
    Participation.objects.filter(year=year).delete()
    now, made = timezone.now(), []
    for trait, known in (("sex", Portrait.Sex.values), ("age", Portrait.Age.values),
                         ("disability", Portrait.Disability.values), ("district", ())):
        counts, answers = shown(dict.fromkeys(known, 0) | numbers(trait, year), settings.FEWEST_PEOPLE)
        rows = sorted(counts.items(), key=lambda row: -(row[1] or 0))
        if trait == "district":
            rows = [row for row in rows if row[1]][:MOST_DISTRICTS]
        made += [Participation(year=year, trait=trait, value=value, people=people, answers=answers, counted_at=now)
                 for value, people in rows]
    Participation.objects.bulk_create(made)


def numbers(trait, year):
    """{value: how many different people of the year said so}"""
    there = Presence.objects.filter(kind="p", count__gt=0, month__gte=f"{year}-01", month__lte=f"{year}-12")
    rows = Portrait.objects.filter(person_id__in=there.values("ref"), consent__withdrawn_at=None)
    rows = rows.exclude(district=None) if trait == "district" else rows.exclude(**{trait: ""})
    return {str(value): count for value, count in rows.values_list(trait).annotate(people=Count("pk")).order_by()}

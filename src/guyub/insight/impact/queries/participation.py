"""Who takes part, as far as it may be shown."""

from dataclasses import dataclass
from datetime import datetime

from guyub.foundation.places.models import Place

from ..models import Participation


@dataclass(frozen=True)
class TraitLine:
    """One answer and how many gave it; None where there are too few to show."""

    value: str
    people: int | None


@dataclass(frozen=True)
class TraitTable:
    trait: str
    answers: int | None
    counted_at: datetime
    lines: list


def participation(year):
    """{trait: TraitTable} of a year as counted last; two statements, one more for the names of districts."""
    found = {}
    for row in Participation.objects.filter(year=year).order_by("pk"):
        table = found.setdefault(row.trait, TraitTable(row.trait, row.answers, row.counted_at, []))
        table.lines.append(TraitLine(row.value, row.people))
    return found


def district_names(lines):
    """{id as text: title with its regency} of the districts in some lines."""
    rows = Place.objects.filter(pk__in=[int(line.value) for line in lines]).select_related("parent")
    return {str(place.pk): f"{place.title}, {place.parent.title}" for place in rows}

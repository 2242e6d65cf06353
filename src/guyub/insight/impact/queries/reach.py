"""Where nobody has worked yet: the regencies and cities without hours."""

from dataclasses import dataclass

from guyub.foundation.places.queries import large_titles

from ..models import Figure
from ..rules.cells import AREA, TIME


@dataclass(frozen=True)
class Unreached:
    """One province: its code, its name, how many regencies and cities it has, and those not reached."""

    code: str
    name: str
    total: int
    missing: list


def regencies_in(area):
    """How many regencies and cities lie in an area; 514 in the country."""
    return sum(kind != "province" and path.startswith(area) for path, (_title, kind, _pk) in large_titles().items())


def unreached(lens):
    """[Unreached] of each province in the lens's area that has regencies without hours in its field and period."""
    reached = set(Figure.objects.filter(
        scope=AREA, period=lens.period, section=lens.section, measure=TIME, value__gt=0,
        area__startswith=lens.area[:3]).values_list("area", flat=True))
    found = []
    for path, (title, kind, _pk) in large_titles().items():
        if kind == "province" and path.startswith(lens.area[:3]):
            found.append((path, title, []))
        elif found and path.startswith(found[-1][0]):
            found[-1][2].append((path, title))
    return [Unreached(path.rstrip("."), title, len(inside), missing) for path, title, inside in found
            if (missing := [name for regency, name in inside if regency not in reached])]

"""How figures are kept: exact, additive, and read without adding up.

A page may not add up a million transfers, nor count distinct people among them. So each *cell* that a page can show is one
stored row, and every entry adds to the few dozen cells that it falls into (`cells`): everywhere, its province, its
regency; all fields or its own; its month or its year; its group and each group above it. Cells are bounded by areas, groups,
fields and months, so a page costs the same for ten thousand transfers and for ten million.

Amounts add up by themselves. People, activities, groups and regencies reached do not: somebody who served in two
regencies is one person in their province. They are kept exact by `Presence` rows, one for each person (activity, group,
regency) by place, field and month. When an act changes presences, the cells of each person concerned are laid out before
and after (`footprint`); what is new counts one more, what is gone one less. That needs only the rows of the people in
the act, found by an index, never a count over everybody. The same two functions serve the reaction, the recount and the
proof, so they cannot disagree.
"""

from functools import lru_cache

KINDS = {"p": "people", "a": "activities", "g": "groups", "r": "regencies"}
AREA, TREE, OWN = "a", "t", "o"
TIME = "minute/service"


def levels(path):
    """An area and what it lies in, by path: '33.10.05.' is in '', '33.', '33.10.'; a place abroad only in itself."""
    if not path or not path[0].isdigit():
        return ("", path) if path else ("",)
    return ("", path[:3], path[:6]) if len(path) > 3 else ("", path)


def regency_of(path):
    """The number of the regency or city in which an area lies, or None: '33.10.05.' is 3310."""
    return int(path[:2] + path[3:5]) if len(path) >= 6 and path[0].isdigit() else None


@lru_cache(maxsize=200_000)
def cells(group, lineage, area, section, month):
    """All cells of one entry as (scope, area, group or 0, section, period)."""
    found = []
    areas = levels(area)
    for period in (month[:4], month):
        for kept in {"", section}:
            found += [(AREA, level, 0, kept, period) for level in areas]
            found += [(TREE, "", int(pk), kept, period) for pk in lineage.split(".") if pk]
        found += [(OWN, level, group, "", period) for level in areas]
    return tuple(found)


@lru_cache(maxsize=200_000)
def met(group, lineage, area, section, month):
    """The cells in which people are counted: all but those of a group by itself, which only say how much it gave."""
    return tuple(cell for cell in cells(group, lineage, area, section, month) if cell[0] != OWN)


def footprint(presences):
    """The set of cells in which one person, activity or group was, given its rows (group, lineage, area, section, month)."""
    found = set()
    for presence in presences:
        found.update(met(*presence))
    return found


def key_of(cell, measure):
    """The unique name of a cell's measure."""
    scope, area, group, section, period = cell
    return f"{scope}/{area}/{group or ''}/{section}/{period}/{measure}"

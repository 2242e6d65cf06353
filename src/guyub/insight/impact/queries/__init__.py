from .entries import EntryLine, entries_under
from .figures import (
    Freshness,
    GroupLine,
    areas_of,
    chapters_of,
    freshness,
    largest_groups,
    months_of,
    provinces_of,
    sections_of,
)
from .reach import Unreached, regencies_in, unreached
from .under import ActivityUnder, GroupUnder, activities_under, groups_under

__all__ = [
    "ActivityUnder", "EntryLine", "Freshness", "GroupLine", "GroupUnder", "Unreached", "activities_under", "areas_of",
    "chapters_of", "entries_under", "freshness", "groups_under", "largest_groups", "months_of", "provinces_of",
    "regencies_in", "sections_of", "unreached",
]

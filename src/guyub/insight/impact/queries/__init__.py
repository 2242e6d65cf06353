from .entries import EntryLine, entries_under
from .figures import Freshness, GroupLine, areas_of, chapters_of, freshness, largest_groups, months_of, sections_of
from .reach import Unreached, regencies_in, unreached

__all__ = [
    "EntryLine", "Freshness", "GroupLine", "Unreached", "areas_of", "chapters_of", "entries_under", "freshness",
    "largest_groups", "months_of", "regencies_in", "sections_of", "unreached",
]

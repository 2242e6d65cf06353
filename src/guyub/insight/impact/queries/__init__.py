from .figures import areas_of, chapters_of, freshness, largest_groups, months_of, sections_of

__all__ = ["areas_of", "chapters_of", "freshness", "largest_groups", "months_of", "sections_of"]

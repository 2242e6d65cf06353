from .chapter import chapter, chapter_source, chapters, is_edited
from .figure import FIGURES, figures_named

__all__ = ["FIGURES", "chapter", "chapter_source", "chapters", "figures_named", "is_edited"]

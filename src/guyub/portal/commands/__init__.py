from .chapter import edit_chapter, restore_chapter

__all__ = ["edit_chapter", "restore_chapter"]

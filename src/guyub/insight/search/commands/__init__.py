from .building import build_entries, close_index
from .keeping import keep_activities, keep_groups

__all__ = ["build_entries", "close_index", "keep_activities", "keep_groups"]

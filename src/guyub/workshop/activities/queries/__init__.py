from .activity import activity_cards, activity_count, activity_for_page, activity_rows, drafts, groups_short
from .attendance import attendance_sheet, sheet_days
from .board import shift_board
from .calendar import calendar_reading, group_feed, personal_feed, problem_words
from .matters import Matter, matters
from .shift import my_hours, my_minutes, my_shifts, shift_days, swaps_open
from .week import week_board

__all__ = [
    "Matter", "activity_cards", "activity_count", "activity_for_page", "activity_rows", "attendance_sheet",
    "calendar_reading", "drafts", "group_feed", "groups_short", "matters", "my_hours", "my_minutes", "my_shifts",
    "personal_feed", "problem_words", "sheet_days", "shift_board", "shift_days", "swaps_open", "week_board",
]

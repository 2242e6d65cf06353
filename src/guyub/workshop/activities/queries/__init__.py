from .activity import (
    activity_cards,
    activity_for_page,
    activity_rows,
    drafts,
    groups_short,
    newest_activities,
    short_and_coming,
)
from .attendance import attendance_sheet, just_confirmed, others_vouching, sheet_days
from .benefit import Brought, brought
from .board import shift_board
from .calendar import ImportProgress, calendar_reading, group_feed, personal_feed, problem_words
from .load import lighter_shifts, limit_lines, standing_in_the_way
from .matters import Matter, matters
from .mine import my_hours, my_minutes, my_shifts
from .poster import Poster, activity_poster, group_poster, may_be_shown
from .repeat import rule_words
from .shift import first_day, roles_of, shift_days, swaps_open
from .week import week_board

__all__ = [
    "Brought", "brought",
    "ImportProgress", "Matter", "Poster", "activity_cards", "activity_for_page", "activity_poster", "activity_rows",
    "attendance_sheet", "calendar_reading", "drafts", "first_day", "group_feed", "group_poster", "groups_short",
    "just_confirmed", "lighter_shifts", "limit_lines", "matters", "may_be_shown", "my_hours", "my_minutes", "my_shifts",
    "newest_activities", "others_vouching", "personal_feed", "problem_words", "roles_of", "rule_words", "sheet_days",
    "shift_board", "shift_days", "short_and_coming", "standing_in_the_way", "swaps_open", "week_board",
]

from .actor import actor_of
from .block import block_list
from .category import categories_of
from .classification import fields_named, goals_in_order, occupations_named, section_words, sections
from .group import (
    chapters,
    group_cards,
    group_named,
    groups_waiting,
    largest_groups,
    led_groups,
    officers,
    scope_of,
)
from .membership import (
    answer_promised,
    applications_waiting,
    days_late,
    due_day,
    member_roll,
    memberships_of,
    promise_of,
    waiting_applications,
)
from .office import office_terms
from .referral import group_meant, groups_near, referral_to, standing_referral

__all__ = [
    "actor_of", "answer_promised", "applications_waiting", "block_list", "categories_of", "chapters", "days_late",
    "due_day", "fields_named", "goals_in_order", "group_cards", "group_meant", "group_named", "groups_near",
    "groups_waiting", "largest_groups", "led_groups", "member_roll", "memberships_of", "occupations_named",
    "office_terms", "officers", "promise_of", "referral_to", "scope_of", "section_words", "sections",
    "standing_referral", "waiting_applications",
]

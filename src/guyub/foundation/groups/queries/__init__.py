from .actor import actor_of
from .block import block_list
from .classification import fields_named, occupations_named, section_words, sections
from .group import chapters, group_card, group_cards, group_named, groups_waiting, led_groups, officers
from .membership import member_roll, memberships_of, waiting_applications

__all__ = [
    "actor_of", "block_list", "chapters", "fields_named", "group_card", "group_cards", "group_named", "groups_waiting",
    "led_groups", "member_roll", "memberships_of", "occupations_named", "officers", "section_words", "sections",
    "waiting_applications",
]

from .case import name_parties, open_case, recuse_person, step_aside
from .clearance import clear_recusal
from .declaration import declare_interest, end_declaration, remind_declaration, review_declaration
from .link import drop_link, keep_link
from .merge import join_interests
from .rule import set_rule
from .suspicion import dismiss_suspicion, raise_suspicion, uphold_suspicion

__all__ = [
    "clear_recusal", "declare_interest", "dismiss_suspicion", "drop_link", "end_declaration", "join_interests", "keep_link",
    "name_parties", "open_case", "raise_suspicion", "recuse_person", "remind_declaration", "review_declaration", "set_rule",
    "step_aside", "uphold_suspicion",
]

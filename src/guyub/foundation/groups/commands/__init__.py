from .block import block_person, lift_block
from .category import add_category, assign_category, change_category, remove_category
from .code import hand_out_code
from .group import approve_group, close_group, edit_group, found_group, refuse_group, resubmit_group
from .logo import remove_logo, set_logo
from .membership import apply_for_membership, approve_membership, end_membership, leave_group, refuse_membership
from .merge import join_memberships
from .office import appoint_officer, end_office
from .referral import refer_membership, refuse_referral

__all__ = [
    "add_category", "apply_for_membership", "appoint_officer", "approve_group", "approve_membership", "assign_category",
    "block_person", "change_category", "close_group", "edit_group", "end_membership", "end_office", "found_group",
    "hand_out_code", "join_memberships", "leave_group", "lift_block", "refer_membership", "refuse_group",
    "refuse_membership", "refuse_referral", "remove_category", "remove_logo", "resubmit_group", "set_logo",
]

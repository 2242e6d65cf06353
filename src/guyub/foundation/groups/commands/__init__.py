from .code import hand_out_code
from .group import approve_group, close_group, edit_group, found_group, refuse_group
from .membership import (
    apply_for_membership,
    approve_membership,
    end_membership,
    leave_group,
    refuse_membership,
)
from .office import appoint_officer, end_office

__all__ = [
    "appoint_officer", "apply_for_membership", "approve_group", "approve_membership", "close_group", "edit_group",
    "end_membership", "end_office", "found_group", "hand_out_code", "leave_group", "refuse_group", "refuse_membership",
]

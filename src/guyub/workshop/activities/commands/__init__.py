from .activity import cancel_activity, edit_activity, plan_activity, publish_activity
from .attendance import check_in, check_out, record_attendance, record_benefits, undo_check_in, undo_check_out
from .attestation import audit_attendance, cosign_attendance, pick_audits
from .calendar import apply_calendar, carry_on_calendar, read_calendar
from .confirmation import (
    confirm_attendance,
    confirm_attendances,
    decline_attendance,
    undo_confirmation,
    undo_confirmations,
)
from .limit import end_load_limit, limit_load, set_load_limit
from .merge import join_signups
from .reminder import remind_shift
from .repeat import advance_activity, repeat_activity
from .shift import add_role, add_shift, cancel_shift, change_shift, promise_benefits, remove_role
from .signup import answer_assistance, remove_signup, sign_up, withdraw_signup
from .swap import offer_swap, take_swap, withdraw_swap

__all__ = [
    "add_role", "add_shift", "advance_activity", "answer_assistance", "apply_calendar", "audit_attendance",
    "cancel_activity", "cancel_shift", "carry_on_calendar", "change_shift", "check_in", "check_out",
    "confirm_attendance", "confirm_attendances", "cosign_attendance", "decline_attendance", "edit_activity",
    "end_load_limit", "join_signups", "limit_load", "offer_swap", "pick_audits", "plan_activity", "promise_benefits",
    "publish_activity", "read_calendar", "record_attendance", "record_benefits", "remind_shift", "remove_role",
    "remove_signup", "repeat_activity", "set_load_limit", "sign_up", "take_swap", "undo_check_in", "undo_check_out",
    "undo_confirmation", "undo_confirmations", "withdraw_signup", "withdraw_swap",
]

from .attendance import credit_attendance, uncredit_attendance
from .claim import (
    amend_claim,
    audit_entry,
    award_credit,
    claim_credit,
    refuse_claim,
    return_claim,
    withdraw_claim,
)
from .enrolment import choose_profile, close_enrolment, enrol_member, excuse_year, move_enrolment
from .merge import join_enrolments
from .reckoning import reckon_enrolment
from .recount import recount_credits
from .scheme import adopt_scheme, discard_version, edit_version, publish_version, revise_scheme
from .transcript import take_transcript
from .warning import warn_enrolment

__all__ = [
    "adopt_scheme", "amend_claim", "audit_entry", "award_credit", "choose_profile", "claim_credit",
    "close_enrolment", "credit_attendance", "discard_version", "edit_version", "enrol_member", "excuse_year",
    "join_enrolments", "move_enrolment", "publish_version", "reckon_enrolment", "recount_credits", "refuse_claim",
    "return_claim", "revise_scheme", "take_transcript", "uncredit_attendance", "warn_enrolment", "withdraw_claim",
]

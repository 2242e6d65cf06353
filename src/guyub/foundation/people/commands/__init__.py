from .block import block_login, unblock_login
from .code import TooSoon, issue_code, request_code, try_code
from .consent import give_consent, withdraw_consent
from .contact import add_contact, confirm_contact, remove_contact, verify_contact
from .login import claim_login, create_operator, redeem_code, remove_second_factor
from .merge import merge_persons
from .person import change_assistance, change_language, change_name, register_person
from .portrait import give_portrait
from .token import make_access_token, make_feed_token, note_use, revoke_access_token, revoke_feed_token

__all__ = [
    "TooSoon", "add_contact", "block_login", "change_assistance", "change_language", "change_name", "claim_login",
    "confirm_contact", "create_operator", "give_consent", "give_portrait", "issue_code", "make_access_token",
    "make_feed_token", "merge_persons", "note_use", "redeem_code", "register_person", "remove_contact",
    "remove_second_factor", "request_code", "revoke_access_token", "revoke_feed_token", "try_code", "unblock_login",
    "verify_contact", "withdraw_consent",
]

from .account import account_sheet
from .block import blocked_logins, logins_named
from .consent import asked_consents, current_texts, missing_consents, required_consents
from .doubles import persons_named
from .login import operator_exists, persons_on_record
from .person import standing
from .token import access_token, access_tokens, person_of_feed, token_digest, token_state

__all__ = [
    "access_token", "access_tokens", "account_sheet", "asked_consents", "blocked_logins", "current_texts",
    "logins_named", "missing_consents", "operator_exists", "person_of_feed", "persons_named", "persons_on_record",
    "required_consents", "standing", "token_digest", "token_state",
]

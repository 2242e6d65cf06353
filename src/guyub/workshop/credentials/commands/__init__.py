from .credential import issue_credential, issue_credentials, rely_on_credential, revoke_credential
from .key import rotate_key, sign_again
from .kind import close_kind, make_kind
from .merge import join_credentials
from .showing import show_parts, take_back_showing

__all__ = [
    "close_kind", "issue_credential", "issue_credentials", "join_credentials", "make_kind", "rely_on_credential",
    "revoke_credential", "rotate_key", "show_parts", "sign_again", "take_back_showing",
]

from .ground import grounds_of
from .lists import (
    candidates,
    credential_seen,
    group_credentials,
    kind_seen,
    kinds_of,
    my_credentials,
    parts_of,
    relies,
    showing_seen,
    showings_of,
)
from .shown import shown
from .trust import (
    all_keys,
    claim_of,
    did_key_document,
    did_of,
    revoked_places,
    status_document,
    status_list_named,
)

__all__ = [
    "all_keys", "candidates", "claim_of", "credential_seen", "did_key_document", "did_of", "grounds_of", "group_credentials",
    "kind_seen", "kinds_of", "my_credentials", "parts_of", "relies", "revoked_places", "showing_seen", "showings_of",
    "shown", "status_document", "status_list_named",
]

import hashlib

from django.utils import timezone

from .. import policy
from ..models import AccessToken, FeedToken
from .person import standing


def token_digest(token):
    """What is kept of a calendar secret; it is long and random, so a plain hash suffices."""
    return hashlib.sha256(token.encode()).hexdigest()


def person_of_feed(token):
    """The person whose private calendar this secret opens, or None."""
    row = FeedToken.objects.filter(digest=token_digest(token), revoked_at=None).select_related("person").first()
    if row is None:
        return None
    person = standing(row.person)
    return None if person.erased_at else person


def access_token(secret):
    """The token of this secret, with its login and person, whatever its state; None if there is none."""
    return AccessToken.objects.select_related("login__person").filter(digest=token_digest(secret)).first()


def token_state(token):
    """Why a token opens nothing: "revoked", "closed" (its login), "expired"; "" if it opens what its scopes say."""
    login = token.login
    if token.revoked_at is not None:
        return "revoked"
    if not login.is_active or login.person is None or login.person.erased_at or login.person.merged_into_id:
        return "closed"
    return "expired" if token.expires_at <= timezone.now() else ""


def access_tokens(actor):
    """One's own tokens, the newest first: those that still open something, and those of the past."""
    rows = list(policy.visible_access_tokens(actor).select_related("login__person").order_by("-created_at", "-pk")[:100])
    return [row for row in rows if not token_state(row)], [row for row in rows if token_state(row)]

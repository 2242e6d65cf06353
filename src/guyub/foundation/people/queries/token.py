import hashlib

from ..models import FeedToken
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

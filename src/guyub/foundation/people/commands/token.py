import secrets

from django.utils import timezone

from guyub.core.commands import command

from .. import policy
from ..models import FeedToken
from ..queries.token import token_digest


@command(policy.may_make_feed_token)
def make_feed_token(actor, person):
    """Make the secret of one's private calendar address and end the older one. Returns it; it is never shown again."""
    end_tokens(person)
    token = secrets.token_urlsafe(24)
    FeedToken.objects.create(person=person, digest=token_digest(token))
    return token


@command(policy.may_revoke_feed_token)
def revoke_feed_token(actor, person):
    """End one's private calendar address; who holds it sees nothing more."""
    return end_tokens(person)


def end_tokens(person):
    return FeedToken.objects.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())

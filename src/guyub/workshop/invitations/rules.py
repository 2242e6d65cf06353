"""Bounds of invitations, and whether one still counts. No ORM."""

from datetime import timedelta

LONGEST = timedelta(days=366)
LONGEST_TOKEN = 24
MOST_OPEN = 50  # of one person
MOST_USES = 1000


def counts(asked_at, asked_on, *, until, revoked_at, used, most):
    """Whether who asked then, on that day, is counted: the link had not ended, was not revoked and is not used up."""
    if asked_on > until or (revoked_at is not None and revoked_at <= asked_at):
        return False
    return most is None or used < most

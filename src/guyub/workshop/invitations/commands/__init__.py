from .arrival import count_arrival, join_invitations
from .invitation import make_invitation, revoke_invitation

__all__ = ["count_arrival", "join_invitations", "make_invitation", "revoke_invitation"]

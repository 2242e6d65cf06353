from guyub.workshop.invitations.queries import outreach

from .asked import Asked
from .record import Record, record, service_lines
from .share import share_of, shares_of
from .standing import standing

__all__ = ["Asked", "Record", "outreach", "record", "service_lines", "share_of", "shares_of", "standing"]

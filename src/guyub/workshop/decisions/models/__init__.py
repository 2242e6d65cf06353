from .body import Body, Bylaw, Seat
from .meeting import Attendance, Item, Meeting
from .obligation import Obligation
from .proposal import Amendment, Comment, Escalation, Proposal, Second, Version
from .vote import Ballot, Deliberation, Elector, Option, Paper, Sealed, Vote

__all__ = [
    "Amendment", "Attendance", "Ballot", "Body", "Bylaw", "Comment", "Deliberation", "Elector", "Escalation", "Item",
    "Meeting", "Obligation", "Option", "Paper", "Proposal", "Sealed", "Seat", "Second", "Version", "Vote",
]

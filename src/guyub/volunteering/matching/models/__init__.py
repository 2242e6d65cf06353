from .offer import Offer, Suggestion
from .proposal import Placement, Proposal
from .readiness import Readiness

__all__ = ["Offer", "Placement", "Proposal", "Readiness", "Suggestion"]

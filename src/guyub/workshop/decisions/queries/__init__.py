from .body import bylaw_of, capacities, electors_of
from .meeting import meeting_sheet, meetings_of
from .minutes import minutes
from .proposal import proposal_sheet
from .register import own_matters, register
from .vote import ballot_sheet, published, result_sheet

__all__ = ["ballot_sheet", "bylaw_of", "capacities", "electors_of", "meeting_sheet", "meetings_of", "minutes", "own_matters",
           "proposal_sheet", "published", "register", "result_sheet"]

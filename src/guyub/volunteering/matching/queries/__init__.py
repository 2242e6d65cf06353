from .board import asks_of, proposal_board, proposal_rows, spare_people
from .fitting import activities_fitting, offers_fitting
from .instance import open_shifts
from .offer import offers_near, offers_of
from .readiness import readiness_of
from .risk import calibration, risk_of
from .standby import standby_sheet
from .why import whys

__all__ = ["activities_fitting", "asks_of", "calibration", "offers_fitting", "offers_near", "offers_of", "open_shifts",
           "proposal_board", "proposal_rows", "readiness_of", "risk_of", "spare_people", "standby_sheet", "whys"]

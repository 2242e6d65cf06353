from .catalogue import skill_choices, skills_named, whole_catalogue
from .holding import claims_waiting, ending, holdings_of, running_out, waiting_holdings
from .register import register
from .requirement import held_by, holders, holds, lacking, satisfying

__all__ = [
    "claims_waiting", "ending", "held_by", "holders", "holdings_of", "holds", "lacking",
    "register", "running_out", "satisfying", "skill_choices", "skills_named", "waiting_holdings", "whole_catalogue",
]

from .catalogue import skill_choices, skills_named
from .holding import claims_waiting, holdings_of, waiting_holdings
from .requirement import holders, holds, lacking, satisfying

__all__ = [
    "claims_waiting", "holders", "holdings_of", "holds", "lacking", "satisfying", "skill_choices", "skills_named",
    "waiting_holdings",
]

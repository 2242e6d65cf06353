from .catalogue import skill_choices, skills_named
from .holding import holdings_of, waiting_holdings
from .requirement import holders, holds, lacking

__all__ = ["holders", "holdings_of", "holds", "lacking", "skill_choices", "skills_named", "waiting_holdings"]

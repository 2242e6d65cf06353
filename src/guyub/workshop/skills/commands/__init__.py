from .holding import OWN, claim_skill, named, refuse_holding, verify_holding, warn_holder, withdraw_holding
from .merge import join_holdings

__all__ = [
    "OWN", "claim_skill", "join_holdings", "named", "refuse_holding", "verify_holding", "warn_holder", "withdraw_holding",
]

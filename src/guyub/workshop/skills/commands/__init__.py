from .holding import claim_skill, refuse_holding, verify_holding, withdraw_holding
from .merge import join_holdings

__all__ = ["claim_skill", "join_holdings", "refuse_holding", "verify_holding", "withdraw_holding"]

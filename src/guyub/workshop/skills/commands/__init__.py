from .catalogue import add_skill, set_licence_shape
from .holding import OWN, claim_skill, named, refuse_holding, verify_holding, warn_holder, withdraw_holding
from .merge import join_holdings

__all__ = [
    "OWN", "add_skill", "claim_skill", "join_holdings", "named", "refuse_holding", "set_licence_shape", "verify_holding",
    "warn_holder", "withdraw_holding",
]

from .holding import claim_skill, refuse_holding, verify_holding, withdraw_holding

__all__ = ["claim_skill", "refuse_holding", "verify_holding", "withdraw_holding"]

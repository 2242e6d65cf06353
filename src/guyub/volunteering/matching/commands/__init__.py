from .offer import ask_offer, end_offer, make_offer, suggest_activity

__all__ = ["ask_offer", "end_offer", "make_offer", "suggest_activity"]

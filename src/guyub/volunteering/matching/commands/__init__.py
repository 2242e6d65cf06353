from .approval import accept_placement, approve_proposal, ask_substitute, decline_placement
from .offer import ask_offer, end_offer, make_offer, suggest_activity
from .placement import lock_placement, move_placement, place_person, remove_placement, unlock_placement
from .proposal import ask_proposal, close_proposal, follow_proposal, recompute_proposal, record_proposal, stop_proposal
from .readiness import end_readiness, offer_readiness
from .standby import ask_standbys

__all__ = [
    "accept_placement", "approve_proposal", "ask_offer", "ask_proposal", "ask_standbys", "ask_substitute", "close_proposal",
    "decline_placement", "end_offer", "end_readiness", "follow_proposal", "lock_placement", "make_offer", "move_placement",
    "offer_readiness", "place_person", "recompute_proposal", "record_proposal", "remove_placement", "stop_proposal",
    "suggest_activity", "unlock_placement",
]

from .amendment import amend_proposal, answer_amendment
from .ballot import cast_ballot, give_proxy, take_proxy_back
from .body import close_body, end_seat, found_body, give_seat, set_bylaw
from .closing import annul_vote, bar_electors, close_vote, mark_swept, remind_electors
from .meeting import add_item, adopt_minutes, call_meeting, close_meeting, move_meeting, note_attendance, note_item
from .merge import join_seats
from .obligation import add_obligation, drop_obligation, finish_obligation, remind_owner
from .opening import hand_over, open_vote, record_round
from .proposal import comment_proposal, make_proposal, revise_proposal, second_proposal, step_out, withdraw_proposal

__all__ = [
    "add_item", "add_obligation", "adopt_minutes", "amend_proposal", "annul_vote", "answer_amendment", "bar_electors",
    "call_meeting", "cast_ballot", "close_body", "close_meeting", "close_vote", "comment_proposal", "drop_obligation",
    "end_seat", "finish_obligation", "found_body", "give_proxy", "give_seat", "hand_over", "join_seats", "make_proposal",
    "mark_swept", "move_meeting", "note_attendance", "note_item", "open_vote", "record_round", "remind_electors",
    "remind_owner", "revise_proposal", "second_proposal", "set_bylaw", "step_out", "take_proxy_back",
    "withdraw_proposal",
]

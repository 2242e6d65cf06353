from .demo import demo_messages
from .inbox import inbox, unread_count
from .officer import answering
from .reach import can_reach, reachable_by

__all__ = ["answering", "can_reach", "demo_messages", "inbox", "reachable_by", "unread_count"]

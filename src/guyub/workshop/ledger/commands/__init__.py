from .head import publish_head
from .post import Entry, post, post_many, reverse, reverse_many
from .totals import insert_from, recount_totals

__all__ = [
    "Entry", "insert_from", "post", "post_many", "publish_head", "recount_totals", "reverse", "reverse_many",
]

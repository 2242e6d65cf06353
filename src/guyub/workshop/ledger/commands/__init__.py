from .head import publish_head
from .post import Entry, post, post_many, reverse

__all__ = ["Entry", "post", "post_many", "publish_head", "reverse"]

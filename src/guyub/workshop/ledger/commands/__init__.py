from .post import Entry, post, post_many, reverse

__all__ = ["Entry", "post", "post_many", "reverse"]

from .share import revoke_share, share_record

__all__ = ["revoke_share", "share_record"]

from .code import post_code, send_code
from .delivery import deliver_due
from .notice import choose_channels, notify, read_all, read_notice, tell

__all__ = [
    "choose_channels", "deliver_due", "notify", "post_code", "read_all", "read_notice", "send_code", "tell",
]

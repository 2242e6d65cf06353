from .delivery import deliver_due, write_deliveries
from .webhook import (
    end_webhook,
    make_webhook,
    pause_webhook,
    resend_delivery,
    resume_webhook,
    rotate_secret,
    try_webhook,
)

__all__ = [
    "deliver_due", "end_webhook", "make_webhook", "pause_webhook", "resend_delivery", "resume_webhook", "rotate_secret",
    "try_webhook", "write_deliveries",
]

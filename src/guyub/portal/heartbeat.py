"""The worker's sign of life: a file whose age /healthz reads."""

import time
from pathlib import Path

from django.conf import settings

EVERY = 5
_last = [0.0]


def path():
    return Path(settings.DATA) / "worker.beat"


def beat():
    """Touch the file, at most every few seconds."""
    if time.monotonic() - _last[0] >= EVERY:
        path().touch()
        _last[0] = time.monotonic()


def age():
    """Seconds since the last sign of life, or None without any."""
    try:
        return max(0.0, time.time() - path().stat().st_mtime)
    except FileNotFoundError:
        return None

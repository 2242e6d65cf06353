"""Identifiers that sort by time."""

import os
import time
import uuid


def uuid7():
    """A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then randomness."""
    stamp = time.time_ns() // 1_000_000
    value = (stamp << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)

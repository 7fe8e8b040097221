"""The time and the chance of the real world, for those that are handed them."""

import os
import time


def now() -> int:
    """Return the time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def chance(count: int) -> bytes:
    """Return random bytes."""
    return os.urandom(count)

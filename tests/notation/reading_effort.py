"""How much work an action is, in Python calls, which unlike seconds are the same on every machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls_made(action: Callable[[], Any]) -> int:
    """Count the Python functions called by `action`."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return calls

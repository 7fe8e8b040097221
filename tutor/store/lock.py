"""One lock file beside the progress file: savers share it, and who exchanges the whole file has it alone.

SQLite's own locks order the savers. This one keeps a tutor from saving into a file that another is just
moving out of the way. It goes with the process that holds it, however that ends. Where the system has no
such locks (Windows) an open file can't be moved anyway.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


PATIENCE = 10.0
"""Seconds to wait for who exchanges the file."""


def lock_file(progress: Path) -> Path:
    """Return the lock file of a progress file."""
    return progress.with_name(progress.name + ".lock")


@contextmanager
def held(progress: Path, *, alone: bool) -> Iterator[None]:
    """Hold the lock, alone, or together with others that don't ask to be alone.

    Raises:
        OSError: when it can't be had for a long time, or the disk refuses.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(lock_file(progress), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _wait(handle, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, way: int) -> None:
    if sys.platform == "win32":
        return
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, way | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return

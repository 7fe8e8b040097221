"""Reading files that others made: regular ones only, and no more of them than is wanted.

Links, pipes and devices are refused before they are opened, so no folder of lessons can make the
tutor read something else or wait for ever.
"""

import os
import stat
from pathlib import Path


def content(path: Path, most: int) -> bytes:
    """Return the beginning of a regular file; what is checked and what is read is one and the same open file.

    Raises:
        OSError: when it is not there, is no regular file, or can't be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_symlink():
        raise OSError(0, "it is a link, and links are not followed")
    with os.fdopen(os.open(path, flags), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(0, "it is not a regular file")
        return stream.read(most)

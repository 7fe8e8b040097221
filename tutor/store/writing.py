"""Writing a file of the learner's: whole or not at all, and never over another one unless she says so."""

import os
from collections.abc import Iterable
from pathlib import Path

from tutor.messages import say
from tutor.store.failure import WorldError


class FileThereError(WorldError):
    """There is something of that name already."""

    status = 2


def write_whole(path: Path, parts: Iterable[str], *, over: bool) -> None:
    """Write text to a file that only its owner can read; it appears when it is complete.

    Args:
        path: the file.
        parts: its text.
        over: whether a file that is there may be replaced.

    Raises:
        FileThereError: when one is there and may not, or what is there is a folder, a pipe, a device.
        OSError: when the disk refuses; then nothing has changed.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    if os.path.lexists(path) and not path.is_file():
        raise FileThereError(say("{file} can't be used: {why}", file=str(path), why=say("it is not a regular file")))
    if path.exists() and not over:
        raise FileThereError(say("{file} is there already: --force replaces it", file=str(path)))
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        if over:
            part.replace(path)
        else:
            _appear(part, path)
    finally:
        part.unlink(missing_ok=True)


def _appear(part: Path, path: Path) -> None:
    """Give a complete file its name, unless another has taken it in the meantime."""
    try:
        os.link(part, path)
    except FileExistsError as error:
        raise FileThereError(say("{file} is there already: --force replaces it", file=str(path))) from error
    except OSError:  # a disk without links
        part.replace(path)

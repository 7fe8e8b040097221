"""What commands share that do something to files: saying a sentence, asking for a yes, writing a file."""

import sys
from collections.abc import Iterable
from pathlib import Path

from tutor.messages import Message, say
from tutor.render.screen import Look, render
from tutor.session.outputs import Said, Tone
from tutor.store.writing import write_whole
from tutor.terminal.speech import told, translate
from tutor.terminal.writer import standard_writer


def tell(message: Message) -> None:
    """Say a sentence on a line of its own."""
    standard_writer().text(told(message) + "\n")


def agreed(question: Message) -> bool:
    """Ask for a yes; where nobody can be asked the answer is no."""
    writer = standard_writer()
    writer.write(
        render((Said(question, Tone.ASK),), Look(width=writer.width, colour=writer.colour, translate=translate))
    )
    if not sys.stdin.isatty():
        return False
    writer.text("  " + told(say("yes or no")) + " ❯ ")
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "是")


def write_file(path: Path, parts: Iterable[str], *, force: bool) -> None:
    """Write a file; where one is there already, ask whoever can be asked.

    Raises:
        FileThereError: when one is there and may not be replaced.
    """
    over = force
    if path.is_file() and not force and sys.stdin.isatty():
        over = agreed(say("{file} is there already. Replace it?", file=str(path)))
    write_whole(path, parts, over=over)

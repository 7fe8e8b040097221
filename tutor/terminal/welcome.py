"""The first words, on the screen before anything heavy is imported: this module must stay light."""

import os
import sys

from tutor.terminal.speech import translate


def welcome() -> None:
    """Print the name of the course."""
    welcome = translate("Derivatives by nudging")
    bold = sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    sys.stdout.write(f"\n  \x1b[1m{welcome}\x1b[0m\n" if bold else f"\n  {welcome}\n")
    sys.stdout.flush()

"""The first words, on the screen before anything heavy is imported: this module must stay light."""

import os
import sys

WELCOME = "Derivatives by nudging"


def welcome() -> None:
    """Print the name of the course."""
    bold = sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    sys.stdout.write(f"\n  \x1b[1m{WELCOME}\x1b[0m\n" if bold else f"\n  {WELCOME}\n")
    sys.stdout.flush()

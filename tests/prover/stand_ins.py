"""Children that stand for the worker and misbehave, each a few lines of Python."""

import sys
from textwrap import dedent

_START = """
import json, os, sys, time
def say(reply):
    print(json.dumps(reply), flush=True)
def question():
    line = sys.stdin.readline()
    return json.loads(line) if line else sys.exit()
"""


def child(program: str, *, ready: bool = True) -> tuple[str, ...]:
    """Return the command of a child; it says that it is ready, if asked to, and runs the program."""
    first = 'say({"ready": True})\n' if ready else ""
    return (sys.executable, "-c", _START + first + dedent(program))


PROVES_ALL = child("""
while True:
    say({"proof": "proven", "number": question()["number"]})
""")

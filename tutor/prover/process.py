"""The parent's end: start the worker, ask with a deadline, kill it when late, keep a warm spare.

The worker is a plain subprocess speaking JSON lines over its own pipes: it can be killed at any
moment, shares no interpreter lock with the keyboard, and reads nothing that runs as code. It does
not see the current folder (`-P`, a working directory of its own), so a `sympy.py` lying about there
is never imported. A thread does nothing but wait for its lines, because pipes can't be waited for
with a timeout on every platform.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tutor.calculus.symbolic import Symbolic
from tutor.checking.proof import Proof
from tutor.notation.plain import typed
from tutor.notation.tree import Tree, letters

DEADLINE = 2.0
"""Seconds for one question, the worker's start included."""

LONGEST_WARMING = 20.0
"""Seconds after which a worker that still isn't ready is given up."""

_LONGEST_REPLY = 65_536

MOST_LINES = 8
"""Lines that may wait unread; whoever writes more has gone mad and is no longer listened to."""

_PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import tutor
sys.path.append(sys.path.pop(0))
from {module} import main
main()
"""
"""Takes `tutor` from the very folder this one runs from, and everything else from where it is installed."""


def command(module: str) -> tuple[str, ...]:
    """Return the command that runs `main` of a module of this `tutor`, whatever lies in the current folder."""
    return (sys.executable, "-P", "-c", _PROGRAM.format(module=module), str(Path(__file__).parents[2]))


COMMAND = command("tutor.prover.worker")
"""Starts a worker."""

KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH")


class Worker:
    """One child process."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        """Start it; it warms itself while nobody waits."""
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._ready = False
        self.asked = 0
        self._given_up = time.monotonic() + LONGEST_WARMING
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).anchor,
            env=_environment(),
            text=True,
            encoding="utf-8",
            errors="replace",
            **_own_group(),
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None  # noqa: S101 - a pipe was asked for
        with contextlib.suppress(OSError, ValueError), self.process.stdout as replies:
            while self.lines.qsize() < MOST_LINES and (line := replies.readline(_LONGEST_REPLY)):
                self.lines.put(line)
        self.lines.put("")

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    @property
    def warming(self) -> bool:
        """Whether it is still getting ready, and may take more time for that."""
        return not self._ready and time.monotonic() < self._given_up

    def ask(self, question: dict[str, Any], deadline: float) -> dict[str, Any] | None:
        """Return the reply, or None if the worker broke down.

        Raises:
            TimeoutError: when there is no reply by `deadline` (of `time.monotonic`).
        """
        if not self._ready:
            self._ready = self._reply(deadline) == {"ready": True}
        if not self._ready or self.process.stdin is None:
            return None
        self.asked += 1
        try:
            self.process.stdin.write(json.dumps({**question, "number": self.asked}) + "\n")
            self.process.stdin.flush()
        except (OSError, ValueError):
            return None
        reply = self._reply(deadline)
        return reply if reply is not None and reply.get("number") == self.asked else None

    def _reply(self, deadline: float) -> dict[str, Any] | None:
        try:
            line = self.lines.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise TimeoutError from None
        try:
            reply = json.loads(line)
        except ValueError:
            return None
        return reply if isinstance(reply, dict) else None

    def kill(self) -> None:
        """End the process at once and leave nothing behind."""
        self.process.kill()
        with contextlib.suppress(OSError, ValueError):
            if self.process.stdin is not None:
                self.process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=1)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "SYMPY_GROUND_TYPES": "python", "MPMATH_NOGMPY": "1", "PYTHONUTF8": "1"}


def _own_group() -> dict[str, Any]:
    """Keep the terminal's Ctrl-C from reaching the worker."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


class Prover:
    """SymPy, asked with a deadline: one worker, and a spare that is warm when the first is killed."""

    def __init__(
        self,
        deadline: float = DEADLINE,
        command: Sequence[str] = COMMAND,
        *,
        spare: bool = True,
        conversation: bool = True,
    ) -> None:
        """Start the first worker.

        Args:
            deadline: seconds a question may take.
            command: what starts a worker.
            spare: whether a second one is kept warm; without it the next is started when the first is gone.
            conversation: whether a Ctrl-C stops the question only; in a run over many answers it stops the run.
        """
        self.conversation = conversation
        self.deadline = deadline
        self._command = command
        self._with_spare = spare
        self.worker = self._started()
        self.spare: Worker | None = None

    def _started(self) -> Worker | None:
        try:
            return Worker(self._command)
        except OSError:
            return None

    def ask(self, question: dict[str, Any]) -> dict[str, Any] | Proof:
        """Return the reply, or why there is none.

        Raises:
            KeyboardInterrupt: at a Ctrl-C outside a conversation.
        """
        deadline = time.monotonic() + self.deadline
        if self.worker is None or not self.worker.alive:
            self._drop()
        if self.worker is None:
            return Proof.ABSENT
        if self.spare is None and self._with_spare:
            self.spare = self._started()
        try:
            reply = self.worker.ask(question, deadline)
        except (TimeoutError, KeyboardInterrupt) as stopped:
            if isinstance(stopped, KeyboardInterrupt) and not self.conversation:
                raise
            if not self.worker.warming:
                self._drop()
            return Proof.TIMEOUT
        if reply is None:
            self._drop()
            return Proof.ABSENT
        return reply

    def _drop(self) -> None:
        """Kill the worker; the spare takes its place, and warms on while the learner reads."""
        if self.worker is not None:
            self.worker.kill()
        self.worker, self.spare = self.spare or self._started(), None
        if self._with_spare:
            self.spare = self._started()

    def prove(self, function: Tree, variable: str, answer: Tree) -> Proof:
        """Return whether SymPy can prove that `answer` is the derivative of `function`."""
        question = {"ask": "prove", "function": _written(function), "variable": variable, "answer": _written(answer)}
        reply = self.ask(question)
        if isinstance(reply, Proof):
            return reply
        try:
            return Proof(reply["proof"])
        except (KeyError, ValueError):
            return Proof.ABSENT

    def differentiate(self, function: Tree, variable: str, points: tuple[Tree, ...]) -> Symbolic | None:
        """Return what SymPy prints, None if it doesn't in time."""
        written = [_written(point) for point in points]
        question = {"ask": "differentiate", "function": _written(function), "variable": variable, "points": written}
        reply = self.ask(question)
        match reply:
            case {
                "function": str(shown),
                "derivative": str(derivative),
                "tidy": str(tidy),
                "latex": str(latex),
                "values": list(values),
            }:
                return Symbolic(shown, derivative, tidy, latex, tuple(map(str, values)))
            case _:
                return None

    def close(self) -> None:
        """End both processes."""
        for worker in (self.worker, self.spare):
            if worker is not None:
                worker.kill()
        self.worker = self.spare = None


def _written(tree: Tree) -> dict[str, object]:
    return {"text": typed(tree), "letters": letters(tree)}

"""What people write instead: `simplify(diff(f) - a) == 0`, in a process that can be killed.

Run as a program it answers JSON lines with "right", "wrong" or "unreadable"; `Asked` is the other end.
"""

import json
import queue
import subprocess
import sys
import threading
import time
from typing import Any

LIMIT = 10.0
"""Seconds after which the process is killed and started anew."""

_LONGEST_START = 60.0


class Asked:
    """The process, asked one answer after the other."""

    def __init__(self) -> None:
        """Start it and wait until it is warm: starting counts for nobody."""
        self._start()

    def _start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, args=(self.process, self.lines), daemon=True).start()
        self.lines.get(timeout=_LONGEST_START)

    @staticmethod
    def _listen(process: "subprocess.Popen[str]", lines: "queue.SimpleQueue[str]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
        lines.put('"broke down"')

    def verdict(self, row: dict[str, Any]) -> tuple[str, float]:
        """Return the verdict, "too late" after the limit, and the seconds it took."""
        assert self.process.stdin is not None
        start = time.perf_counter()
        self.process.stdin.write(json.dumps(row) + "\n")
        self.process.stdin.flush()
        try:
            found = str(json.loads(self.lines.get(timeout=LIMIT)))
        except queue.Empty:
            found = "too late"
        taken = time.perf_counter() - start
        if found in {"too late", "broke down"}:
            self.close()
            self._start()
        return found, taken

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()


def main() -> None:
    """Answer line by line."""
    import sympy  # noqa: PLC0415 - the asking end does without
    from sympy.parsing import sympy_parser as reading  # noqa: PLC0415 - likewise

    names = {
        "e": sympy.E, "ln": sympy.log, "abs": sympy.Abs, "arcsin": sympy.asin, "arccos": sympy.acos,
        "arctan": sympy.atan, "sigmoid": lambda u: 1 / (1 + sympy.exp(-u)), "relu": lambda u: sympy.Max(u, 0),
        "softplus": lambda u: sympy.log(1 + sympy.exp(u)), "log2": lambda u: sympy.log(u, 2),
        "log10": lambda u: sympy.log(u, 10),
    }  # fmt: skip
    letters = {name: sympy.Symbol(name, real=True) for name in map(chr, range(97, 123)) if name != "e"}
    ways = (*reading.standard_transformations, reading.convert_xor, reading.implicit_multiplication)

    def understood(text: str) -> Any:
        return reading.parse_expr(text, local_dict={**letters, **names}, transformations=ways)

    def verdict(row: dict[str, Any]) -> str:
        try:
            function, answer = understood(row["function"]), understood(row["answer"])
        except Exception:  # noqa: BLE001 - whatever a parser that evaluates comes out with
            return "unreadable"
        try:
            slope = sympy.diff(function, letters[row["variable"]])
            return "right" if sympy.simplify(slope - answer) == 0 else "wrong"
        except Exception:  # noqa: BLE001 - whatever simplify comes out with
            return "broke down"

    verdict({"function": "x*sin(x)", "answer": "sin(x)", "variable": "x"})
    sys.stdout.write('"ready"\n')
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(verdict(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

"""Makes answers to mark: functions, right answers in many spellings and wrong ones by many slips, as JSON lines.

    python tests/benchmarks/answers.py [--count N] [--seed S] > answers.jsonl

    {"id": 1, "function": "w^2", "variable": "w", "answer": "w + w", "verdict": "right", "how": "w+w"}

Every verdict is proven by `proofs`, without a line of what is measured; what can't be proven either
way, or comes out otherwise than it was meant, is dropped. The same seed makes the same file.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from random import Random

import proofs
from as_typed import PLAIN, SPELLINGS, typed
from by_sympy import CHANGES, Change, antiderivative, at_three, rewritten, second
from formulas import Node, minus, number, over, parse, plus, rational, rebuild, substitute, times
from questions import questions
from rewritings import BY_HAND, Rewriting
from school_rules import SLIPS, differentiate

COUNT = 1600
SEED = 20
EACH = 4
"""Right and wrong answers a function gets, of each."""

LONGEST = 300
"""Characters of an answer; nobody types more."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer to mark; `plainly` is the same with every sign written out."""

    function: str
    variable: str
    answer: str
    verdict: str
    how: str
    plainly: str

    def row(self, count: int) -> dict[str, object]:
        """Return its line, without `plainly`."""
        kept = ("function", "variable", "answer", "verdict", "how")
        return {"id": count, **{name: getattr(self, name) for name in kept}}


Making = Callable[[Node, Node, str, Random], Node | None]
"""Makes an answer from the function, its derivative as on paper, the variable and chance; None: no occasion."""


def _right() -> dict[str, Making]:
    makings: dict[str, Making] = {}
    for name, rewriting in BY_HAND.items():
        makings[name] = partial(_by_hand, rewriting)
    for name, change in CHANGES.items():
        makings[name] = partial(_by_sympy, change)
    for name in SPELLINGS:
        makings[name] = lambda _f, slope, variable, _rng: _tidy(slope, variable)
    makings[_ON_PAPER] = lambda _f, slope, _v, _rng: slope
    makings[_TIDY] = lambda _f, slope, variable, _rng: _tidy(slope, variable)
    return makings


_ON_PAPER, _TIDY = "rules applied, not simplified", "as SymPy writes it"


def _tidy(slope: Node, variable: str) -> Node | None:
    return rewritten(lambda found, _: found, slope, variable)


def _by_hand(rewriting: Rewriting, _function: Node, slope: Node, variable: str, rng: Random) -> Node | None:
    """Rewrite the answer as on paper or, half the time, SymPy's."""
    base = (_tidy(slope, variable) or slope) if rng.random() < 0.5 else slope
    answer = rewriting(base, variable, rng)
    return None if answer == base else answer


def _by_sympy(change: Change, _function: Node, slope: Node, variable: str, _rng: Random) -> Node | None:
    answer = rewritten(change, slope, variable)
    return None if answer == _tidy(slope, variable) else answer


def _wrong() -> dict[str, Making]:
    makings: dict[str, Making] = {
        "the function itself": lambda function, _s, _v, _r: function,
        "second derivative": lambda _, slope, variable, _r: rewritten(second, slope, variable),
        "a number, not a formula": lambda _, slope, variable, _r: rewritten(at_three, slope, variable),
        "antiderivative": lambda function, _, variable, _r: antiderivative(function, variable),
        "coefficient off by one": _off_by_one,
        "more the further it is from a whole number": _between_whole_numbers,
        "another sign on one side": lambda _, slope, variable, rng: times(slope, parse(_one_side(variable, rng))),
        "more on one side": _more_on_one_side,
        "shifted by a millionth": _shifted,
        "mirrored": lambda _, slope, variable, _r: substitute(slope, variable, parse(f"-{variable}")),
        "a millionth of a billionth more": lambda _, slope, _v, _r: plus(slope, Node("0.000000000000001")),
        "a ten-millionth too large": lambda _, slope, _v, _r: times(Node("1.0000001"), slope),
        "negated": lambda _, slope, _v, _r: minus(slope),
        "turned over": lambda _, slope, _v, _r: over(Node("1"), slope),
        "only for positive numbers": _one_half,
        "multiplied by the variable": lambda _, slope, variable, _r: times(slope, Node(variable)),
        "constant added": lambda _, slope, _v, rng: plus(slope, Node(str(rng.randint(1, 9)))),
        "another letter": _another_letter,
        "degrees": _degrees,
    }
    for slip in SLIPS:
        makings[slip] = partial(_slipped, slip)
    return makings


def _slipped(slip: str, function: Node, slope: Node, variable: str, _rng: Random) -> Node | None:
    answer = differentiate(function, variable, slip)
    return None if answer == slope else answer


def _off_by_one(_function: Node, slope: Node, _variable: str, rng: Random) -> Node | None:
    found: list[Node] = []
    rebuild(slope, lambda part: found.append(part) if part.head.isdigit() else None)
    if not found:
        return None
    chosen = rng.choice(found)
    other = rational((number(chosen) or Fraction(0)) + rng.choice((1, -1)))
    return rebuild(slope, lambda part: other if part == chosen else None)


def _one_side(variable: str, _rng: Random) -> str:
    return f"abs({variable})/{variable}"


def _more_on_one_side(_function: Node, slope: Node, variable: str, rng: Random) -> Node:
    side = rng.choice((f"abs({variable})-{variable}", f"abs({variable})+{variable}", f"relu({variable}-7)"))
    return plus(slope, parse(side))


def _between_whole_numbers(_function: Node, slope: Node, variable: str, _rng: Random) -> Node:
    return plus(slope, parse(f"0.0000001*sin(pi*{variable})"))


def _shifted(_function: Node, slope: Node, variable: str, _rng: Random) -> Node:
    return substitute(slope, variable, parse(f"{variable}+0.000001"))


def _one_half(_function: Node, slope: Node, variable: str, rng: Random) -> Node:
    return substitute(slope, variable, parse(rng.choice((f"sqrt({variable}^2)", f"abs({variable})"))))


def _another_letter(function: Node, slope: Node, variable: str, _rng: Random) -> Node | None:
    letters = [name for name in "abckm" if name in function and name != variable]
    return substitute(slope, letters[0], Node(variable)) if letters else None


def _degrees(function: Node, slope: Node, _variable: str, _rng: Random) -> Node | None:
    circular = any(name in function for name in ("sin", "cos", "tan"))
    return times(slope, over(Node("pi"), Node("180"))) if circular else None


RIGHT, WRONG = _right(), _wrong()


def pairs(count: int, seed: int) -> Iterator[Pair]:
    """Yield `count` answers; kinds that were made the least come first."""
    rng, made = Random(seed), Counter[str]()  # noqa: S311 - nothing secret is drawn
    found = 0
    for function, variable in questions(rng):
        slope = differentiate(function, variable)
        for makings, verdict in ((RIGHT, "right"), (WRONG, "wrong")):
            for pair in _some(function, slope, variable, makings, verdict, rng, made):
                if found == count:
                    return
                found += 1
                yield pair


def _some(
    function: Node, slope: Node, variable: str, makings: dict[str, Making], verdict: str, rng: Random,
    made: Counter[str],
) -> Iterator[Pair]:  # fmt: skip
    """Yield a few answers to one function."""
    seen: set[str] = set()
    found = 0
    for how in sorted(makings, key=lambda how: made[how] + 3 * rng.random()):
        answer = makings[how](function, slope, variable, rng)
        if answer is None or (plainly := typed(answer)) in seen:
            continue
        spelling = SPELLINGS.get(how, PLAIN)
        pair = Pair(typed(function), variable, typed(answer, spelling, variable), verdict, how, plainly)
        seen.add(pair.plainly)
        if len(pair.answer) > LONGEST or proofs.verdict(pair.function, variable, pair.plainly) != verdict:
            continue
        made[how] += 1
        found += 1
        yield pair
        if found == EACH:
            return


def main() -> None:
    """Print the pairs."""
    parser = argparse.ArgumentParser(description="Make answers to mark, each with its proven verdict.")
    parser.add_argument("--count", type=int, default=COUNT, help=f"how many ({COUNT})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"chance starts here ({SEED})")
    options = parser.parse_args()
    for count, pair in enumerate(pairs(options.count, options.seed), 1):
        sys.stdout.write(json.dumps(pair.row(count), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

"""The gaps of a template and the texts that fill them: `a=2..9 b=±1..5 p:q=3/5:4/5,6/10:8/10`.

`a=2..9` is a range, `b=±1..5` a term with its sign (`+1`, `-1`, `+2` …), and `p:q=…` fills two
gaps together. A number says which of the fillings is meant: counted like the digits of a number,
each gap with as many digits as it has texts.
"""

from functools import cache
from math import gcd, prod

from tutor.values import value

Filling = tuple[tuple[str, str], ...]
"""The texts in the gaps, by name, in the order of the row."""


@value
class Slot:
    """Gaps that are filled together, and the texts for them."""

    names: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]


@cache
def slots(row: str) -> tuple[Slot, ...]:
    """Return the slots that a row writes."""
    return tuple(_slot(*part.split("=")) for part in row.split())


def _slot(names: str, texts: str) -> Slot:
    each = tuple(names.split(":"))
    return Slot(each, tuple(tuple(text.split(":")) for part in texts.split(",") for text in _texts(part)))


def _texts(part: str) -> list[str]:
    bare = part.removeprefix("±")
    if ".." not in bare:
        numbers = [bare]
    else:
        first, last = bare.split("..")
        numbers = [str(number) for number in range(int(first), int(last) + 1)]
    return numbers if bare == part else [f"{sign}{number}" for number in numbers for sign in "+-"]


def count(row: str) -> int:
    """Return how many fillings a row has."""
    return prod(len(slot.texts) for slot in slots(row))


def filling(row: str, number: int) -> Filling:
    """Return one of the fillings of a row; beyond the last they begin anew."""
    filled: list[tuple[str, str]] = []
    for slot in slots(row):
        number, digit = divmod(number, len(slot.texts))
        filled += zip(slot.names, slot.texts[digit], strict=True)
    return tuple(filled)


def fill(template: str, filled: Filling) -> str:
    """Return a template with its gaps filled."""
    for name, text in filled:
        template = template.replace("{" + name + "}", text)
    return template


def scattered(number: int, size: int) -> int:
    """Return another number below `size`: neighbours go far apart, and each is met once.

    The step is the golden section of the size, so all digits change from one number to the next.
    """
    step = max(1, round(size * 0.6180339887))
    while gcd(step, size) != 1:
        step += 1
    return (number * step + size // 3) % size

"""Values behave as frozen, slotted dataclasses do."""

import pickle
from dataclasses import dataclass
from typing import Any

import pytest

from tutor.values import replace, value


@value
class Pair:
    """A pair."""

    first: int
    second: str = "two"

    @property
    def both(self) -> str:
        """Both as one."""
        return f"{self.first}{self.second}"


@value
class Other:
    """The same parts, another class."""

    first: int
    second: str = "two"


@value
class Empty:
    """Nothing."""


@dataclass(frozen=True, slots=True)
class Standard:
    """What `Pair` is measured against."""

    first: int
    second: str = "two"


def test_built_by_place_by_name_and_by_default() -> None:
    assert Pair(1, "b") == Pair(second="b", first=1) == Pair(1, second="b")
    assert Pair(1).second == "two"
    assert Pair(1).both == "1two"
    assert Empty() == Empty()


def test_equal_only_within_a_class() -> None:
    pair: object = Pair(1)
    assert pair != Other(1)
    assert pair != Pair(2)
    assert pair != (1, "two")
    assert len({Pair(1), Pair(1), Other(1), Pair(2)}) == 3


def test_frozen() -> None:
    pair: Any = Pair(1)
    with pytest.raises(AttributeError):
        pair.first = 2
    with pytest.raises(AttributeError):
        del pair.first
    with pytest.raises(AttributeError):
        pair.third = 3
    assert not hasattr(pair, "__dict__")


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, "b", 3), {}), ((1,), {"first": 2}), ((1,), {"third": 3}), ((), {"second": "b"})],
)
def test_wrong_calls_raise_what_the_standard_raises(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for cls in (Pair, Standard):
        with pytest.raises(TypeError):
            cls(*given, **named)


def test_printed_and_matched_as_the_standard_does() -> None:
    assert repr(Pair(1)) == repr(Standard(1)).replace("Standard", "Pair")
    match Pair(1, "b"):
        case Pair(first, second):
            assert (first, second) == (1, "b")


def test_replaced_and_copied() -> None:
    assert replace(Pair(1), second="b") == Pair(1, "b")
    with pytest.raises(TypeError):
        replace(Pair(1), third=3)
    assert pickle.loads(pickle.dumps(Pair(1))) == Pair(1)  # noqa: S301 - our own bytes

"""Derivations: the steps of known functions, and the laws that hold for thousands made by chance."""

from collections.abc import Iterable
from typing import Any

import pytest
import sympy
from generated_functions import W, X, functions, in_sympy

from tutor.calculus.arithmetic import Undefined, digits, evaluate
from tutor.calculus.derivation.derive import derive
from tutor.calculus.derivation.steps import MARK, Derivation, Step
from tutor.calculus.derivation.tidy import tidied
from tutor.calculus.rules import Unknown, derivative
from tutor.calculus.slope import slope
from tutor.notation.names import Alphabet
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import (
    Call,
    Letter,
    Negation,
    Power,
    Product,
    Quotient,
    Sum,
    Tree,
    children,
)


def formula(text: str) -> Tree:
    reading = read(text, Alphabet("w", ("x", "b", "y", "m")))
    assert isinstance(reading, Reading), text
    return reading.tree


def told(text: str, *, folded: bool = True) -> list[str]:
    """Return the steps of a derivation, one line each."""
    steps = derive(formula(text), "w", folded=folded).in_order()
    return [f"{'  ' * step.depth}{step.id} {step.rule}: {typed(step.before)} -> {typed(step.after)}" for step in steps]


def test_a_product_step_by_step() -> None:
    assert told("w^2*sin(3*w)") == [
        "1 product: D(w^2*sin(3*w)) -> D(w^2)*sin(3*w) + w^2*D(sin(3*w))",
        "  1.1 power: D(w^2) -> 2*w",
        "  1.2 chain: D(sin(3*w)) -> cos(3*w)*D(3*w)",
        "    1.2.1 multiple: D(3*w) -> 3",
        "  1.2.so together: cos(3*w)*D(3*w) -> cos(3*w)*3",
        "1.so together: D(w^2)*sin(3*w) + w^2*D(sin(3*w)) -> 2*w*sin(3*w) + w^2*(cos(3*w)*3)",
        "tidy.1 multiply: 2*w*sin(3*w) + w^2*(cos(3*w)*3) -> 2*w*sin(3*w) + 3*w^2*cos(3*w)",
    ]


def test_trivial_steps_fold_and_keep_the_ids_of_the_others() -> None:
    assert told("3*w + 1/w + 4") == [
        "1 sum: D(3*w + 1/w + 4) -> D(3*w) + D(1/w)",
        "  1.1 multiple: D(3*w) -> 3",
        "  1.2 reciprocal: D(1/w) -> D(w^-1)",
        "    1.2.1 power: D(w^-1) -> -w^-2",
        "1.so together: D(3*w) + D(1/w) -> 3 - w^-2",
        "tidy.1 multiply: 3 - w^-2 -> 3 - 1/w^2",
    ]
    assert told("3*w + 1/w + 4", folded=False)[:4] == [
        "1 sum: D(3*w + 1/w + 4) -> D(3*w) + D(1/w) + D(4)",
        "  1.1 multiple: D(3*w) -> 3*D(w)",
        "    1.1.1 variable: D(w) -> 1",
        "  1.1.so together: 3*D(w) -> 3",
    ]


def test_both_exponent_and_base_by_logarithms() -> None:
    assert told("w^w")[0] == "1 logarithm: D(w^w) -> w^w*D(w*ln(w))"


def test_nothing_is_known_of_nought_times_what_is_not() -> None:
    derivation = derive(formula("w + 0*(-2)^w"), "w")
    assert (typed(derivation.found), derivation.derivative) == ("1", None)


@pytest.mark.parametrize("text", ["(-2)^w", "w + (-2)^w", "sin((-2)^w)*w"])
def test_what_is_not_known_is_a_step(text: str) -> None:
    derivation = derive(formula(text), "w", folded=True)
    assert derivation.derivative is None
    assert "D((-2)^w)" in typed(derivation.found)
    unknown = [step for step in derivation.in_order() if step.rule == "unknown"]
    assert [typed(step.before) for step in unknown] == ["D((-2)^w)"]
    assert unknown[0].before == unknown[0].after


def test_a_step_knows_the_part_of_the_function_it_touches() -> None:
    tree = formula("1 + w^2*sin(w)*ln(w)")
    paths = {step.id: step.path for step in derive(tree, "w").in_order() if step.application}
    assert paths["1"] == ()
    assert paths["1.2"] == (1,)
    assert paths["1.2.1"] == (1, 0)
    assert paths["1.2.2"] == (1,)  # sin(w)·ln(w) as one group stands nowhere in it
    assert paths["1.2.2.2"] == (1, 2)
    assert [derive(formula("1/w^2"), "w").whole.children[0].path] == [()]


TIDIED = (
    ("w^2*sin(w)", "2*w*sin(w) + w^2*cos(w)"), ("(w^2+4)/(w^2-4)", "-16*w/(w^2 - 4)^2"), ("exp(w^2)", "2*w*exp(w^2)"),
    ("w^w", "w^w*(ln(w) + 1)"), ("ln(sigmoid(w))", "1 - sigmoid(w)"), ("abs(w)", "sign(w)"), ("x*w^2+b", "2*x*w"),
    ("(3*w+1)^5", "15*(3*w + 1)^4"), ("3*(2*w)", "6"), ("1/w^2", "-2/w^3"), ("3/w", "-3/w^2"), ("w^5/5", "w^4"),
    ("cos(2*w)", "-2*sin(2*w)"), ("w*sqrt(w)", "3*sqrt(w)/2"), ("sqrt(w)/w", "-1/(2*w^(3/2))"),
    ("0.5*w^2.5", "1.25*w^1.5"),
    ("0.3*w^3/7*7", "0.9*w^2"), ("w^2/0.7", "20*w/7"), ("w*w", "2*w"), ("w*exp(w)", "exp(w) + w*exp(w)"),
    ("exp(w)*exp(w)", "2*exp(2*w)"),
    ("e^w*e^w", "2*e^(2*w)"), ("(w+2)*(2*w^2-3)", "6*w^2 + 8*w - 3"), ("sin(w)/w^2", "(w*cos(w) - 2*sin(w))/w^3"),
    ("(w*x-y)^2/(2*m)", "x*(w*x - y)/m"), ("(y-w*x)^2", "-2*x*(y - w*x)"), ("relu(2*w)", "1 + sign(2*w)"),
    ("softplus(w)", "sigmoid(w)"), ("sin(w)^2", "2*sin(w)*cos(w)"), ("ln(5*w)", "1/w"), ("2^w", "2^w*ln(2)"),
    ("(w^3+w)/w", "2*w"), ("-(w*w)", "-2*w"), ("-w*(w+1)", "-(2*w + 1)"), ("(w^2+w)^13/13", "(w^2 + w)^12*(2*w + 1)"),
    ("(2*w)^13/26", "4096*w^12"), ("(w^2)^(1/2)", "w/(w^2)^(1/2)"), ("((w+1)^4*w - (w+1)^4*w)*x", "0"),
    ("5*w-5*w", "0"),
    ("(4*w)^(1/2)", "2/(4*w)^(1/2)"), ("w/(0*w+1)", "1/(0*w + 1)^2"),
)  # fmt: skip


def test_the_tidy_end() -> None:
    for text, wanted in TIDIED:
        found = derive(formula(text), "w").derivative
        assert found is not None
        assert typed(found) == wanted, text


def test_brackets_are_multiplied_out_only_where_that_is_shorter() -> None:
    for text in (
        "(w + 1)^9*sin(w) + (w + 1)^8", "(w + x + b + y)^3*(w + m)^3*w + w", "w*(sin(w) + cos(w)) + ln(w)",
        "(w + x + b + y + m)^3*(w + x + b + y + m) + w", "(w + 1)^4 - w^4 - 4*w^3 - 6*w^2 - 4*w",
    ):  # fmt: skip
        tree = formula(text)
        assert "multiply-out" not in [way for way, _ in tidied(tree)], text


def test_whatever_can_be_read_is_derived_in_good_time() -> None:
    """Long, deep and broad functions: an end, and never an exception."""
    for text, known in (
        ("*".join(["w"] * 150), True), ("*".join(["(w+1)"] * 50), True), ("sin(" * 60 + "w" + ")" * 60, True),
        ("w/(w+" * 30 + "w" + ")" * 30, True), ("^".join("w" * 30), True), ("exp(" * 30 + "w^2" + ")*w" * 30, True),
        ("+".join(f"w^{n}" for n in range(1, 90)), True), ("max(w," * 20 + "2" + ")" * 20, False),
        ("max(" + ",".join(f"w^{n}" for n in range(2, 40)) + ")", False), ("max(w, w^2, 3)", True),
    ):  # fmt: skip
        assert (derive(formula(text), "w", folded=True).derivative is not None) == known, text


def test_what_is_too_deep_is_not_known() -> None:
    tree: Tree = Letter("w")
    for _ in range(5_000):
        tree = Negation(tree)
    assert derive(tree, "w").whole.rule == "unknown"
    assert isinstance(derivative(tree, "w"), Unknown)


# Laws

PLACES = tuple({"w": w, "x": x} for w, x in (("1.37", "0.71"), ("-0.83", "1.9"), ("0.41", "2.3")))


def valued(tree: Tree, values: dict[str, Any]) -> Any:
    """Return the value of a formula in which slopes may stand open, None where it has none."""
    arithmetic = digits(50)
    there = dict(values)

    def closed(part: Tree) -> Tree:
        match part:
            case Call(function, (argument,)) if function == MARK:
                name = f"slope {len(there)}"
                there[name] = slope(argument, "w", values, arithmetic)
                return Letter(name)
            case Negation(operand):
                return Negation(closed(operand))
            case Sum(terms):
                return Sum(tuple(closed(term) for term in terms))
            case Product(factors):
                return Product(tuple(closed(factor) for factor in factors))
            case Quotient(top, bottom):
                return Quotient(closed(top), closed(bottom))
            case Power(base, exponent):
                return Power(closed(base), exponent)
            case _:
                return part

    try:
        return evaluate(closed(tree), there, arithmetic)
    except (Undefined, OverflowError):
        return None


def close(first: Any, second: Any) -> bool:
    return bool(abs(first - second) <= digits(50).context.mpf(10) ** -25 * (1 + abs(first) + abs(second)))


def steps_keep_their_value(derivation: Derivation) -> int:
    """Compare each step's before and after wherever both have a value; return how often that was."""
    compared = 0
    for place in PLACES:
        values = {letter: digits(50).context.mpf(text) for letter, text in place.items()}
        for step in derivation.in_order():
            before, after = valued(step.before, values), valued(step.after, values)
            if before is not None and after is not None:
                compared += 1
                assert close(before, after), (
                    typed(derivation.function),
                    step.id,
                    typed(step.before),
                    typed(step.after),
                )
    return compared


def agrees_with_sympy(derivation: Derivation) -> bool:
    """Compare the end with SymPy's `diff`; return whether there was a point at which both have a real value."""
    assert derivation.derivative is not None
    mine = {}
    for place in PLACES[:2]:
        values = {letter: digits(50).context.mpf(text) for letter, text in place.items()}
        ours = valued(derivation.derivative, values)
        if ours is not None and valued(derivation.function, values) is not None:
            mine[place["w"], place["x"]] = float(ours)
    theirs: Any = sympy.diff(in_sympy(derivation.function), W) if mine else None
    met = False
    for (w, x), value in mine.items():
        there = theirs.evalf(30, subs={W: sympy.Rational(w), X: sympy.Rational(x)}, maxn=200)
        if isinstance(there, sympy.Float | sympy.Integer):
            met = True
            assert abs(value - float(there)) <= 1e-12 * (1 + abs(float(there))), (
                typed(derivation.function), typed(derivation.derivative), str(theirs), w, x,
            )  # fmt: skip
    return met


def hold(many: Iterable[Tree]) -> tuple[int, int, int]:
    """Hold every law to functions; return how many there were, with steps compared, with SymPy's word."""
    count = with_steps = with_sympy = 0
    for tree in many:
        count += 1
        full, folded = derive(tree, "w"), derive(tree, "w", folded=True)
        assert (full.derivative, full.found) == (folded.derivative, folded.found)
        by_id = {step.id: step for step in full.in_order()}
        assert len(by_id) == len(list(full.in_order()))
        assert all(by_id[step.id].rule == step.rule for step in folded.in_order())
        assert all(part_of(tree, step) for step in full.in_order())
        with_steps += steps_keep_their_value(folded if count % 2 else full) > 0
        with_sympy += full.derivative is not None and agrees_with_sympy(full)
    return count, with_steps, with_sympy


def part_of(whole: Tree, step: Step) -> bool:
    """Whether a step's path leads somewhere in the function."""
    for index in step.path:
        whole = children(whole)[index]
    return True


def test_two_hundred_functions_step_by_step_and_against_sympy() -> None:
    count, with_steps, with_sympy = hold(functions(200, seed=1, depth=2))
    assert (count, with_steps > 190, with_sympy > 190) == (200, True, True), (with_steps, with_sympy)


@pytest.mark.slow
def test_two_thousand_functions_step_by_step_and_against_sympy() -> None:
    count, with_steps, with_sympy = hold(functions(2_000, seed=2, depth=3))
    assert (count, with_steps > 1_950, with_sympy > 1_750) == (2_000, True, True), (with_steps, with_sympy)

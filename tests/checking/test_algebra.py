"""The algebra itself: polynomials, quotients, and what it does with what it can't know."""

from fractions import Fraction

import pytest
from typed_formulas import formula

from tutor.calculus.arithmetic import FLOATS, TooLarge, Undefined, evaluate
from tutor.checking import polynomial as poly
from tutor.checking.field import IN_TERMS_OF_OTHERS, ODD, Element, Field
from tutor.checking.polynomial import Polynomial, TooMany

X, Y = poly.generator(0), poly.generator(1)


def in_field(text: str, field: Field) -> Element:
    found: Element = evaluate(formula(text), {"w": field.letter("w")}, field)
    return found


def test_polynomials_add_and_multiply() -> None:
    total = poly.plus(X, poly.constant(1))
    square: Polynomial = {((0, 2),): Fraction(1), ((0, 1),): Fraction(2), (): Fraction(1)}
    assert poly.times(total, total) == square
    assert poly.times(poly.plus(X, Y), poly.plus(X, poly.scaled(Y, Fraction(-1)))) == {
        ((0, 2),): Fraction(1),
        ((1, 2),): Fraction(-1),
    }


def test_what_cancels_leaves_no_term() -> None:
    assert poly.plus(X, poly.scaled(X, Fraction(-1))) == {}
    assert poly.constant(0) == {}


def test_a_common_monomial_is_found_and_taken_out() -> None:
    first = poly.times(poly.times(X, X), Y)
    second = poly.times(X, poly.times(Y, Y))
    assert poly.common_monomial(first, second) == ((0, 1), (1, 1))
    assert poly.without(first, ((0, 1), (1, 1))) == X


@pytest.mark.parametrize(("terms", "others"), [(3_000, 30), (100, 100)])
def test_products_that_would_be_too_large_are_refused(terms: int, others: int) -> None:
    first: Polynomial = {((0, power),): Fraction(1) for power in range(1, terms + 1)}
    second: Polynomial = {((1, power),): Fraction(1) for power in range(1, others + 1)}
    with pytest.raises(TooMany):
        poly.times(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1+w", "w+1"),
        ("2/w", "4/(2w)"),
        ("1/w-1/(w+1)", "1/(w^2+w)"),
        ("cos(w)^2", "1-sin(w)^2"),
        ("cos(w)^4", "(1-sin(w)^2)^2"),
        ("cos(-3w)", "4cos(w)^3-3cos(w)"),
        ("sin(-w)", "-sin(w)"),
        ("cos(0)", "1"),
        ("sqrt(w)^3", "w*sqrt(w)"),
        ("sqrt(0)", "0"),
        ("cbrt(-8w)", "-2cbrt(w)"),
        ("cbrt(1/w)", "cbrt(w^2)/w"),
        ("|w|^2", "w^2"),
        ("sqrt(w^2-1)^2", "w^2-1"),
        ("sqrt((w+1)/w)", "sqrt(w^2+w)/|w|"),
        ("|-w|", "|w|"),
        ("e^(w+1)", "e*e^w"),
        ("e^(2/3*ln(w))", "cbrt(w)^2"),
        ("ln(12)", "2ln(2)+ln(3)"),
        ("ln(e^w)", "w"),
        ("atan(-w)", "-atan(w)"),
        ("2^w*2^-w", "1"),
    ],
)
def test_equal_formulas_have_no_difference(one: str, other: str) -> None:
    field = Field()
    difference = in_field(one, field) - in_field(other, field)
    assert not difference
    assert difference.rational == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sqrt(w^2)", "w"),
        ("ln(w^2)", "2ln(w)"),
        ("sqrt(w)*sqrt(w+1)", "-sqrt(w^2+w)"),
        ("(w^2)^(3/2)", "w^3"),
        ("sqrt(w^2-1)^2", "1-w^2"),
        ("sqrt((w+1)/w)", "sqrt(w^2+w)/w"),
        ("sin(w)", "cos(w)"),
        ("e^w", "e^-w"),
        ("e^(ln(w)^2)", "w"),
        ("cos(5w)", "5cos(w)"),
        ("acos(w)", "acos(-w)"),
        ("ln(w+1)", "ln(w)"),
        ("e^(w+1/w)", "e^w"),
        ("ln(e^w*w)", "w"),
        ("ln(w*sin(w))", "ln(w)"),
    ],
)
def test_different_formulas_keep_their_difference(one: str, other: str) -> None:
    field = Field()
    assert in_field(one, field) - in_field(other, field)


def test_whole_numbers_of_python_join_in() -> None:
    w = Field().letter("w")
    assert not (1 + w) - (w + 1)
    assert not (2 - w) + (w - 2)
    assert not 3 * w - w * 3
    assert not 6 / w - 2 / w * 3
    assert (w / w).rational == 1
    assert w.rational is None


@pytest.mark.parametrize("text", ["1/(w-w)", "ln(0)", "ln(w-w)", "1/(|w|-w)+1/(|w|+w)", "0^-1"])
def test_what_has_no_value_is_undefined(text: str) -> None:
    with pytest.raises(Undefined):
        in_field(text, Field())


def test_functions_of_several_arguments_are_not_known() -> None:
    with pytest.raises(TooLarge):
        in_field("max(w, 1)", Field())


@pytest.mark.parametrize("text", ["(w+1)^401", "(w+1)^(803/2)"])
def test_large_powers_of_sums_are_not_multiplied_out(text: str) -> None:
    with pytest.raises(TooMany):
        in_field(text, Field())


def test_roots_of_long_sums_are_not_multiplied_out() -> None:
    field = Field()
    w, a = field.letter("w"), field.letter("a")
    long = field.power(w + 1, 59) * field.call("sqrt", [field.power(a + 1, 79) + 1])
    with pytest.raises(TooMany):
        _ = long * long


def test_only_letters_says_whether_the_form_is_the_only_one() -> None:
    field = Field()
    in_field("(w^2+pi)/w", field)
    assert field.only_letters
    in_field("sin(w)", field)
    assert not field.only_letters


SOMEWHERE = (0.3, 0.7, 1.5, 2.5, -0.4, -1.75)


def values(text: str) -> list[float | None]:
    found: list[float | None] = []
    for at in SOMEWHERE:
        try:
            found.append(float(evaluate(formula(text, letter="u"), {"u": at}, FLOATS)))
        except Undefined:
            found.append(None)
    return found


@pytest.mark.parametrize(("function", "others"), IN_TERMS_OF_OTHERS.items())
def test_functions_are_what_they_are_made_of(function: str, others: str) -> None:
    for one, other in zip(values(f"{function}(u)"), values(others), strict=True):
        assert (one is None) == (other is None)
        assert one is None or one == pytest.approx(other, rel=1e-12)


@pytest.mark.parametrize("function", sorted(ODD))
def test_odd_functions_change_their_sign(function: str) -> None:
    for one, other in zip(values(f"{function}(-u)"), values(f"-{function}(u)"), strict=True):
        assert (one is None) == (other is None)
        assert one is None or one == pytest.approx(other, rel=1e-12)

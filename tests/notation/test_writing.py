"""A tree written down: in two dimensions, as LaTeX, as Python with floats, as SymPy's expressions."""

import math

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from strategies import law, trees

from tutor.calculus.arithmetic import FLOATS, TooLarge, Undefined, evaluate
from tutor.notation.code import float_code, needs_math, sympy_code, sympy_names
from tutor.notation.functions import FUNCTIONS
from tutor.notation.latex import latex
from tutor.notation.names import Alphabet
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Call, Letter, Tree, children, letters, walk
from tutor.notation.twodim import draw


def tree_of(line: str) -> Tree:
    reading = read(line, Alphabet("w", ("a", "rate")))
    assert isinstance(reading, Reading), reading
    return reading.tree


DRAWINGS = [
    ("2w + 1", "2⋅w + 1", 0),
    ("-w^2", "-w²", 0),
    ("w - 2w - 3", "w - 2⋅w - 3", 0),
    ("(2*3)*w", "(2⋅3)⋅w", 0),
    ("sin(w)^2", "sin(w)²", 0),
    ("max(w, 1, 2)", "max(w, 1, 2)", 0),
    ("|w|", "│w│", 0),
    ("-(w+1)", "-(w + 1)", 0),
    ("w - (1 - w)", "w - (1 - w)", 0),
    ("1/w", " 1 \n───\n w ", 1),
    ("1/(w+1) + 1", "   1       \n─────── + 1\n w + 1     ", 1),
    ("e^w", " w\ne ", 1),
    ("e^(w^2)", " w²\ne  ", 1),
    ("e^(1/w)", "  1 \n ───\n  w \ne   ", 3),
    ("(1/w)^2", "⎛ 1 ⎞²\n⎜───⎟ \n⎝ w ⎠ ", 1),
    ("2^w^3", " w³\n2  ", 1),
    ("sqrt(w)", "  ─\n╲│w", 1),
    ("cbrt(w)", "   ─\n3╲│w", 1),
    ("sqrt(1/w)", "  ───\n │ 1 \n │───\n╲│ w ", 2),
    ("abs(1/w)", "│ 1 │\n│───│\n│ w │", 1),
    ("2*(1/w)", "   1 \n2⋅───\n   w ", 1),
    ("sin(1/w)", "   ⎛ 1 ⎞\nsin⎜───⎟\n   ⎝ w ⎠", 1),
    ("1/w - 1/w^2", " 1     1  \n─── - ────\n w     w² ", 1),
]


@pytest.mark.parametrize(("line", "drawing", "base"), DRAWINGS)
def test_a_drawing(line: str, drawing: str, base: int) -> None:
    box = draw(tree_of(line))
    assert "\n".join(box.lines) == drawing
    assert box.base == base


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("2w^2", r"2 \cdot w^{2}"),
        ("1/(2w)", r"\frac{1}{2 \cdot w}"),
        ("-(w+1)", r"-\left(w + 1\right)"),
        ("w - 2w", r"w - 2 \cdot w"),
        ("pi e", r"\pi \cdot e"),
        ("sqrt(w+1)", r"\sqrt{w + 1}"),
        ("cbrt(w)", r"\sqrt[3]{w}"),
        ("|w|", r"\left|w\right|"),
        ("sin(w)^2", r"\left(\sin\left(w\right)\right)^{2}"),
        ("log10(w)", r"\log_{10}\left(w\right)"),
        ("max(w, 1)", r"\max\left(w, 1\right)"),
        ("rate w", r"\mathrm{rate} \cdot w"),
        ("(2w)(3w)", r"\left(2 \cdot w\right) \cdot \left(3 \cdot w\right)"),
        ("arsinh w", r"\operatorname{arsinh}\left(w\right)"),
    ],
)
def test_latex(line: str, text: str) -> None:
    assert latex(tree_of(line)) == text


@pytest.mark.parametrize(
    ("line", "python", "exact"),
    [
        ("2w^2", "2*w**2", "2*w**2"),
        ("1/w^2", "1/w**2", "1/w**2"),
        ("w^-2", "w**(-2)", "w**(-2)"),
        ("-(w+1)", "-(w + 1)", "-(w + 1)"),
        ("w - (2 - w)", "w - (2 - w)", "w - (2 - w)"),
        ("(2*3)*w", "(2*3)*w", "(2*3)*w"),
        ("2*(3*w)", "2*(3*w)", "2*(3*w)"),
        ("007w", "7*w", "7*w"),
        ("000", "0", "0"),
        ("0.5w", "0.5*w", "Rational(1, 2)*w"),
        ("1/2", "1/2", "Rational(1, 2)"),
        ("1.5/2", "1.5/2", "Rational(Rational(3, 2), 2)"),
        ("1/2^3 w", "1/2**3*w", "Rational(1, 2**3)*w"),
        ("(1+2)/4", "(1 + 2)/4", "Rational(1 + 2, 4)"),
        ("2^-1 w", "2**(-1)*w", "Rational(2)**(-1)*w"),
        ("2^(1/2)", "2**(1/2)", "Rational(2)**(Rational(1, 2))"),
        ("w/2", "w/2", "w/2"),
        ("pi e", "math.pi*math.e", "pi*E"),
        ("e^(2w)", "math.exp(2*w)", "exp(2*w)"),
        ("sqrt(w)^2", "math.sqrt(w)**2", "sqrt(w)**2"),
        ("ln(w)/2", "math.log(w)/2", "log(w)/2"),
        ("log10(w)^2", "math.log10(w)**2", "log(w, 10)**2"),
        ("sec(w)^2", "(1/math.cos(w))**2", "sec(w)**2"),
        ("2sec(2w)", "2*(1/math.cos(2*w))", "2*sec(2*w)"),
        ("sign(w) + 1", "((w > 0) - (w < 0)) + 1", "sign(w) + 1"),
        ("sigmoid(2w)", "(1 + math.tanh((2*w)/2))/2", "1/(1 + exp(-(2*w)))"),
        ("sign(2w)", "((2*w) > 0) - ((2*w) < 0)", "sign(2*w)"),
        ("relu(2w)", "max(2*w, 0)", "Max(2*w, 0)"),
        ("1 + softplus(w)", "1 + (max(w, 0) + math.log1p(math.exp(-abs(w))))", "1 + (log(1 + exp(w)))"),
        ("max(w, 1, 2w)", "max(w, 1, 2*w)", "Max(w, 1, 2*w)"),
        ("|w|^2", "abs(w)**2", "Abs(w)**2"),
        ("rate w", "rate*w", "rate*w"),
    ],
)
def test_python(line: str, python: str, exact: str) -> None:
    tree = tree_of(line)
    assert (float_code(tree), sympy_code(tree)) == (python, exact)
    assert needs_math(tree) == ("math." in python)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2w", ()),
        ("0.5w", ("Rational",)),
        ("pi sin(w) + e + sin(2w)", ("pi", "sin", "E")),
        ("rate w", ()),
        ("log10(w)", ("log",)),
        ("e^w", ("exp",)),
    ],
)
def test_the_names_wanted_from_sympy(line: str, names: tuple[str, ...]) -> None:
    assert sympy_names(tree_of(line)) == names


def run(code: str, values: dict[str, float]) -> object:
    """Run our own Python, as a learner would who copies it from the screen."""
    return eval(compile(code, "<copied>", "eval"), {"math": math, **values})  # noqa: S307 - the one place: it is ours


def python_says(code: str, values: dict[str, float]) -> object:
    try:
        return run(code, values)
    except (ArithmeticError, ValueError, TypeError):  # a complex part
        return None


def is_real(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


SMALL = ("0", "1", "2", "3", "007", "0.5", ".5", "5.", "2.25", "1234567890123456789")


@law
@given(tree=trees(("w", "a", "rate"), SMALL), point=st.floats(-4, 4))
def test_copied_python_gives_the_figure_shown_bit_for_bit(tree: Tree, point: float) -> None:
    values = {"w": point, "a": 3, "rate": 0.1}
    try:
        value = evaluate(tree, values, FLOATS)
    except TooLarge:
        return  # Python would begin to compute it
    except Undefined:
        # Python may go on with a complex or an infinite part: then some part of the formula is not real.
        assert any(not is_real(python_says(float_code(part), values)) for part in walk(tree)), float_code(tree)
        return
    copied = run(float_code(tree), values)
    assert copied == value
    assert type(copied) is type(value)
    assert repr(copied) == repr(value) or value == 0  # -0*w is (-0)*w in Python: the sign of 0 may differ


@law
@given(trees(("w",), ("1", "2", "3", "0.5", ".25", "007"), size=6))
def test_sympy_is_given_the_tree_itself(tree: Tree) -> None:
    if any(large(part) or part == Call("cbrt", children(part)) for part in walk(tree)):
        return  # and SymPy's cube root of -8 is complex
    code = sympy_code(tree)
    names = {name: getattr(sympy, name) for name in sympy_names(tree)}
    w = sympy.Symbol("w", real=True)
    try:
        value = evaluate(tree, {"w": 0.75}, FLOATS)
        exact = eval(compile(code, "<ours>", "eval"), {**names, "w": w})  # noqa: S307 - our own text
        digits = complex(sympy.sympify(exact).subs(w, sympy.Rational(3, 4)).evalf(25))
    except (Undefined, TypeError, ValueError, OverflowError):  # zoo compares with nothing
        return
    if math.isfinite(digits.real):
        assert math.isclose(value, digits.real, rel_tol=1e-6, abs_tol=1e-6)


def large(part: Tree) -> bool:
    """Whether a part is so large, or so nearly 0, that a float says little of what is made from it."""
    try:
        size = abs(float(evaluate(part, {"w": 0.75}, FLOATS)))
    except Undefined:
        return True
    return size > 1e5 or 0 < size < 1e-5


def test_every_function_is_written_in_every_way() -> None:
    for row in FUNCTIONS:
        tree = tree_of(f"{row.name}(w, 1)" if row.several else f"{row.name}(w)")
        assert letters(tree) == ("w",)
        assert any(isinstance(part, Letter) for part in walk(tree))
        for way in (float_code(tree), sympy_code(tree), latex(tree), "\n".join(draw(tree).lines)):
            assert "w" in way
            assert "{u}" not in way

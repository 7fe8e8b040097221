"""The functions the benchmark asks about: every shape a course asks, with small numbers drawn by lot."""

from collections.abc import Iterator
from random import Random

from formulas import Node, parse, substitute

_SHAPES = (
    # sums and powers; x is the variable, A to D numbers, n and m exponents, p a letter held constant
    "A*x^n", "x^n+A*x^m", "A*x^2-B*x+C", "(A*x+B)*(C*x-D)", "A*x^n-B*x^m+C*x-D", "-A*x^n+B", "x/A-x^n/B", "x^n*(A-x)",
    "A/x^n", "1/x^n", "A/x-B/x^2", "A*x^(-n)", "x^n+A/x^m", "(x^n+A)/x^m",
    "(A*x+B)^n", "(x^2+A)^n", "(A-B*x^n)^m", "1/(A*x+B)", "A/(x^2+B)^n", "(x+A)^n*(x-B)^m",
    # roots
    "sqrt(x)", "A*sqrt(x)+B/sqrt(x)", "sqrt(A*x+B)", "sqrt(x^2+A)", "1/sqrt(A-x^2)", "x*sqrt(A-x)", "cbrt(x)",
    "cbrt(x^2+A)", "x^(2/3)+A*x^(1/2)", "x^(A/2)", "x/sqrt(x^2+A)", "sqrt(x)*(x-A)",
    # quotients
    "(A*x+B)/(C*x+D)", "x/(x^2+A)", "(x^2-A)/(x^2+B)", "x^n/(A-x)", "(x^2+A*x+B)/(x+C)", "(A-x)/(B+x)^2",
    # exponentials
    "exp(x)", "exp(A*x)", "A*e^(-B*x)", "e^(-x^2/A)", "x^n*exp(x)", "x*e^(-A*x)", "A^x", "B*2^(A*x)", "e^x/(x^2+A)",
    "x^x", "exp(sqrt(x))", "(e^x-e^(-x))/A", "1/(1+e^(-A*x))", "x^2*3^x", "e^(A*x)*cos(B*x)",
    # logarithms
    "ln(x)", "A*ln(B*x+C)", "ln(x^2+A)", "x*ln(x)-x", "x^n*ln(x)", "ln(x)/x^n", "ln(x)^n", "ln(ln(x))", "log2(x)",
    "log10(A*x)", "ln((x+A)/(x+B))", "ln(sqrt(x^2+A))", "1/ln(x)", "ln(abs(x))",
    # circular functions
    "sin(A*x)", "cos(x^n)", "tan(A*x)", "sin(x)^n", "cos(A*x)^2", "sin(x)*cos(x)", "x*sin(x)", "x^n*cos(A*x)",
    "sin(x)/x", "1/cos(x)", "sec(x)", "csc(A*x)", "cot(x)", "sin(x)/(1+cos(x))", "tan(x)^2", "sin(A*x)*cos(B*x)",
    "sin(sqrt(x))", "ln(cos(x))", "sqrt(sin(x)+A)", "A*cos(x)-B*sin(C*x)", "sec(x)*tan(x)", "cos(sin(x))",
    # inverse functions
    "asin(x)", "acos(x/A)", "atan(x)", "atan(A*x)", "x*atan(x)", "asin(x^2)", "atan(1/x)", "atan(sqrt(x))",
    "x*asin(x)+sqrt(1-x^2)", "ln(x)*atan(x)", "acos(A*x)^2",
    # hyperbolic functions and their inverses
    "sinh(A*x)", "cosh(x)^2", "tanh(x/A)", "x*cosh(x)", "sinh(x)*cosh(x)", "asinh(x)", "atanh(x/A)", "acosh(A*x)",
    "ln(cosh(x))",
    # machine learning
    "sigmoid(x)", "sigmoid(A*x-B)", "x*sigmoid(x)", "softplus(A*x)", "tanh(A*x+B)", "relu(x)", "relu(A*x-B)", "abs(x)",
    "abs(x-A)", "x*abs(x)", "sigmoid(x)^2", "ln(sigmoid(x))", "(sigmoid(x)-1/2)^2", "relu(x)^2", "abs(A*x+B)^3",
    # several letters
    "p*x^n+q", "p*x^2-q*x", "sin(p*x+q)", "p*e^(-q*x)", "x/(x+p)", "(p*x-q)^2", "sqrt(x^2+p^2)", "p^2*x-p*x^2",
    "ln(p*x)", "(q-sigmoid(p*x))^2", "p*q*x^3", "x^p", "e^(p*x)*x", "p/(q+x^2)", "atan(x/p)", "x^2*p^3+q*sin(p)",
    # nested, from tables of integrals and from exercises
    "sqrt(x+sqrt(x))", "sqrt(A+sqrt(B*x+C))", "sqrt((x+A)/(x+B))", "((x-A)/(x+B))^n", "1/(1+1/(1+x))", "x/(A+x/(B+x))",
    "(1+1/x)^n", "x^(1/3)+x^(2/3)", "x^2*sqrt(A+B*x)", "sqrt(x)*sqrt(x+A)", "(A*x+1)^(x/2)", "x^(1/x)", "(1+x^2)^x",
    "x^sin(x)", "A^sqrt(x)", "2^x/x", "A^x*B^x", "ln(x+sqrt(x^2+1))", "ln(x+sqrt(x^2-A))", "ln((1+x)/(1-x))",
    "ln(abs(x^2-A))", "ln(tan(x/2))", "ln(sec(x)+tan(x))", "1/(x*ln(x))", "ln(e^(A*x)+e^(-B*x))", "sqrt(ln(x))",
    "ln(x^3*(x+1)^2/(x+2))", "cos(x)^m*sin(x)^n", "(1-cos(x))/sin(x)", "sec(A*x)^3", "sin(1/x)", "x^2*sin(1/x)",
    "sin(x)^2/(1+cos(x)^2)", "1/(A+B*cos(x))", "sqrt(1+sin(x))", "cos(pi*x)", "sin(pi*x/4)^2", "x/sin(x)",
    "sqrt(tan(x))",
    "atan(x/sqrt(1-x^2))", "asin(sqrt(x))", "atan(sqrt(x^2-1))", "acos(1/x)", "atan((1+x)/(1-x))", "asin(2*x/(1+x^2))",
    "atan(sin(x))", "acos((1-x^2)/(1+x^2))", "asin(x)*acos(x)", "atan(e^x)", "ln(atan(x))", "atan(sinh(x))",
    "asin(tanh(x))", "tanh(x)^2", "sqrt(cosh(x))", "1/(1+cosh(x))", "e^(-x)*sinh(x)", "asinh(sqrt(x))", "atanh(sin(x))",
    "ln(tanh(x/2))", "e^x/(e^x-1)", "(e^x+e^(-x))/(e^x-e^(-x))", "e^(1/x)", "e^(e^x)", "e^(-1/x^2)", "e^(x*ln(x))",
    "e^(ln(x)/2)", "sqrt(e^(2*x)-1)", "x*tanh(softplus(x))", "sigmoid(x)*(1-sigmoid(x))", "ln(cosh(x-A))",
    "x/(1+abs(x))",
    "abs(sin(x))", "abs(x)^(3/2)", "e^(-abs(x))", "relu(A-x)^2", "relu(x)/(1+relu(x))", "abs(x^2-A)",
    "p^x*x^p", "(p*x+q)/(q*x+p)", "x^n/(p^n+x^n)", "(x^p+1)^q", "p/(1+e^(-q*(x-A)))", "ln((x-p)/(x+p))/(2*p)",
    "q*p^(A*x)", "sqrt(2*p*x-x^2)", "(1+x/p)^p", "x^p*e^(-x/q)", "e^(-(x-p)^2/(2*q^2))", "pi^x", "x^pi", "e^2*x", "x^e",
    "sqrt(2)*x^2", "0.5*x^2", "1.25*x^3-0.1*x", "x^0.5", "x^1.5", "x^2.5/2.5", "12*x^n/7", "(x-A)*(x-B)*(x-C)",
)  # fmt: skip

_LETTERS = "wwwwxxxtuvyzs"
"""The variables, as often as they are met."""

_INNER = ("A*x+B", "x^n", "A*x", "x^2+A", "sin(x)", "e^x", "ln(x)", "sqrt(x)", "1/x", "cos(A*x)", "tanh(x)", "x/A")
_OUTER = (
    "y^n", "sqrt(y)", "1/y", "exp(y)", "ln(y)", "sin(y)", "cos(y)", "tan(y)", "atan(y)", "tanh(y)", "sigmoid(y)",
    "softplus(y)", "x*y", "y/x", "A*y-B", "A/(y+B)", "(y+A)^2",
)  # fmt: skip

_COMPOSED = 0.35
"""How many of the functions are compositions drawn by lot, once every shape had its turn."""


def questions(rng: Random) -> Iterator[tuple[Node, str]]:
    """Yield distinct functions and their variables, without an end: first every shape once, then by lot."""
    seen = set()
    shapes = list(_SHAPES)
    rng.shuffle(shapes)
    while True:
        shape = shapes.pop() if shapes else _composed(rng) if rng.random() < _COMPOSED else rng.choice(_SHAPES)
        variable = rng.choice(_LETTERS)
        function = filled(shape, variable, rng)
        if function not in seen and variable in function:
            seen.add(function)
            yield function, variable


def _composed(rng: Random) -> str:
    return rng.choice(_OUTER).replace("y", f"({rng.choice(_INNER)})")


def filled(shape: str, variable: str, rng: Random) -> Node:
    """Return a shape with numbers and letters in their places."""
    node = parse(shape)
    low, high = sorted(rng.sample(range(2, 6), 2))
    others = [letter for letter in "abckm" if letter != variable]
    rng.shuffle(others)
    places = {
        "n": Node(str(high)),
        "m": Node(str(low)),
        "p": Node(others[0]),
        "q": Node(others[1]),
        **{name: Node(str(rng.randint(2, 9))) for name in "ABCD"},
    }
    for name, value in places.items():
        node = substitute(node, name, value)
    return substitute(node, "x", Node(variable))

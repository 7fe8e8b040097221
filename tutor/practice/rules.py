"""Rows for the rules: powers, constants, sums, one over w, roots, products, quotients, chains."""

from tutor.messages import say
from tutor.practice.shape import FORMULA, NUMBER, SIGN, SIZE, Row, Shape, Worked

_ALL = (FORMULA, NUMBER, SIGN, SIZE)
_ONLY_FORMULA = (FORMULA,)
_FROM_THREE = "3, 4, 5, -2, -3, 10"
_HALVES = "2, 3, -2, -3, 1/2, -1/2"

POWERS: tuple[Row, ...] = (
    Shape("power", "bare", "w^{n}", "n=2..9", _FROM_THREE, _ALL),
    Shape("power", "letter", "{x}^{n}", "x=x,t,u,v n=2..9", _FROM_THREE, variable="{x}"),
    Shape("power", "joined", "w^{m}*w^{n}", "m=2..5 n=2..5", "2, -2, 3", mixed=True),
    Shape(
        "power", "raised", "(w^{m})^{n}", "m:n=2:2,2:3,2:4,2:5,3:2,3:3,3:4,4:2,4:3,5:2", "2, -2, 3/2, -3/2", mixed=True
    ),
    Shape("power", "with-term", "w^{n} {b}*w", "n=2..7 b=±2..9", "2, 3, -2, -3", mixed=True),
)

CONSTANTS: tuple[Row, ...] = (
    Shape("constant", "alone", "{c}", "c=3..60", "3, -2, 10", (FORMULA, NUMBER)),
    Shape("constant", "added", "w^{n} {c}", "n=2..7 c=±2..12", "3, -2, -3, 4", _ALL),
    Shape("constant", "named", "w^{n} {sign} {c}^{m}", "n=2..6 sign=+,- c=pi,e m=2..4", "3, 4, -2, -3", mixed=True),
    Shape("constant", "a-power", "w^{n} {sign} {c}^{m}", "n=2..5 sign=+,- c=2..7 m=2..4", "3, -3, 4, -2", mixed=True),
    Shape("constant", "in-front", "{c}^2 {b}*w", "c=2..9 b=±2..9", "3, -2, 5", mixed=True),
)

MULTIPLES: tuple[Row, ...] = (
    Shape("constant-multiple", "line", "{a}*w", "a=2..25", "3, -2, -4, 5", _ALL),
    Shape("constant-multiple", "of-power", "{a}*w^{n}", "a=2..9 n=2..6", "2, 3, -2, -3", _ALL),
    Shape("constant-multiple", "minus", "-{a}*w^{n}", "a=2..9 n=2..6", "2, 3, -2, -3", _ALL),
    Shape("constant-multiple", "part-of", "w^{n}/{d}", "n=2..6 d=3..9", "2, 3, -2, -3, 4", _ALL),
    Shape("constant-multiple", "fraction", "{a}*w^{n}/{d}", "a:d=2:3,4:3,5:3,3:4,5:4,2:5,3:5,4:5,2:7,3:7,5:6 n=2..5",
          "2, 3, -2, -3", mixed=True),
    Shape("constant-multiple", "named", "{c}*w^{n}", "c=pi,e n=2..7", "2, 3, -2", _ONLY_FORMULA, mixed=True),
)  # fmt: skip

SUMS: tuple[Row, ...] = (
    Shape("sum", "two-terms", "{a}*w^{n} {b}*w", "a=2..9 n=2..4 b=±2..9", "2, 3, -2, -3", _ALL),
    Shape("sum", "three-terms", "{a}*w^2 {b}*w {c}", "a=2..9 b=±2..9 c=±1..9", "2, 3, -2, -3", _ALL),
    Shape("sum", "cubic", "w^3 {b}*w^2 {c}*w", "b=±2..9 c=±2..9", "2, 3, -2, -3, 4", _ALL),
    Shape("sum", "even", "{a}*w^4 {b}*w^2 {c}", "a=2..5 b=±2..9 c=±1..9", "2, -2, 1/2, -1/2, 3"),
    Shape("sum", "parts", "w^3/{d} {b}*w {c}", "d=2..6 b=±2..9 c=±1..9", "2, 3, -2, -3", mixed=True),
    Shape("sum", "with-reciprocal", "{a}*w^2 {sign} {b}/w", "a=2..7 sign=+,- b=2..9", _HALVES, mixed=True),
    Shape("sum", "with-root", "{a}*w^2 {sign} {b}*sqrt(w)", "a=2..6 sign=+,- b=2..8", "4, 9, 16", mixed=True),
)

NEGATIVE_POWERS: tuple[Row, ...] = (
    Shape("negative-power", "one-over", "{a}/w", "a=1..12", "2, 3, 4, 5, 1/2, -2, -3", _ALL),
    Shape("negative-power", "over-power", "1/w^{m}", "m=2..6", "3, 4, 5, -3, 2, -2", _ALL),
    Shape("negative-power", "multiple", "{a}/w^{m}", "a=2..9 m=2..5", "2, 3, -2, -3, 4", _ALL),
    Shape("negative-power", "typed", "w^(-{m})", "m=2..6", "3, 4, -3, 2, -2"),
    Shape("negative-power", "under-constant", "{a}/({d}*w)", "a:d=2:3,3:2,4:3,5:2,3:4,5:3,2:5,5:4,7:2,7:3", _HALVES,
          mixed=True),
    Shape("negative-power", "with-line", "{a}/w {b}*w", "a=2..9 b=±2..9", _HALVES, mixed=True),
    Shape("negative-power", "with-power", "w^2 {sign} {a}/w^{m}", "sign=+,- a=1..6 m=2..4", "2, -2, 1/2, -1/2",
          mixed=True),
)  # fmt: skip

ROOTS: tuple[Row, ...] = (
    Shape("root", "bare", "sqrt({x})", "x=w,x,t", "4, 9, 16, 25, 100, 1/4", _ALL, variable="{x}"),
    Shape("root", "multiple", "{a}*sqrt(w)", "a=2..12", "4, 9, 16, 25, 100", _ALL),
    Shape("root", "cube-root", "{a}cbrt(w)", "a=,2*,3*,6*,9*,12*,15*", "8, 27, 64", (NUMBER, SIGN)),
    Shape("root", "under", "{a}/sqrt(w)", "a=1..12", "4, 9, 16", _ALL),
    Shape("root", "half-powers", "w^({n}/2)", "n=3,5,7", "4, 9", mixed=True),
    Shape("root", "with-line", "{a}*sqrt(w) {b}*w", "a=2..8 b=±2..9", "4, 9, 16, 25", mixed=True),
)

PRODUCTS: tuple[Row, ...] = (
    Shape("product", "letter-and-line", "w*({a}*w {b})", "a=2..5 b=±2..9", "2, 3, -2, -3", _ALL),
    Shape("product", "lines", "(w {b})*({a}*w {c})", "a=2..5 b=±1..7 c=±1..7", "2, 3, -2, -3", _ALL),
    Shape("product", "square-and-line", "w^2*({a}*w {b})", "a=2..5 b=±1..9", "2, 3, -2, -3", _ALL),
    Shape("product", "line-and-square", "(w {b})*({a}*w^2 {c})", "a=2..4 b=±1..6 c=±1..7", "2, 3, -2, 4", mixed=True),
    Shape("product", "power-exp", "w^{n}*exp(w)", "n=2..7", "2, -3, 3", _ONLY_FORMULA),
    Shape("product", "power-wave", "w^{n}*{f}(w)", "n=2..6 f=sin,cos", "2, 3, -2", _ONLY_FORMULA),
    Shape("product", "power-log", "{a}w^{n}*ln(w)", "a=,2*,3*,5* n=2..6", "2, 3", _ONLY_FORMULA),
    Shape("product", "exp-wave", "exp(w)*{f}(w)", "f=sin,cos", "1/2, 2", _ONLY_FORMULA),
    Shape("product", "with-chain", "w^{n}*exp({k}*w)", "n=2..5 k=2,3,4,5,-2,-3", "1/2, 2, -1/2", _ONLY_FORMULA,
          mixed=True),
    Shape("product", "with-fast-wave", "w^{n}*{f}({k}*w)", "n=2..5 f=sin,cos k=2..6", "1/2, 2", _ONLY_FORMULA,
          mixed=True),
)  # fmt: skip

QUOTIENTS: tuple[Row, ...] = (
    Shape("quotient", "letter-over-line", "w/(w {b})", "b=±2..9", "3, 4, 5, -3", _ALL),
    Shape("quotient", "lines", "(w {a})/(w {b})", "a:b=+2:-3,-1:+4,+5:+2,-3:-5,+4:-2,-6:+3,+1:-4,+7:+3",
          "2, 3, -2, 4, 6", _ALL),
    Shape("quotient", "multiple-over-line", "{a}*w/(w {b})", "a=2..8 b=±2..7", "2, 3, -3, 4, 5"),
    Shape("quotient", "square-over-line", "w^2/(w {b})", "b=±1..7", "3, 4, 5, 2, -3", _ALL),
    Shape("quotient", "letter-over-square", "{a}w/(w^2 {b})", "a=,2*,3*,5* b=±1..7", "2, 3, -2, 4", (FORMULA, NUMBER)),
    Shape("quotient", "line-over-square", "(w {a})/(w^2 {b})", "a=±1..6 b=±1..5", "2, 3, -2, -3", mixed=True),
    Shape("quotient", "squares", "(w^2 {a})/(w^2 {b})", "a:b=+4:-4,-1:+1,+1:-2,-3:+1,+5:-1,-2:+3", "2, 3, -3",
          mixed=True),
    Shape("quotient", "exp-over-power", "exp(w)/w^{n}", "n=2..6", "2, 3, -2", _ONLY_FORMULA, mixed=True),
    Shape("quotient", "wave-over-power", "{f}(w)/w^{n}", "f=sin,cos n=2..5", "2, 3, -2", _ONLY_FORMULA, mixed=True),
    Shape("quotient", "log-over-power", "ln(w)/w^{n}", "n=2..6", "2, 3", _ONLY_FORMULA, mixed=True),
)  # fmt: skip

CHAINS: tuple[Row, ...] = (
    Shape("chain", "line-squared", "({a}*w {b})^2", "a=2..6 b=±1..9", "2, 3, -2, -3", _ALL),
    Shape("chain", "line-to-power", "({a}*w {b})^{n}", "a=2..5 b=±1..6 n=3..6", "1/2, 2, -1/2, -2, 0"),
    Shape("chain", "square-inside", "(w^2 {b})^{n}", "b=±1..5 n=2..4", "2, -2, 1/2, 3, -3", _ALL),
    Shape("chain", "under-a-one", "{c}/({a}*w {b})", "c=1..4 a=2..5 b=±1..6", "2, 3, -2, 1/2", _ALL),
    Shape("chain", "root-of-line", "sqrt({a}*w {b})", "a=2..6 b=±1..9", "4, 5, 2, 3, 8, 1/2, 3/2, 12, 7"),
    Shape("chain", "wave-of-power", "{f}(w^{n})", "f=sin,cos n=2..5", "1/2, 2, -1/2", _ONLY_FORMULA),
    Shape("chain", "polynomial-inside", "(w^2 {a}*w)^{n}", "a=±2..6 n=2..4", "2, 3, -2, 1/2", mixed=True),
    Shape("chain", "power-under", "{c}/({a}*w {b})^{n}", "c=1..4 a=2..4 b=±1..5 n=2..3", "2, 1/2, -2", mixed=True),
    Shape("chain", "exp-of-wave", "exp({f}({k}*w))", "f=sin,cos k=2..6", "1/2, 2", _ONLY_FORMULA, mixed=True),
    Shape("chain", "root-of-square", "sqrt({a}w^2 + {b})", "a=,2*,3*,4* b=1..9", "2, 3, 4, -2, -3, -4", mixed=True),
    Worked(
        "chain", "links",
        say("u = {J} and J = u^{n}. At w = {p}, u is {u}, and du/dw is {a}. What is dJ/dw there?"),
        "a=2..6 b=±1..5 n=2 p=2..5", "{n}*({a}*{p} {b})^({n} - 1)*{a}",
        say("J moves {outer} times as far as u, and u moves {a} times as far as w: {outer}⋅{a}."),
        J="{a}*w {b}", shows=(("u", "{a}*{p} {b}"), ("outer", "{n}*({a}*{p} {b})^({n} - 1)")),
    ),
    Worked(
        "chain", "outer-link",
        say("u = {J} and J = u^{n}. At w = {p} u is {u}. How many times as far as u does J move there: what is dJ/du?"),
        "a=2..4 b=±1..5 n=2,3 p=1,2", "{n}*({a}*{p} {b})^({n} - 1)",
        say("The slope of u^{n}, taken at the inside u = {u}."),
        J="{a}*w {b}", shows=(("u", "{a}*{p} {b}"),),
    ),
)  # fmt: skip

RULES = (
    *POWERS, *CONSTANTS, *MULTIPLES, *SUMS, *NEGATIVE_POWERS, *ROOTS, *PRODUCTS, *QUOTIENTS, *CHAINS,
)  # fmt: skip

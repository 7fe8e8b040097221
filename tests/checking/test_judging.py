"""Answers and what the judge says of them, without SymPy: right and how that is known, wrong, or can't tell."""

import json
import re
import time
from fractions import Fraction
from pathlib import Path

import pytest
from typed_formulas import formula

from tutor.checking.judge import Algebra, equal_exactly, judge
from tutor.checking.points import Claim
from tutor.checking.proof import Proof, Prove, no_prover
from tutor.checking.verdict import By, Right, Undecided, Verdict, Wrong
from tutor.notation.tree import Tree

HOSTILE = Path(__file__).parents[1] / "data" / "hostile_checks.jsonl"


def judged(function: str, answer: str, *frozen: str, prove: Prove = no_prover) -> Verdict:
    return judge(formula(function, *frozen), "w", formula(answer, *frozen), prove)


def short(verdict: Verdict) -> str:
    """Return a verdict in one or two words: `exact`, `points`, `sympy`, `exact gap`, `wrong`, `undecided`."""
    match verdict:
        case Right(by=by, gap=gap):
            return by.value + (" gap" if gap else "")
        case _:
            return type(verdict).__name__.lower()


NEAR_TWO_AND_THREE = """
    2^w/w        2^w*ln(2)/w - 2^w/w^2 + 0.0000001sin(pi*w)   wrong
    w^2          2w + 0.0000001sin(pi*w)                      wrong
"""
"""Slips that vanish at whole numbers: a few points agree before the first that doesn't."""


RATIONAL = """
    w^2           2w               exact
    w^2           w+w              exact
    w^2           2*w*w/w          exact gap
    w^2           2w(w-1)/(w-1)    exact gap
    w^2           2w(w-9)/(w-9)    exact
    ln(w)         (w-1)/(w^2-w)    exact gap
    ln(w)         w^-1             exact
    w^2           4w/2             exact
    w^2           2w^1.0           exact
    w^2           (w+1)^2-w^2-1    exact
    w^2           w                wrong
    w^2           2                wrong
    w^2           w^2              wrong
    w^2           2w^2             wrong
    w^2           -2w              wrong
    w^2           2w+1             wrong
    w^2           2.000001w        wrong
    w^3           3w^2             exact
    w^3           3w^3             wrong
    w^1000        1000w^999        exact
    w^1000        1000w^998        wrong
    (w^2+1)^50    100w(w^2+1)^49   exact
    (w^2+1)^50    50(w^2+1)^49     wrong
    1/w           -1/w^2           exact
    1/w           -w^-2            exact
    1/w           1/-w^2           exact
    1/w           1/w^2            wrong
    1/w           -1/w             wrong
    1/w           ln(w)            wrong
    (w^2+1)/w     1-1/w^2          exact
    (w^2+1)/w     2w               wrong
    (w-1)^2/(w-1)  1                exact
    w/(w+1)       1/(w^2+2w+1)     exact
    w/w           0                exact
    w^0           0                exact
    w^0           1                wrong
    5             0                exact
    5             0*w              exact
    5             w-w              exact
    5             1                wrong
    3w            3                exact
    3w            3w               wrong
"""

NEAR_MISSES = """
    w^2      2*w+0.000000000000001           wrong
    w^2      2w+10^-30                       wrong
    w^2      2w+10^-400                      wrong
    w^2      2w+0.001sin(w)                  wrong
    w^2      2sqrt(w^2)                      wrong
    w^2      2|w|                            wrong
    sin(w)   cos(w+0.00001)                  wrong
    sin(w)   cos(w)+10^-60                   wrong
    sin(w)   sqrt(1-sin(w)^2)                wrong
    e^w      e^w+10^-6                       wrong
    2^w      2^w*0.6931471805599453          wrong
    2^w      2^w*0.69314718055994530941723   wrong
    e*w      2.718281828459045               wrong
    pi*w     3.14159265358979323846          wrong
    sqrt(w)  0.5w^-0.50000000001             wrong
    |w|      w/sqrt(w^2+10^-20)              wrong
"""

DOMAINS = """
    w^2            2exp(ln(w))                     exact gap
    w^2            2(sqrt(w))^2                    exact gap
    w^2            2w+sqrt(w-100)-sqrt(w-100)      exact gap
    w^2            2w*sqrt(w-20)/sqrt(w-20)        exact gap
    w^2            2w*ln(1000-w)/ln(1000-w)        exact
    w^2            1/0                             wrong
    w^2            0^(-1)                          wrong
    w^2            sqrt(-1-w^2)                    wrong
    w^2            ln(-w^2)                        wrong
    w^2            w^w^w^w                         wrong
    ln(w)          1/w                             exact
    ln(w)          1/|w|                           exact
    ln(w)          1/w+sqrt(w)-sqrt(w)             exact
    ln(|w|)        1/w                             exact
    ln(|w|)        1/|w|                           wrong
    ln(-w)         1/w                             exact
    ln(-w)         -1/w                            wrong
    ln(w^2)        2/w                             exact
    ln(sin(w))     cot(w)                          exact
    sqrt(w)        1/(2sqrt(w))                    exact
    sqrt(w)        sqrt(w)/(2w)                    exact
    sqrt(w)        0.5w^-0.5                       exact
    sqrt(w)        1/sqrt(w)                       wrong
    sqrt(w)        1/(2w^(1/2))+0*sqrt(-w)         wrong
    sqrt(4w)       1/sqrt(w)                       exact
    sqrt(w-100)    1/(2sqrt(w-100))                exact
    sqrt(w-10^12)  1/(2sqrt(w-10^12))              undecided
    sqrt(-1-w^2)   1                               undecided
    sqrt(w-99.9)   1/(2sqrt(w-99.9)) + |w|-w  points
    sqrt(w-99.9)   cos(w)/(2cos(w)*sqrt(w-99.9)) + ln(w)-ln(w)  exact
    sqrt(w-99.9)   (4cos(pi/5)-sqrt(5))/(2sqrt(w-99.9))       points
    sqrt(w/(w+1))  1/(2sqrt(w)(w+1)^(3/2))         exact gap
    0^w            0                               undecided
    (-2)^w         (-2)^w*ln(2)                    undecided
"""

ROOTS_AND_BARS = """
    |w|            |w|/w                  exact
    |w|            w/|w|                  exact
    |w|            sign(w)                exact
    |w|            1                      wrong
    |w|            -1                     wrong
    |w|            w                      wrong
    |w|^3          3w|w|                  exact
    |w|^3          3w^2                   wrong
    w|w|           2|w|                   exact
    sqrt(w^2)      w/sqrt(w^2)            exact
    sqrt(w^2)      1                      wrong
    sqrt(w^4)      2w                     exact
    sqrt(w^4)      2sqrt(w^2)             wrong
    sqrt(1/w^2)    -1/w^2                 wrong
    (w^2)^(3/2)    3w|w|                  exact
    (w^2)^(3/2)    3w^2                   wrong
    cbrt(w)        1/(3cbrt(w)^2)         exact
    cbrt(w)        cbrt(w)/(3w)           exact
    cbrt(w)        w^(-2/3)/3             exact gap
    cbrt(w)        1/(3cbrt(w))           wrong
    cbrt(-w)       -1/(3cbrt(w)^2)        exact
    cbrt(8w)       2/(3cbrt(w)^2)         exact
    cbrt(w/2)      1/(3cbrt(2)cbrt(w)^2)  exact
    cbrt(1/w)      -cbrt(1/w)/(3w)        exact
    cbrt(0)        0                      exact
    w^(1/3)        1/(3cbrt(w)^2)         exact
    sign(w)        0                      exact
    sign(w)        1                      wrong
"""

FUNCTIONS = """
    sin(w)              cos(w)                                    exact
    sin(w)              -cos(w)                                   wrong
    sin(0)+w            1                                         exact
    sin(w)^2            sin(2w)                                   exact
    sin(w)^2            2sin(w)                                   wrong
    sin(w)cos(w)        1-2sin(w)^2                               exact
    sin(4w)             4cos(4w)                                  exact
    sin(9w)             9cos(9w)                                  exact
    sin(w)              sin(pi/2-w)                               exact
    (sin(w)+cos(w))^2   2cos(2w)                                  exact
    tan(w)              sec(w)^2                                  exact
    tan(w)              1+tan(w)^2                                exact
    tan(w)              sec(w)                                    wrong
    tan(w^3+w)          (3w^2+1)/cos(w^3+w)^2                     exact
    cot(w)              -csc(w)^2                                 exact
    asin(w)             1/sqrt(1-w^2)                             exact
    asin(w)             -1/sqrt(1-w^2)                            wrong
    asin(-w)            -1/sqrt(1-w^2)                            exact
    acos(w)             -1/sqrt(1-w^2)                            exact
    atan(w)             1/(1+w^2)                                 exact
    atan(w)             1/(1-w^2)                                 wrong
    asec(w)             1/(w*sqrt(w^2-1))                         wrong
    asec(w)             1/(|w|sqrt(w^2-1))                        exact
    sinh(w)             cosh(w)                                   exact
    sinh(w)             (e^w+e^-w)/2                              exact
    cosh(w)             -sinh(w)                                  wrong
    tanh(w)             1-tanh(w)^2                               exact
    tanh(w)             sech(w)^2                                 exact
    cosh(w)^2-sinh(w)^2  0                                         exact
    asinh(w)            1/sqrt(1+w^2)                             exact
    ln(w+sqrt(w^2+1))   1/sqrt(1+w^2)                             exact
    acosh(w)            1/sqrt(w^2-1)                             exact
    atanh(w)            1/(1-w^2)                                 exact
    e^w                 e^w                                       exact
    e^w                 w*e^(w-1)                                 wrong
    e^(2w)              2(e^w)^2                                  exact
    e^(e^w)             e^(e^w+w)                                 exact
    e^(1/w)             -e^(1/w)/w^2                              exact
    e^(300w)            300e^(400w)/e^(100w)                      exact
    2^w                 2^w*ln(2)                                 exact
    2^w                 w*2^(w-1)                                 wrong
    w^w                 w^w*(1+ln(w))                             exact
    w^w                 w*w^(w-1)                                 wrong
    w^(w^w)             w^(w^w)(w^(w-1)+w^w*ln(w)(ln(w)+1))       exact
    ln(2w)              1/w                                       exact
    ln(2w)              1/(2w)                                    wrong
    ln(6)w              ln(2)+ln(3)                               exact
    ln(991*1009)w       ln(991)+ln(1009)                          exact
    log10(w)            1/(w*ln(10))                              exact
    log10(w)            1/w                                       wrong
    log2(w)             1/(w*ln(2))                               exact
    ln(e^w)             1                                         exact
    ln(e^(2w))          2                                         exact
    ln(w e^w)           1+1/w                                     exact
    ln(0)               0                                         undecided
    sigmoid(w)          sigmoid(w)(1-sigmoid(w))                  exact
    sigmoid(w)          1/(2cosh(w/2))^2                          exact
    sigmoid(w)          sigmoid(w)sigmoid(-w)                     exact
    sigmoid(w)          e^-w/(1+e^-w)^2                           exact
    sigmoid(w)          sigmoid(w)                                wrong
    sigmoid(w)          1-sigmoid(w)                              wrong
    softplus(w)         sigmoid(w)                                exact
    softplus(w)         1/(1+e^-w)                                exact
    softplus(w)         1/(1+e^w)                                 wrong
    relu(w)             (1+sign(w))/2                             exact
    relu(w)             relu(w)/w                                 exact
    relu(w)             max(sign(w), 0)                           exact
    relu(w)             1                                         wrong
    relu(w)             0                                         wrong
    relu(w)^2           2relu(w)                                  exact
    max(w, 0)           relu(w)/w                                 exact
    max(w, w^2)         1                                         wrong
    min(w, 1)           1                                         wrong
"""

CONSTANTS = """
    pi             0         exact
    pi^2           2pi       wrong
    pi*w           pi        exact
    e*w            e         exact
    e^2            2e        wrong
    e^2            0         exact
    sqrt(2)w       sqrt(2)   exact
    sqrt(2)w       2/sqrt(2)  exact
    sqrt(8)w       2sqrt(2)  exact
    sqrt(0)+w      1         exact
    sin(pi)w       0         exact
    sin(pi/6)w     1/2       exact
    ln(2)w+ln(3)w  ln(6)     exact
"""

LARGE = """
    w^2          10^400                     undecided
    w^2          2w+10^400-10^400           exact
    w^2          2w+sin(10^30*w)/10^20      undecided
    w^2          (w^2+w+1)^400              wrong
    w^2          e^(e^(e^(e^w)))            wrong
    sin(10^6*w)  10^6*cos(10^6*w)           exact
    e^(1000w)    1000e^(1000w)              exact
    e^(1000w)    e^(1000w)                  wrong
    (1+w^2+w^5)^401  (1+w^2+w^5)^401        wrong
    (1+w+w^9)^401    401(1+w+w^9)^400*(1+9w^8)   points
    (((w+1)^9+1)^9+1)^9*w*(1+sin(w)-sin(w))  w   wrong
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    """Return function, answer and verdict of each line; two spaces or more stand between them."""
    found = []
    for line in table.strip().splitlines():
        function, answer, verdict = re.split(r" {2,}", line.strip())
        found.append((function, answer, verdict))
    return found


@pytest.mark.parametrize(
    ("function", "answer", "verdict"),
    [
        row
        for table in (RATIONAL, NEAR_TWO_AND_THREE, NEAR_MISSES, DOMAINS, ROOTS_AND_BARS, FUNCTIONS, CONSTANTS, LARGE)
        for row in rows(table)
    ],
)
def test_answers(function: str, answer: str, verdict: str) -> None:
    assert short(judged(function, answer)) == verdict


SEVERAL_LETTERS = """
    a*w^2        2a*w              exact
    a*w^2        2w                wrong
    a*w^2        w^2               wrong
    a*w^2 + b    2a*w              exact
    a*w^2 + b    2a*w + b          wrong
    a*w^2 + b    2a*w + 1          wrong
    sin(a*w)     a*cos(a*w)        exact
    sin(a*w)     cos(a*w)          wrong
    w^a          a*w^(a-1)         exact
    w^a          a*w^a/w           exact
    w^a          w^(a-1)           wrong
    a^w          a^w*ln(a)         exact
    a^w          w*a^(w-1)         wrong
    a^2*w^2      2w|a|sqrt(a^2)    exact
    a^2*w^2/2    a*w*sqrt(a^2)     wrong
    a*b          0                 exact
    a            1                 wrong
"""


@pytest.mark.parametrize(("function", "answer", "verdict"), rows(SEVERAL_LETTERS))
def test_several_letters(function: str, answer: str, verdict: str) -> None:
    assert short(judged(function, answer, "a", "b")) == verdict


@pytest.mark.parametrize(
    ("function", "answer", "verdict"),
    [
        ("a*w^2", "4w", "exact"),
        ("a*w^2", "2a*w", "exact"),
        ("a*w^2", "6w", "wrong"),
        ("sin(a*w)", "2cos(2w)", "exact"),
        ("w^a", "2w", "exact"),
        ("a^w", "2^w*ln(2)", "exact"),
        ("a^w", "2^w*ln(3)", "wrong"),
    ],
)
def test_a_letter_that_stands_for_one_number(function: str, answer: str, verdict: str) -> None:
    fixed = (("a", Fraction(2)),)
    found = judge(formula(function, "a"), "w", formula(answer, "a"), no_prover, fixed)
    assert short(found) == verdict
    if isinstance(found, Wrong):
        assert ("a", Fraction(2)) in found.witness.at


@pytest.mark.parametrize("row", [json.loads(line) for line in HOSTILE.read_text(encoding="utf-8").splitlines()])
def test_answers_that_lead_judges_astray(row: dict[str, str]) -> None:
    start = time.perf_counter()
    function, answer = formula(row["f"], letter="x"), formula(row["input"], letter="x")
    verdict = judge(function, "x", answer, no_prover)
    assert type(verdict).__name__.lower() == row["verdict"], row["why"]
    assert time.perf_counter() - start < 2.0


# What the verdict carries


def test_a_witness_is_a_point_one_can_follow() -> None:
    verdict = judged("w^2", "3w")
    assert isinstance(verdict, Wrong)
    assert verdict.witness.at == (("w", Fraction(2)),)
    assert (verdict.witness.yours, verdict.witness.true) == (6.0, 4.0)


def test_an_answer_without_value_has_a_witness_without_value() -> None:
    verdict = judged("w^2", "1/0")
    assert isinstance(verdict, Wrong)
    assert (verdict.witness.yours, verdict.witness.true) == (None, 4.0)


def test_a_gap_is_where_the_slope_exists_and_the_answer_does_not() -> None:
    verdict = judged("w^2", "2exp(ln(w))")
    assert isinstance(verdict, Right)
    assert verdict.gap is not None
    ((_, at),) = verdict.gap.at
    assert at < 0
    assert (verdict.gap.yours, verdict.gap.true) == (None, float(2 * at))


def test_numbers_too_large_to_compute_are_no_gap() -> None:
    assert short(judged("e^(1000w)", "1000/e^(-1000w)")) == "exact"


FEW = "(4cos(pi/5)-sqrt(5))*(100-w)/(sqrt(w-99.95)*sqrt(100.05-w))"
"""Right, but the domain is so narrow that only one of the points lies in it."""


def test_undecided_says_why() -> None:
    sentences = {
        answer: verdict.why.text
        for function, answer in (
            ("sqrt(w-10^12)", "1"),
            ("sqrt(w-99.95)*sqrt(100.05-w)", FEW),
            ("w", "10^400"),
        )
        if isinstance(verdict := judged(function, answer), Undecided)
    }
    assert sentences == {
        "1": "I found no point at which both have a value",
        FEW: "I found only {number} points at which both have a value",
        "10^400": "the numbers in it grow too large to compare",
    }


# SymPy, where it is asked


def told(proof: Proof, times: list[str]) -> Prove:
    """Return a prover that says what it is told to, and notes each time it is asked."""

    def prove(function: Tree, variable: str, answer: Tree) -> Proof:
        times.append(variable)
        return proof

    return prove


@pytest.mark.parametrize(
    ("function", "answer"), [("w^2", "2w"), ("w^2", "w"), ("sin(w)^2", "sin(2w)"), ("w^2", "2w+10^-30"), ("w", "1/0")]
)
def test_sympy_is_not_asked_where_algebra_or_a_point_decides(function: str, answer: str) -> None:
    times: list[str] = []
    judged(function, answer, prove=told(Proof.PROVEN, times))
    assert not times


@pytest.mark.parametrize(
    ("proof", "by"),
    [
        (Proof.PROVEN, By.SYMPY),
        (Proof.UNPROVEN, By.POINTS),
        (Proof.TIMEOUT, By.POINTS),
        (Proof.ABSENT, By.POINTS),
    ],
)
def test_without_a_proof_the_points_stand(proof: Proof, by: By) -> None:
    times: list[str] = []
    assert judged("sin(w)", "cos(w)*(4cos(pi/5)-sqrt(5))", prove=told(proof, times)) == Right(by, points=27)
    assert times == ["w"]


def test_a_proof_counts_where_points_are_few() -> None:
    prove = told(Proof.PROVEN, [])
    assert short(judged("sqrt(w-99.9)", "(4cos(pi/5)-sqrt(5))/(2sqrt(w-99.9))", prove=prove)) == "sympy"


# Algebra alone


@pytest.mark.parametrize(
    ("function", "answer", "says"),
    [
        ("w^2", "2w", Algebra.EQUAL_RATIONAL),
        ("w^2", "w", Algebra.DIFFERENT),
        ("w^2", "2w*sin(w)^2+2w*cos(w)^2", Algebra.EQUAL),
        ("sin(w)", "cos(w)+1", Algebra.UNKNOWN),
        ("sin(w)", "sin(w+pi/2)", Algebra.EQUAL),
        ("w", "4cos(pi/5)-sqrt(5)", Algebra.UNKNOWN),
        ("max(w, 1)", "1", Algebra.UNKNOWN),
        ("ln(0)w", "1", Algebra.UNKNOWN),
        ("w/0", "1", Algebra.UNKNOWN),
        ("1/(w-w)", "1", Algebra.UNKNOWN),
        ("0^-1*w", "1", Algebra.UNKNOWN),
        ("(w+1)^401", "401(w+1)^400", Algebra.UNKNOWN),
        ("(a+b+w+1)^99", "1", Algebra.UNKNOWN),
    ],
)
def test_what_algebra_says(function: str, answer: str, says: Algebra) -> None:
    assert equal_exactly(Claim(formula(function, "a", "b"), "w", formula(answer, "a", "b"), {})) is says


SUM_OF_FIVE = "sin(w)+cos(w)+tan(w)+exp(w)+sqrt(w^2+1)"


@pytest.mark.parametrize(
    ("function", "answer", "right"),
    [
        ("w^2", "2w+exp(100w)-exp(100w)", True),
        ("w^2", "2w+10^9*(ln(6)-ln(2)-ln(3))", True),
        ("w^2", "2w*exp(800w)/exp(800w)", True),
        ("sigmoid(9w-2)", "e^(9w-2)/(1+e^(9w-2))*(1-e^(9w-2)/(1+e^(9w-2)))*9", True),
        ("softplus(9w)", "9/(1+e^(-9w))", True),
        ("softplus(9w)", "9/(cosh(9w)-sinh(9w)+1)", True),
        ("w^2", "2w*exp(10^7*w)/exp(10^7*w)", True),
        ("tanh(50w)", "50-50tanh(50w)^2", True),
        ("w^2", f"2w+({SUM_OF_FIVE})^6-(sqrt(w^2+1)+exp(w)+tan(w)+cos(w)+sin(w))^6", True),
        ("w^2", f"2w+({SUM_OF_FIVE})^12-(sqrt(w^2+1)+exp(w)+tan(w)+cos(w)+sin(w))^12", True),
        ("w^2", f"2w+(cos(w)+{SUM_OF_FIVE})^40-(sqrt(w^2+1)+exp(w)+tan(w)+2cos(w)+sin(w))^40", True),
        ("w^2", "2w+((pi*10^120+w)-pi*10^120)", False),
        ("w^2", "2w+max(0,w-6)", False),
        ("w^2", "2w+exp(-10^6*w^2)", False),
        ("w^2", "2w*tanh(10^6*w^2)", False),
        ("cos(w)", "-sin(w)+10^-95", False),
    ],
)
def test_what_hides_in_rounding_or_far_out(function: str, answer: str, right: bool) -> None:  # noqa: FBT001
    assert isinstance(judged(function, answer), Right if right else Wrong)

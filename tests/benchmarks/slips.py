"""How well mistakes are named: wrong answers on textbook functions, made by the mal-rules and by hand-written rules.

    python tests/benchmarks/slips.py [--seed S] [--pairs N] [--json FILE] [--answers FILE]

Three kinds of wrong answers to the functions of `textbook.py`, none of which is an example of a
mal-rule: every mal-rule at every node; pairs drawn by lot; and the slips of `school_rules.py`, which
knows nothing of the mal-rules. Right answers are put in as well, by the rules and as SymPy writes
them. "named" is how often the mistake made is among those found, "first" how often it is the first,
without a lesson, and where the lesson of the function teaches to avoid it. Exit status: 0 when every goal is met.
"""

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import by_sympy
from as_typed import typed as school_typed
from formulas import parse
from school_rules import SLIPS as SCHOOL_SLIPS
from school_rules import differentiate
from textbook import QUESTIONS

from tutor.calculus.malrules.answers import ANSWERS, Answer
from tutor.calculus.malrules.candidates import Bench, Candidate, alike, bench
from tutor.calculus.malrules.made import made, wrong_derivative
from tutor.calculus.malrules.rows import MALRULES
from tutor.calculus.rules import Unknown, derivative
from tutor.checking.diagnosis import Lesson, diagnose
from tutor.checking.judge import judge
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Wrong
from tutor.notation.names import Alphabet
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree, letters

MILLISECONDS = 1000.0

SCHOOL = {
    "chain factor dropped": ("CHAIN_DROPPED", "CMUL_DROPPED", "LOG_COEF_KEPT"),
    "derivative put inside": ("CHAIN_DERIV_INSIDE",),
    "coefficient lost": ("CMUL_DROPPED", "CDIV_DROPPED", "PARAM_FACTOR_DROPPED"),
    "constant kept": ("CONST_KEPT",),
    "sign lost": ("SUM_SIGN", "SUM_FIRST_SIGN", "NEGATION_LOST", "WHOLE_NEGATED", "LOSS_SIGN"),
    "term missing": ("SUM_FIRST_ONLY", "SUM_TERM_LOST", "SUM_FIRST_LOST", "CMUL_ZEROED", "IDENT_ZERO", "WHOLE_ZERO"),
    "exponent kept": ("POW_KEEP_EXP", "RECIP_KEPT_POWER", "EXP_POWER_RULE"),
    "exponent reduced twice": ("POW_TWICE_DOWN", "POW_AS_MULTIPLE", "POW_DROP_POWER"),
    "exponent not put in front": ("POW_NO_COEF", "SQRT_NO_HALF"),
    "new exponent put in front": ("POW_COEF_NEW", "POW_NO_COEF"),
    "exponent and coefficient added": ("POW_COEF_ADD", "POW_COEF_MORE"),
    "first half of the product rule": ("PROD_FIRST_ONLY",),
    "second half of the product rule": ("PROD_SECOND_ONLY",),
    "product of the slopes": ("PROD_OF_DERIVS",),
    "product rule with minus": ("PROD_MINUS",),
    "quotient swapped": ("QUOT_REVERSED",),
    "quotient with plus": ("QUOT_PLUS", "NEG_EXP_SIGN_LOST"),
    "quotient not squared": ("QUOT_NO_SQUARE", "NEG_EXP_TOWARD_ZERO"),
    "quotient of the slopes": ("QUOT_OF_DERIVS",),
    "reciprocal as ln": ("RECIP_TO_LOG",),
    "sign of the reciprocal lost": ("NEG_EXP_SIGN_LOST",),
    "square of the reciprocal lost": ("QUOT_NO_SQUARE", "NEG_EXP_TOWARD_ZERO"),
    "power rule on an exponential": ("EXP_POWER_RULE", "EXP_POWER_RULE_CHAIN", "GENPOW_POWER"),
    "ln of the base forgotten": ("EXP_BASE_NO_LOG",),
    "sin and cos swapped": ("SIN_KEPT", "COS_KEPT", "CHAIN_OUTER_KEPT"),
    "sign of a trigonometric slope lost": ("COS_SIGN", "COT_SIGN", "CSC_SIGN", "ACOS_SIGN", "COSH_SIGN"),
    "two of the root forgotten": ("SQRT_NO_HALF", "POW_NO_COEF"),
    "square of the secant forgotten": ("TAN_SEC", "COT_CSC", "TANH_NO_SQUARE"),
    "base of the logarithm forgotten": ("LOG_BASE_IGNORED",),
    "sign inside an inverse function": ("ASIN_PLUS", "ATAN_MINUS"),
    "second factor of the sigmoid's slope forgotten": ("SIGMOID_SELF_ONLY", "SOFTPLUS_EXP"),
    "kink forgotten": ("RELU_ALWAYS_ONE", "ABS_ONE"),
}
"""What a slip of `school_rules.py` may be called; the others of its slips have no mal-rule of their own."""


@dataclass(frozen=True, slots=True)
class Made:
    """A wrong answer and the mistakes that were made in it."""

    kind: str
    function: str
    answer: str
    mistakes: tuple[str, ...]
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """Something measured, and what it should be: at least, or at most where `most` says so."""

    name: str
    figure: float
    goal: float
    most: bool = False

    @property
    def met(self) -> bool:
        """Whether it is."""
        return self.figure <= self.goal if self.most else self.figure >= self.goal


SKILLS = {row.id: row.skills for row in MALRULES} | {row.id: row.skills for row in ANSWERS}

# Making


def alphabet_of(function: Tree) -> Alphabet:
    """Return the letters of an answer."""
    return Alphabet("w", tuple(name for name in letters(function) if name != "w"))


def tree(text: str, alphabet: Alphabet | None = None) -> Tree:
    """Return the tree of a formula."""
    reading = read(text, alphabet)
    if not isinstance(reading, Reading):
        raise TypeError(text)
    return reading.tree


def singles() -> Iterator[Made]:
    """Yield every mal-rule at every node of every function."""
    for text, skills in QUESTIONS:
        for each in made(tree(text), "w"):
            yield Made("one mal-rule", text, typed(each.wrong), (each.slip.row.id,), skills)


def pairs(count: int, rng: Random) -> Iterator[Made]:
    """Yield two different slips at once, side by side or one inside the other."""
    while count:
        text, skills = rng.choice(QUESTIONS)
        table = bench(tree(text), "w")
        table.need(1)
        usual = [slip for slip in table.slips if not slip.form]
        if len(usual) < 2:
            continue
        one, other = rng.sample(usual, 2)
        if one.occasion.node == other.occasion.node:
            continue
        wrong = wrong_derivative(table, Candidate((one, other), "beside"))
        if wrong is None or not _tells_both(table, wrong, (one.number, other.number)):
            continue
        yield Made("two mal-rules", text, typed(wrong), (one.row.id, other.row.id), skills)
        count -= 1


def _tells_both(table: Bench, wrong: Tree, numbers: tuple[int, int]) -> bool:
    """Whether an answer with two slips is neither right nor what one of them alone gives."""
    yours = Answer(table.tree, table, wrong).yours
    return alike(yours, yours) and not any(
        alike(yours, totals) for totals in (table.true, *map(table.of_slip, numbers))
    )  # fmt: skip


def by_school_rules() -> Iterator[Made]:
    """Yield the slips of rules that know nothing of the mal-rules, everywhere in a function."""
    for text, skills in QUESTIONS:
        function = parse(typed(tree(text)))
        right = differentiate(function, "w")
        for slip in SCHOOL_SLIPS:
            slipped = differentiate(function, "w", slip)
            if slipped != right and slip in SCHOOL:
                yield Made("school rules", text, school_typed(slipped), SCHOOL[slip], skills)


def right_answers() -> Iterator[tuple[str, str]]:
    """Yield right answers: by the rules, and as SymPy writes them."""
    for text, _ in QUESTIONS:
        slope = derivative(tree(text), "w")
        if not isinstance(slope, Unknown):
            yield text, typed(slope)
        by_hand = differentiate(parse(typed(tree(text))), "w")
        for name in ("expanded", "factored", "together", "apart", "powers combined"):
            answer = by_sympy.rewritten(by_sympy.CHANGES[name], by_hand, "w")
            if answer is not None:
                yield text, school_typed(answer)


# Measuring


@dataclass(slots=True)
class Count:
    """How often a kind of wrong answer was named."""

    all: int = 0
    named: int = 0
    first: int = 0
    taught: int = 0
    """How often the function belongs to a lesson that teaches to avoid the mistake."""
    first_in_lesson: int = 0


def measured(rows: list[Made], missed: Counter[str]) -> dict[str, Count]:
    """Return how often the mistakes of each kind were named."""
    counts: dict[str, Count] = {}
    for row in rows:
        function = tree(row.function)
        answer = tree(row.answer, alphabet_of(function))
        if not isinstance(judge(function, "w", answer, no_prover), Wrong):
            continue  # right after all
        count = counts.setdefault(row.kind, Count())
        fits = diagnose(function, "w", answer)
        in_lesson = diagnose(function, "w", answer, Lesson(row.skills))
        names = {rule.id for fit in fits for rule in fit.rules}
        count.all += 1
        hit = bool(names & set(row.mistakes))
        count.named += hit
        count.first += bool(fits) and fits[0].id in row.mistakes
        if set(row.skills) & {skill for name in row.mistakes for skill in SKILLS.get(name, ())}:
            count.taught += 1
            count.first_in_lesson += bool(in_lesson) and in_lesson[0].id in row.mistakes
        if not hit:
            missed[f"{row.kind}: {row.function} -> {row.answer} ({', '.join(row.mistakes)})"] += 1
    return counts


def times() -> tuple[list[float], list[float]]:
    """Return the milliseconds all candidates of each function take, and those of matching one answer."""
    made_in, matched_in = [], []
    for text, _ in QUESTIONS:
        function = tree(text)
        Bench(function, "w").need()
        start = time.perf_counter()
        Bench(function, "w").need()
        made_in.append((time.perf_counter() - start) * MILLISECONDS)
        bench(function, "w").need()
        answer = tree("5*w^4*sin(w) + 3")
        diagnose(function, "w", answer)
        start = time.perf_counter()
        diagnose(function, "w", answer)
        matched_in.append((time.perf_counter() - start) * MILLISECONDS)
    return made_in, matched_in


def slipped_right_answers() -> int:
    """Return how many right answers are given a slip."""
    wronged = 0
    for text, answer in right_answers():
        function = tree(text)
        wronged += bool(diagnose(function, "w", tree(answer, alphabet_of(function))))
    return wronged


def main() -> int:
    """Measure, print, and return the exit status."""
    options = _options()
    rows = [*singles(), *pairs(options.pairs, Random(options.seed)), *by_school_rules()]  # noqa: S311 - a lot, no secret
    if options.answers:
        lines = (json.dumps(asdict(row), ensure_ascii=False) for row in rows)
        options.answers.write_text("\n".join(lines) + "\n", encoding="utf-8")
    missed: Counter[str] = Counter()
    counts = measured(rows, missed)
    for each in list(missed)[: options.list]:
        sys.stdout.write(f"not named: {each}\n")
    goals = _goals(counts)
    sys.stdout.write(f"{len(QUESTIONS)} functions\n")
    for kind, count in counts.items():
        sys.stdout.write(
            f"{kind:14} {count.all:5} wrong answers, named {count.named / count.all:.1%}, first"
            f" {count.first / count.all:.1%}; {count.taught} in their lesson, first"
            f" {count.first_in_lesson / count.taught:.1%}\n"
        )
    for goal in goals:
        sys.stdout.write(f"{'ok  ' if goal.met else 'MISS'} {goal.name}: {goal.figure:.4g} (goal {goal.goal:g})\n")
    if options.json:
        options.json.write_text(json.dumps([asdict(goal) for goal in goals], indent=1), encoding="utf-8")
    return 0 if all(goal.met for goal in goals) else 1


def _goals(counts: dict[str, Count]) -> list[Goal]:
    one = counts["one mal-rule"]
    others = [counts["two mal-rules"], counts["school rules"]]
    made_in, matched_in = times()
    return [
        Goal("functions", len(QUESTIONS), 60),
        Goal("one mal-rule, named", one.named / one.all, 0.95),
        Goal("one mal-rule, first in its lesson", one.first_in_lesson / one.taught, 0.85),
        *(Goal(name, count.named / count.all, 0.8) for name, count in zip(("two", "school"), others, strict=True)),
        Goal("right answers given a slip", slipped_right_answers(), 0, most=True),
        Goal("all candidates of a function, median ms", statistics.median(made_in), 80, most=True),
        Goal("all candidates of a function, most ms", max(made_in), 80, most=True),
        Goal("matching one answer, median ms", statistics.median(matched_in), 1, most=True),
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--list", type=int, default=20, help="how many missed ones to list")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--answers", type=Path, help="write the wrong answers, one a line")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

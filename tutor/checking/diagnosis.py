"""Which mistake explains a wrong answer: all that fit, the likeliest first.

The order is that of a teacher: what this lesson teaches or watches for, then what is special to a
function before what happens anywhere, a mistake made everywhere before the same made once. Two slips
at once are looked for when no single one explains the answer, a constant factor when two don't.
The answer is compared at four points, so none fits by chance.
"""

from collections.abc import Iterator
from math import isnan

from tutor.calculus.malrules.answers import ANSWERS, LAST_RESORT, Answer, AnswerRule, constant_factor
from tutor.calculus.malrules.answers import BY_ID as ANSWER_RULES
from tutor.calculus.malrules.candidates import FOUR, Bench, Candidate, Numbers, alike, bench, near
from tutor.calculus.malrules.figures import FIGURES, KINKS, Figure, FigureRule
from tutor.calculus.malrules.row import Malrule
from tutor.calculus.malrules.rows import FAMILY_OF, SELDOM
from tutor.calculus.malrules.spot import Spot
from tutor.notation.tree import Tree, letters
from tutor.values import value

Rule = Malrule | AnswerRule | FigureRule


@value
class Fit:
    """A mistake that explains an answer.

    Attributes:
        rules: the mal-rule; or two, the one to speak of first.
        candidate: where it was made; None for a mistake about the answer as such.
        factor: whether a constant factor is off besides.
    """

    rules: tuple[Rule, ...]
    candidate: Candidate | None = None
    factor: bool = False

    @property
    def id(self) -> str:
        """The id of the mal-rule to speak of."""
        return self.rules[0].id

    @property
    def vague(self) -> bool:
        """Whether it says only how far off the answer is."""
        rule = self.rules[0]
        return self.factor or (not isinstance(rule, Malrule) and rule.vague)

    @property
    def single(self) -> bool:
        """Whether one mistake explains everything."""
        return len(self.rules) == 1 and not self.vague


@value
class Lesson:
    """What is known of the lesson in which the question is asked: skills it teaches, mal-rules it watches for."""

    taught: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()


ANY_LESSON = Lesson()

MOST = 12
"""Explanations given at most."""


def prepare(function: Tree, variable: str) -> Iterator[None]:
    """Do the work that `diagnose` rests on, slice by slice, before the answer is there."""
    table = bench(function, variable)
    if len(table.spots) == FOUR:
        while table.step():
            yield


def diagnose(
    function: Tree, variable: str, answer: Tree, lesson: Lesson = ANY_LESSON, at: tuple[float, ...] = ()
) -> tuple[Fit, ...]:
    """Return the mistakes that explain a wrong answer, the likeliest first; none if nothing known does.

    Args:
        function: J.
        variable: the letter that moves.
        answer: the answer, which is not the derivative.
        lesson: where the question is asked.
        at: the points the question speaks of.
    """
    table = bench(function, variable)
    if len(table.spots) < FOUR:
        return ()
    given = Answer(function, table, answer, at)
    if alike(given.yours, given.true):
        return ()
    fits = [Fit((row,)) for row in ANSWERS if row.fits(given)]
    fits += _one_slip(table, given.yours)
    if not any(fit.single for fit in fits) and not isnan(given.yours[0]):
        fits += _two_slips(table, given.yours)
        fits += [Fit((row,)) for row in LAST_RESORT if not fits and row.fits(given)]
        fits += [] if fits else _factor_off(table, given.yours)
    return _ranked(fits, lesson)


def _one_slip(table: Bench, yours: Numbers) -> list[Fit]:
    table.need(2)
    fits = [Fit((candidate.slips[0].row,), candidate) for candidate, totals in table.everywhere if totals.are(yours)]
    return fits + [
        Fit((slip.row,), Candidate((slip,)))
        for slip, totals in zip(table.slips, table.singles, strict=True)
        if totals.are(yours) and table.is_wrong(slip.number)
    ]


def _two_slips(table: Bench, yours: Numbers) -> list[Fit]:
    table.need()
    found = [
        Fit(tuple(slip.row for slip in candidate.slips), candidate)
        for candidates in (table.beside(yours[0]), table.together(yours[0]), table.inside(yours[0]))
        for candidate in candidates
        if alike(yours, table.totals(candidate))
    ]
    negated = tuple(-number for number in yours)
    turned = [table.slips[table.order[index][1]] for index in near(table.order, negated[0])]
    return found + [
        Fit((slip.row, ANSWER_RULES["WHOLE_NEGATED"]), Candidate((slip,)))
        for slip in turned
        if table.singles[slip.number].are(negated)
    ]


def _factor_off(table: Bench, yours: Numbers) -> list[Fit]:
    return [
        Fit((slip.row,), Candidate((slip,)), factor=True)
        for slip in table.slips
        if constant_factor(yours, table.of_slip(slip.number)) is not None
    ]


# A number


def diagnose_value(figure: Figure, lesson: Lesson = ANY_LESSON) -> tuple[Fit, ...]:
    """Return the mistakes that give this number for the slope at a point, the likeliest first."""
    if figure.is_(figure.true):
        return ()
    rows = FIGURES if figure.smooth else KINKS
    fits = [Fit((row,)) for row in rows if row.fits(figure)]
    if letters(figure.tree):
        fits += _tangent(figure)
    elif figure.smooth:
        fits += _formulas_at(figure)
    return _ranked(fits, lesson)


def _tangent(figure: Figure) -> list[Fit]:
    table = bench(figure.function, figure.variable)
    row = ANSWER_RULES["TANGENT_LINE"]
    fits = len(table.spots) == FOUR and row.fits(Answer(figure.function, table, figure.tree, (figure.at,)))
    return [Fit((row,))] if fits else []


def _formulas_at(figure: Figure) -> list[Fit]:
    """Return the mistakes in the formula that give this number at the point."""
    table = bench(figure.function, figure.variable)
    table.need(1)
    spot = Spot(table.nodes, figure.variable, {**figure.still, figure.variable: figure.at})
    return [
        Fit((slip.row,), Candidate((slip,)))
        for slip in table.slips
        if figure.is_(table.at(spot, slip)) and table.is_wrong(slip.number)
    ]


# The order


def _ranked(fits: list[Fit], lesson: Lesson) -> tuple[Fit, ...]:
    """Return each explanation once, the likeliest first."""
    order = sorted(enumerate(fits), key=lambda numbered: (*_rank(numbered[1], lesson), numbered[0]))
    best: dict[tuple[str, ...], Fit] = {}
    for _, fit in order:
        best.setdefault(tuple(rule.id for rule in fit.rules), _spoken(fit, lesson))
    return tuple(best.values())[:MOST]


def _rank(fit: Fit, lesson: Lesson) -> tuple[int, ...]:
    stage = 2 + fit.factor if fit.vague else len(fit.rules) - 1
    here = [_here(rule, lesson) for rule in fit.rules]
    forms = sum(slip.form for slip in fit.candidate.slips) if fit.candidate and len(fit.rules) > 1 else 0
    once = fit.candidate is None or fit.candidate.how != "everywhere"
    return stage, min(here), sum(here), sum(map(_specific, fit.rules)) + 2 * _roundabout(fit) + forms, once


def concerns(rule: Rule, lesson: Lesson) -> bool:
    """Whether a lesson is about a mal-rule."""
    return _here(rule, lesson) < _ELSEWHERE


_ELSEWHERE = 2


def _here(rule: Rule, lesson: Lesson) -> int:
    """Return 0 for what the question watches for, 1 for what its lesson teaches or numbers invite, 2 for the rest."""
    if rule.id in lesson.watched:
        return 0
    return 1 if isinstance(rule, FigureRule) or set(rule.skills) & set(lesson.taught) else _ELSEWHERE


def _specific(rule: Rule) -> int:
    """Return how special a mal-rule is: from 0 for one about a single function to 4 for one about anything."""
    match rule:
        case FigureRule():
            return 0
        case AnswerRule():
            return 1 if rule.skills else 4
        case _:
            return _SPECIAL.get(rule.on, _FAMILIES.get(FAMILY_OF[rule.id], 0)) + (rule.id in SELDOM)


def _roundabout(fit: Fit) -> bool:
    """Whether it takes the quotient rule for a constant over something, which few people use there."""
    slips = () if fit.candidate is None else fit.candidate.slips
    return any(slip.occasion.kind == "one-over" for slip in slips)


_SPECIAL = {"named-term": 0, "root": 0, "reciprocal": 0, "letter": 4, "power-of-sum": 1}

_FAMILIES = {"power": 1, "product": 1, "quotient": 1, "chain": 2, "constant": 2, "sum": 2}


def _spoken(fit: Fit, lesson: Lesson) -> Fit:
    """Return a pair with the rule first that this lesson teaches."""
    if len(fit.rules) == 1 or _here(fit.rules[0], lesson) <= _here(fit.rules[1], lesson):
        return fit
    return Fit(fit.rules[::-1], fit.candidate, fit.factor)


# Two that remain


def rivals(fits: tuple[Fit, ...], lesson: Lesson = ANY_LESSON, *, number: bool = False) -> tuple[Fit, ...]:
    """Return the explanations as likely as the first that mean something else; none where the first is sure.

    Args:
        fits: the explanations, the likeliest first.
        lesson: where the question is asked.
        number: whether they explain a number, which can be hit by chance.
    """
    if not fits or not fits[0].single or getattr(fits[0].rules[0], "fact", False):
        return ()
    parts = 2 if number else 4
    best = _rank(fits[0], lesson)[:parts]
    return tuple(fit for fit in fits[1:] if _rank(fit, lesson)[:parts] == best and not _same(fits[0], fit))


def _same(one: Fit, other: Fit) -> bool:
    """Whether two explanations come to the same thing: the same would be said of both."""
    return any({one.id, other.id} <= meaning for meaning in _MEANINGS)


_MEANINGS = (
    {"SUM_FIRST_ONLY", "SUM_TERM_LOST", "SUM_FIRST_LOST", "CMUL_ZEROED", "IDENT_ZERO", "WHOLE_ZERO"},
    {"SUM_SECOND_LEFT", "SUM_FIRST_LEFT", "IDENT_SELF"},
    {"CONST_KEPT", "CONST_ONE", "CONST_NAMED_VAR", "PARAM_AS_VAR", "OFF_BY_CONSTANT"},
    {"CMUL_DROPPED", "PARAM_FACTOR_DROPPED"},
    {"WHOLE_NEGATED", "LOSS_SIGN", "SUM_SIGN", "SUM_FIRST_SIGN", "NEGATION_LOST", "NEG_EXP_SIGN_LOST", "QUOT_REVERSED",
     "QUOT_PLUS", "COS_SIGN", "SIN_SIGN", "SIGN_FLIPPED"},
    {"POW_INTEGRATED", "WHOLE_INTEGRATED", "RECIP_TO_LOG"},
    {"POW_NO_COEF", "SQRT_NO_HALF", "POW_COEF_NEW"},
    {"POW_AS_MULTIPLE", "POW_TWICE_DOWN", "POW_DROP_POWER"},
    {"CHAIN_DERIV_INSIDE", "CHAIN_DERIV_INSIDE_TOO", "CHAIN_OUTER_AT_W", "FRESHMAN_POWER"},
    {"WHOLE_UNCHANGED", "SIN_KEPT", "COS_KEPT", "CHAIN_OUTER_KEPT", "SIGMOID_SELF_ONLY", "RELU_VALUE"},
)  # fmt: skip

"""Find the mistake: which of somebody's lines is wrong, and what should stand there.

The lines are the author's, or one that a mal-rule makes of J. Which of them is wrong is decided by
mathematics: the first that is not true.
"""

from functools import lru_cache

from tutor.calculus.derivation.derive import derive
from tutor.calculus.malrules.made import made
from tutor.calculus.malrules.rows import BY_ID
from tutor.checking.diagnosis import Lesson
from tutor.checking.points import agree
from tutor.checking.proof import no_prover
from tutor.checking.verdict import Verdict, Wrong
from tutor.course.model import Mistake, Statement
from tutor.messages import say
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.session import coach, worked
from tutor.session.outputs import Output, Said, Text, Tone, Worked
from tutor.session.state import Tools


@lru_cache(maxsize=64)
def lines_of(question: Mistake) -> tuple[Statement, ...]:
    """Return the lines: the author's, or the answer that the mal-rule gives; none where it gives none."""
    if question.lines:
        return question.lines
    function = question.function
    for slip in made(function.tree, function.variable, (question.rule,)):
        wrong = typed(slip.wrong)
        return (Statement(f"dJ/d{function.variable} = {wrong}", wrong, of_slope=True, place=question.place),)
    return ()


def formula_of(question: Mistake, line: Statement) -> Tree:
    """Return what a line says J or its slope is."""
    reading = read(line.formula, question.function.alphabet)
    assert isinstance(reading, Reading)  # noqa: S101 - it was read with the lesson, or written by us
    return reading.tree


@lru_cache(maxsize=64)
def wrong_line(question: Mistake) -> int | None:
    """Return the index of the first line that is not true, None where all are."""
    tools = Tools(no_prover, lambda *_: None)
    for index, line in enumerate(lines_of(question)):
        if isinstance(worked.judge_line(question, line, formula_of(question, line), tools), Wrong):
            return index
    return None


def to_mend(question: Mistake) -> Statement:
    """Return the line that is wrong."""
    index = wrong_line(question)
    assert index is not None  # noqa: S101 - `tutor check` sees to it; a learner is asked nothing else
    return lines_of(question)[index]


def finding(question: Mistake, stage: int) -> bool:
    """Whether the line is still to be found, and not to be mended yet."""
    return stage == 0 and len(lines_of(question)) > 1


def ask(question: Mistake) -> tuple[Output, ...]:
    """Show the lines, and ask which is wrong; of a line alone, what is right."""
    function, lines = question.function, lines_of(question)
    one = say(
        "Somebody answered this for J({w}) = {J}. It is wrong. What is right?", w=function.variable, J=function.tree
    )
    several = say(
        "Somebody worked this out for J({w}) = {J}. Which line is wrong?", w=function.variable, J=function.tree
    )
    asked = Text(question.ask, Tone.ASK) if question.ask else Said(several if len(lines) > 1 else one, Tone.ASK)
    if len(lines) == 1:
        return (asked, Worked((lines[0].text,)))
    return (asked, Worked(tuple(f"{letter_of(index)})  {line.text}" for index, line in enumerate(lines))))


def found(question: Mistake) -> tuple[Output, ...]:
    """Confirm which line is wrong, and ask what should stand there."""
    return (
        Said(say("That one, yes."), Tone.RIGHT),
        Worked((to_mend(question).text,)),
        Said(say("What should stand there?"), Tone.ASK),
    )


def pointed_out(question: Mistake, stage: int) -> tuple[Output, ...]:
    """Say which line is wrong, to who has not found it."""
    index = wrong_line(question)
    if index is None or not finding(question, stage):
        return ()
    return (Said(say("Line {letter} is wrong. It should be:", letter=letter_of(index))),)


def left_of(question: Mistake) -> str:
    """Return what stands left of the wrong line's equals sign: what a correction is a correction of."""
    return f"dJ/d{question.function.variable}" if to_mend(question).of_slope else "J"


def letter_of(index: int) -> str:
    """Return the letter of a line."""
    return "abcdefghijklmnopqrstuvwxyz"[index]


def line_named(question: Mistake, typed_line: str) -> int | None:
    """Return the index of the line that somebody names by its letter or its number."""
    word = typed_line.strip().strip(".()").casefold()
    for index in range(len(lines_of(question))):
        if word in (letter_of(index), str(index + 1)):
            return index
    return None


def judge_correction(question: Mistake, formula: Tree, tools: Tools) -> Verdict:
    """Judge what somebody says should stand in the wrong line."""
    return worked.judge_line(question, to_mend(question), formula, tools)


def is_still_wrong(question: Mistake, formula: Tree) -> bool:
    """Whether somebody wrote down what stands there already."""
    return agree(formula, formula_of(question, to_mend(question)))


def right_formula(question: Mistake) -> Tree | None:
    """Return what should stand in the wrong line; None where the slope has no formula."""
    function = question.function
    return derive(function.tree, function.variable).derivative if to_mend(question).of_slope else function.tree


def mended(question: Mistake, formula: Tree) -> Worked:
    """Return the wrong line as it should be."""
    line = to_mend(question)
    return Worked((line.text.replace(line.formula, typed(formula)),))


def confirmed(question: Mistake, formula: Tree) -> tuple[Output, ...]:
    """Confirm a correction, and say what had gone wrong."""
    praise = coach.praise(question.function) if to_mend(question).of_slope else say("Right: the line is true now.")
    return (Said(praise, Tone.RIGHT), mended(question, formula), *explained(question))


def explained(question: Mistake) -> tuple[Output, ...]:
    """Say what had gone wrong: in the author's words, or by the name of the mal-rule."""
    if question.why:
        return (Text(question.why, Tone.WHY),)
    if question.rule in BY_ID:
        return (Said(say("The mistake: somebody {did}.", did=BY_ID[question.rule].name), Tone.WHY),)
    return ()


def refuted(
    question: Mistake, formula: Tree, verdict: Wrong, lesson: Lesson, before: tuple[str, ...]
) -> coach.Confronted:
    """Meet a wrong correction with its consequence, then the author's reply or a question."""
    foreseen = coach.foreseen_reply(question.foreseen, formula, question.function.alphabet)
    if foreseen is not None:
        return coach.Confronted((Said(say("Not yet."), Tone.WRONG), Text(foreseen, Tone.WHY)))
    if to_mend(question).of_slope:
        return coach.confront(worked.as_predict(question), formula, verdict, lesson, before)
    return coach.Confronted((Said(worked.not_equal(question, verdict), Tone.WRONG),))

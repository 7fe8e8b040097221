"""Does a hint give the answer away? Looked for in its code, in its words, and in every run of words between.

A number or a formula in a sentence gives the answer away when it is the answer, unless the question
itself has it: "2w moves" is no help where J is 2w². Where it is only an example of something, the
author knows better: it is a warning.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from tutor.checking.verdict import Right, Verdict
from tutor.course.model import Choose, Fill, Hint, Mistake, Predict, Question, Value
from tutor.notation.functions import CONSTANTS, SPELLINGS
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Letter, Negation, Number, Quotient, Tree
from tutor.session import judging, mistakes, numbers, worked
from tutor.session.state import Tools

_CODE = re.compile(r"`([^`]*)`")
_STOP = re.compile(r"[.,;:!?]+(?=\s|$)|\s[=→≈]\s|[“”\"]")
"""What ends a run of words that may be a formula."""

_WORD = re.compile(r"[^\W\d_]{2,}")
"""What makes a word no formula, unless it names a function or a constant."""


_BETWEEN = re.compile(r"[^\w.]+|\.(?!\d)")


def gives_away(hint: Hint, question: Question, tools: Tools) -> bool:
    """Whether a hint holds the answer to its question."""
    if isinstance(question, Choose):
        return _names_the_right_one(hint.text, question)
    letters = NUMBERS_ONLY if isinstance(question, Value) else question.function.alphabet
    said = _said_anyway(question)
    for piece, in_code in _pieces(hint.text):
        reading = read(piece, letters, scientific=isinstance(question, Value))
        if not isinstance(reading, Reading) or (not in_code and (piece in said or _says_nothing(reading.tree))):
            continue
        if isinstance(question, Value) and not _is_literal(reading.tree):
            continue
        if isinstance(_judge(question, reading.tree, tools), Right):
            return True
    return False


def _names_the_right_one(text: str, question: Choose) -> bool:
    """Whether a hint has the words of the right option and of no other."""
    bare = f" {_BETWEEN.sub(' ', text.casefold())} "
    named = [option for option in question.options if f" {str(option.text).casefold()} " in bare]
    if len(named) != 1 or not named[0].right:
        return False
    words = str(named[0].text)
    return len(words) > 1 and words not in str(question.ask)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what may be a formula, and whether it stands in code: the whole, code, and runs of words."""
    yield text, True
    for code in _CODE.findall(text):
        yield code, True
        yield from ((part, True) for part in code.split("=")[1:])
    for sentence in _STOP.split(_CODE.sub(" ; ", text)):
        for run in _runs(sentence.split()):
            for start in range(len(run)):
                yield from ((" ".join(run[start:stop]), False) for stop in range(start + 1, len(run) + 1))


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Yield the runs of words that look like mathematics."""
    run: list[str] = []
    for word in (*words, "and"):
        if all(name in SPELLINGS or name in CONSTANTS for name in _WORD.findall(word)):
            run.append(word.strip("()") if word.count("(") != word.count(")") else word)
        elif run:
            yield run
            run = []


def _said_anyway(question: Predict | Value | Fill | Mistake) -> frozenset[str]:
    """Return the words of the question, the numbers and letters in it among them."""
    words = [str(question.ask)]
    if question.function is not None:
        words += [point.text for _, point in question.function.frozen]
    match question:
        case Predict(at=points):
            words += [point.text for point in points]
        case Value(at=at):
            words += [at.text] if at is not None else []
        case Fill(lines=lines, at=at) | Mistake(lines=lines, at=at):
            words += [at.text, *(line.text for line in lines)]
        case never:
            assert_never(never)
    spread = " ".join(words).replace("`", " ")
    return frozenset((*spread.split(), *re.findall(r"-?[\d.]*\d", spread.replace("−", "-"))))


def _says_nothing(tree: Tree) -> bool:
    """Whether what stands in a sentence is a mere letter, or a number that is in every second sentence."""
    size = tree.operand if isinstance(tree, Negation) else tree
    return isinstance(size, Letter) or size in (Number("0"), Number("1"))


def _is_literal(tree: Tree) -> bool:
    """Whether a number is written out, as a decimal or a fraction, and not still to be worked out."""
    match tree:
        case Negation(operand):
            return _is_literal(operand)
        case Quotient(over, under):
            return _is_literal(over) and isinstance(under, Number)
        case _:
            return isinstance(tree, Number)


def _judge(question: Predict | Value | Fill | Mistake, tree: Tree, tools: Tools) -> Verdict:
    """Judge a formula or a number in a hint as the answer, or as the whole line with the gap."""
    match question:
        case Predict(function=function):
            return judging.judge_formula(function, tree, tools)
        case Value():
            return numbers.judge_slope(question, tree)
        case Fill():
            return worked.judge_line(question, question.gapped, tree, tools)
        case Mistake():
            return mistakes.judge_correction(question, tree, tools)
        case never:
            assert_never(never)

"""Putting a question: what is asked, what stands before the cursor, which letters an answer may use."""

from typing import assert_never

from tutor.calculus.numbers import Point
from tutor.course.model import Choose, Fill, Function, Mistake, Predict, Question, Value
from tutor.messages import Message, say
from tutor.notation.names import NUMBERS_ONLY, Alphabet
from tutor.notation.plain import shown
from tutor.session.outputs import Choices, Output, Said, Text, Tone, Worked, spoken
from tutor.session.state import State
from tutor.session.wanted import NumberWanted, SlopeOf


def put(question: Question) -> tuple[Output, ...]:
    """Ask a question."""
    match question:
        case Predict(function=function):
            ask = say("Predict the derivative of J({w}) = {J}.", w=function.variable, J=function.tree)
            return (Text(question.ask, Tone.ASK) if question.ask else Said(ask, Tone.ASK),)
        case Value(ask="", function=Function() as function, at=Point() as at):
            return (Said(_slope_there(function, at), Tone.ASK),)
        case Value(ask=own):
            return (spoken(own, Tone.ASK),)
        case Choose(ask=own, options=options):
            return (
                spoken(own, Tone.ASK),
                Choices(tuple((letter_of(n), option.text) for n, option in enumerate(options))),
            )
        case Fill(ask=own, lines=lines, function=function):
            ask = say("J({w}) = {J}. What belongs in the gap?", w=function.variable, J=function.tree)
            return (Text(own, Tone.ASK) if own else Said(ask, Tone.ASK), Worked(tuple(line.text for line in lines)))
        case Mistake():
            from tutor.session import mistakes  # noqa: PLC0415 - most lessons begin without

            return mistakes.ask(question)
        case never:
            assert_never(never)


def _slope_there(function: Function, at: Point) -> Message:
    """Ask for the slope at a point, and say which numbers the other letters stand for."""
    w, J = function.variable, function.tree
    if not function.frozen:
        return say("What is the slope of J({w}) = {J} at {w} = {at}?", w=w, J=J, at=at.tree)
    still = ", ".join(f"{letter} = {point.text}" for letter, point in function.frozen)
    return say("What is the slope of J({w}) = {J} at {w} = {at}, with {still}?", w=w, J=J, at=at.tree, still=still)


def prompt(state: State) -> Message | str:
    """Return what stands before the cursor: what an answer is an answer to."""
    if state.part is not None:
        return _of_a_part(state)
    match state.question:
        case Predict(function=function):
            return f"dJ/d{function.variable}"
        case Value(ask="", function=Function() as function, at=Point() as at):
            return say("dJ/d{w} at {at}", w=function.variable, at=at.text)
        case Choose(options=options):
            return "/".join(letter_of(index) for index in range(len(options)))
        case Value():
            return "="
        case Fill(gapped=line):
            return line.gap
        case Mistake() as question:
            return _mistake_prompt(question, state.stage)
        case None:
            return ""
        case never:
            assert_never(never)


def _mistake_prompt(question: Mistake, stage: int) -> str:
    from tutor.session import mistakes  # noqa: PLC0415 - most lessons begin without

    if mistakes.finding(question, stage):
        return "/".join(letter_of(index) for index in range(len(question.lines)))
    return mistakes.left_of(question)


def _of_a_part(state: State) -> str:
    """Return what stands before the cursor while a hint waits for an answer to what it asks."""
    match state.question, state.part:
        case ((Predict(function=Function(variable=w)) | Value(function=Function(variable=w))), SlopeOf(part)):
            text = shown(part)
            return f"d/d{w} ({text if len(text) <= _LONGEST_PART else '…'})"
        case _:
            return "="


_LONGEST_PART = 24
"""Characters of a part that is named before the cursor."""


def letter_of(index: int) -> str:
    """Return the letter that names the option with this index."""
    return "abcdefghijklmnopqrstuvwxyz"[index]


def alphabet(state: State) -> Alphabet:
    """Return the letters an answer to the question at hand may use."""
    match state.question, state.part:
        case _, NumberWanted():
            return NUMBERS_ONLY
        case ((Predict(function=function) | Fill(function=function) | Mistake(function=function)), _):
            return function.alphabet
        case Value(function=Function() as function), SlopeOf():
            return function.alphabet
        case _:
            return NUMBERS_ONLY

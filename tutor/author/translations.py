"""What is wrong with a catalogue: sentences not translated or not looked at again, gaps, code and figures not kept.

A translation that breaks a gap would print the gap; one that changes a figure would teach something
false. So both are held to the original by counting, and emphasis is held to come out as emphasis.
"""

import re
from collections.abc import Iterable, Iterator

import polib

from tutor.author.sentences import Sentence
from tutor.messages import Message, say
from tutor.render.lines import plain_text
from tutor.render.prose import prose
from tutor.values import value

UNTRANSLATED = say("not translated")


@value
class Fault:
    """One thing wrong with the translation of one sentence."""

    text: str
    says: Message


def faults(catalogue: polib.POFile, sentences: Iterable[Sentence]) -> Iterator[Fault]:
    """Yield what is wrong with the translations of these sentences."""
    entries = {entry.msgid: entry for entry in catalogue if not entry.obsolete}
    for text in dict.fromkeys(sentence.text for sentence in sentences):
        entry = entries.get(text)
        if entry is None or not entry.msgstr:
            yield Fault(text, UNTRANSLATED)
        elif entry.fuzzy:
            yield Fault(text, say("the sentence has changed since it was translated"))
        else:
            yield from (Fault(text, says) for says in differences(text, entry.msgstr))


def differences(original: str, translation: str) -> Iterator[Message]:
    """Yield what a translation does not keep of its original; figures it may add, where English has a word."""
    if lost := _gaps(original) ^ _gaps(translation):
        yield say("gaps that are not in both: {them}", them=" ".join(sorted(lost)))
    if lost := _code(original) ^ _code(translation):
        yield say("code that is not in both: {them}", them=" ".join(sorted(lost)))
    if lost := _figures(original) - _figures(translation):
        yield say("figures that are lost: {them}", them=" ".join(sorted(lost)))
    if _marks(translation) > _marks(original):
        yield say("emphasis or code that does not end: put Chinese full stops outside of it")


def _gaps(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\{\w+\}|%\(\w+\)\w|%\w", text))


def _code(text: str) -> frozenset[str]:
    """Return the pieces of code, but not the tutor's own words, which have names in every language."""
    pieces = re.findall(r"`([^`]*)`", text)
    return frozenset(piece for piece in pieces if not piece.startswith("/"))


def _figures(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:\.\d+)?(?:e-?\d+)?", text))


def _marks(text: str) -> int:
    """Return how many stars and backquotes are left when the text is shown."""
    shown = "".join(plain_text(line) for line in prose(text, 10_000))
    return shown.count("**") + shown.count("`")

"""Every sentence there is to translate: of the program, from its source; of lessons, from their texts.

In the source these are the literals given to `say` and `translate`, the help of the commands, and
those texts of rows that reach the screen by themselves (names of schemes, how commands are typed). In a
lesson these are
the passages of its prose and of its blocks' texts, and its title.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tutor.calculus.schemes import SCHEMES
from tutor.course.passages import passages
from tutor.course.script import Entry, cut
from tutor.session.commands import COMMANDS
from tutor.store.lessons import lesson_files
from tutor.values import value

PACKAGE = Path(__file__).parents[1]

_SAYING = frozenset({"say", "translate"})
_HELPING = frozenset({"help", "description", "epilog"})

TEXT_KEYS = frozenset({"title", "ask", "why", "hint", "learnt"})
"""The keys of lessons whose values a learner reads."""

ANSWER_KEYS = frozenset({"wrong", "right"})
"""The keys whose values are an answer, a bar, and what is said to it."""

ARGPARSE = (
    "usage: ", "positional arguments", "options", "show this help message and exit",
    "show program's version number and exit", "%(prog)s: error: %(message)s\n",
    "the following arguments are required: %s", "unrecognized arguments: %s", "expected one argument",
    "invalid choice: %(value)r (choose from %(choices)s)", "invalid %(type)s value: %(value)r",
    "argument %(argument_name)s: %(message)s",
)  # fmt: skip
"""What the library that reads the command line says by itself."""

SYSTEM = ("No such file or directory", "Permission denied", "Is a directory", "No space left on device",
          "it is a link, and links are not followed", "it is not a regular file", "it is closed")  # fmt: skip
"""Reasons of the system's that learners and authors meet."""


@value
class Sentence:
    """A text to translate, and where it stands, for the translator."""

    text: str
    place: str


def of_program() -> Iterator[Sentence]:
    """Yield the sentences of the program, in the order of its modules."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE.parent).as_posix()
        yield from (Sentence(text, place) for text in _literals(ast.parse(path.read_text(encoding="utf-8"))))
    yield from (Sentence(scheme.name, "schemes") for scheme in SCHEMES)
    yield from (Sentence(command.usage, "commands") for command in COMMANDS)
    yield from (Sentence(text, "argparse") for text in ARGPARSE)
    yield from (Sentence(text, "system") for text in SYSTEM)


def _literals(tree: ast.Module) -> Iterator[str]:
    """Yield the literals that are said, from top to bottom."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in _SAYING:
            said = call.args[:1]
        else:  # the help of the command line
            said = [keyword.value for keyword in call.keywords if keyword.arg in _HELPING]
        yield from (text for node in said if isinstance(node, ast.Constant) and len(text := str(node.value)) > 1)


def of_lessons(folder: Path) -> Iterator[Sentence]:
    """Yield the sentences of the lessons in a folder, in their order."""
    for path in lesson_files(folder):
        yield from of_lesson(path.read_text(encoding="utf-8"), path.name)


def of_lesson(text: str, name: str) -> Iterator[Sentence]:
    """Yield the sentences of one lesson; each place is the file, the block and the key."""
    script = cut(text, name)
    yield from (sentence for entry in script.front for sentence in _of_entry(entry, name))
    for part in script.parts:
        yield from (Sentence(passage, name) for passage in passages(part.text) if _has_words(passage))
        place = f"{name} {part.name}".strip()
        yield from (sentence for entry in part.entries for sentence in _of_entry(entry, place, part.kind))


def _of_entry(entry: Entry, place: str, kind: str = "") -> Iterator[Sentence]:
    """Yield what a learner reads of one entry: of `answer | reply` the reply, and the answer too if it is chosen."""
    texts = [entry.value] if entry.key in TEXT_KEYS else []
    if entry.key in ANSWER_KEYS:
        answer, _bar, reply = entry.value.partition("|")
        texts = [answer, reply] if kind == "choose" else [reply]
    for text in texts:
        yield from (Sentence(each, f"{place} {entry.key}") for each in passages(text.strip()) if _has_words(each))


def _has_words(passage: str) -> bool:
    """Whether there is anything to translate: a word outside of code, not formulas only."""
    return bool(_WORD.search(_CODE.sub("", passage)))


_CODE = re.compile(r"`[^`]*`")
_WORD = re.compile(r"[A-Za-z]{2,}")

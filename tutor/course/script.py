"""A lesson file cut into front matter, prose and blocks, before anything in it is given a meaning.

Inside a block every line is `key: value`, the value verbatim: no quoting, no types, no includes, no
code. An indented line continues the one above; a repeated key makes a list; a line that begins with
`#` is a comment. Fences with another word than a block's (```python, ```text, or none) are part of
the prose, and lines from `<!--` to `-->` are comments there.
"""

import re
from dataclasses import dataclass, field

from tutor.course.problems import Place, Problem
from tutor.messages import say
from tutor.values import value

LONGEST_FILE = 262_144
"""Bytes of a lesson file."""

LONGEST_LINE = 2_000
MOST_BLOCKS = 200
MOST_LINES = 200
"""Lines of one block."""

PLAIN_FENCES = frozenset({"", "python", "pycon", "text", "console", "shell"})

ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$")
FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^\s`]*)[ \t]*([^`]*?)[ \t]*$")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@value
class Entry:
    """One `key: value`; the place is where the value starts."""

    key: str
    value: str
    key_place: Place
    place: Place


@value
class Part:
    """A run of prose (`kind` empty), or a block with its kind, its id and its entries."""

    kind: str
    name: str
    text: str
    entries: tuple[Entry, ...]
    place: Place


@dataclass(slots=True)
class Script:
    """A file cut up, and the problems met on the way."""

    file: str
    front: tuple[Entry, ...] = ()
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def cut(text: str, file: str) -> Script:
    """Cut the text of a lesson file into its parts."""
    script = Script(file)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if not _acceptable(lines, script):
        return script
    start = _front_matter(lines, script)
    _body(lines, start, script)
    return script


def _acceptable(lines: list[str], script: Script) -> bool:
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            place = Place(script.file, number, LONGEST_LINE + 1)
            script.problems.append(
                Problem(place, "long-line", say("this line is longer than {most} characters", most=LONGEST_LINE))
            )
        if forbidden := _FORBIDDEN.search(line[:LONGEST_LINE]):
            place = Place(script.file, number, forbidden.start() + 1)
            code = f"U+{ord(forbidden[0]):04X}"
            script.problems.append(
                Problem(place, "control-character", say("a control character ({code}) has no place here", code=code))
            )
    return not script.problems


def _front_matter(lines: list[str], script: Script) -> int:
    """Read the front matter; return the index of the line after it."""
    if lines[0].rstrip() != "---":
        says = say("a lesson begins with --- and a line format: 1")
        script.problems.append(Problem(Place(script.file), "front-matter", says))
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            script.front = _entries(lines[1:index], 2, script)
            return index + 1
    script.problems.append(Problem(Place(script.file), "front-matter", say("the closing --- is missing")))
    return len(lines)


def _entries(lines: list[str], first: int, script: Script) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for number, line in enumerate(lines, first):
        if not line.strip() or line[0] == "#":
            continue
        if line[0] in " \t" and entries:
            last = entries[-1]
            entries[-1] = Entry(last.key, f"{last.value} {line.strip()}".strip(), last.key_place, last.place)
        elif match := ENTRY.match(line):
            key_place = Place(script.file, number, 1)
            entries.append(Entry(match[1], match[2], key_place, Place(script.file, number, match.start(2) + 1)))
        else:
            says = say("inside a block every line is key: value, or continues one and is indented")
            script.problems.append(Problem(Place(script.file, number, 1), "line", says))
    return tuple(entries)


def _body(lines: list[str], start: int, script: Script) -> None:
    index, prose_from = start, start
    while index < len(lines):
        if lines[index].lstrip().startswith("<!--"):
            index = _comment(lines, index, script)
        elif (fence := FENCE.match(lines[index])) is None:
            index += 1
        elif fence[2] in PLAIN_FENCES:
            index = _plain(lines, index, fence[1], script)
        else:
            _prose(lines, prose_from, index, script)
            index = prose_from = _block(lines, index, fence, script)
    _prose(lines, prose_from, len(lines), script)
    if len(script.parts) > MOST_BLOCKS:
        says = say("a lesson has at most {most} blocks", most=MOST_BLOCKS)
        script.problems.append(Problem(script.parts[MOST_BLOCKS].place, "too-long", says))


def _block(lines: list[str], index: int, fence: re.Match[str], script: Script) -> int:
    """Take the block that opens at `index`; return the index of the line after it."""
    end, after = _closing(lines, index + 1, fence[1])
    place = Place(script.file, index + 1, 1)
    if end is None:
        end = after = _last_entry(lines, index + 1)
        script.problems.append(Problem(place, "open-block", say("this block is not closed with ```")))
    if end - index > MOST_LINES:
        says = say("a block has at most {most} lines", most=MOST_LINES)
        script.problems.append(Problem(Place(script.file, index + MOST_LINES + 1, 1), "too-long", says))
        end = index + MOST_LINES
    entries = _entries(lines[index + 1 : end], index + 2, script)
    script.parts.append(Part(fence[2], fence[3], "", entries, place))
    return after


def _plain(lines: list[str], index: int, fence: str, script: Script) -> int:
    """Pass over a fence of plain text or code; return the index of the line after it."""
    end, after = _closing(lines, index + 1, fence)
    if end is None:
        place = Place(script.file, index + 1, 1)
        script.problems.append(Problem(place, "open-block", say("this fence is not closed with ```")))
        return index + 1
    return after


def _closing(lines: list[str], start: int, fence: str) -> tuple[int | None, int]:
    """Return the index of the line that closes a fence, and of the one after it.

    None where another block opens first, or nothing closes it: then the author forgot to.
    """
    for index in range(start, len(lines)):
        if lines[index].startswith(fence):
            closes = not lines[index].strip(fence[0] + " \t")
            return (index, index + 1) if closes else (None, start)
    return None, start


def _last_entry(lines: list[str], start: int) -> int:
    """Return the index after the lines that look like a block's."""
    for index in range(start, len(lines)):
        line = lines[index]
        if not (line.strip() and (line[0] in "# \t" or ENTRY.match(line))):
            return index
    return len(lines)


def _comment(lines: list[str], index: int, script: Script) -> int:
    """Blank out a comment, which is for authors only; return the index after it."""
    for end in range(index, len(lines)):
        before, closed, rest = lines[end].partition("-->")
        if closed and (end > index or "<!--" in before):
            lines[index : end + 1] = [""] * (end - index) + [rest.strip()]
            return end + 1
    says = say("this comment is not closed with -->")
    script.problems.append(Problem(Place(script.file, index + 1, 1), "open-comment", says))
    return index + 1


def _prose(lines: list[str], start: int, stop: int, script: Script) -> None:
    while start < stop and not lines[start].strip():
        start += 1
    text = "\n".join(lines[start:stop]).rstrip()
    if text:
        script.parts.append(Part("", "", text, (), Place(script.file, start + 1, 1)))

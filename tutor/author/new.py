"""`tutor new`: a lesson to begin with, which passes `tutor check` and says in comments what may be changed."""

import re
from pathlib import Path

from tutor.course.notes import is_id
from tutor.course.reading import lesson_id
from tutor.messages import Message, say
from tutor.store.failure import NoLessonsError
from tutor.store.lessons import lesson_files, read_file, shipped
from tutor.terminal.problems import complain
from tutor.terminal.writer import standard_writer

_NOT_DONE = 2

TEMPLATE = """---
format: 1
title: {title}
# The ids of lessons this one builds on, and the skills it teaches:
# after: powers
# teaches: power
---

<!--
Text between blocks is Markdown. What stands in a comment like this is for you alone; in blocks, and
above, a line that begins with # is a comment. `lessons/README.md` explains everything in ten minutes.

While you write:   tutor preview {file}
When you are done: tutor check {file}
-->

Begin with an idea, in a sentence or two. What moves, and what does it pull along?

```nudge
# One ε shows the arithmetic as Python; several, such as 1e-1 .. 1e-6, show a table.
J: w^2
at: 3
eps: 1e-3
```

```choose which-way
# Ask for the sign or the size first. One `right:` line, the others `wrong:`; after | comes what you say to it.
ask: J = w² at w = 3. Push w up a little. What does J do?
right: it rises | A bigger w has a bigger square there.
wrong: it falls | Work out 3² and 3.001². Which one is larger?
hint: Is 3.001² more than 3², or less?
```

```predict square
# Only J is needed: the answer, the table and what is said to wrong answers come from the mathematics.
J: w^2
# Choose points at which a mistake shows: never 1, where all powers are equal.
at: 4
# Say better what you want to say better: hints, one a line, and replies to wrong answers you expect.
hint: Two factors w. What does each of them add, while the other waits?
hint: `dJ/dw = 2 * w^____`
wrong: w | The new exponent is right. What comes down in front?
wrong: 2w^2 | The factor 2 is right. What is left above?
```

Now a worked example with a gap. What belongs there is found by the tutor.

```fill gap
J: 5w^2
line: J = 5 * w^2
line: dJ/dw = 5 * ____
hint: The 5 rides along. What is the slope of w² alone?
```

```value slope-at
# A number: the slope of J at a point.
J: w^2
at: -3
wrong: 6 | The size is right. Does J rise or fall there?
why: Left of zero the square falls.
```

```recap
learnt: Say in one line what she can do now, that she couldn't before.
```
"""


def new(name: str, title: str | None, source: str | None) -> int:
    """Write a new lesson beside the others; return the exit status."""
    path = _place(name)
    if path.suffix != ".md" or not is_id(lesson_id(path.name)):
        return _no(say("a lesson's name has small letters, digits and hyphens: tutor new chain-rule"))
    called = title or lesson_id(path.name).replace("-", " ").capitalize()
    if not called.strip() or "\n" in called:
        return _no(say("a title is one line of text"))
    there = next((file for file in lesson_files(path.parent) if lesson_id(file.name) == lesson_id(path.name)), path)
    if there != path:
        return _no(say("there is a lesson {name} already: {file}", name=lesson_id(path.name), file=str(there)))
    text = TEMPLATE.replace("{file}", str(path)) if source is None else _copied(source)
    if text is None:
        return _NOT_DONE
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(_titled(text, called.strip()))
    except FileExistsError:
        return _no(say("{file} is there already", file=str(path)))
    except OSError as error:
        return _no(say("can't write {file}: {why}", file=str(path), why=error.strerror))
    standard_writer().text(f"{path}\n")
    return 0


def _no(says: Message) -> int:
    complain(says, "new")
    return _NOT_DONE


def _place(name: str) -> Path:
    """Return where the lesson goes: a path as it is; a mere name into `lessons/`, or here, with the next number."""
    if name.endswith(".md") or "/" in name:
        return Path(name)
    folder = Path("lessons") if Path("lessons").is_dir() else Path()
    numbers = [int(found[0]) for path in lesson_files(folder) if (found := re.match(r"\d+", path.name))]
    return folder / f"{max(numbers, default=0) + 1:02}-{name}.md"


def _copied(source: str) -> str | None:
    """Return the text of a lesson to begin with, given by its file or its name."""
    path = Path(source)
    if not source.endswith(".md"):
        try:
            path = next((listed.path for listed in shipped() if listed.id == source), path)
        except NoLessonsError as error:
            _no(say("{why}", why=str(error)))
            return None
    lesson, problems = read_file(path)
    if lesson is None:
        _no(problems[0].says if problems else say("there is no lesson {name}", name=source))
        return None
    return path.read_text(encoding="utf-8")


def _titled(text: str, title: str) -> str:
    """Return the text of a lesson with another title."""
    return re.sub(r"^title:.*$", lambda _: f"title: {title}", text, count=1, flags=re.MULTILINE)

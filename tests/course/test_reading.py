"""Lesson files read: what each kind of block gives, and every problem at its line and column, all at once."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.calculus.sights import Sight
from tutor.course.kinds import KINDS
from tutor.course.model import (
    Block,
    Branch,
    Choose,
    Code,
    Drill,
    Explore,
    Fill,
    Lesson,
    Mistake,
    Nudge,
    Predict,
    Prose,
    Recap,
    Value,
)
from tutor.course.reading import MOST_PROBLEMS, lesson_id, read_lesson
from tutor.course.script import LONGEST_LINE, MOST_BLOCKS, MOST_LINES
from tutor.notation.plain import typed
from tutor.render.sentences import sentence

HEAD = "---\nformat: 1\ntitle: A test\n---\n"

WHOLE = """---
format: 1
title: Powers of w
after: nudge-and-slope, sums
teaches: power
---

Bring the old exponent *down*.

```python
w = 3  # plain code is part of the prose
```

```nudge
J: w^2
at: 3
eps: 1e-3, 1e-9
precision: 50
picture: secant, zoom
rounding: yes
```

```code
J: w^2
at: 2, -3
```

```predict line
J: 3x + b
variable: x
with: b = 1, c = 2
at: 2, -2
eps: 1e-1 .. 1e-3
scheme: central
ask: What is the slope?
hint: One.
hint: Two,
  over two lines.

wrong: 3x | The factor is right: does it still move?
```

```value there
J: w^3
at: -2
why: Because.
wrong: -12 | Which sign?
```

```value own
ask: How many?
answer: 0.12
```

```choose ten
ask: How many times smaller?
right: 10 | In step with ε.
wrong: 100 | That is the central difference.
hint: Think.
skip: no
```

<!-- a comment
```nothing
-->

```fill gap
# another
J: sqrt(w)
domain: w > 0
line: J = w^(1/2)
line: dJ/dw = 1/2 w^____
answer: -1/2
why: One lower.
watch: POW_KEEP_EXP, power
```

```explore
J: w^3
at: 2
scheme: central
```

```branch
if: mastered power -> end
if: first 3 right -> far
if: right gap -> far
else: -> far
```

```mistake wrong-line
J: w^2
line: dJ/dw = 3w
```

```mistake wrong-rule
J: w^2
rule: POW_KEEP_EXP
ask: What now?
```

```drill more
skill: power
```

```drill even-more
skill: power
until: mastered
most: 5
```

```recap far
learnt: Powers.
learnt: And roots.
```
"""


def read(text: str, name: str = "01-test.md") -> Lesson:
    lesson, problems = read_lesson(text, name, name)
    assert problems == ()
    assert lesson is not None
    return lesson


def test_a_whole_lesson() -> None:
    lesson = read(WHOLE, "02-powers.md")
    assert (lesson.id, lesson.title, lesson.after, lesson.teaches) == (
        "powers", "Powers of w", ("nudge-and-slope", "sums"), ("power",),
    )  # fmt: skip
    prose, nudge, code, predict, value, own, choose, fill, explore, branch, *further, recap = lesson.blocks
    assert isinstance(prose, Prose)
    assert "*down*" in prose.text
    assert "```python" in prose.text
    assert isinstance(nudge, Nudge)
    assert [step.text for step in nudge.steps] == ["1e-3", "1e-9"]
    assert (nudge.precision.name, nudge.pictures, nudge.rounding) == ("50", (Sight.SECANT, Sight.ZOOM), True)
    assert isinstance(code, Code)
    assert [point.text for point in code.at] == ["2", "-3"]
    assert isinstance(predict, Predict)
    assert (typed(predict.function.tree), predict.function.variable) == ("3*x + b", "x")
    assert [(letter, point.text) for letter, point in predict.function.frozen] == [("b", "1")]
    assert predict.function.alphabet.letters == ("x", "b")
    assert (predict.id, predict.scheme.name, predict.ask) == ("line", "central", "What is the slope?")
    assert [step.text for step in predict.steps] == ["1e-1", "1e-2", "1e-3"]
    assert tuple(hint.text for hint in predict.hints) == ("One.", "Two, over two lines.")
    assert [(each.answer, each.place.line, each.place.column) for each in predict.foreseen] == [("3x", 40, 8)]
    assert isinstance(value, Value)
    assert value.at is not None
    assert (value.at.text, value.why) == ("-2", "Because.")
    assert isinstance(own, Value)
    assert own.answer is not None
    assert (own.function, own.at, own.answer.text) == (None, None, "0.12")
    assert isinstance(choose, Choose)
    assert [(option.text, option.right) for option in choose.options] == [("10", True), ("100", False)]
    assert not choose.skip
    assert isinstance(fill, Fill)
    assert [(line.formula, line.of_slope, line.gap) for line in fill.lines] == [
        ("w^(1/2)", False, ""), ("1/2 w^____", True, "____"),
    ]  # fmt: skip
    assert (fill.answer, fill.why, fill.watch, fill.skip) == ("-1/2", "One lower.", ("POW_KEEP_EXP", "power"), True)
    assert fill.function.domain is not None
    assert fill.function.domain.text == "w > 0"
    assert isinstance(explore, Explore)
    assert (explore.at.text, explore.scheme.name) == ("2", "central")
    assert isinstance(branch, Branch)
    assert [(arm.condition.value, arm.subject, arm.target) for arm in branch.arms] == [
        ("mastered", "power", "end"), ("first", "3", "far"), ("right", "gap", "far"), ("always", "", "far"),
    ]  # fmt: skip
    line, rule, drill, mastering = further
    assert isinstance(line, Mistake)
    assert ([each.formula for each in line.lines], line.rule) == (["3w"], "")
    assert isinstance(rule, Mistake)
    assert (rule.lines, rule.rule, rule.ask) == ((), "POW_KEEP_EXP", "What now?")
    assert isinstance(drill, Drill)
    assert (drill.id, drill.skill, drill.until, drill.most) == ("more", "power", 3, 10)
    assert isinstance(mastering, Drill)
    assert (mastering.until, mastering.most) == (0, 5)
    assert isinstance(recap, Recap)
    assert [point.text for point in recap.learnt] == ["Powers.", "And roots."]


def test_defaults() -> None:
    (block,) = read(HEAD + "```predict it\nJ: w^2\n```\n").blocks
    assert isinstance(block, Predict)
    assert [point.text for point in block.at] == ["3"]
    assert [step.text for step in block.steps] == [f"1e-{n}" for n in range(1, 10)]
    assert block.scheme.name == "forward"


@pytest.mark.parametrize(
    ("name", "expected"), [("02-powers.md", "powers"), ("powers.md", "powers"), ("117-one-over-w.md", "one-over-w")]
)
def test_lesson_id(name: str, expected: str) -> None:
    assert lesson_id(name) == expected


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("x # y", "x # y"),
        ("%x", "%x"),
        ("!x", "!x"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("2024-01-02", "2024-01-02"),
        ("2: 3", "2: 3"),
        ("{{7*7}}", "{{7*7}}"),
        ("<%= system %>", "<%= system %>"),
        ("%999999999d", "%999999999d"),
        ("yes", "yes"),
    ],
)
def test_values_are_kept_verbatim(value: str, kept: str) -> None:
    (block,) = read(HEAD + f"```choose it\nask: {value}\nright: a\nwrong: b\n```\n").blocks
    assert isinstance(block, Choose)
    assert block.ask == kept


PREDICT = HEAD + "```predict it\n"

BROKEN = [
    # the file as a whole
    ("", "1:1 front-matter: a lesson begins with --- and a line format: 1"),
    ("title: x\n", "1:1 front-matter: a lesson begins with --- and a line format: 1"),
    ("---\nformat: 1\ntitle: x\n", "1:1 front-matter: the closing --- is missing"),
    ("---\ntitle: x\n---\n```nudge\nJ: w\n```", "1:1 format: the line format: 1 is missing"),
    ("---\nformat: 999\ntitle: x\n---\n```nudge\nJ: w\n```", "2:9 format: this tutor reads format 1, not 999"),
    ("---\nformat: 1\n---\n```nudge\nJ: w\n```", "1:1 missing: the line title: … is missing"),
    ("---\nformat: 1\ntitel: x\n---\n```nudge\nJ: w\n```",
     "1:1 missing: the line title: … is missing", "3:1 key: I don't know the key titel. Did you mean title?"),
    (HEAD + "Only words.", "1:1 empty: there is nothing to do in this lesson: no block"),
    (HEAD + "a\x1b[2Jb", "5:2 control-character: a control character (U+001B) has no place here"),
    (HEAD + "a\u202eb\n\nc\x9bd", "5:2 control-character: a control character (U+202E) has no place here",
     "7:2 control-character: a control character (U+009B) has no place here"),
    (HEAD + "x" * (LONGEST_LINE + 1), "5:2001 long-line: this line is longer than 2000 characters"),
    (HEAD + "```nudge\nJ: w\n```\n" * (MOST_BLOCKS + 1), "605:1 too-long: a lesson has at most 200 blocks"),
    # blocks
    (HEAD + "```predikt it\nJ: w\n```", "5:1 block: I don't know the block predikt. Did you mean predict?"),
    (HEAD + "```mermaid\nJ: w\n```",
     "5:1 block: I don't know the block mermaid. There are: nudge, code, explore, predict, value, choose, fill, mistake, drill, branch, recap, console, pycon, python, shell, text"),  # noqa: E501
    (HEAD + "```nudge\nJ: w", "5:1 open-block: this block is not closed with ```"),
    (HEAD + "```nudge\nJ w\n```", "5:1 missing: the line J: … is missing",
     "6:1 line: inside a block every line is key: value, or continues one and is indented"),
    (HEAD + "```nudge Name\nJ: w\n```",
     "5:1 id: Name is no id: small letters, digits and hyphens, as in name"),
    (HEAD + "```nudge end\nJ: w\n```", "5:1 id: end is no id: it means the end of the lesson"),
    (HEAD + "```nudge\nJ: w\n\nNot a line of a block.\n\n```predict it\nJ: w\n```\n",
     "5:1 open-block: this block is not closed with ```"),
    (HEAD + "```python\nw = 3\n\n```predict it\nJ: w\n```\n", "5:1 open-block: this fence is not closed with ```"),
    (HEAD + "<!-- for me\n\n```predict it\nJ: w\n```\n", "5:1 open-comment: this comment is not closed with -->"),
    (HEAD + "```predict it\nJ: w\n" + "hint: x\n" * MOST_LINES + "```\n",
     "205:1 too-long: a block has at most 200 lines"),
    (HEAD + "```predict\nJ: w\n```",
     "5:1 id: a predict block has an id after its kind: small letters, digits and hyphens"),
    (HEAD + "```predict ..\nJ: w\n```", "5:1 id: .. is no id: small letters, digits and hyphens, at most 40"),
    (HEAD + "```predict The_Cube\nJ: w\n```",
     "5:1 id: The_Cube is no id: small letters, digits and hyphens, as in the-cube"),
    (HEAD + "```predict it\nJ: w\n```\n```value it\nJ: w\n```", "8:1 id: the id it is taken by line 5"),
    # keys
    (PREDICT + "J: w\npoint: 3\n```", "7:1 key: I don't know the key point. Did you mean hint?"),
    (PREDICT + "J: w\nJ: w^2\n```", "7:1 twice: J is given twice"),
    (PREDICT + "J:\n```", "6:3 value: J has no value"),
    (PREDICT + "at: 3\n```", "5:1 missing: the line J: … is missing"),
    (PREDICT + "include: /etc/passwd\n```", "5:1 missing: the line J: … is missing",
     "6:1 key: I don't know the key include. There are: J, variable, with, domain, at, eps, scheme, precision, ask, wrong, picture, hint, watch, skip"),  # noqa: E501
    # values
    (PREDICT + "J: 3w^\n```", "6:7 formula: Something is missing after ^."),
    (PREDICT + "J: 3x^2\n```",
     "6:5 formula: The letter here is w, not x. If x stands still, say with: x = 1; if it moves, say variable: x."),
    (HEAD + "```fill it\nJ: w^3\nline: dJ/dw = 3w^__\n```", "7:18 gap: a gap is four underscores: ____"),
    (PREDICT + "J: w; open\n```", "6:5 formula: I can't read ; here: one answer at a time."),
    (PREDICT + "J: w\nvariable: sin\n```", "7:11 variable: a variable is a letter such as w or x, not sin"),
    (PREDICT + "J: w\nwith: x 2\n```", "7:7 with: write frozen letters as x = 2, b = 1"),
    (PREDICT + "J: w\nwith: x = pi\n```", "7:7 with: write frozen letters as x = 2, b = 1"),
    (PREDICT + "J: w\nwith: w = 2\n```", "7:7 with: write frozen letters as x = 2, b = 1"),
    (PREDICT + "J: w\nat: 2, inf\n```", "7:8 point: inf is not a number to answer with."),
    (PREDICT + "J: w\nat: 9^9^9\n```", "7:5 point: That number is too large to compute with."),
    (PREDICT + "J: w\neps: 0\n```",
     "7:6 eps: A step size ε is a number such as 0.001 or 1e-3, above 0 and at most 1."),
    (PREDICT + "J: w\neps: -0.1\n```",
     "7:6 eps: A step size ε is a number such as 0.001 or 1e-3, above 0 and at most 1."),
    (PREDICT + "J: w\neps: 0.001 0.1\n```", "7:12 eps: Step sizes go from large to small: 0.1 is not smaller."),
    (PREDICT + "J: w\nscheme: centrl\n```", "7:9 scheme: I don't know the scheme centrl. Did you mean central?"),
    (PREDICT + "J: w\nwrong: 2w\n```", "7:8 wrong: write wrong: formula | what to say to it"),
    (PREDICT + "J: w\nwrong: 2x | no\n```", "7:9 formula: The letter here is w, not x."),
    (HEAD + "```nudge\nJ: w\nat: 2, 3\n```", "7:5 point: one point only, please"),
    (HEAD + "```value it\nhint: no\n```",
     "5:1 missing: a value block needs J: … (and at: …), or ask: … and answer: …"),
    (HEAD + "```value it\nanswer: 3\n```", "5:1 missing: an answer of your own needs a question of your own: ask: …"),
    (HEAD + "```value it\nask: x\nanswer: 3+\n```", "7:11 number: Something is missing after +."),
    (HEAD + "```choose it\nask: x\nright: a\n```",
     "5:1 choices: a choose block needs one right: … and at least one wrong: …"),
    (HEAD + "```choose it\nask: x\nright: a\n" + "wrong: b\n" * 26 + "```",
     "5:1 choices: a choose block has at most 26 answers"),
    (HEAD + "```choose it\nask: x\nright: a\nright: b\nwrong: c\n```",
     "5:1 choices: a choose block needs one right: … and at least one wrong: …", "8:1 twice: right is given twice"),
    (PREDICT + "J: w\ndomain: x > 0\n```", "7:9 domain: Write a domain as w > 0 or -1 < w <= 1."),
    (PREDICT + "J: w\nprecision:\n```", "7:11 value: precision has no value"),
    (HEAD + "```explore\nJ: w\nat: inf\n```", "7:5 point: inf is not a number to answer with."),
    (HEAD + "```explore\nat: 3\n```", "5:1 missing: the line J: … is missing"),
    (HEAD + "```fill it\nJ: w+\nline: dJ/dw = ____\n```", "6:6 formula: Something is missing after +."),
    (PREDICT + "J: w\nprecision: 1\n```",
     "7:12 precision: a precision is float, exact or a number of digits from 5 to 200, not 1"),
    (PREDICT + "J: w\nprecision: fifty\n```",
     "7:12 precision: a precision is float, exact or a number of digits from 5 to 200, not fifty"),
    (PREDICT + "J: w\npicture: secant, zom\n```", "7:10 picture: I don't know the picture zom. Did you mean zoom?"),
    (PREDICT + "J: w\nskip: maybe\n```", "7:7 skip: I don't know the word maybe. There are: yes, no"),
    (HEAD + "```value it\nJ: w\ntolerance: 0\n```", "7:12 number: a tolerance is a number above 0"),
    (HEAD + "```value it\nask: x\nanswer: 3\npicture: zoom\n```", "5:1 missing: a picture needs a function: J: …"),
    (HEAD + "```fill it\nJ: w^2\nline: dJ/dw = 2w\n```",
     "5:1 gap: the lines of a fill block have one gap between them: ____"),
    (HEAD + "```fill it\nJ: w^2\nline: ____ = ____\nline: dJ/dx = ____\nline: J = 2^^____\nanswer: 2+\n```",
     "7:7 line: a line begins with J = or with dJ/dw =", "8:7 line: a line begins with J = or with dJ/dw =",
     "9:13 formula: Something is missing between ^ and ^.", "10:11 formula: Something is missing after +."),
    (HEAD + "```mistake it\nJ: w^2\n```",
     "5:1 missing: a mistake block needs lines with a mistake, line: …, or a wrong rule that makes one, rule: …"),
    (HEAD + "```mistake it\nJ: w^2\nrule: X\nline: dJ/dw = ____\n```",
     "5:1 gap: a mistake block has no gap: ____ belongs into a fill block",
     "5:1 missing: a mistake block needs lines with a mistake, line: …, or a wrong rule that makes one, rule: …"),
    (HEAD + "```mistake it\nJ: w^\nrule: X\n```", "6:6 formula: Something is missing after ^."),
    (HEAD + "```drill\nskill: power\nuntil: 0\nmost: many\n```",
     "7:8 number: a whole number from 1 to 10, please", "8:7 number: a whole number from 1 to 50, please"),
    (HEAD + "```drill\nuntil:\n```", "5:1 missing: the line skill: … is missing", "6:7 value: until has no value"),
    (HEAD + "```branch\nif: mastered power\nif: -> Up\nif: lucky -> end\nelse: first 2 right -> end\n```",
     "6:5 branch: write where to go after an arrow: -> and a block's id, or -> end",
     "7:5 branch: write where to go after an arrow: -> and a block's id, or -> end",
     "8:5 branch: a condition is: mastered SKILL, first 3 right, or right ID",
     "9:7 branch: else has no condition: else: -> end"),
    (PREDICT + "J: w\n```\n```branch\nif: first 2 right -> mor\nif: right itt -> it\n```\n```nudge more\nJ: w\n```",
     "9:5 branch: only 1 questions come before this branch",
     "9:22 branch: I don't know the block mor. Did you mean more?",
     "10:5 branch: no question itt comes before this branch",
     "10:18 branch: a branch goes forward: it comes before it"),
]  # fmt: skip


@pytest.mark.parametrize("row", BROKEN, ids=lambda row: row[1])
def test_a_broken_lesson(row: tuple[str, ...]) -> None:
    text, *expected = row
    lesson, problems = read_lesson(text, "01-test.md", "01-test.md")
    found = [f"{each.place.line}:{each.place.column} {each.name}: {sentence(each.says)}" for each in problems]
    assert found == expected
    assert lesson is None


def test_a_file_that_is_no_lesson_at_all_is_not_told_line_by_line() -> None:
    _, problems = read_lesson("---\n" + "x\n" * 500 + "---\n", "01-test.md", "01-test.md")
    assert len(problems) == MOST_PROBLEMS + 1
    assert sentence(problems[-1].says) == "and 400 more"


@pytest.mark.parametrize(
    "name", ["..md", "01-.md", "01-Powers.md", "01-a b.md", "01-" + "a" * 41 + ".md", "\u202ebad.md"]
)
def test_a_bad_file_name(name: str) -> None:
    _, problems = read_lesson(HEAD + "```nudge\nJ: w\n```", name, name)
    assert [problem.name for problem in problems] == ["file-name"]


def test_every_kind_of_block_is_read_somewhere_above() -> None:
    assert {type(block) for block in read(WHOLE).blocks} == set(get_args(Block))
    assert {name for name in KINDS if f"```{name}" in WHOLE} == set(KINDS)


PIECES = st.sampled_from([
    "---", "format: 1", "title: x", "```", "```predict a", "```value b", "```choose c", "~~~", "J: w^2", "J: (",
    "at: 3", "at: ,", "eps: ..", "eps: 1e-1 .. ", "hint: x", "wrong: 2w | y", "  more", "right: 1", "with: a=",
    "```fill d", "line: dJ/dw = ____", "```branch", "if: first 1 right -> end",
    "if: right a -> b", "else: -> b", "```recap", "```explore e", "<!--", "-->", "# no", "domain: w >", "picture: x",
    "precision: 0", "tolerance: -1", "skip: no",
    "é\u202e", "",
])  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=20), max_size=30))
def test_reading_a_lesson_never_raises_and_points_into_the_file(lines: list[str]) -> None:
    text = "\n".join(lines)
    lesson, problems = read_lesson(text, "01-a.md", "01-a.md")
    assert (lesson is None) == any(not problem.warning for problem in problems)
    count = text.count("\n") + 1
    for problem in problems:
        assert 1 <= problem.place.line <= count
        assert problem.place.column >= 1
        assert sentence(problem.says)

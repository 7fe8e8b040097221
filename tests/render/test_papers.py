"""Notebooks and transcripts: what is in them, what never is, and that nothing typed runs in them."""

import ast
import json
from collections.abc import Callable

import pytest

from tutor.calculus.derivation.derive import derive
from tutor.course import paths
from tutor.course.asked import read_asked
from tutor.course.happened import Happened, Kind
from tutor.course.model import Lesson
from tutor.notation.plain import typed
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.render.papers import done, words
from tutor.render.papers.done import as_html, as_markdown, as_notebook
from tutor.render.papers.lesson import lesson_as_notebook
from tutor.session import record
from tutor.session.history import Attempt, Item, history
from tutor.values import replace


def reading(text: str) -> Tree:
    found = read(text)
    assert isinstance(found, Reading)
    return found.tree


SQUARE = "predict\nJ: w^2\nat: 3, -2"

DONE = (
    Item("powers", "square", "power", SQUARE, (Attempt("3w", right=False), Attempt("dJ/dw = 2w", right=True)), 1),
    Item("powers", "left", "power", "value\nJ: x*t^2\nvariable: t\nwith: x = 1/2\nat: -3",
         (Attempt("3", right=False), Attempt("-3", right=True))),
    Item("powers", "which", "power", "", (Attempt("b", right=False),), shown=True),
    Item("", "", "", "predict\nJ: ln(w)\nat: -1", (Attempt("1/w", right=True),)),
    Item("", "", "", "fill\nJ: w^3\nat: 2", (Attempt("3", right=True),)),
)  # fmt: skip
TITLES = {"powers": "Powers of w"}
TOLD = "- `3w`: not yet\n- `dJ/dw = 2w`: right\n- hints opened: 1"


def cells(notebook: str) -> list[tuple[str, str]]:
    return [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(notebook)["cells"]]


def test_a_notebook_of_what_was_done() -> None:
    made = cells(as_notebook(DONE, TITLES))
    assert made[:4] == [
        ("markdown", "# What I did"),
        ("code", "import matplotlib.pyplot as plt\nfrom sympy import diff, simplify, symbols, Rational, log"),
        ("markdown", "## Powers of w"),
        ("markdown", f"### 1. Predict the derivative of J(w) = $w^{{2}}$.\n\n{TOLD}"),
    ]
    code = [source for kind, source in made if kind == "code"]
    assert code[1] == "w = symbols('w')\nJ = w**2\ndJ = diff(J, w)\nprint(dJ)\nslope = dJ.subs([(w, -2)])\nprint(slope)"
    assert "prediction = 3*w\nfor value in" in code[2]
    assert code[3] == "prediction = 2*w\nprint(simplify(dJ - prediction))  # 0: it is the derivative"
    assert "def J(w):\n    return w**2" in code[4]
    assert 'label="tangent"' in code[5]
    assert "t, x = symbols('t x')\nJ = x*t**2" in code[6]
    assert "slope = dJ.subs([(x, Rational(1, 2)), (t, -3)])" in code[6]
    assert code[7] == "prediction = 3\nprint((slope - prediction).evalf())  # how far off it is"
    assert any("### 3. which" in source and "then the answer was shown" in source for _, source in made)
    assert [source for kind, source in made if "J = log(w)" in source]


def test_code_that_is_python() -> None:
    for kind, source in cells(as_notebook(DONE, TITLES)):
        if kind == "code":
            ast.parse(source)


def test_points_and_functions_of_all_kinds() -> None:
    kinds = ("sin(w)\nat: pi/3", "abs(w)\nat: 0", "max(w, 2)\nat: 3", "1/w\nat: 0")
    items = tuple(Item("", "", "", f"predict\nJ: {kind}") for kind in kinds)
    code = [source for kind, source in cells(as_notebook(items, {})) if kind == "code"]
    assert [source for source in code if source.startswith("import math\n\ndef height")]
    assert sum("def height" in source for source in code) == 3
    assert sum("tangent" in source for source in code) == 2
    text = as_markdown(items, {})
    assert "`dJ/dw = cos(w)`" in text


def test_a_derivative_that_no_rule_finds_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = derive(reading("w^2"), "w")
    monkeypatch.setattr(done, "derive", lambda *_: replace(found, derivative=None))
    text = as_markdown(DONE[:1], {})
    assert "dJ/dw = 2⋅w`" not in text
    assert "ε     J(w + ε)" in text


def test_a_transcript_in_markdown() -> None:
    text = as_markdown(DONE[:3], TITLES)
    assert text.startswith(
        "# What I did\n\n## Powers of w\n\n### 1. Predict the derivative of J(w) = w².\n\n"
        f"{TOLD}\n\n`dJ/dw = 2⋅w`\n\n"
        "      J(w) = w² at w = -2, forward difference"
    )
    assert "### 2. What is the slope of J(t) = x⋅t² at t = -3?" in text
    assert text.count("## Powers of w") == 1


KINDS = """
```fill gap
J: w^2
line: dJ/dw = ____ w
at: 4
```
```choose which
ask: Which *way*?
right: up | Yes.
wrong: down | No.
```
```value own
ask: How many knobs?
answer: 2
```
```mistake found
J: w^3
line: dJ/dw = 3w^3
at: 2
```
"""


def test_each_kind_of_question_as_it_was_asked(lesson: Callable[[str], Lesson]) -> None:
    blocks = {("l", block.id): block for block in paths.questions(lesson(KINDS).blocks)}
    items = tuple(Item("l", name, "", record.asked(block)) for (_, name), block in blocks.items())
    for text in (as_markdown(items, {}, questions=blocks), as_html(items, {}, questions=blocks)):
        for told in ("What belongs in the gap?", "dJ/dw = ____ w", "Which", "a) up", "b) down", "How many knobs?",
                     "Somebody answered this for J(w) = w³.", "dJ/dw = 3w^3"):  # fmt: skip
            assert told in text, told
        assert "Predict the derivative" not in text
    notebook = "\n".join(source for _, source in cells(as_notebook(items, {}, questions=blocks)))
    assert "J(w) = $w^{2}$. What belongs in the gap?\n\n    dJ/dw = ____ w" in notebook


def test_a_question_that_has_changed_is_told_as_it_was_kept(lesson: Callable[[str], Lesson]) -> None:
    blocks = {("l", block.id): block for block in paths.questions(lesson(KINDS).blocks)}
    items = (Item("l", "gap", "", "fill\nJ: w^5\nat: 2"), Item("l", "found", "", "mistake\nJ: w^7\nat: 2"))
    text = as_markdown(items, {}, questions=blocks)
    assert "J(w) = w⁵. What belongs in the gap?" in text
    assert "Somebody worked this out for J(w) = w⁷." in text


def test_a_transcript_as_a_page() -> None:
    page = as_html(DONE, TITLES)
    assert page.startswith("<!doctype html>")
    assert "<title>What I did</title>" in page
    assert "<h2>Powers of w</h2>" in page
    assert "<code>dJ/dw = 2w</code>: right" in page
    assert "<h2>Practice, and questions of my own</h2>" in page


HOSTILE = "`<script>alert(1)</script>` [x](javascript:y) \x1b[2J ```\n# no\n$\\rm$ __import__('os')"


def test_nothing_typed_gets_loose() -> None:
    items = (
        Item(HOSTILE, HOSTILE, HOSTILE, SQUARE, (Attempt(HOSTILE, right=False), Attempt(HOSTILE, right=True)), 0),
        Item("own:x", HOSTILE, "", "predict\nJ: w^2\n```\n```code\nJ: w", (Attempt("`", right=False),), 0),
        Item("x", "", "", f"predict\nJ: {HOSTILE}", (Attempt("", right=False),), 0),
    )
    page = as_html(items, {HOSTILE: HOSTILE})
    assert "<script" not in page
    assert "href" not in page
    assert "\x1b" not in page + as_markdown(items, {}) + as_notebook(items, {})
    code = [source for kind, source in cells(as_notebook(items, {})) if kind == "code"]
    assert not any("import" in source.replace("import m", "").replace("sympy import", "") for source in code)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("2w", "`2w`"), ("", "`  `"), ("`", "`` ` ``"), ("a``b`", "``` a``b` ```"), ("\n", "`<000A>`")],
)
def test_what_was_typed_as_code(text: str, shown: str) -> None:
    assert words.typed(text) == shown


def test_a_letter_that_python_needs_gets_no_code() -> None:
    for letter in ("k", "if", "value", "sin"):
        item = Item("x", "y", "", f"predict\nJ: {letter}^2\nvariable: {letter}", ())
        assert len(cells(as_notebook((item,), {}))) == 4
    item = Item("x", "y", "", "predict\nJ: exp(a)*E\nvariable: a\nwith: E = 2", ())
    assert len(cells(as_notebook((item,), {}))) > 4


# What was asked


@pytest.mark.parametrize(
    ("text", "kind", "J", "at"),
    [
        (SQUARE, "predict", "w^2", ("3", "-2")),
        ("value\nJ: x*t^2\nvariable: t\nwith: x = 2\nat: -3", "value", "x*t^2", ("-3",)),
        ("fill\nJ: w^3", "fill", "w^3", ("3",)),
    ],
)
def test_what_was_asked_is_read_back(text: str, kind: str, J: str, at: tuple[str, ...]) -> None:
    asked = read_asked(text)
    assert asked is not None
    assert (asked.kind, typed(asked.function.tree), tuple(point.text for point in asked.at)) == (kind, J, at)


@pytest.mark.parametrize("text", ["", "choose", "predict\n", "predict\nJ: 2 +", "predict\n```\n```code\nJ: w", "\x00"])
def test_what_is_about_no_function(text: str) -> None:
    assert read_asked(text) is None


# History


def told(kind: Kind, block: str, line: str = "", **parts: object) -> Happened:
    return Happened(kind, "powers", block, asked=SQUARE if line else "", line=line, **parts)  # type: ignore[arg-type] # the tests name them well


def test_a_history_question_by_question() -> None:
    happened = [
        told(Kind.OPENED, ""),
        told(Kind.WRONG, "a", "w"),
        told(Kind.HINT, "a"),
        told(Kind.RIGHT, "a", "2w"),
        told(Kind.HINT, "b"),
        told(Kind.SHOWN, "b"),
        told(Kind.WRONG, "c", "gone"),
        told(Kind.UNDONE, "c", of=bytes([6])),
        told(Kind.HINT, "d"),
        told(Kind.WRONG, "e", "7"),
        Happened(Kind.RIGHT, asked="predict\nJ: w", line="1"),
        told(Kind.RIGHT, "a", "2w"),
    ]
    items = history((bytes([number]), number, what) for number, what in enumerate(happened))
    assert [(item.block, item.attempts, item.hints, item.shown, item.at) for item in items] == [
        ("a", (Attempt("w", right=False), Attempt("2w", right=True)), 1, False, 3),
        ("b", (), 1, True, 5),
        ("", (Attempt("1", right=True),), 0, False, 10),
        ("a", (Attempt("2w", right=True),), 0, False, 11),
        ("e", (Attempt("7", right=False),), 0, False, 9),
    ]
    assert items[0].asked == SQUARE


# A lesson

LESSON = """
Some *words*.

```nudge
J: w^2
at: 3
eps: 1e-3
```

```nudge
J: k^2
variable: k
```

```code
J: w^3
```

```code
J: k^3
variable: k
at: 2
```

```explore
J: sqrt(w)
at: 4
```

```branch
if: mastered power -> last
```

```predict square
J: w^2
at: 3, -2
```

```predict named
J: if^2
variable: if
ask: What is it for **if**?
```

```value slope
J: w^2
at: 5
```

```value own
ask: How many?
answer: 3
why: Count them.
```

```choose which
ask: Which?
wrong: this
right: that | Because.
```

```fill gap
J: w^3
line: dJ/dw = ____ w^2
```

```mistake slip
J: w^4
at: 2
line: J = w^4
line: dJ/dw = 4w^4
hint: One lower.
```

```recap last
learnt: Powers.
```
"""


def test_a_lesson_for_a_class(lesson: Callable[[str], Lesson]) -> None:
    made = cells(lesson_as_notebook(lesson(LESSON)))
    text = "\n\n".join(source for kind, source in made if kind == "markdown")
    for part in ("# A test", "Some *words*.", "Predict the derivative of J(w) = $w^{2}$.", "What is it for **if**?",
                 "What is the slope of J(w) = $w^{2}$ at w = $5$?", "How many?", "3\n\nCount them.",
                 "Which?\n\n- this\n- that", "that\n\nBecause.", "    dJ/dw = ____ w^2",
                 "J(w) = $w^{4}$. Somebody worked it out, with a mistake. Which line is wrong?",
                 "wrong?\n\n    J = w^4\n    dJ/dw = 4w^4", "**What you have now**",
                 "<details><summary>the answer</summary>"):  # fmt: skip
        assert part in text, part
    for kind, source in made:
        if kind == "code":
            ast.parse(source)
    assert ("code", "w = symbols('w')\nJ = w**3\ndJ = diff(J, w)\nprint(dJ)") in made

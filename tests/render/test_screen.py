"""What each output looks like: at 80, 40 and 20 columns, with colour and without."""

import re

import pytest

from tutor.calculus.nudge import Table, nudge, until_rounding
from tutor.calculus.numbers import Point, read_point, read_steps
from tutor.calculus.schemes import BY_NAME
from tutor.messages import say
from tutor.notation.reading import Reading, read
from tutor.notation.tree import Tree
from tutor.notation.unreadable import Unreadable
from tutor.render.lines import Line, cells, plain_text
from tutor.render.prose import prose
from tutor.render.screen import Look, one, render
from tutor.render.sentences import number, sentence
from tutor.render.theme import THEME, THEMES
from tutor.session.outputs import (
    Choices,
    CodeShown,
    Formula,
    Help,
    Nudged,
    Output,
    Refused,
    Said,
    TableShown,
    Text,
    Title,
    Tone,
)
from tutor.session.settings import BY_NAME as BY_SETTING


def tree(text: str) -> Tree:
    reading = read(text)
    assert isinstance(reading, Reading)
    return reading.tree


def table(J: str, at: str, eps: str, scheme: str = "forward") -> Table:
    point, steps = read_point(at), read_steps(eps)
    assert isinstance(point, Point)
    assert not isinstance(steps, Unreadable)
    return nudge(tree(J), "w", point, steps, BY_NAME[scheme])


def page(output: Output, *, width: int = 80, colour: bool = False, echo: bool = False) -> str:
    return "\n".join(plain_text(line).rstrip() for line in one(output, Look(width=width, colour=colour, echo=echo)))


SQUARE = TableShown(until_rounding(table("w^2", "3", "1e-1, 1e-2, 1e-3, 1e-6, 1e-8, 1e-9")), told=True, more=True)


def test_the_table_of_the_first_lesson() -> None:
    assert (
        page(SQUARE)
        == """\
  J(w) = w² at w = 3, forward difference k = (J(w + ε) - J(w)) / ε
  ε     J(w + ε)           k                      off by
  1e-1  9.610000000000001  6.100000000000[012]   1.0e-01
  1e-2  9.060099999999998  6.00999999999[9849]   1.0e-02  10× closer
  1e-3  9.006001           6.0009999999[99479]   1.0e-03  10× closer
  1e-6  9.000006000001001  6.0000010[00927568]   1.0e-06  10× closer a step
  1e-8  9.00000006         5.99999[9963535174]  -3.6e-08  rounding takes over
  (digits in brackets are rounding noise; /eps 1e-1 .. 1e-16 shows what happens
  next)"""
    )


def test_noise_is_dim_where_there_is_colour() -> None:
    lines = one(SQUARE, Look(colour=True))
    assert ("noise", "012") in lines[2]
    assert "[012]" not in plain_text(lines[2])


def test_off_by_is_shown_only_when_told() -> None:
    untold = page(TableShown(SQUARE.table, told=False, more=False))
    assert "off by" not in untold
    assert "closer" not in untold
    assert "rounding takes over" in untold


@pytest.mark.parametrize(
    ("J", "at", "eps", "scheme", "says"),
    [
        ("w^2", "3", "1e-16", "forward", "3 + 1e-16 is still 3 in a float, so nothing moved."),
        ("w^2", "3", "1e-16", "backward", "3 - 1e-17 is still 3 in a float, so nothing moved."),
        (
            "1/w",
            "0",
            "1e-3",
            "forward",
            "At w = 0 J has no value that a float can hold, so there is nothing",
        ),
        ("|w|", "0", "1e-3", "central", "At w = 0 J has no slope."),
        ("1/w", "-1", "1", "forward", "J has no value here"),
        ("w^2", "3", "1e-8 1e-9 1e-10", "forward", "the same k: all rounding"),
        ("1/(10^9+w)", "1", "1e-9", "forward", "J did not move"),
    ],
)
def test_what_the_figures_alone_dont_say(J: str, at: str, eps: str, scheme: str, says: str) -> None:
    eps = "1e-17" if scheme == "backward" else eps
    shown = page(TableShown(table(J, at, eps, scheme), told=True, more=False))
    assert says in shown
    for forbidden in ("inf", "nan", "None"):
        assert forbidden not in shown


@pytest.mark.parametrize("width", [20, 30, 40, 50, 60, 72, 80, 120])
@pytest.mark.parametrize("scheme", list(BY_NAME))
def test_a_table_fits_its_terminal(width: int, scheme: str) -> None:
    shown = TableShown(table("1/w^2", "4", "1e-1 .. 1e-16", scheme), told=True, more=True)
    text = page(shown, width=width)
    assert all(cells(line) <= max(width, 34) for line in text.split("\n"))
    assert text.count("1e-") >= 16
    assert "rounding takes over" in " ".join(text.split())


def test_noise_left_of_the_point_is_noise_too() -> None:
    shown = page(TableShown(table("w^2", "100000001", "1e-1, 1e-4"), told=True, more=False))
    assert "200000[000.0]" in shown
    assert "200[020000.0]" in shown
    assert "[-" not in page(TableShown(table("-w^2", "100000001", "1e-8"), told=True, more=False))


def test_a_kink_on_a_narrow_terminal() -> None:
    shown = page(TableShown(table("|w| + w/3", "0", "1e-2"), told=True, more=False), width=20)
    assert "k = 1.3333333333333" in shown
    assert "off by" not in shown


def test_forty_columns() -> None:
    shown = TableShown(table("w^2", "3", "1e-1, 1e-2"), told=True, more=False)
    assert (
        page(shown, width=40)
        == """\
  J(w) = w² at w = 3, forward difference
  k = (J(w + ε) - J(w)) / ε
  ε     k                     off by
  1e-1  6.100000000000[012]  1.0e-01
  1e-2  6.00999999999[9849]  1.0e-02
        10× closer"""
    )


def test_twenty_columns() -> None:
    shown = TableShown(table("w^2", "3", "1e-2"), told=True, more=False)
    assert (
        page(shown, width=20)
        == """\
  J(w) = w² at w =
  3, forward
  difference k =
  (J(w + ε) - J(w))
  / ε
  ε = 1e-2
    J(w + ε) =
    9.060099999999998
    k = 6.00999999999[9849]
    off by 1.0e-02"""
    )


@pytest.mark.parametrize(
    ("prompt", "line", "column", "echo", "width", "shown"),
    [
        ("dJ/dw", "w2", 0, False, 80, "        ^\n  Why."),
        ("dJ/dw", "3w^", 3, False, 80, "           ^\n  Why."),
        ("dJ/dw", "导w2", 1, False, 80, "          ^\n  Why."),
        ("dJ/dw", "3w^", 3, True, 80, "    3w^\n       ^\n  Why."),
        ("dJ/dw", "a\x1bb", 2, False, 80, "    a<001B>b\n           ^\n  Why."),
        ("dJ/dw", "1+" * 30 + "w2", 60, False, 40, "    …1+1+1+1+1+1+1+1+w2\n                     ^\n  Why."),
        ("", "w2", 0, False, 80, "   ^\n  Why."),
    ],
)
def test_the_caret(prompt: str, line: str, column: int, echo: bool, width: int, shown: str) -> None:  # noqa: FBT001
    assert page(Refused(prompt, line, column, say("Why.")), echo=echo, width=width) == shown


def test_the_arithmetic_of_one_nudge() -> None:
    nudged = Nudged(say("J(w) = w²"), (("J", "3**2", "9"), ("J_ε", "(3 + 0.001)**2", "9.006001")))
    assert (
        page(nudged)
        == """\
  J(w) = w²

      J   = 3**2              9
      J_ε = (3 + 0.001)**2    9.006001"""
    )
    assert page(nudged, width=30).split("\n")[-2:] == ["      J_ε = (3 + 0.001)**2", "            9.006001"]
    assert page(nudged, colour=True) == page(nudged)


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        (Title("Powers of w", 2, 5), "  lesson 2 of 5 · Powers of w"),
        (Said(say("It is {tree} at {x}.", tree=tree("w^2"), x=0.5)), "  It is w² at 0.5."),
        (Formula("dJ/dw =", tree("-1/w^2")), "              1\n    dJ/dw = -────\n              w²"),
        (Choices((("a", "10"), ("b", "100"))), "    a) 10\n    b) 100"),
        (CodeShown("x = 1\nprint(x)", "1"), "      x = 1\n      print(x)\n  prints\n      1"),
        (Help((("/at P", say("another point")), ("/quit", say("leave")))), "  /at P  another point\n  /quit  leave"),
        (Text("One *two* `three`.", Tone.HINT), "  One two three."),
    ],
)
def test_each_output(output: Output, shown: str) -> None:
    assert page(output) == shown
    assert page(output, colour=True) == shown


def test_help_on_a_narrow_terminal() -> None:
    rows = (("/eps E…", say("other step sizes")),)
    assert page(Help(rows), width=30) == "  /eps E…\n      other step sizes"


MARKDOWN = """# A heading

One paragraph with **strong**, *emphasis*, `code` and a
soft break.\\
A hard one.

- first
- second, which is long enough to be wrapped on a narrow screen
  - inner

3. three
4. four

> quoted

```python
x = 3  # kept  as it is
```

    indented

---

<b>no html</b> ![a picture](x.png) [a link](https://example.org)
"""


def test_prose() -> None:
    assert (
        "\n".join(plain_text(line).rstrip() for line in prose(MARKDOWN, 44))
        == """\
  A heading

  One paragraph with strong, emphasis, code
  and a soft break.
  A hard one.

  · first
  · second, which is long enough to be
    wrapped on a narrow screen
    · inner

  3. three
  4. four

  quoted

      x = 3  # kept  as it is

      indented

  ────────────────────────────────────────

  <b>no html</b> a picture a link"""
    )


def test_prose_never_starts_at_the_margin_of_a_prompt() -> None:
    for line in prose("tutor> \n\n    [sudo] password:\n\n```\n❯ 2w\n```\n\n1. x", 40):
        assert plain_text(line).startswith("  ") or not plain_text(line)


def test_prose_shows_escape_sequences_instead_of_sending_them() -> None:
    text = "".join(plain_text(line) for line in prose("a&#27;[2J `b\x1b`\n\n```\nc\x1b\n```", 40))
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("value", "text"), [(6.000999999999479, "6.001"), (-0.0, "0"), (1e-20, "1e-20"), (9.0, "9"), (8.994001, "8.994001")]
)
def test_numbers_in_sentences(value: float, text: str) -> None:
    assert number(value) == text


def test_gaps_are_filled_once_and_braces_survive() -> None:
    assert sentence(say("{a} and {b}", a="{b}", b="\x1b")) == "{b} and <001B>"
    assert sentence(say("{unknown} {{x}}")) == "{unknown} {{x}}"
    assert sentence(say("{why}", why=say("because {x}", x=True))) == "because True"
    assert sentence(say("{x}", x=3)) == "3"


def test_blank_lines_stand_between_what_does_not_belong_together() -> None:
    outputs: tuple[Output, ...] = (
        Said(say("Right."), Tone.RIGHT),
        Text("Why.", Tone.WHY),
        Formula("", tree("w")),
        Said(say("(so)"), Tone.NOTICE),
        Text("Next?", Tone.ASK),
    )
    shown = [plain_text(line) for line in render(outputs, Look())]
    assert shown == ["", "  Right.", "  Why.", "", "     w", "  (so)", "", "  Next?"]


def styles(lines: list[Line]) -> set[str]:
    return {style for line in lines for style, _ in line}


def test_every_style_used_is_in_the_theme() -> None:
    outputs: tuple[Output, ...] = (
        SQUARE, Title("a", 1, 2), Text(MARKDOWN), Formula("J =", tree("w")), Refused("x", "y", 0, say("z")),
        Nudged(say("h"), (("J", "3**2", "9"),)), CodeShown('import math\nprint("a", 3 in x)', "1"),
        Choices((("a", "b"),)), Help((("/x", say("y")),)), *(Said(say("x"), tone) for tone in Tone),
    )  # fmt: skip
    used = styles(render(outputs, Look(colour=True))) | styles(render(outputs, Look(colour=False)))
    assert used <= THEME.keys()
    elsewhere = ("plot.", "input.", "prompt", "toolbar")  # pictures, and the line that is typed: see their tests
    unused = {style for style in THEME.keys() - used if not style.startswith(elsewhere)}
    assert unused <= {"heading", "strong", "emphasis"}


def test_every_theme_has_every_style_and_nothing_else() -> None:
    for name, theme in THEMES.items():
        assert theme.keys() == THEME.keys(), name
        assert all(re.fullmatch(r"(\d+(;\d+)*)?", parameters) for parameters in theme.values()), name
    assert set(THEMES) == {*BY_SETTING["theme"].choices} - {"auto"}
    assert not any(THEMES["none"].values())
    colours = {part for parameters in THEMES["high-contrast"].values() for part in parameters.split(";")}
    assert colours <= {"", "1", "4", "7"}


def test_noise_is_in_brackets_where_nothing_can_be_dim() -> None:
    assert "[012]" in "\n".join(plain_text(line) for line in one(SQUARE, Look(dim=False)))

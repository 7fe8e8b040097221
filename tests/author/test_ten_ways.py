"""A lesson broken in ten ways: `tutor check` finds all of them at once, each at its line."""

from pathlib import Path

import pytest

from tutor.author.check import check
from tutor.store.lessons import folders, lesson_files

WAYS = [
    # what is changed in the lesson about powers, into what, and what is said of it at that line
    ("title: Powers of w", "titel: Powers of w", "error [key]: I don't know the key titel. Did you mean title?"),
    ("after: ", "after: nudge-and-slop, ", "error [after]: I don't know the lesson nudge-and-slop"),
    ("```predict ", "```predikt ", "error [block]: I don't know the block predikt. Did you mean predict?"),
    ("J: w^3\n", "J: w^^3\n", "error [formula]"),
    ("at: 3", "att: 3", "error [key]: I don't know the key att. Did you mean at?"),
    ("wrong: ", "wrong: 2w | Hm?\nwrong: ", "error [wrong]: this wrong answer is in fact right"),
    ("hint: ", "hint: So it is 2w.\nhint: ", "warning [hint]: this hint gives the answer away: So it is 2w."),
    ("J: w^2\n", "J: w^2\ndomain: w > 1000\n", "error [domain]"),
    ("```predict square", "```predict square\nrule: X", "error [key]: I don't know the key rule"),
    ("```\n", "\n", "error [open-block]: this block is not closed with ```"),
]

LESSON = """---
format: 1
title: Powers of w
after: powers
---

```predict square
J: w^2
at: 3
wrong: w | The exponent is right.
hint: How many factors?
```

```predict cube
J: w^3
```
"""


def broken(old: str, new: str) -> tuple[str, int]:
    """Return the lesson with its first `old` changed, and the line at which that is."""
    before, _, after = LESSON.partition(old)
    return before + new + after, before.count("\n") + 1


@pytest.mark.parametrize("together", [False, True], ids=["one by one", "all together"])
def test_ten_ways(together: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: FBT001
    lines = []
    for number, (old, new, _) in enumerate(WAYS, 1):
        text, line = broken(old, new)
        (tmp_path / f"{number:02}-way-{number}.md").write_text(text, encoding="utf-8")
        lines.append(line)
    if together:
        assert check([str(tmp_path)]) == 2
        found = capsys.readouterr().out
    else:
        found = ""
        for path in lesson_files(tmp_path):
            assert check([str(path)]) in (1, 2)
            found += capsys.readouterr().out
    for number, ((_, new, says), line) in enumerate(zip(WAYS, lines, strict=True), 1):
        file = tmp_path / f"{number:02}-way-{number}.md"
        said = [each for each in found.splitlines() if each.startswith(f"{file}:") and says in each]
        assert said, (says, found)
        expected = line + (1 if new.startswith("```predict square") else 0)
        expected = 9 if "domain" in says else 7 if "open-block" in says else expected
        assert said[0].startswith(f"{file}:{expected}:"), said


def test_and_unbroken_it_passes(tmp_path: Path) -> None:
    (tmp_path / "01-whole.md").write_text(LESSON, encoding="utf-8")
    assert check([str(tmp_path)], strict=True) == 0
    assert folders()

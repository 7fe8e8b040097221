"""`tutor preview`: begins at a line, and goes on from the same place each time the file is saved."""

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tutor.author.preview import Watch, at_line, preview, same_place
from tutor.course.model import Lesson
from tutor.session.state import State

HEAD = "---\nformat: 1\ntitle: A test\n---\n"

BODY = """Words.

```predict one
J: w^2
```

More words.

```nudge
J: w^2
```

```predict two
J: w^3
```
"""


@pytest.mark.parametrize(("line", "index"), [(1, 0), (5, 0), (6, 0), (7, 1), (9, 1), (11, 2), (13, 3), (99, 4)])
def test_the_block_at_a_line(line: int, index: int, lesson: Callable[[str], Lesson]) -> None:
    assert at_line(lesson(BODY), line) == index


PLACES = [
    # what changed in the file; where the author was; where it goes on, the words before it included
    (("", ""), 4, 4),
    (("```predict one\nJ: w^2\n```\n", ""), 4, 2),
    (("", ""), 1, 0),
    (("predict two", "predict three"), 4, 0),
    (("predict one", "predict first"), 1, 0),
    (("J: w^2\n```\n\nMore", "J: w^2\n```\n\n```predict extra\nJ: w\n```\n\nMore"), 4, 5),
    (("", ""), 5, 4),
]


@pytest.mark.parametrize(("change", "was", "now"), PLACES)
def test_the_same_place(change: tuple[str, str], was: int, now: int, lesson: Callable[[str], Lesson]) -> None:
    assert same_place(State(lesson(BODY), block=was), lesson(BODY.replace(*change, 1))) == now


def test_nothing_is_left_of_the_place(lesson: Callable[[str], Lesson]) -> None:
    other = lesson("Words.\n\n```predict other\nJ: w\n```")
    assert same_place(State(lesson(BODY), block=4), other) == 1
    assert same_place(State(lesson(BODY), block=0), other) == 0


def test_a_file_that_is_saved_is_noticed_once(tmp_path: Path) -> None:
    file = tmp_path / "01-test.md"
    file.write_text("one", encoding="utf-8")
    watch = Watch(file)
    assert not watch.changed()
    file.unlink()
    assert not watch.changed()
    file.write_text("another", encoding="utf-8")
    assert watch.changed()
    assert not watch.changed()


def test_in_plain_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "01-test.md"
    file.write_text(HEAD + BODY, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("2w\n"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert preview(str(file), 10, plain=True) == 0
    out = capsys.readouterr().out
    assert "A test" not in out
    assert out.lstrip().startswith("Predict the derivative of J(w) = w².")
    assert "More words." in out
    file.write_text("broken", encoding="utf-8")
    assert preview(str(file), 1, plain=True) == 2


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is POSIX's")
@pytest.mark.slow
def test_on_a_terminal(tmp_path: Path) -> None:
    file = tmp_path / "01-test.md"
    file.write_text(HEAD + BODY, encoding="utf-8")
    child = pexpect.spawn(
        sys.executable, ["-m", "tutor", "preview", str(file)], encoding="utf-8", timeout=60, dimensions=(24, 80),
        env={**os.environ, "NO_COLOR": "1", "TERM": "xterm", "HOME": str(tmp_path), "LANG": "C.UTF-8"},
    )  # fmt: skip
    child.expect("Predict the derivative")
    child.sendline("2w")
    child.expect("Predict the derivative of J.w. = w³")
    time.sleep(0.5)
    file.write_text(HEAD + BODY.replace("w^3", "w^4"), encoding="utf-8")
    child.expect("Predict the derivative of J.w. = w⁴")
    time.sleep(0.5)
    file.write_text(HEAD + BODY.replace("w^3", "w^"), encoding="utf-8")
    child.expect("Something is missing after")
    time.sleep(0.5)
    file.write_text(HEAD + BODY.replace("w^3", "w^5"), encoding="utf-8")
    child.expect("Predict the derivative of J.w. = w⁵")
    child.expect("❯")
    child.sendline("/quit")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0

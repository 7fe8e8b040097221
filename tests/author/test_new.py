"""`tutor new`: where the file goes, that it passes every check, and what is refused."""

from pathlib import Path

import pytest

from tutor.author.check import check
from tutor.author.new import new

WRITTEN = [
    # what is there already, the name, where the lesson goes
    ((), "chain-rule", "01-chain-rule.md"),
    (("02-old.md", "README.md"), "chain-rule", "03-chain-rule.md"),
    (("lessons/09-old.md",), "chain-rule", "lessons/10-chain-rule.md"),
    ((), "05-mine.md", "05-mine.md"),
    (("sub/01-old.md",), "sub/07-mine.md", "sub/07-mine.md"),
]


@pytest.mark.parametrize(("there", "name", "expected"), WRITTEN)
def test_where_it_goes(
    there: tuple[str, ...], name: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in there:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).touch()
    assert new(name, None, None) == 0
    text = (tmp_path / expected).read_text(encoding="utf-8")
    assert f"title: {'Mine' if 'mine' in name else 'Chain rule'}\n" in text
    assert f"tutor check {expected}" in text


def test_it_passes_every_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("chain-rule", "The chain rule: inside and outside", None) == 0
    assert new("copied", None, "powers") == 0
    assert new("copied-again", "Once more", "02-copied.md") == 0
    assert check([str(tmp_path)], strict=True) == 0
    titles = [
        path.read_text(encoding="utf-8").split("title: ")[1].split("\n")[0] for path in sorted(tmp_path.iterdir())
    ]
    assert titles == ["The chain rule: inside and outside", "Copied", "Once more"]


REFUSED = [
    ("Chain Rule", None, None, "a lesson's name has small letters, digits and hyphens"),
    ("../up", None, None, "a lesson's name has small letters, digits and hyphens"),
    ("old", "two\nlines", None, "a title is one line of text"),
    ("new", None, "nothing-like-it", "the file can't be read"),
    ("01-old.md", None, None, "01-old.md is there already"),
    ("old", None, None, "there is a lesson old already: 01-old.md"),
    ("07-old.md", None, None, "there is a lesson old already: 01-old.md"),
    ("nowhere/01-new.md", None, None, "can't write nowhere/01-new.md: No such file or directory"),
]


@pytest.mark.parametrize(("name", "title", "source", "says"), REFUSED)
def test_what_is_refused(
    name: str,
    title: str | None,
    source: str | None,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "01-old.md").touch()
    assert new(name, title, source) == 2
    assert says in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["01-old.md"]

"""The documents held to the program: every command line in them runs, every example lesson passes."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.author.check import check
from tutor.cli import parser
from tutor.course.kinds import KINDS
from tutor.practice.skills import SKILL_BY_NAME
from tutor.session.commands import COMMANDS

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")
GUIDE = (TOP / "lessons" / "README.md").read_text(encoding="utf-8")

SHELL = re.compile(r"^ *```(?:sh|console|shell)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def command_lines(text: str) -> list[str]:
    """Return the lines of all shell blocks, without comments and prompts."""
    lines = [line for block in SHELL.findall(text) for line in block.splitlines()]
    return [line.split("  #")[0].split(" # ")[0].strip().removeprefix("$ ") for line in lines if line.strip()]


TUTOR_LINES = [line for line in command_lines(README) if re.match(r"(printf .*\| )?tutor", line)]


def test_there_are_command_lines() -> None:
    assert len(TUTOR_LINES) >= 8


@pytest.mark.parametrize("line", TUTOR_LINES)
def test_a_command_line_of_the_readme(line: str) -> None:
    program = line.replace("tutor ", f"{shlex.quote(sys.executable)} -m tutor ", 1)
    done = subprocess.run(
        ["/bin/sh", "-c", program],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


GUIDE_LINES = [line for line in command_lines(GUIDE) if line.startswith("tutor ")]


@pytest.mark.slow
def test_the_command_lines_of_the_guide(tmp_path: Path) -> None:
    shutil.copytree(TOP / "lessons", tmp_path / "lessons", ignore=shutil.ignore_patterns("*.po"))  # her own folder
    assert len(GUIDE_LINES) >= 8
    for line in GUIDE_LINES:
        arguments = shlex.split(line, comments=True)[1:]
        done = subprocess.run(
            [sys.executable, "-m", "tutor", *arguments],
            cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, (line, done.stdout[-500:], done.stderr)
        assert done.stdout, line


def test_the_readme_names_every_command_and_every_word() -> None:
    for action in parser()._subparsers._group_actions:  # type: ignore[union-attr]  # noqa: SLF001 - argparse has no other way
        assert action.choices is not None
        for name in action.choices:
            assert f"tutor {name}" in README
    for command in COMMANDS:
        assert f"/{command.name}" in README


def test_every_module_named_is_there() -> None:
    for name in re.findall(r"`((?:tutor|tests|lessons|\.ci)/[\w./-]*)`", README + GUIDE):
        assert (TOP / name).exists() or "NN-name" in name, name


def test_the_guide_knows_every_block_and_key() -> None:
    for kind, row in KINDS.items():
        assert f"`{kind}`" in GUIDE
        for key in row.keys:
            assert f"`{key}`" in GUIDE or f"{key}:" in GUIDE, (kind, key)


def test_the_guide_knows_every_skill() -> None:
    assert not [name for name in SKILL_BY_NAME if f"`{name}`" not in GUIDE]


EXAMPLES = re.findall(r"^(`{4,}|~{3,})markdown\n(.*?)^\1", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_of_the_guide(number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = EXAMPLES[number][1]
    if not text.startswith("---"):
        text = f"---\nformat: 1\ntitle: Example\n---\n{text}"
    file = tmp_path / "17-example.md"
    file.write_text(text, encoding="utf-8")
    assert check([str(file)]) == 0, capsys.readouterr().out


def test_there_are_examples() -> None:
    assert EXAMPLES

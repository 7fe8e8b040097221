"""What all tests share: SymPy's process, lessons made on the spot, golden pages with an update switch."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tutor.course.model import Lesson
from tutor.course.reading import read_lesson
from tutor.prover.process import Prover
from tutor.session.state import Tools
from tutor.terminal.speech import speak

HERE = Path(__file__).parent

os.environ["TUTOR_LANG"] = "en"  # whatever the locale: what is said is compared with English


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden pages anew instead of comparing them")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Leave no language of one test to the next."""
    yield
    speak("en")


@pytest.fixture(scope="session")
def prover() -> Iterator[Prover]:
    """One worker for all tests, with time enough for a busy machine."""
    prover = Prover(deadline=20.0)
    yield prover
    prover.close()


@pytest.fixture(scope="session")
def tools(prover: Prover) -> Tools:
    return Tools(prover.prove, prover.differentiate)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a page with the one kept in a file; with --update, keep this one."""

    def compare(file: Path, page: str) -> None:
        if request.config.getoption("--update"):
            file.write_text(page, encoding="utf-8")
        assert page == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def lesson() -> Callable[[str], Lesson]:
    """Make a lesson from the text of its blocks."""

    def make(body: str) -> Lesson:
        made, problems = read_lesson(f"---\nformat: 1\ntitle: A test\n---\n{body}\n", "01-test.md", "01-test.md")
        assert not problems
        assert made is not None
        return made

    return make


@pytest.fixture(autouse=True)
def progress_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test's progress to itself, also in the tutors it starts."""
    monkeypatch.setenv("TUTOR_PROGRESS", str(tmp_path_factory.mktemp("progress") / "progress.db"))

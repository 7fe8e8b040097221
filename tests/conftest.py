"""What all tests share: SymPy's process, lessons made on the spot, golden pages with an update switch."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
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


@contextmanager
def _at_home(folder: Path) -> Iterator[None]:
    """Let progress, settings and typed lines be kept in this folder, also by the tutors that are started."""
    folder.mkdir()
    with pytest.MonkeyPatch.context() as environment:  # of its own: a test may undo what it patched itself
        environment.setenv("HOME", str(folder))
        environment.setenv("TUTOR_PROGRESS", str(folder / "progress.db"))
        for custom in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            environment.delenv(custom, raising=False)
        yield
    with suppress(OSError):
        folder.rmdir()  # most are empty


@pytest.fixture(scope="session", autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make the folder of the tests' homes, and one for what all tests share."""
    folder = tmp_path_factory.mktemp("homes")
    with _at_home(folder / "shared"):
        yield folder


_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def home_of_its_own(homes: Path) -> Iterator[None]:
    """Keep every test's progress and settings to itself."""
    with _at_home(homes / str(next(_NUMBERS))):
        yield

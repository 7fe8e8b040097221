"""Finding lessons: beside the program when installed, beside its folder in a checkout, or where told.

A lesson is a regular file of modest size. Lessons are read one at a time, when they are opened; the
list needs their titles only.
"""

from pathlib import Path
from zlib import crc32

from tutor.course.kinds import KINDS
from tutor.course.model import Lesson
from tutor.course.problems import Place, Problem
from tutor.course.reading import lesson_id, read_lesson, read_partly
from tutor.course.script import LONGEST_FILE, cut
from tutor.messages import Message, say
from tutor.store.failure import NoLessonsError
from tutor.store.files import content
from tutor.values import value


@value
class Listed:
    """A lesson on the list: its file, its id, and its title as far as the file's head tells it.

    `pack` names where it comes from, empty for those that come with the program.
    """

    path: Path
    id: str
    title: str
    pack: str = ""

    @property
    def name(self) -> str:
        """Its id, after the name of its pack."""
        return f"{self.pack}:{self.id}" if self.pack else self.id


def folders() -> tuple[Path, ...]:
    """Return the folders that may hold the lessons that come with the program, in order."""
    package = Path(__file__).parents[1]
    return (package / "lessons", package.parent / "lessons")


def shipped() -> tuple[Listed, ...]:
    """List the lessons that come with the program.

    Raises:
        NoLessonsError: where there are none, saying where they were looked for.
    """
    for folder in folders():
        if files := lesson_files(folder):
            return tuple(listed(path) for path in files)
    looked = ", ".join(map(str, folders()))
    raise NoLessonsError(say("No lessons found. I looked in: {looked}. Is the installation complete?", looked=looked))


def shelf_if_any() -> tuple[Listed, ...]:
    """List the lessons that come with the program, none where there are none."""
    try:
        return shipped()
    except NoLessonsError:
        return ()


def listed(path: Path, pack: str = "") -> Listed:
    """Return a lesson file as it stands on the list."""
    return Listed(path, lesson_id(path.name), _title(path), pack)


def lesson_files(folder: Path) -> tuple[Path, ...]:
    """Return the lesson files of a folder, in the order of their numbers."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix == ".md" and path.name[:1].isdigit()))
    except OSError:
        return ()


def _title(path: Path) -> str:
    """Return the title in a lesson's front matter; the lesson's id where there is none to be read."""
    try:
        head = content(path, _HEAD).decode("utf-8", "replace")
    except OSError:
        head = ""
    for line in head.split("\n")[1:]:
        if line.startswith("---"):
            break
        if line.startswith("title:"):
            return line.removeprefix("title:").strip()
    return lesson_id(path.name)


_HEAD = 2_000


def pack_of(path: Path) -> str:
    """Return what stands for the folder of an author's own lessons in the names of her answers.

    Two folders have two names, so lessons that are called the same don't touch each other's answers.
    """
    folder = path.absolute().parent
    return f"{folder.name}-{crc32(str(folder).encode('utf-8', 'surrogateescape')):08x}"


def question_ids(path: Path) -> tuple[str, ...]:
    """Return the ids of the questions in a lesson file, without reading what they ask; none where it can't be read."""
    try:
        text = content(path, LONGEST_FILE).decode("utf-8", "replace")
    except OSError:
        return ()
    parts = cut(text, str(path)).parts
    return tuple(part.name for part in parts if part.kind in KINDS and KINDS[part.kind].asks)


def file_of(name: str) -> Path:
    """Return the file that is meant: a lesson that comes along by its name or number, else the path as it stands."""
    path = Path(name)
    if path.suffix == ".md" or path.exists():
        return path
    shelf = enumerate(shelf_if_any(), 1)
    return next((listed.path for number, listed in shelf if name in (listed.id, str(number))), path)


def read_file(path: Path, *, partly: bool = False) -> tuple[Lesson | None, tuple[Problem, ...]]:
    """Read one lesson file, or say why it can't be read; `partly`: with errors return what could be read of it."""
    named = str(path)
    try:
        read = content(path, LONGEST_FILE + 1)
        if len(read) > LONGEST_FILE:
            says = say("the file is larger than {most} bytes", most=LONGEST_FILE)
            return None, (Problem(Place(named), "file", says),)
        text = read.decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        says = say("this is not UTF-8 text: byte {byte}", byte=f"0x{error.object[error.start]:02x}")
        return None, (Problem(Place(named, line), "encoding", says),)
    except OSError as error:
        says = say("the file can't be read: {why}", why=Message(error.strerror or str(error)))
        return None, (Problem(Place(named), "file", says),)
    return (read_partly if partly else read_lesson)(text, named, path.name)
